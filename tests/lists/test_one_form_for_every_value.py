"""The same thing written in two ways is one; the form of a form is that form; nonsense has none."""

from __future__ import annotations

from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.lists import normalise

LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True).filter(
    lambda label: label[2:4] != "--"
)
HOST = st.tuples(st.lists(LABEL, min_size=1, max_size=3), st.sampled_from(["org", "de", "co.uk"])).map(
    lambda parts: ".".join((*parts[0], parts[1]))
).filter(lambda host: not host.startswith("www."))  # fmt: skip
EXACT = ["domain", "host", "url", "tracker", "handle", "email", "phone", "ip", "certificate"]


@given(st.text(max_size=100), st.sampled_from(EXACT))
def test_the_form_of_a_form_is_that_form(text, kind):
    form = normalise.value(text, kind)
    assert form == "" or normalise.value(form, kind) == form


@given(HOST)
def test_hosts_compare_without_case_dots_ports_defanging_and_www(host):
    ways = [
        host.upper(),
        f"{host}.",
        f"www.{host}",
        f"{host}:8443",
        host.replace(".", "[.]"),
        host.replace(".", "(dot)"),
        host.replace(".", "[.", 1),
        f" {host} ",
    ]
    assert {normalise.value(way, "domain") for way in ways} == {host}


@given(HOST, st.from_regex(r"/[a-z0-9/-]{0,20}[a-z0-9]", fullmatch=True))
def test_addresses_compare_without_what_does_not_tell_them_apart(host, path):
    ways = [
        f"https://{host}{path}",
        f"http://www.{host.upper()}{path}/",
        f"hxxps://{host.replace('.', '[.]')}{path}#part",
        f"hxxps[://]{host}{path}",
        f"https://{host}:443{path}",
        f"{host}{path}",
    ]
    assert {normalise.value(way, "url") for way in ways} == {f"{host}{path}"}


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=20))
def test_a_path_in_letters_and_the_same_in_percent_signs_are_one(word):
    from urllib.parse import quote

    plain = normalise.url(f"https://gazette.org/p/{word}?q={word}")
    assert plain == normalise.url(f"https://gazette.org/p/{quote(word)}?q={quote(word)}")


def test_the_path_keeps_its_case_and_the_query_counts():
    assert normalise.url("https://t.me/AbC") != normalise.url("https://t.me/abc")
    assert normalise.url("https://gazette.org/a?id=1") != normalise.url(
        "https://gazette.org/a?id=2"
    )


@pytest.mark.parametrize("unicode", ["bücher.de", "правда.рф", "lemönde.com", "例え.jp"])
def test_a_name_and_its_punycode_are_one(unicode):
    import idna

    punycode = idna.encode(unicode, uts46=True).decode()
    assert normalise.host(unicode) == normalise.host(punycode.upper()) == punycode
    assert normalise.url(f"https://{unicode}/a") == normalise.url(f"https://{punycode}/a")
    assert normalise.email(f"Me@{unicode}") == normalise.email(f"me@{punycode}")


@given(st.integers(1000, 999999999), st.integers(1, 99))
def test_an_analytics_account_is_one_whatever_its_property(account, part):
    assert normalise.tracker(f"ua-{account}-{part}") == normalise.tracker(f"UA-{account}")
    assert normalise.tracker(f"UA-{account}-1") != normalise.tracker(f"UA-{account}9-1")


@given(st.integers(10**9, 10**19))
def test_an_advertising_account_is_one_with_and_without_its_front(number):
    assert normalise.tracker(f"ca-pub-{number}") == normalise.tracker(f"PUB-{number}")


@given(st.ip_addresses())
def test_an_address_is_one_however_long_it_is_written(address):
    long = address.exploded if isinstance(address, IPv6Address) else str(address)
    assert (
        normalise.value(long.upper(), "ip") == normalise.value(f"[{address}]", "ip") == str(address)
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "domain"),
        ("localhost", "domain"),
        ("192.0.2.1", "domain"),
        ("two words.org", "domain"),
        ("http://", "url"),
        ("javascript:alert(1)", "url"),
        ("http://[::1", "url"),
        ("nobody", "email"),
        ("@gazette.org", "email"),
        ("12", "phone"),
        ("@", "handle"),
        ("ab:cd", "certificate"),
        ("300.1.1.1", "ip"),
    ],
)
def test_what_is_not_of_its_kind_has_no_form(text, kind):
    assert normalise.value(text, kind) == ""


def test_one_number_written_from_at_home_and_from_abroad_keeps_its_country():
    assert normalise.phone("+44 (20) 7946-0000") == normalise.phone("0044 20 7946 0000")
    assert normalise.phone("020 7946 0000") == "02079460000"
