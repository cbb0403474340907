"""Names are resolved once, all answers vetted, and what was vetted is what is dialled."""

from __future__ import annotations

import asyncio

import pytest

from vetter.errors import SettingsError
from vetter.model import Mark, TroubleKind
from vetter.net import Way
from vetter.settings import Network, Settings

SITE = "http://gazette.example.org/"


@pytest.mark.parametrize(
    "records",
    [
        {"A": ["169.254.169.254"]},
        {"A": ["10.0.0.7"]},
        {"AAAA": ["::ffff:10.0.0.7"]},
        {"AAAA": ["64:ff9b::a9fe:a9fe"]},
        {"AAAA": ["fe80::1"]},
        {"A": ["127.0.0.1"], "AAAA": ["fd00::1"]},
        {"A": ["127.0.0.1", "192.168.0.1"]},
    ],
)
async def test_a_name_with_any_forbidden_address_is_not_contacted(corner, records):
    corner.zone["gazette.example.org"] = records
    fetched = await corner.get(SITE)
    assert fetched.trouble.kind is TroubleKind.REFUSED_ADDRESS
    assert corner.requests == []


async def test_a_second_answer_cannot_replace_the_vetted_one(corner):
    """DNS rebinding: the name is asked once per connection, and the literal answer is dialled."""
    fetched = await corner.get(SITE)
    assert fetched.trouble is None
    assert corner.dns_questions.count(("gazette.example.org", "A")) == 1


async def test_whoever_wants_a_name_that_is_being_asked_for_waits_for_the_same_answer(corner):
    async with corner.way() as way:
        way.expect(SITE)
        fetched = await asyncio.gather(*(way.get(f"{SITE}{number}") for number in range(3)))
    assert not any(one.trouble for one in fetched)
    assert corner.dns_questions.count(("gazette.example.org", "A")) == 1


@pytest.mark.parametrize("options", [{"offline": True}, {"permits": lambda _: False}])
async def test_no_name_is_asked_for_where_nothing_may_be_asked(corner, options):
    async with corner.way(**options) as way:
        way.expect(SITE)
        await asyncio.sleep(0.05)
    assert corner.dns_questions == []


async def test_an_address_is_no_name_to_ask_for(corner):
    async with corner.way() as way:
        way.expect("http://93.184.216.34/")
        way.expect("http://[2606:2800:21f::1]/")
        await asyncio.sleep(0.05)
    assert corner.dns_questions == []


async def test_a_name_that_is_expected_for_nothing_holds_nobody_up(corner):
    async with corner.way() as way:
        way.expect("http://slow.example.org/")


async def test_loopback_is_refused_unless_settings_allow_it(corner):
    settings = Settings(network=Network(nameservers=(f"127.0.0.1:{corner.dns.port}",)))
    async with Way(settings) as way:
        fetched = await way.get(SITE)
    assert fetched.trouble.kind is TroubleKind.REFUSED_ADDRESS


async def test_a_detour_does_not_help_a_name_that_does_not_resolve(corner):
    fetched = await corner.get("http://nowhere.example.org/")
    assert fetched.trouble.kind is TroubleKind.NO_SUCH_NAME
    assert corner.requests == []


async def test_the_first_detour_that_fits_wins(corner):
    detours = (
        "other.example.org:80=127.0.0.1:1",
        f"gazette.example.org:80=127.0.0.1:{corner.plain}",
        "*:80=127.0.0.1:1",
    )
    async with corner.way(connect_to=detours) as way:
        assert (await way.get(SITE)).trouble is None


@pytest.mark.parametrize(
    "network",
    [
        {"connect_to": ("*:80=192.168.0.1:80",)},
        {"connect_to": ("*:80=8.8.8.8:80",)},
        {"connect_to": ("nonsense",)},
        {"connect_to": ("*:80=localhost:80",)},
        {"allow_addresses": ("not a network",)},
        {"nameservers": ("127.0.0.1:dns",)},
        {"ca_file": "/nonexistent.pem"},
        {"proxy": "gopher://127.0.0.1"},
        {"proxy": "socks5h://"},
    ],
)
async def test_network_settings_that_cannot_be_used_are_refused_before_anything_is_asked(
    corner, network
):
    with pytest.raises(SettingsError) as refusal:
        Way(corner.settings(**network))
    assert refusal.value.message


async def test_a_closed_port_is_a_connection_failure_and_tried_twice_at_most(corner):
    async with corner.way(connect_to=("*:80=127.0.0.1:1",)) as way:
        fetched = await way.get(SITE)
    assert fetched.trouble.kind is TroubleKind.CONNECTION
    assert len(fetched.hops) == 2


async def test_tls_is_verified_against_the_name_that_was_asked(corner):
    fetched = await corner.get("https://gazette.example.org/")
    assert fetched.trouble is None
    assert fetched.last.marks == ()


@pytest.mark.parametrize(
    ("state", "mark"),
    [("expired", Mark.CERTIFICATE_EXPIRED), ("wrong-name", Mark.CERTIFICATE_NAME)],
)
async def test_a_page_behind_a_broken_certificate_is_read_and_marked(corner, state, mark):
    corner.certificates["gazette.example.org"] = state
    fetched = await corner.get("https://gazette.example.org/")
    assert fetched.last.payload == b"ok"
    assert mark in fetched.last.marks


async def test_an_unknown_authority_is_marked_as_untrusted(corner):
    async with corner.way(ca_file="") as way:
        fetched = await way.get("https://gazette.example.org/")
        looked = await way.certificate("gazette.example.org")
    assert Mark.CERTIFICATE_UNTRUSTED in fetched.last.marks
    assert Mark.CERTIFICATE_UNTRUSTED in looked.marks
    assert looked.payload


async def test_what_speaks_no_tls_is_a_tls_failure(corner):
    async with corner.way(connect_to=(f"*:443=127.0.0.1:{corner.port43}",)) as way:
        fetched = await way.get("https://gazette.example.org/")
        looked = await way.certificate("gazette.example.org")
    assert fetched.trouble.kind in (TroubleKind.TLS, TroubleKind.CONNECTION)
    assert looked.trouble.kind is TroubleKind.TLS


async def test_the_certificate_is_kept_as_it_was_shown(corner):
    from cryptography import x509

    corner.certificates["gazette.example.org"] = "expired"
    async with corner.way() as way:
        looked = await way.certificate("gazette.example.org")
        refused = await way.certificate("nowhere.example.org")
    assert (
        "gazette.example.org"
        in x509.load_der_x509_certificate(looked.payload).subject.rfc4514_string()
    )
    assert looked.marks == (Mark.CERTIFICATE_EXPIRED,)
    assert looked.url == "tls://gazette.example.org:443"
    assert refused.trouble.kind is TroubleKind.NO_SUCH_NAME
