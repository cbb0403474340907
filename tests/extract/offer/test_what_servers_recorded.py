"""What receiving servers recorded of a sender counts as far as it can be known who wrote it."""

from __future__ import annotations

import pytest

from vetter.extract.offer.messages import messages

GMAIL = """Delivered-To: jo@gmail.com
Received: by 2002:a05:7300:1234 with SMTP id x; Tue, 3 Mar 2026 04:00:09 -0800 (PST)
ARC-Authentication-Results: i=1; mx.google.com; dkim=pass header.i=@elbe-bote.example.org; spf=pass smtp.mailfrom=desk@elbe-bote.example.org
Return-Path: <desk@elbe-bote.example.org>
Received: from mail.elbe-bote.example.org (mail.elbe-bote.example.org. [203.0.113.5]) by mx.google.com with ESMTPS id y; Tue, 03 Mar 2026 04:00:08 -0800 (PST)
Authentication-Results: mx.google.com;
       dkim=pass header.i=@elbe-bote.example.org header.s=lab header.b=abc;
       spf=pass (google.com: domain of desk@elbe-bote.example.org designates 203.0.113.5 as permitted sender) smtp.mailfrom=desk@elbe-bote.example.org;
       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=elbe-bote.example.org
Authentication-Results: mx.google.com; dmarc=pass header.from=spiegel.de
Received: from laptop (unknown [198.51.100.7]) by mail.elbe-bote.example.org; Tue, 3 Mar 2026 13:00:05 +0100
Authentication-Results: mx.google.com; dmarc=pass header.from=nytimes.com
From: desk@elbe-bote.example.org

x"""


def told(text):
    (message,) = messages(text.encode())
    return {
        (one.method, one.result, one.domain, one.server, one.trusted) for one in message.results
    }


def test_the_record_of_the_server_that_took_it_in_can_be_relied_on():
    found = told(GMAIL)
    assert ("dmarc", "pass", "elbe-bote.example.org", "mx.google.com", True) in found
    assert ("spf", "pass", "elbe-bote.example.org", "mx.google.com", True) in found


def test_one_that_came_with_the_message_cannot():
    assert ("dmarc", "pass", "nytimes.com", "mx.google.com", False) in told(GMAIL)


def test_arc_is_told_and_not_relied_on():
    arc = [one for one in told(GMAIL) if not one[4] and one[2] == "elbe-bote.example.org"]
    assert {one[0] for one in arc} == {"dkim", "spf"}


def test_another_organisations_record_cannot_be_relied_on():
    text = (
        "Authentication-Results: mx.attacker.example; dmarc=pass header.from=spiegel.de\n" + GMAIL
    )
    assert ("dmarc", "pass", "spiegel.de", "mx.attacker.example", False) in told(text)


def test_microsofts_record_has_no_name_and_is_read_all_the_same():
    text = (
        "Received: from a.example by b.prod.outlook.com; Tue, 3 Mar 2026 12:00:00 +0000\n"
        "Authentication-Results: spf=fail (sender IP is 198.51.100.7) smtp.mailfrom=spiegel.de; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from=spiegel.de;compauth=fail reason=000\n"
        "From: a@spiegel.de\n\nx"
    )
    assert ("dmarc", "fail", "spiegel.de", "", True) in told(text)
    assert ("spf", "fail", "spiegel.de", "", True) in told(text)


@pytest.mark.parametrize("odd", ["", "; nonsense"])
def test_a_signature_speaks_of_who_signed_and_not_of_whom_the_message_names(odd):
    text = (
        "Received: from a.example by mx.inbox.example; Tue, 3 Mar 2026 12:00:00 +0000\n"
        "Authentication-Results: mx.inbox.example; dkim=pass header.from=spiegel.de header.d=attacker.example; "
        "spf=pass header.from=spiegel.de smtp.mailfrom=a@attacker.example; "
        f"dmarc=fail header.from=spiegel.de header.d=attacker.example{odd}\n"
        "From: a@spiegel.de\n\nx"
    )
    found = {(method, domain) for method, _, domain, _, _ in told(text)}
    assert found == {
        ("dkim", "attacker.example"),
        ("spf", "attacker.example"),
        ("dmarc", "spiegel.de"),
    }


def test_nonsense_records_nothing():
    assert told("MIME-Version: 1.0\nFrom: a@b.org\nAuthentication-Results: ;;;=\n\nx") == set()


def test_a_record_below_the_receivers_own_is_not_believed_even_under_its_name():
    assert ("dmarc", "pass", "spiegel.de", "mx.google.com", False) in told(GMAIL)


def test_a_record_without_a_name_is_believed_of_nobody_but_who_writes_such():
    text = (
        "Received: from a.example by mx.inbox.example; Tue, 3 Mar 2026 12:00:00 +0000\n"
        "Authentication-Results: dmarc=pass header.from=spiegel.de\nFrom: a@spiegel.de\n\nx"
    )
    assert all(not trusted for *_, trusted in told(text))
