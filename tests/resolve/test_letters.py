"""An e-mail kept as a file leads to the sites that it speaks for, and says what it left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.errors import TargetError
from vetter.model import Found, Sought, TargetKind
from vetter.resolve.letter import read_letter
from vetter.resolve.target import understand

LETTER = b"""From: =?utf-8?q?Peace_Data_=28editor=29?= <editor@mail.peacedata.net>
Reply-To: Editor <peacedata.editor@gmail.com>, desk@other-desk.org
To: you@example.com
Subject: Would you write for us?
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

We are https://peacedata.net/about and you may write to jobs@peacedata.org.
Samples: www.example-gazette.co.uk, https://t.co/AbCdEf

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<a href=3D"https://nam02.safelinks.protection.outlook.com/?url=3Dhttps%3A%2F%2Fharbour-post.org%2Fa&amp;data=3Dx">ours</a>
<a href=3D'https://www.facebook.com/peacedata'>Facebook</a> <img src=3D"https://open.list-manage.com/1.gif">
<a href=3D"https://us1.list-manage.com/track/click?u=3D1">News</a>
--b--
"""


def told(sought):
    return [(one.domain, one.how) for one in sought.candidates]


def letter(body: bytes, head: bytes = b"From: a@peacedata.net") -> bytes:
    return head + b"\nContent-Type: text/plain\n\n" + body


def test_a_path_that_ends_so_is_an_e_mail():
    for path in ("offer.eml", "/home/me/Mail box/Offer 1.EML", "~/offer.eml"):
        target = understand(path)
        assert (target.kind, target.text, target.host) == (TargetKind.MESSAGE, path, "")
    assert understand("https://example.org/offer.eml").kind is TargetKind.URL


def test_the_sender_comes_first_then_answers_then_what_the_text_names():
    assert told(read_letter(LETTER)) == [
        ("peacedata.net", "the sender's address"),
        ("other-desk.org", "the address that answers go to"),
        ("example-gazette.co.uk", "a link in it"),
        ("harbour-post.org", "a link in it"),
        ("peacedata.org", "an e-mail address in its text"),
    ]
    assert {one.found for one in read_letter(LETTER).candidates} == {Found.GIVEN}


def test_what_is_nobodys_own_is_left_out_and_said():
    (remark,) = read_letter(LETTER).remarks
    assert "gmail.com (a mail service)" in remark
    assert "facebook.com (Facebook)" in remark
    assert "t.co (a link that only forwards)" in remark
    assert "list-manage.com" in remark


def test_a_message_that_was_forwarded_whole_is_read_too():
    outer = (
        b"From: me@gmail.com\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        b"Content-Type: message/rfc822\n\n" + letter(b"Hello") + b"\n--x--\n"
    )
    assert told(read_letter(outer)) == [
        ("peacedata.net", "the sender's address of a message attached to it")
    ]


def test_a_letter_without_a_site_gives_none():
    assert read_letter(letter(b"Hello", b"From: a@gmail.com")).candidates == ()
    assert read_letter(letter(b"Hello", b"Subject: x")) == Sought()


def test_charsets_that_nobody_knows_do_no_harm():
    odd = b"From: =?nonsense?b?////?= <a@peacedata.net>\nContent-Type: text/plain; charset=klingon\n\nwww.a.org \xff"
    assert [one.domain for one in read_letter(odd).candidates] == ["peacedata.net", "a.org"]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"no header at all", b"\x00\x01\x02" * 100])
def test_what_is_no_e_mail_is_refused_with_a_way_out(raw):
    with pytest.raises(TargetError) as caught:
        read_letter(raw)
    assert caught.value.hint


@pytest.mark.timeout(20)
def test_letters_made_to_take_forever_do_not():
    nested = b"From: a@peacedata.net\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
        for depth in range(3_000)
    )
    many = b"Content-Type: multipart/mixed; boundary=x\nFrom: a@peacedata.net\n\n" + (
        b"--x\nContent-Type: text/plain\n\nhttps://a.org\n" * 5_000
    )
    for raw in (
        nested,
        many,
        letter(b"a" * 2_000_000),
        letter(b"a@" * 200_000),
        letter(b"a." * 200_000),
        letter(b"href=" * 200_000),
        letter(b"https://" * 100_000),
        b"From: " + b"a@b.org, " * 100_000 + b"\n\nx",
        b"From: " + b"(" * 100_000 + b"\n\nx",
        b"From: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nx",
    ):
        try:
            assert len(read_letter(raw).candidates) <= 12
        except TargetError as error:
            assert error.hint  # noqa: PT017 - either way out is right


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw):
    for head in (b"", b"From: ", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"):
        try:
            read_letter(head + raw)
        except TargetError as error:
            assert error.hint  # noqa: PT017 - either way out is right
