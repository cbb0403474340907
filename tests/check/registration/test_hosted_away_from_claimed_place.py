from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import articles, changed, cite, exile, honest, newsletter, offline, with_page
from vetter.check.hosters import WORLDWIDE, country_of
from vetter.model import Fact

CHECK = "hosted-away-from-claimed-place"


def served(*names, dossier=None):
    base = dossier or honest()
    servers = tuple(Fact(name, cite("r-dns-ns", name)) for name in names)
    return changed(base, dns=replace(base.dns, nameservers=servers))


def test_fires_where_the_hoster_serves_the_customers_of_another_country():
    said = ask(CHECK, served("ns1.reg.ru", "ns2.reg.ru"))
    assert said.verdict is FIRED
    assert "Germany" in said.because
    assert "Russia" in said.because
    assert ask(CHECK, served("f1g1ns1.dnspod.net")).verdict is FIRED


@pytest.mark.parametrize("name", ["ns5.kasserver.com", "ns1.hoster.de", "ns1.world4you.at"])
def test_clear_at_home_and_where_the_same_language_is_spoken(name):
    assert ask(CHECK, served(name)).verdict is CLEAR


def test_an_outlet_may_be_hosted_where_its_own_language_is_spoken():
    russian = with_page(honest(), *articles(2, language="ru", words=300))
    assert ask(CHECK, served("ns1.reg.ru", dossier=russian)).verdict is CLEAR


@pytest.mark.parametrize(
    "dossier",
    [
        served("ada.ns.cloudflare.com", "bob.ns.cloudflare.com"),
        served("ns-1.awsdns-01.co.uk"),
        served("ns1.reg.ru", dossier=exile()),
        newsletter(),
    ],
)
def test_not_applicable_to_what_serves_the_world_to_platforms_and_without_a_place(dossier):
    assert ask(CHECK, dossier).verdict is NOT_APPLICABLE


def test_unknown_where_the_hoster_is_not_known():
    assert ask(CHECK, served("ns1.example.net")).verdict is UNKNOWN
    assert ask(CHECK, served("ns1.example.org")).verdict is UNKNOWN  # its own
    assert ask(CHECK, served("ns1.somewhere.io")).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), dns=None)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("NS1.Home.pl.", "PL"),
        ("ns1.something.co.uk", "GB"),
        ("dns1.registrar-servers.com", WORLDWIDE),
        ("ns.unknown.com", ""),
        ("ns.unknown.tv", ""),
        ("", ""),
    ],
)
def test_countries_of_name_servers(name, country):
    assert country_of(name) == country
