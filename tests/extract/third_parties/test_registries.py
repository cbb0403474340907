"""WHOIS answers in the forms of many registries, and of servers that do not want to answer."""

from __future__ import annotations

import socket
import tomllib
from pathlib import Path

import pytest

from tests.growth import growth
from vetter.extract.whois import read
from vetter.extract.whois_phrases import verdict
from vetter.model import Purpose

SAMPLES = Path(__file__).parent / "samples"
REGISTRIES = tomllib.loads(SAMPLES.joinpath("registries.toml").read_text(encoding="utf-8"))
WORDINGS = tomllib.loads(SAMPLES.joinpath("wordings.toml").read_text(encoding="utf-8"))


@pytest.fixture
def reading(keep):
    def give(text, suffix="example"):
        url = f"whois://whois.registry.example/asked.{suffix}"
        return read(keep(url, text, Purpose.WHOIS))

    return give


@pytest.mark.parametrize("suffix", REGISTRIES)
def test_an_answer_is_read_in_the_form_of_its_registry(reading, suffix):
    says = REGISTRIES[suffix]
    found = reading(says["text"], suffix)
    days = {field: getattr(found, field) for field in ("created", "expires")}
    assert found.found
    for field, when in days.items():
        assert (f"{when:%Y-%m-%d}" if when else "") == says[field]
    assert found.registrar == says["registrar"]


@pytest.mark.parametrize("suffix", [one for one, says in REGISTRIES.items() if "holder" in says])
def test_the_holder_is_the_holder_and_neither_a_handle_nor_the_registrar(reading, suffix):
    found = reading(REGISTRIES[suffix]["text"], suffix)
    assert found.registrant == REGISTRIES[suffix]["holder"]
    assert ("registrant" in found.hidden) == (not found.registrant)


@pytest.mark.parametrize("suffix", [one for one, says in REGISTRIES.items() if "country" in says])
def test_the_country_is_the_holders_and_not_the_registrars(reading, suffix):
    found = reading(REGISTRIES[suffix]["text"], suffix)
    assert found.registrant_country == REGISTRIES[suffix]["country"]


@pytest.mark.parametrize("suffix", REGISTRIES)
def test_an_answer_is_read_alike_however_its_lines_end(reading, suffix):
    text = REGISTRIES[suffix]["text"]
    assert reading(text.replace("\n", "\r\n"), suffix) == reading(text, suffix)


@pytest.mark.parametrize("text", WORDINGS["limited"])
def test_a_server_that_limits_us_is_recognised_in_every_wording(reading, text):
    found = reading(text)
    assert found.limited
    assert not found.found


@pytest.mark.parametrize("text", WORDINGS["absent"])
def test_a_domain_that_is_not_registered_is_recognised_in_every_wording(reading, text):
    found = reading(text)
    assert {found.found, found.limited, found.refused} == {False}
    assert found.statuses == ()


@pytest.mark.parametrize("text", WORDINGS["reserved"])
def test_a_reserved_name_is_nobodys(reading, text):
    found = reading(text)
    assert not found.found
    assert found.statuses == ("reserved",)


@pytest.mark.parametrize("text", WORDINGS["refused"])
def test_a_refusal_is_recognised_in_every_wording(reading, text):
    found = reading(text)
    assert found.refused
    assert not found.found


def test_a_server_that_only_says_whether_a_name_is_free(reading):
    assert not reading("1: This domain name can be registered.\n", "ch").found
    taken = reading(
        "0: This domain name can not be registered.\nReason: This domain name is already registered.\n",
        "ch",
    )
    assert taken.found
    assert taken.created is None


@pytest.mark.parametrize("text", WORDINGS["terms"])
def test_terms_of_use_are_no_limit(text):
    assert verdict(text) == ""


def test_an_answer_shortened_because_of_a_limit_is_still_an_answer(reading):
    text = "% Query rate limit exceeded. Reduced information.\n\ndomain: a.com.br\nnserver: ns1.a.com.br\ncreated: 20010405\n"
    assert reading(text, "com.br").created is not None


HOSTILE = {
    "headings": "Registrant Contact Information:\nRegistrant:\nRegistrar:\n",
    "spaces": "Registrar:" + " " * 900 + "\n",
    "brackets": "[Administrative Contact] x\n[Email] \n",
    "blank lines": "Name Servers:\n \n \n",
    "colons": ":" * 900 + "\n",
    "digits": "Created: " + "12-" * 300 + "\n",
    "parentheses": "(" * 900 + ":\n",
    "handles": "Registrar: A\n\nRegistrar: A\nx: y\n\n",
}


@pytest.mark.parametrize("suffix", ["jp", "hk", "sk", "ua", "com"])
def test_work_grows_no_faster_than_the_answer(reading, suffix):
    def every(times):
        for line in HOSTILE.values():
            reading((line * 2000)[:times], suffix)

    assert growth(every, 8_000, 32_000) < 8


def test_nothing_is_asked_of_the_network_while_reading(reading, monkeypatch):
    def reached(*_args, **_more):
        raise AssertionError

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyaddr"):
        monkeypatch.setattr(socket, name, reached)
    text = 'Domain Name: A.COM\nRegistrar: B\nTo single out one record, look it up with "=xxx"\nWhois Server: whois.example.net\n'
    assert reading(text, "com").found
    assert reading("192.0.2.1", "com") is None
