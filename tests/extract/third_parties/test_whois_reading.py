"""What WHOIS answers say, in the forms of many registries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vetter.extract.whois import asked, decoded, read, referral
from vetter.model import Purpose

DATES = {
    ("com-registry", "examplepost.com"): ((2020, 3, 2), (2027, 3, 2)),
    ("com-registrar", "examplepost.com"): ((2020, 3, 2), (2027, 3, 2)),
    ("ru", "primer-gazeta.ru"): ((2019, 8, 12), (2027, 8, 12)),
    ("ru-org", "primer-gazeta.ru"): ((2004, 3, 9), (2027, 3, 9)),
    ("uk", "exampleherald.co.uk"): ((1996, 8, 1), (2027, 12, 5)),
    ("fr", "journal-exemple.fr"): ((2015, 2, 11), (2027, 2, 11)),
    ("jp", "reishinbun.jp"): ((2001, 8, 22), (2027, 8, 31)),
    ("hk", "examplevoice.hk"): ((2014, 4, 3), (2027, 5, 4)),
    ("rs", "primerdnevnik.rs"): ((2014, 3, 8), (2027, 3, 10)),
}
REGISTRARS = {
    "com-registry": "GoDaddy.com, LLC",
    "ru": "REGRU-RU",
    "uk": "Fasthosts Internet Ltd [Tag = FASTHOSTS]",
    "fr": "OVH",
    "jp": "",
    "hk": "Hong Kong Domain Name Registration Company Limited",
    "rs": "Primer Hosting d.o.o.",
}


@pytest.fixture
def answer(keep, sample):
    def give(name, domain, server="whois.registry.example"):
        return keep(f"whois://{server}/{domain}", sample(f"{name}.whois"), Purpose.WHOIS)

    return give


@pytest.mark.parametrize(("name", "domain"), DATES)
def test_reads_the_dates_without_swapping_day_and_month(answer, name, domain):
    reading = read(answer(name, domain))
    created, expires = DATES[name, domain]
    assert reading.found
    assert (reading.created.year, reading.created.month, reading.created.day) == created
    assert (reading.expires.year, reading.expires.month, reading.expires.day) == expires
    assert reading.created.tzinfo is UTC


@pytest.mark.parametrize(("name", "registrar"), REGISTRARS.items())
def test_reads_the_registrar(answer, name, registrar):
    domain = next(domain for sample_name, domain in DATES if sample_name == name)
    assert read(answer(name, domain)).registrar == registrar


def test_a_date_with_the_day_first_is_read_so_in_luxembourg(answer):
    assert read(answer("lu", "beispill.lu")).created == datetime(2009, 4, 3, tzinfo=UTC)


def test_japanese_time_is_turned_into_utc(answer):
    assert read(answer("jp", "reishinbun.jp")).updated == datetime(
        2026, 8, 31, 16, 5, 11, tzinfo=UTC
    )


@pytest.mark.parametrize(("name", "domain"), [("jp", "reishinbun.jp"), ("hk", "examplevoice.hk")])
@pytest.mark.timeout(30)
def test_answers_that_make_its_parser_hang_are_read(answer, name, domain):
    """With that parser's own patterns they do not come back at all."""
    assert read(answer(name, domain)).found


def test_the_registry_refers_to_the_registrar(answer):
    assert read(answer("com-registry", "examplepost.com")).referral == "whois.godaddy.com"


def test_the_registrar_knows_the_holder(answer):
    reading = read(answer("com-registrar", "examplepost.com"))
    assert reading.registrant == "Example Post Media Ltd"
    assert reading.registrant_country == "IE"
    assert reading.emails == ("office@examplepost.com",)
    assert reading.hidden == ()
    assert reading.nameservers == ("ns01.domaincontrol.com", "ns02.domaincontrol.com")


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("com-private", "examplepost.com"),
        ("ru", "primer-gazeta.ru"),
        ("fr", "journal-exemple.fr"),
        ("de", "beispielblatt.de"),
    ],
)
def test_a_withheld_holder_is_hidden_and_not_absent(answer, name, domain):
    reading = read(answer(name, domain))
    assert reading.found
    assert reading.registrant == ""
    assert "registrant" in reading.hidden


@pytest.mark.parametrize(
    ("name", "domain", "holder"),
    [
        ("ru-org", "primer-gazeta.ru", 'OOO "Primer"'),
        ("jp", "reishinbun.jp", "Rei Shimbun K.K."),
        ("hk", "examplevoice.hk", "EXAMPLE VOICE LIMITED"),
        ("rs", "primerdnevnik.rs", "Primer Dnevnik d.o.o."),
        ("lu", "beispill.lu", "Beispill S.A."),
    ],
)
def test_reads_the_holder_where_one_is_named(answer, name, domain, holder):
    reading = read(answer(name, domain))
    assert reading.registrant == holder
    assert "registrant" not in reading.hidden


def test_an_answer_without_any_date_still_tells_name_servers(answer):
    reading = read(answer("de", "beispielblatt.de"))
    assert reading.nameservers == ("ns1.beispiel-dns.de", "ns2.beispiel-dns.de")
    assert reading.created is None


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        ("x-news.com", 'No match for domain "X-NEWS.COM".\r\n>>> Last update of whois database: 2026-11-20T10:00:00Z <<<\r\n\r\nNOTICE: The expiration date\r\n'),
        ("x-news.de", "% Restricted rights.\n\nDomain: x-news.de\nStatus: free\n"),
        ("x-news.ru", "% TCI Whois Service.\n\nNo entries found for the selected source(s).\n\nLast updated on 2026-11-20T10:11:30Z\n"),
        ("x-news.co.uk", '\n    No match for "x-news.co.uk".\n\n    This domain name has not been registered.\n\n    WHOIS lookup made at 10:00:00 20-Nov-2026\n'),
        ("x-news.fr", "%%\n%% This is the AFNIC Whois server.\n%%\n%% NOT FOUND\n\n"),
        ("x-news.jp", "[ JPRS database provides information on network administration. ]\nNo match!!\n"),
        ("x-news.hk", "-----\nWhois server by HKIRC\n-----\nThe domain has not been registered.\n"),
        ("x-news.eu", "Domain: x-news.eu\nScript: LATIN\n\nStatus: AVAILABLE\n"),
        ("x-news.nl", "x-news.nl is free\n"),
        ("x-news.at", "% Copyright (c)2026 by NIC.AT\n% nothing found\n"),
        ("x-news.pl", "\nNo information available about domain name x-news.pl in the Registry NASK database.\n"),
        ("x-news.io", "Domain not found.\n>>> Last update of WHOIS database: 2026-11-20T10:00:00Z <<<\n"),
        ("x-news.rs", "%ERROR:103: Domain is not registered"),
        ("x-news.au", "NOT FOUND\n>>> Last update of WHOIS database: 2026-11-20T10:00:00Z <<<\n"),
    ],
)  # fmt: skip
def test_no_match_is_absent_and_never_an_empty_registration(keep, domain, text):
    reading = read(keep(f"whois://whois.example/{domain}", text, Purpose.WHOIS))
    assert not reading.found
    assert not reading.limited
    assert not reading.refused


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        ("examplepost.org", "WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS\n"),
        (
            "beispielblatt.de",
            "% Error: 55000000002 Connection refused; access control limit exceeded\n",
        ),
        ("primer-gazeta.ru", "You have exceeded allowed connection rate\n"),
        ("esimerkki.fi", "Too many requests. Please try again later.\n"),
    ],
)
def test_a_limit_is_told_apart_from_no_match(keep, domain, text):
    reading = read(keep(f"whois://whois.example/{domain}", text, Purpose.WHOIS))
    assert reading.limited
    assert not reading.found


def test_a_refusal_is_told_apart_from_no_match(keep):
    text = "Requests of this client are not permitted. Please use https://www.nic.ch/whois/ for queries.\n"
    reading = read(keep("whois://whois.nic.ch/beispiel.ch", text, Purpose.WHOIS))
    assert reading.refused
    assert not reading.found


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Hello.\n", "<html><body>502 Bad Gateway</body></html>"]
)
def test_words_that_mean_nothing_are_no_registration(keep, text):
    assert read(keep("whois://whois.example/examplepost.com", text, Purpose.WHOIS)) is None


def test_ianas_answer_about_a_tld_is_a_referral_and_no_registration(answer):
    kept = answer("iana-de", "de", server="whois.iana.org")
    assert read(kept) is None
    assert referral(decoded(kept)) == "whois.denic.de"


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("whois://whois.denic.de/-T dn,ace beispiel.de", "beispiel.de"),
        ("whois://whois.denic.de/-T%20dn%2Cace%20beispiel.de", "beispiel.de"),
        ("whois://whois.jprs.jp/rei.jp/e", "rei.jp"),
        ("whois://whois.verisign-grs.com/domain example.com", "example.com"),
    ],
)
def test_knows_what_was_asked_in_every_dialect(url, domain):
    assert asked(url)[1] == domain


def test_latin_1_is_read_as_such(keep):
    text = "Domain Name: a.com\nRegistrar: Société\nCreation Date: 2020-01-02T00:00:00Z\n"
    reading = read(keep("whois://whois.example/a.com", text.encode("latin-1"), Purpose.WHOIS))
    assert reading.registrar == "Société"


def test_one_date_that_cannot_be_read_does_not_cost_the_others(keep):
    text = "Domain Name: a.com\nCreation Date: 2020-01-02\nUpdated Date: yesterday, about noon\n"
    reading = read(keep("whois://whois.example/a.com", text, Purpose.WHOIS))
    assert reading.created == datetime(2020, 1, 2, tzinfo=UTC)
    assert reading.updated is None


NOISE = st.text(alphabet=st.characters(codec="utf-8"), max_size=600)
LINES = st.lists(
    st.builds(
        "{}: {}".format,
        st.sampled_from(
            ["Domain Name", "Registrar", "created", "Status", "e-mail", "Name Server", "DNS"]
        ),
        NOISE,
    ),
    max_size=12,
).map("\n".join)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    raw=st.one_of(st.binary(max_size=2000), NOISE.map(str.encode), LINES.map(str.encode)),
    tld=st.sampled_from(["com", "jp", "hk", "ru", "rs", "de", "news", "pl", "ua"]),
)
def test_whatever_comes_is_never_an_empty_registration(keep, raw, tld):
    reading = read(keep(f"whois://whois.example/a.{tld}", raw, Purpose.WHOIS))
    if reading is not None and reading.found:
        assert (
            reading.registrar
            or reading.nameservers
            or reading.created
            or reading.updated
            or reading.expires
        )


def test_the_registrars_own_addresses_are_not_the_outlets(answer):
    assert read(answer("fr", "journal-exemple.fr")).emails == ()
    assert read(answer("com-registry", "examplepost.com")).emails == ()
