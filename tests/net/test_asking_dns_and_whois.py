"""DNS and port 43 through the same guard."""

from __future__ import annotations

import asyncio
import socket

import dns.message
import pytest

from vetter.model import Mark, TroubleKind
from vetter.net import resolver, whois


async def test_an_answer_is_kept_as_text(corner):
    corner.zone["gazette.example.org"]["MX"] = ["10 mail.gazette.example.org."]
    async with corner.way() as way:
        answer = await way.lookup("gazette.example.org", "MX")
    assert b"10 mail.gazette.example.org." in answer.payload
    assert (answer.url, answer.status) == ("dns:gazette.example.org?type=MX", 0)


async def test_no_such_name_and_nothing_of_this_kind_are_two_answers(corner):
    async with corner.way() as way:
        none = await way.lookup("gazette.example.org", "TXT")
        no_name = await way.lookup("nowhere.example.org", "TXT")
    assert none.trouble is None
    assert no_name.trouble.kind is TroubleKind.NO_SUCH_NAME
    assert b"NXDOMAIN" in no_name.payload


async def test_a_name_without_address_is_no_missing_name(corner):
    corner.zone["mail-only.example.org"] = {"MX": ["10 x.example.org."]}
    fetched = await corner.get("http://mail-only.example.org/")
    assert fetched.trouble.kind is TroubleKind.NO_ADDRESS


async def test_silence_is_a_failure_and_no_answer(corner, monkeypatch):
    monkeypatch.setattr(resolver, "LIFETIME", 0.3)
    corner.dns.down = True
    async with corner.way() as way:
        answer = await way.lookup("gazette.example.org", "A")
        fetched = await way.get("http://gazette.example.org/")
    assert answer.trouble.kind is TroubleKind.DNS_FAILED
    assert fetched.trouble.kind is TroubleKind.DNS_FAILED


async def test_long_answers_come_over_tcp(corner):
    corner.zone["gazette.example.org"]["TXT"] = [f'"{"x" * 200}{n}"' for n in range(20)]
    async with corner.way() as way:
        answer = await way.lookup("gazette.example.org", "TXT")
    assert answer.payload.count(b"xxx") >= 20


async def test_impossible_names_and_types_end_in_words(corner):
    async with corner.way() as way:
        for name, kind in (("a" * 300 + ".org", "A"), ("..", "A"), ("x.org", "NOTATYPE")):
            assert (await way.lookup(name, kind)).trouble.kind is TroubleKind.DNS_FAILED


async def test_whoever_is_told_to_end_as_the_answer_comes_ends():
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.setblocking(False)
        server.bind(("127.0.0.1", 0))
        asker = resolver.Resolver([f"127.0.0.1:{server.getsockname()[1]}"])
        asking = asyncio.create_task(asker.ask("gazette.example.org", "A"))
        question, whom = await loop.sock_recvfrom(server, 4096)
        answer = dns.message.make_response(dns.message.from_wire(question))
        server.sendto(answer.to_wire(), whom)
        loop.call_later(0, asking.cancel)  # what was received is looked at before what is due
        await asyncio.wait([asking])
    assert asking.cancelled()


async def test_the_systems_name_servers_are_used_without_settings():
    assert resolver.Resolver(()).name == "the system's name servers"


@pytest.fixture
def registry(corner):
    corner.zone["whois.registry.example.org"] = {"A": ["127.0.0.1"]}
    return "whois.registry.example.org"


async def test_whois_asks_one_line_and_keeps_the_answer(corner, registry):
    async with corner.way() as way:
        answer = await way.whois(registry, "example.org\r\nEVIL\x00 ü")
    assert corner.whois_questions == [b"example.orgEVIL \r\n"]
    assert answer.payload == b"Domain Name: EXAMPLE.ORG\r\n"
    assert answer.trouble is None


async def test_whois_without_end_is_cut(corner, registry, monkeypatch):
    monkeypatch.setattr(whois, "MAX_BYTES", 5000)

    async def flood(writer):
        for _ in range(1000):
            writer.write(b"x" * 1000)
            await writer.drain()

    corner.whois_answer = flood
    async with corner.way() as way:
        answer = await way.whois(registry, "example.org")
    assert len(answer.payload) == 5000
    assert answer.marks == (Mark.TRUNCATED,)


async def test_whois_that_drips_ends_at_the_deadline_with_what_came(corner, registry, monkeypatch):
    monkeypatch.setattr(whois, "SECONDS", 0.4)

    async def drip(writer):
        while True:
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.05)

    corner.whois_answer = drip
    async with corner.way() as way:
        answer = await way.whois(registry, "example.org")
    assert answer.trouble.kind is TroubleKind.TIMEOUT
    assert answer.payload.startswith(b"aa")


@pytest.mark.parametrize(
    ("server", "kind"),
    [
        ("127.0.0.1", TroubleKind.REFUSED_URL),
        ("localhost", TroubleKind.REFUSED_URL),
        ("nowhere.example.org", TroubleKind.NO_SUCH_NAME),
        ("metadata.example.org", TroubleKind.REFUSED_ADDRESS),
    ],
)
async def test_a_referral_leads_nowhere_that_we_would_not_go(corner, server, kind):
    corner.zone["metadata.example.org"] = {"A": ["169.254.169.254"]}
    async with corner.way() as way:
        answer = await way.whois(server, "example.org")
    assert answer.trouble.kind is kind


async def test_a_closed_port_43_is_said(corner, registry):
    async with corner.way(connect_to=("*:43=127.0.0.1:1",)) as way:
        answer = await way.whois(registry, "example.org")
    assert answer.trouble.kind is TroubleKind.CONNECTION
    assert "port 43" in answer.trouble.message
