"""A message kept in any form is read into who sent it, what it says, where it leads and what came with it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from vetter.errors import TargetError
from vetter.extract.offer.form import Form, form_of
from vetter.extract.offer.messages import messages
from vetter.lab.offers import PEACEDATA
from vetter.model import Party

WHOLE = b"""Return-Path: <bounce@mailer.example>
Received: from mail.harbour-post.org (mail.harbour-post.org [203.0.113.9])
 by mx.inbox.example with ESMTPS id 1; Tue, 3 Mar 2026 11:00:05 +0100
From: =?utf-8?q?J=C3=BCrgen_Editor?= <Desk@Harbour-Post.ORG>
Sender: list@mailer.example
Reply-To: other@desk.example
To: Jo Writer <jo@inbox.example>
Subject: =?utf-8?b?RMO8cmZ0ZW4gd2lyPw==?=
Date: Tue, 3 Mar 2026 13:00:00 +0300
Message-ID: <1@harbour-post.org>
X-Mailer: Some Mailer 1.0
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="a"

--a
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=iso-8859-1

Gr\xfc\xdfe! Mehr auf www.harbour-post.org, an tips@harbour-post.net

On Monday Jo wrote:
> What do you pay?
--b
Content-Type: text/html; charset=utf-8

<p>Gr&uuml;&szlig;e! <a href="https://evil.example/x?u=42">https://harbour-post.org/about</a>
<a href="https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwrapped.example%2Fa%3Fid%3D1">more</a>
<img src="https://mailtrack.io/trace/1.png"><img src="https://pics.example/logo.png" width="200" height="80">
<img src="https://own.example/o.gif" width="1" height="1"></p>
--b--
--a
Content-Type: application/pdf; name="=?utf-8?q?Vertr=C3=A4ge=2Epdf?="
Content-Disposition: attachment
Content-Transfer-Encoding: base64

UERGIQ==
--a--
"""


def test_a_whole_message_is_read():
    (message,) = messages(WHOLE)
    assert message.sender.name == "Jürgen Editor"
    assert message.sender.address == "Desk@harbour-post.org"
    assert message.on_behalf.address == "list@mailer.example"
    assert [party.address for party in message.reply_to] == ["other@desk.example"]
    assert (message.return_host, message.id_host) == ("mailer.example", "harbour-post.org")
    assert message.subject == "Dürften wir?"
    assert message.sent == datetime(2026, 3, 3, 10, tzinfo=UTC)
    assert message.offset == 180
    assert message.machine == "Some Mailer 1.0"
    (hop,) = message.hops
    assert (hop.by, hop.origin, hop.address) == (
        "mx.inbox.example",
        "mail.harbour-post.org",
        "203.0.113.9",
    )
    assert hop.offset == 60
    assert message.addresses == ("harbour-post.net",)
    assert message.remarks == ()


def test_only_what_its_writer_wrote_is_its_text():
    (message,) = messages(WHOLE)
    assert message.text.startswith("Grüße!")
    assert "What do you pay" not in message.text


def test_links_lead_where_they_really_lead_and_say_if_they_hide_it():
    (message,) = messages(WHOLE)
    told = {link.url: (link.disguised, link.through) for link in message.links}
    assert told == {
        "https://www.harbour-post.org": (False, ""),
        "https://evil.example/x": (True, ""),
        "https://wrapped.example/a": (False, "Microsoft Safe Links"),
    }


def test_pictures_that_report_are_told_from_others():
    (message,) = messages(WHOLE)
    assert message.pixels == ("mailtrack.io", "own.example")


def test_attachments_are_counted_and_hashed():
    (message,) = messages(WHOLE)
    (file,) = message.attachments
    assert (file.name, file.media_type, file.size) == ("Verträge.pdf", "application/pdf", 4)
    assert file.sha256 == hashlib.sha256(b"PDF!").hexdigest()


def test_a_message_that_was_forwarded_stands_within_the_other():
    outer = (
        b"From: me@inbox.example\nTo: me@inbox.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: message/rfc822\n\n" + WHOLE + b"\n--x--\n"
    )
    first, second = messages(outer)
    assert not first.attached
    assert second.attached
    assert second.sender.address == "Desk@harbour-post.org"


def test_a_message_copied_in_by_forwarding_is_found():
    outer = (
        "From: me@inbox.example\nTo: me@inbox.example\nMIME-Version: 1.0\n\n"
        "---------- Forwarded message ---------\nVon: Redaktion <desk@harbour-post.org>\n"
        "Datum: 3. März 2026\nBetreff: Auftrag\n\nWir zahlen 200 Euro.\n"
    ).encode()
    _, inner = messages(outer)
    assert (inner.sender.address, inner.subject) == ("desk@harbour-post.org", "Auftrag")
    assert inner.sent == datetime(2026, 3, 3, tzinfo=UTC)
    assert inner.copied
    assert inner.text == "Wir zahlen 200 Euro."


def test_a_mailbox_holds_several():
    box = b"From a@b.org Tue Mar  3 11:00:00 2026\n" + WHOLE
    box += b"\nFrom b@c.org Tue Mar  3 12:00:00 2026\nFrom: b@c.org\nMIME-Version: 1.0\n\nHello\n>From here on\n"
    assert form_of(box) is Form.MAILBOX
    first, second = messages(box)
    assert first.sender.address == "Desk@harbour-post.org"
    assert second.text == "Hello\nFrom here on"


def test_apple_mail_puts_the_length_in_front():
    assert messages(b"1523\n" + WHOLE)[0].sender.address == "Desk@harbour-post.org"


@pytest.mark.parametrize(
    "text",
    [
        "From: Some Editor <desk@harbour-post.org>\nSubject: Would you?\n\nWe pay.",
        "De : Some Editor <desk@harbour-post.org>\nÀ : moi\nObjet : Would you?\n\nWe pay.",
        "Від: Some Editor <desk@harbour-post.org>\nКому: я\nТема: Would you?\n\nWe pay.",
        "发件人：Some Editor <desk@harbour-post.org>\n主题：Would you?\n\nWe pay.",
        "**Von:** Some Editor <desk@harbour-post.org>\n**Betreff:** Would you?\n\nWe pay.",
    ],
)
def test_pasted_text_has_its_header_in_any_language(text):
    (message,) = messages(text.encode())
    assert message.sender.address == "desk@harbour-post.org"
    assert message.subject == "Would you?"
    assert message.text == "We pay."
    assert message.copied
    assert not message.bare


def test_pasted_text_without_a_header_is_text_and_nothing_more():
    (message,) = messages("We like your work: https://harbour-post.org".encode("utf-16"))
    assert message.bare
    assert message.sender.address == ""
    assert [link.host for link in message.links] == ["harbour-post.org"]


def test_a_page_saved_from_webmail_is_read_as_text():
    (message,) = messages(b"<!doctype html><p>From: a@b.org</p><p>Subject: x</p><p>Hello</p>")
    assert (message.sender.address, message.text) == ("a@b.org", "Hello")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"\x00\x00\x00\x18ftypheic", "a picture or a film"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "an archive or an office document"),
        (b"{\\rtf1", "an RTF document"),
    ],
)
def test_what_is_no_message_is_declined_with_what_to_do_instead(raw, what):
    with pytest.raises(TargetError) as caught:
        messages(raw + b" " * 100)
    assert what in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\x00\x01\x02\x03" * 50])
def test_nothing_is_no_message(raw):
    with pytest.raises(TargetError):
        messages(raw)


def test_the_approach_of_the_lab_is_read():
    message, quoted = messages(PEACEDATA.read_bytes())
    assert message.sender.address == "editor@peacedata.net"
    assert quoted.sender == Party("Peace Data")
    assert (quoted.attached, quoted.copied, quoted.offset) == (True, True, None)
    assert "X" in message.platforms
    assert {(r.method, r.result, r.trusted) for r in message.results} == {
        ("spf", "pass", True),
        ("dkim", "none", True),
        ("dmarc", "none", True),
    }


def test_a_message_that_is_nothing_but_a_page_is_read_as_well():
    (message,) = messages(
        b"From: a@b.org\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Write to</p><p>tips@other.example</p>"
    )
    assert message.text == "Write to\ntips@other.example"
    assert message.addresses == ("other.example",)


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("Tue, 3 Mar 2026 12:00:00 +0530", 330),
        ("Tue, 3 Mar 2026 12:00:00 -0800 (PST)", -480),
        ("Tue, 3 Mar 2026 12:00:00 +0000", 0),
        ("Tue, 3 Mar 2026 12:00:00 GMT", 0),
        ("Tue, 3 Mar 2026 12:00:00 -0000", None),
        ("Tue, 3 Mar 2026 12:00:00", None),
        ("Tuesday, March 3, 2026 8:02 AM", None),
        ("nonsense", None),
    ],
)
def test_a_clock_is_known_only_where_it_is_written(written, offset):
    (message,) = messages(f"From: a@b.org\nMIME-Version: 1.0\nDate: {written}\n\nx".encode())
    assert message.offset == offset
