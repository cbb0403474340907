"""Whatever people paste, the outlet's address or name comes out, or a reason why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.domains import ascii_host, one_slip_apart
from vetter.errors import TargetError
from vetter.model import TargetKind
from vetter.resolve.target import refang, understand


@pytest.mark.parametrize(
    ("text", "kind", "host", "url"),
    [
        ("peacedata.net", "domain", "peacedata.net", "https://peacedata.net/"),
        ("  PeaceData.NET. ", "domain", "peacedata.net", "https://peacedata.net/"),
        ("“peacedata.net”,", "domain", "peacedata.net", "https://peacedata.net/"),
        ("peacedata[.]net", "domain", "peacedata.net", "https://peacedata.net/"),
        ("peacedata(dot)net", "domain", "peacedata.net", "https://peacedata.net/"),
        ("peacedata [dot] net", "domain", "peacedata.net", "https://peacedata.net/"),
        ("hxxps://peacedata[.]net/about", "url", "peacedata.net", "https://peacedata.net/about"),
        ("hxxp[:]//peacedata.net", "url", "peacedata.net", "http://peacedata.net/"),
        ("<https://peacedata.net/a?b=1#c>", "url", "peacedata.net", "https://peacedata.net/a?b=1"),
        ("peacedata.net/about", "url", "peacedata.net", "https://peacedata.net/about"),
        ("peacedata.net:443", "domain", "peacedata.net", "https://peacedata.net/"),
        ("https://peacedata.net:80/x", "url", "peacedata.net", "http://peacedata.net/x"),
        ("www.bbc.co.uk", "domain", "www.bbc.co.uk", "https://www.bbc.co.uk/"),
        ("zürich-post.ch", "domain", "xn--zrich-post-9db.ch", "https://xn--zrich-post-9db.ch/"),
        ("http://bbc.co.uk@evil.net/", "url", "evil.net", "http://evil.net/"),
        ("editor@peacedata.net", "email", "peacedata.net", "https://peacedata.net/"),
        ("mailto:editor@peacedata.net", "email", "peacedata.net", "https://peacedata.net/"),
        ("Ann <ann@mail.peacedata.net>", "email", "peacedata.net", "https://peacedata.net/"),
        ("ann [at] peacedata [dot] net", "email", "peacedata.net", "https://peacedata.net/"),
        (
            "Look at https://peacedata.net/story-1, please.",
            "url",
            "peacedata.net",
            "https://peacedata.net/story-1",
        ),
        (
            "I was asked to write for peacedata.net, is it real?",
            "domain",
            "peacedata.net",
            "https://peacedata.net/",
        ),
        (
            "https://web.archive.org/web/20200708000000id_/http:/peacedata.net/about?x=1",
            "url",
            "peacedata.net",
            "http://peacedata.net/about?x=1",
        ),
        (
            "https://peacedata.net/a?utm_source=x&id=5&fbclid=me",
            "url",
            "peacedata.net",
            "https://peacedata.net/a?id=5",
        ),
        ("https://peacedata.net/é x", "url", "peacedata.net", "https://peacedata.net/%C3%A9"),
        ("peace\u200bdata.net\u202e", "domain", "peacedata.net", "https://peacedata.net/"),
        ("https://some.newtld", "url", "some.newtld", "https://some.newtld/"),
        ("gazette.news", "domain", "gazette.news", "https://gazette.news/"),
        ("gazette.co.ck", "domain", "gazette.co.ck", "https://gazette.co.ck/"),
        ("газета.рф", "domain", "xn--80aahjj1e.xn--p1ai", "https://xn--80aahjj1e.xn--p1ai/"),
        ("gazette.example", "domain", "gazette.example", "https://gazette.example/"),
        ("paper.blogspot.com", "domain", "paper.blogspot.com", "https://paper.blogspot.com/"),
    ],
)
def test_addresses_are_understood_as_people_write_them(text, kind, host, url):
    target = understand(text)
    assert (target.kind, target.host, target.url) == (TargetKind(kind), host, url)
    assert target.text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peace Data", "Peace Data"),
        ("«Le   Monde»", "Le Monde"),
        ("'The Gazette'", "The Gazette"),
        ("St. Pauli Nachrichten", "St. Pauli Nachrichten"),
        ("Dr.Dobbs", "Dr.Dobbs"),
        ("朝日新聞", "朝日新聞"),
        ("taz", "taz"),
        ("Yahoo!", "Yahoo!"),
        ("20 minutes", "20 minutes"),
        ("@gazette", "@gazette"),
        ("1843", "1843"),
    ],
)
def test_anything_else_with_letters_is_a_name(text, name):
    target = understand(text)
    assert (target.kind, target.text, target.host) == (TargetKind.NAME, name, "")


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://www.lemonde.fr/recherche?sites=lemonde.fr,spiegel.de", "www.lemonde.fr"),
        ("https://a.com/1,asp.net", "a.com"),
        ("https://lemonde.fr/a|b.com", "lemonde.fr"),
        ("lemonde.fr/search?q=a.com;b.com", "lemonde.fr"),
        ("https://web.archive.org/web/2020/https://lemonde.fr/ (lemonde.fr)", "lemonde.fr"),
        ("https://lemonde.fr/1, https://www.lemonde.fr/2", "lemonde.fr"),
        ("peacedata.net,", "peacedata.net"),
    ],
)
def test_one_site_may_stand_there_twice_and_commas_within_an_address(text, host):
    assert understand(text).host == host


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing"),
        (" “” ", "nothing"),
        ("\u200b", "nothing"),
        ("!!! ...", "no outlet's name"),
        ("???", "no outlet's name"),
        ("x" * 3000, "too long"),
        ("word " * 100, "too long"),
        ("http://127.0.0.1/", "number of a machine"),
        ("http://0x7f000001/", "number of a machine"),
        ("http://[::1]/", "number of a machine"),
        ("169.254.169.254", "number of a machine"),
        ("http://localhost/", "no host"),
        ("https://", "no host"),
        ("http://[broken", "cannot be read"),
        ("http://a.net:99999/", "cannot be read"),
        ("peacedata.net:8080", "ordinary ports"),
        ("ftp://peacedata.net/", "“ftp:”"),
        ("javascript:alert(1)", "“javascript:”"),
        ("file:///etc/passwd", "“file:”"),
        ("/etc/passwd", "name of a file"),
        ("~/letters/offer.txt", "name of a file"),
        ("../list.csv", "name of a file"),
        ("list.csv", "name of a file"),
        ("My outlets.xlsx", "name of a file"),
        (r"C:\Users\me\offer.txt", "name of a file"),
        ("peacedata.netx", "Did you mean peacedata.net?"),
        ("ann@peacedata.ogr", "Did you mean peacedata.org?"),
        ("www.bbc.co.ukk/news", "Did you mean www.bbc.co.uk?"),
        ("peacedata.net, spiegel.homes", "2 sites: peacedata.net and spiegel.homes"),
        ("hxxps://peacedata[.]net/a; www.bbc.co.uk bbc.co.uk", "2 sites: peacedata.net and bbc"),
        ("<https://a.com> | <https://b.com?y>", "2 sites: a.com and b.com"),
        ("https://a.com/1,https://b.com/2", "2 sites"),
        ("hxxp[:]//a[.]com:80/ peacedata[.]net", "2 sites"),
        ("ann@lemonde.fr, bob@spiegel.de", "2 sites"),
        ("someone@gmail.com", "Anybody can have"),
        ("https://www.facebook.com/gazette", "Facebook"),
        ("x.com/gazette", "on X"),
        ("https://t.me/gazette", "Telegram"),
        ("abcdef.onion", "hidden networks"),
    ],
)
def test_what_cannot_be_an_outlet_is_refused_with_a_way_out(text, words):
    with pytest.raises(TargetError) as caught:
        understand(text)
    assert words in caught.value.message
    assert caught.value.hint


def test_an_ending_that_looks_mistyped_is_taken_with_the_whole_address():
    with pytest.raises(TargetError) as caught:
        understand("gazette.comm/about")
    (address,) = (word for word in caught.value.hint.split() if word.startswith("https://"))
    assert understand(address).host == "gazette.comm"


@pytest.mark.parametrize("host", ["gazette.qqqqqq", "news.internal", "gazette.lab"])
def test_an_ending_that_may_be_newer_than_the_lists_or_of_a_network_of_its_own_is_taken(host):
    assert understand(host).host == host


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("netx", "net", True),
        ("ogr", "org", True),
        ("con", "com", True),
        ("cm", "com", True),
        ("com", "com", False),
        ("com", "net", False),
        ("xorg", "org", True),
        ("orgxx", "org", False),
    ],
)
def test_one_slip_of_the_finger(one, other, apart):
    assert one_slip_apart(one, other) is apart
    assert one_slip_apart(other, one) is apart


@given(
    st.text(max_size=300)
    | st.from_regex(r"\A(hxxps?|https?|mailto)?:?/?/?[\w@.\[\]:-]{0,40}(/\S{0,20})?")
)
def test_any_text_is_understood_or_refused(text):
    try:
        target = understand(text)
    except TargetError:
        return
    if target.kind is TargetKind.NAME:
        assert target.text
        assert not target.host
    else:
        assert ascii_host(target.host) == target.host
        assert target.url.startswith(("http://", "https://"))
        assert target.url.isascii()
        assert not any(character in target.url for character in ' #<>"')


@pytest.mark.timeout(20)
def test_text_made_to_take_forever_does_not():
    for unit in ("[.]", "(dot", " [ ", "@", "a@", "http://", "[:", "x."):
        text = unit * (1900 // len(unit))
        refang(text)
        try:
            understand(text)
        except TargetError as error:
            assert error.message  # noqa: PT017 - either way out is right
