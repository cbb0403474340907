"""Messages made to break whatever reads them: each by its name, as bytes."""

from __future__ import annotations

from functools import cache

HEAD = b"From: Editor <a@peacedata.net>\r\nMessage-ID: <1@peacedata.net>\r\nMIME-Version: 1.0\r\n"


def _nested(depth: int, inside: bytes = b"deep") -> bytes:
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at)
        for at in range(depth)
    )
    return HEAD + opening + b"Content-Type: text/plain\r\n\r\n" + inside


def _html(body: bytes) -> bytes:
    return HEAD + b"Content-Type: text/html\r\n\r\n" + body


def _plain(body: bytes) -> bytes:
    return HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body


@cache
def hostile() -> dict[str, bytes]:
    """Return the messages."""
    part = b"--x\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    letters = HEAD
    for _ in range(200):
        letters += b"Content-Type: message/rfc822\r\n\r\n" + HEAD
    return {
        "a header of 10 MB in one field": HEAD + b"X-Long: " + b"a" * 10_000_000 + b"\r\n\r\nHello",
        "a header of 10 MB in folded lines": HEAD
        + b"Subject: x\r\n"
        + b" folded line\r\n" * 700_000
        + b"\r\nHello",
        "a header of 10 MB in fields": HEAD
        + b"Received: from a by b; x\r\n" * 400_000
        + b"\r\nHello",
        "10,000 parts": HEAD
        + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        + part * 10_000
        + b"--x--\r\n",
        "nested to a depth of 200": _nested(200),
        "nested to a depth of 200 around 10 MB": _nested(200, b"deep\r\n" * 1_700_000),
        "nested to a depth of 5,000": _nested(5_000),
        "letters within letters to a depth of 200": letters + b"\r\nHello",
        "a charset that nobody knows": HEAD
        + b"Content-Type: text/plain; charset=klingon\r\n\r\nHello \xff\xfe",
        "broken base64": HEAD
        + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!"
        + b"A=" * 500_000,
        "broken encoded words": b"From: =?utf-8?b?////?= =?nonsense?q?x?= =?utf-8?b?"
        + b"=" * 5_000
        + b"?= <a@peacedata.net>\r\n"
        + HEAD[32:]
        + b"\r\nHello",
        "encoded words without end": HEAD
        + b"Subject: "
        + b"=?utf-8?q?a?= " * 200_000
        + b"\r\n\r\nHello",
        "thousands of brackets in the sender": b"From: "
        + b"(" * 100_000
        + b" a@peacedata.net\r\n"
        + HEAD[32:]
        + b"\r\nHello",
        "thousands of senders": b"From: "
        + b"a@peacedata.net, " * 100_000
        + b"\r\n"
        + HEAD[32:]
        + b"\r\nHello",
        "HTML nested to a depth of 100,000": _html(
            b"<div>" * 100_000 + b"Hello" + b"</div>" * 100_000
        ),
        "HTML with a million links": _html(b"<a href=https://a.org/x>b.org</a>" * 300_000),
        "HTML with attributes without end": _html(b"<a " + b"a=b " * 1_000_000 + b">"),
        "10 MB of HTML without an end": _html(b"<b><i><table><tr><td>" * 500_000),
        "escape codes in every place": b"From: \x1b[2J\x1b]0;owned\x07Editor <a@peacedata.net>\r\nSubject: \x1b[31mred\x9b2J\r\n"
        + HEAD[32:]
        + b"\r\n\x1b]8;;https://evil.example\x07x\x1b]8;;\x07",
        "a sender that turns the reading direction": "From: \u202eten.atadecaep@rotide\u202c <a@evil.example>\r\n".encode()
        + HEAD[32:]
        + b"\r\nHello",
        "4 MB of links": _plain(b"https://" * 500_000),
        "4 MB of an address": _plain(b"a@" * 2_000_000),
        "4 MB of dots": _plain(b"a." * 2_000_000),
        "a quotation within quotations": _plain(b">" * 4_000_000),
        "a header that was copied a thousand times": b"From: a@b.org\nTo: c@d.org\nSubject: x\n\nHello\n"
        * 1_000
        * 20,
        "a mailbox of 100,000 messages": b"From a@b.org Wed Jul  8 10:00:00 2020\n"
        + (HEAD.replace(b"\r", b"") + b"\nHello\n\nFrom a@b.org Wed Jul  8 10:00:00 2020\n")
        * 60_000,
        "signatures without end": HEAD
        + b"DKIM-Signature: v=1; a=rsa-sha256; d=a.org; s=b; h=from; bh=AA==; b=AA==\r\n" * 50_000
        + b"\r\nHello",
        "records of servers without end": HEAD
        + (b"Authentication-Results: mx.a.org; " + b"dkim=pass header.d=a.org; " * 150 + b"\r\n")
        * 2_000
        + b"\r\nHello",
        "a damaged file of Outlook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 1_000_000,
        "nothing but zeros": b"From: a@b.org\r\nMIME-Version: 1.0\r\n\r\n" + b"\x00" * 5_000_000,
    }
