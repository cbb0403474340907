"""How an outlet can be reached: mail, telephone, address, accounts, and where it says that it sits."""

from __future__ import annotations

import pytest

from vetter.extract.account import account_of
from vetter.extract.emails import uncover
from vetter.extract.postal import country_of
from vetter.model import ClaimKind


def values(page, kind):
    return [claim.value for claim in page.claims if claim.kind is kind]


def contact(page, body, language="en", host="paper.example", path="contact", title="Contact"):
    html = f"<html lang={language}><head><title>{title}</title></head><body><h1>{title}</h1>{body}"
    return page(html, url=f"https://{host}/{path}")


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("<p>Mail: editor@paper.example</p>", "editor@paper.example"),
        ("<p>redaktion (at) paper.example</p>", "redaktion@paper.example"),
        ("<p>tips [at] paper [dot] example</p>", "tips@paper.example"),
        ('<a href="mailto:Desk@Paper.example?subject=Hello">Write</a>', "desk@paper.example"),
        ('<a href="mailto:%6eews@paper.example">Write</a>', "news@paper.example"),
    ],
)
def test_mail_addresses_plain_linked_and_spelled_out(page, body, address):
    assert values(contact(page, body), ClaimKind.EMAIL) == [address]


def test_mail_addresses_hidden_by_a_service(page):
    key = 0x42
    hidden = bytes([key, *(byte ^ key for byte in b"desk@paper.example")]).hex()
    assert uncover(hidden) == "desk@paper.example"
    body = f'<a class="__cf_email__" data-cfemail="{hidden}">[email&#160;protected]</a>'
    assert values(contact(page, body), ClaimKind.EMAIL) == ["desk@paper.example"]


@pytest.mark.parametrize("hidden", ["", "4", "zz", "42" * 900, "é"])
def test_broken_hidden_addresses_are_none(hidden):
    assert "@" not in uncover(hidden)


@pytest.mark.parametrize("body", ["<p>photo@2x.png</p>", "<p>name@example.com</p>", "<p>See us at noon. at work.</p>"])  # fmt: skip
def test_what_only_looks_like_mail(page, body):
    assert values(contact(page, body), ClaimKind.EMAIL) == []


@pytest.mark.parametrize(
    ("body", "language", "host", "number"),
    [
        ("<p>Phone: +44 20 7946 0958</p>", "en", "paper.example", "+442079460958"),
        ("<p>Telefon: 07472 12345</p>", "de", "paper.de", "+49747212345"),
        ("<p>Tél. : 01 42 61 10 10</p>", "fr", "paper.fr", "+33142611010"),
        ("<dl><dt>Тел.</dt><dd>8 (495) 123-45-67</dd></dl>", "ru", "paper.ru", "+74951234567"),
        ('<a href="tel:0912345678">call</a>', "es", "paper.example", None),
        ('<a href="tel:+34911234567">call</a>', "es", "paper.example", "+34911234567"),
        ("<p>In 1987 it sold 20 7946 0958 copies.</p>", "en", "paper.uk", None),
    ],
)
def test_telephone_numbers_where_the_page_says_that_it_gives_one(
    page, body, language, host, number
):
    read = contact(page, body, language, host)
    assert values(read, ClaimKind.PHONE) == ([number] if number else [])


@pytest.mark.parametrize(
    ("body", "address", "country"),
    [
        (
            "<p>The Post<br>12 Quay Street<br>Northmere TR11 3XA<br>United Kingdom</p>",
            "12 Quay Street, Northmere TR11 3XA, United Kingdom",
            "GB",
        ),
        ("<p>Kirchgasse 7<br>72108 Rottenburg</p>", "Kirchgasse 7, 72108 Rottenburg", None),
        ("<p>1200 Harbor Avenue, Springfield, IL 62701, USA</p>", "1200 Harbor Avenue, Springfield, IL 62701, USA", "US"),
        ("<address>500 Main St, Springfield, IL 62701</address>", "500 Main St, Springfield, IL 62701", "US"),
        ("<p>Siège social : 12 rue de la Paix, 75002 Paris, France</p>", "12 rue de la Paix, 75002 Paris, France", "FR"),
        ("<p>Calle Mayor 12, 28013 Madrid, España</p>", "Calle Mayor 12, 28013 Madrid, España", "ES"),
        ("<p>Dlouhá 12, 110 00 Praha 1, Česká republika</p>", "Dlouhá 12, 110 00 Praha 1, Česká republika", "CZ"),
        ("<p>〒100-0001 東京都千代田区千代田1-1</p>", "〒100-0001 東京都千代田区千代田1-1", None),
    ],
)  # fmt: skip
def test_postal_addresses(page, body, address, country):
    read = contact(page, body)
    assert address in values(read, ClaimKind.ADDRESS)
    assert values(read, ClaimKind.COUNTRY) == ([country] if country else [])


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("<p>Phone: (804) 555-0123</p>", "en"),
        ("<p>Tel. 1-804-555-0123</p>", "en"),
        ("<p>전화 : 02-123-4567</p>", "ko"),
    ],
)
def test_a_telephone_number_that_ends_like_a_postcode_of_japan_is_no_address(page, body, language):
    assert values(contact(page, body, language), ClaimKind.ADDRESS) == []


@pytest.mark.parametrize(
    "address", ["〒100-0001 東京都千代田区千代田1-1", "1-2-3 Ginza, Chuo-ku, Tokyo 104-0061, Japan"]
)
def test_postcodes_of_japan(page, address):
    assert values(contact(page, f"<p>{address}</p>", "ja"), ClaimKind.ADDRESS) == [address]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Since 2004, we have published 1234 stories from 72 towns.</p>",
        "<p>HRB 12345, Amtsgericht Stuttgart</p>",
        "<p>Subscriptions cost €12, or 10000 Kronor.</p>",
    ],
)
def test_numbers_and_commas_make_no_address(page, body):
    assert values(contact(page, body), ClaimKind.ADDRESS) == []


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("1 Peachtree St, Atlanta, GA 30303", "US"),
        ("1 Peachtree St, Atlanta, Georgia", ""),
        ("Hauptstraße 1, 1010 Wien, Österreich", "AT"),
        ("улица Ленина, 1, Минск, Беларусь", "BY"),
        ("1 Road, Nairobi, Kenya", "KE"),
        ("Somewhere else", ""),
    ],
)
def test_the_country_at_the_end(address, country):
    assert country_of(address) == country


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "We are based in Bristol, England, and write about ships.", "Bristol"),
        ("en", "The magazine is headquartered in New York City.", "New York City"),
        ("de", "Ein Verlag mit Sitz in Berlin.", "Berlin"),
        ("fr", "Une rédaction basée à Lyon depuis dix ans.", "Lyon"),
        ("es", "Un medio con sede en Buenos Aires.", "Buenos Aires"),
        ("en", "We are based in reality.", None),
    ],
)
def test_the_place_where_it_says_that_it_sits(page, language, text, place):
    read = contact(page, f"<p>{text}</p>", language, path="about", title="About us")
    assert values(read, ClaimKind.PLACE) == ([place] if place else [])


@pytest.mark.parametrize(
    ("url", "account"),
    [
        ("https://twitter.com/gazette_news", "x:gazette_news"),
        ("https://x.com/@gazette", "x:gazette"),
        ("https://www.facebook.com/pg/gazette/about", "facebook:gazette"),
        ("https://www.youtube.com/channel/UCabc/videos", "youtube:UCabc"),
        ("https://www.youtube.com/@gazette", "youtube:gazette"),
        ("https://t.me/s/gazette", "telegram:gazette"),
        ("https://www.linkedin.com/company/gazette/", "linkedin:gazette"),
        ("https://mastodon.social/@gazette", "mastodon:gazette@mastodon.social"),
        ("https://bsky.app/profile/gazette.example", "bluesky:gazette.example"),
        ("https://twitter.com/intent/tweet?text=x", ""),
        ("https://twitter.com/somebody/status/123", ""),
        ("https://www.facebook.com/sharer/sharer.php?u=x", ""),
        ("https://www.youtube.com/watch?v=1", ""),
        ("https://t.me/", ""),
        ("https://gazette.example/twitter.com/x", ""),
        ("https://[broken", ""),
    ],
)
def test_accounts_and_what_is_none(url, account):
    assert account_of(url) == account


def test_accounts_in_an_article_are_those_of_others(page):
    html = """<html lang=en><head><title>x</title><meta property="og:type" content="article"></head><body>
    <article><h1>x</h1><p><a href="https://twitter.com/senator">The senator wrote</a> a lot.</p></article>
    <footer><a href="https://twitter.com/gazette">X</a></footer></body></html>"""
    read = page(html, url="https://gazette.example.com/2026/01/x-said-many-things-today/")
    assert values(read, ClaimKind.SOCIAL) == ["x:gazette"]


def test_accounts_in_structured_data(page):
    html = """<html><head><meta name="twitter:site" content="@gazette"><script type="application/ld+json">
    {"@type":"Organization","name":"G","sameAs":["https://vk.com/gazette","https://other.example"]}</script></head>
    <body><p>News of the day.</p></body></html>"""
    assert set(values(page(html), ClaimKind.SOCIAL)) == {"x:gazette", "vk:gazette"}


def test_an_address_of_its_own_on_a_page_of_no_known_kind(page):
    html = "<html><body><h1>Prints</h1><p>Write to prints@paper.example or shop@other.example</p>"
    read = page(html, url="https://paper.example/prints/")
    assert values(read, ClaimKind.EMAIL) == ["prints@paper.example"]


def test_an_address_in_words(page):
    said = "<p>Escreva para jornal arroba paper ponto com ponto br</p>"
    assert values(contact(page, said, "pt"), ClaimKind.EMAIL) == ["jornal@paper.com.br"]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (
            "ul. Długa 7, 80-827 Gdańsk, tel. +48 58 301 00 00, redakcja@paper.example",
            "ul. Długa 7, 80-827 Gdańsk",
        ),
        ("Lange Straße 3, 70173 Stuttgart desk@paper.example", "Lange Straße 3, 70173 Stuttgart"),
        ("Lange Straße 3, 70173 Stuttgart · www.paper.example", "Lange Straße 3, 70173 Stuttgart"),
        (
            "12 rue Haute, 67000 Strasbourg - E-mail: nous@paper.example",
            "12 rue Haute, 67000 Strasbourg",
        ),
    ],
)
def test_an_address_in_one_line_with_other_ways_to_reach_it(page, line, address):
    assert values(contact(page, f"<p>{line}</p>"), ClaimKind.ADDRESS) == [address]


def test_a_mail_address_with_a_number_is_no_postal_one(page):
    line = "<p>Write to desk12@paper.example or call +48 58 301 00 00 before 12 o'clock.</p>"
    assert values(contact(page, line), ClaimKind.ADDRESS) == []


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Riga, Latvia", "LV"),
        ("Рига, Латвия", "LV"),
        ("Тбилиси, Грузия. Почта: gazeta@paper.example", "GE"),
        ("Bulevar oslobođenja 12, Novi Sad, Srbija", "RS"),
        ("Rua do Sol 4, 2.º, Lisboa, Portugal", "PT"),
    ],
)
def test_the_country_of_a_line_that_is_a_place(page, line, country):
    read = contact(page, f"<p>{line}</p>", "ru" if line[0] in "РТ" else "en")
    assert values(read, ClaimKind.COUNTRY) == [country]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("<p>Strikes spread to Paris, Lyon and Lille, France</p>", "contact"),
        ("<p>Write to us from Lisbon or, better, from anywhere in Portugal</p>", "contact"),
        ("<p>Germany</p>", "contact"),
        ("<nav><a href=/x>World, Germany</a></nav>", "contact"),
        ("<p>Ada Example, Lisbon, Portugal</p>", "team"),
    ],
)
def test_what_only_ends_with_a_country_is_no_seat(page, body, path):
    assert not values(contact(page, body, path=path, title=path.title()), ClaimKind.COUNTRY)
