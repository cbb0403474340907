"""robots.txt, ads.txt, trust.txt, security.txt: read as they are, and never mistaken for a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.extract import ads_txt, readers, robots, security_txt, trust_txt
from vetter.model import AdsReading, Purpose, TrustReading

READERS = (
    (robots, Purpose.ROBOTS),
    (ads_txt, Purpose.ADS_TXT),
    (trust_txt, Purpose.TRUST_TXT),
    (security_txt, Purpose.SECURITY_TXT),
)

ADS = """\
# ads.txt of the Gazette
google.com, pub-1234567890123456, DIRECT, f08c47fec0942fa0
AppNexus.com,1234,reseller # by our agency
google.com, pub-1234567890123456, DIRECT, f08c47fec0942fa0
rubiconproject.com , 99 , RESELLER ; extra
nonsense, line
OWNERDOMAIN=gazette-media.example
MANAGERDOMAIN=sellers.example, US
contact=ads@gazette.example
"""

TRUST = """\
# NAME trust.txt file
member=https://www.north.example/
member=south.example
belongto=https://www.association.example/
Control=https://www.gazette-shop.example/
controlledby = https://holding.example
social=https://social.example/@gazette
datatrainingallowed=no
"""


@pytest.mark.parametrize(("reader", "purpose"), READERS)
@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><title>Not found</title></html>",
        "\ufeff  <html><body>member=a.example</body></html>",
        "Sorry!\n<html><body>google.com, 1, DIRECT</body></html>",
        "",
        "   \n\n",
        "Contact: x\0\0\0",
    ],
)
def test_a_page_a_binary_or_nothing_is_no_such_file(keep, reader, purpose, body):
    assert reader.read(keep("https://gazette.example/file.txt", body, purpose)) is None


@pytest.mark.parametrize(("reader", "purpose"), READERS)
@pytest.mark.parametrize("status", [0, 301, 403, 404, 500])
def test_a_file_that_was_not_served_is_not_read(keep, reader, purpose, status):
    body = "Sitemap: /s.xml\ngoogle.com, 1, DIRECT\nmember=a.example\nContact: mailto:a@b.example"
    assert reader.read(keep("https://gazette.example/f", body, purpose)) is not None
    assert readers.read(keep("https://gazette.example/f", body, purpose, status=status)) is None


@pytest.mark.parametrize(("reader", "purpose"), READERS)
@given(body=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_a_reader_fail(keep, reader, purpose, body):
    found = reader.read(keep("https://gazette.example/file.txt", body, purpose))
    assert found is None or found == reader.read(
        keep("https://gazette.example/file.txt", body, purpose)
    )


def test_robots_names_sitemaps_also_relative_ones_and_once(keep):
    body = (
        "User-agent: *\nDisallow: /private # no\n\nSITEMAP: https://gazette.example/a.xml\n"
        "Sitemap: /b.xml\nsitemap: https://gazette.example/a.xml\nSitemap: ftp://x.example/c.xml\n"
    )
    reading = robots.read(keep("https://gazette.example/robots.txt", body, Purpose.ROBOTS))
    assert reading.sitemaps == ("https://gazette.example/a.xml", "https://gazette.example/b.xml")


def test_robots_that_names_none_is_still_such_a_file(keep):
    reading = robots.read(
        keep("https://gazette.example/robots.txt", "User-agent: *\nDisallow:", Purpose.ROBOTS)
    )
    assert reading.sitemaps == ()


def test_ads_txt_gives_each_account_once_and_who_owns_the_site(keep):
    reading = ads_txt.read(keep("https://gazette.example/ads.txt", ADS, Purpose.ADS_TXT))
    assert reading.accounts == (
        ("google.com", "pub-1234567890123456", "DIRECT"),
        ("appnexus.com", "1234", "RESELLER"),
        ("rubiconproject.com", "99", "RESELLER"),
    )
    assert reading.owner_domain == "gazette-media.example"
    assert reading.manager_domain == "sellers.example"


def test_the_placeholder_says_that_nobody_may_sell(keep):
    body = "placeholder.example.com, placeholder, DIRECT, placeholder"
    reading = ads_txt.read(keep("https://gazette.example/ads.txt", body, Purpose.ADS_TXT))
    assert reading == AdsReading()


def test_prose_is_no_ads_txt(keep):
    assert (
        ads_txt.read(keep("https://g.example/ads.txt", "Page not found", Purpose.ADS_TXT)) is None
    )


def test_trust_txt_gives_hosts_for_addresses(keep):
    reading = trust_txt.read(keep("https://gazette.example/trust.txt", TRUST, Purpose.TRUST_TXT))
    assert reading == TrustReading(
        belongto=("www.association.example",),
        member=("www.north.example", "south.example"),
        control=("www.gazette-shop.example",),
        controlledby=("holding.example",),
        social=("https://social.example/@gazette",),
    )


def test_values_that_are_no_hosts_are_left_out(keep):
    body = "belongto=http://[broken\nbelongto=localhost\nbelongto=ok.example"
    reading = trust_txt.read(keep("https://gazette.example/trust.txt", body, Purpose.TRUST_TXT))
    assert reading.belongto == ("ok.example",)


def test_a_text_without_any_known_variable_is_no_trust_txt(keep):
    body = "hello=world\n# comment"
    assert trust_txt.read(keep("https://g.example/trust.txt", body, Purpose.TRUST_TXT)) is None


def test_security_txt_gives_contacts_also_when_signed(keep):
    body = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
        "Contact: mailto:security@gazette.example\ncontact: https://gazette.example/report\n"
        "Expires: 2030-01-01T00:00:00Z\n"
    )
    reading = security_txt.read(
        keep("https://gazette.example/security.txt", body, Purpose.SECURITY_TXT)
    )
    assert reading.contacts == ("mailto:security@gazette.example", "https://gazette.example/report")
    assert (
        security_txt.read(keep("https://g.example/s", "Expires: never", Purpose.SECURITY_TXT))
        is None
    )
