"""Several messages are one exchange: in the order of time, the person's own told apart, their data left out."""

from __future__ import annotations

from tests.extract.offer.kept import kept
from vetter.extract.offer.messages import messages, read
from vetter.extract.offer.redact import YOU, without_the_person
from vetter.extract.offer.thread import in_time_order

THEIRS = """Delivered-To: laura.walters@inbox.example
Received: from a.example by mx.inbox.example; {date}
From: Some Editor <desk@elbe-bote.example.org>
To: Laura Walters <laura.walters@inbox.example>
Cc: Someone Else <someone@else.example>
Subject: Laura, a piece?
Date: {date}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Dear Laura,

{text} Laura Walters writes well. https://elbe-bote.example.org/u/laura.walters@inbox.example
--x
Content-Type: application/pdf; name=Contract_Walters.pdf

x
--x--
"""
MINE = """From: Laura Walters <laura.walters@inbox.example>
To: desk@elbe-bote.example.org
Subject: Re: a piece?
Date: Tue, 3 Mar 2026 13:00:00 +0100
Message-ID: <2@inbox.example>
User-Agent: Thunderbird

What do you pay?
"""


def box(*each):
    return "".join(f"From a@b.org Tue Mar  3 11:00:00 2026\n{one}\n" for one in each).encode()


FIRST = THEIRS.format(date="Tue, 3 Mar 2026 12:00:00 +0100", text="We pay 200 USD.")
LAST = THEIRS.format(date="Tue, 3 Mar 2026 14:00:00 +0100", text="We pay 80 USD.")


def test_they_stand_in_the_order_of_time():
    found = in_time_order(messages(box(LAST, MINE, FIRST)))
    assert ["200" in one.text for one in found] == [True, False, False]
    assert [one.mine for one in found] == [False, True, False]


def test_whoever_only_wrote_to_themselves_and_many_others_is_not_the_person():
    text = "Received: from a by b.example; x\nFrom: desk@elbe-bote.example.org\nTo: desk@elbe-bote.example.org\n\nHello all"
    (message,) = in_time_order(messages(text.encode()))
    assert not message.mine


def test_a_copied_exchange_begins_with_the_other_side():
    text = "From: desk@elbe-bote.example.org\nTo: me@inbox.example\nDate: 3 Mar 2026\n\nWould you?\n\nFrom: me@inbox.example\nTo: desk@elbe-bote.example.org\nDate: 4 Mar 2026\n\nYes"
    found = in_time_order(messages(text.encode()))
    assert [one.mine for one in found] == [False, True]


def test_nothing_of_the_persons_own_is_left():
    reading = read(kept(box(FIRST, MINE, LAST)))
    shown = str(reading).lower()
    for secret in ("laura", "walters", "inbox.example", "thunderbird", "someone"):
        assert secret not in shown.replace("mx.inbox.example", "")
    assert f"Dear {YOU}" in reading.messages[0].text
    assert reading.messages[0].sender.address == "desk@elbe-bote.example.org"


OWN_DOMAIN = b"""Received: from relay.nadia-smith.com by mail.nadia-smith.com; Tue, 3 Mar 2026 12:00:02 +0100
Authentication-Results: mail.nadia-smith.com; spf=pass smtp.mailfrom=elbe-bote.example.org
Received: from a.elbe-bote.example.org by relay.nadia-smith.com; Tue, 3 Mar 2026 12:00:00 +0100
From: desk@elbe-bote.example.org
To: Nadia Smith <Hello@nadia-smith.com>
Date: Tue, 3 Mar 2026 12:00:00 +0100
Message-ID: <1@elbe-bote.example.org>

NADIA, we pay 200 USD an article to nadia smith (hello@nadia-smith.com).
https://elbe-bote.example.org/u/hello%40nadia-smith.com/x
"""


def test_no_server_of_the_persons_own_domain_is_named_nor_their_name_in_capitals():
    (message,) = without_the_person(messages(OWN_DOMAIN))
    assert [hop.origin for hop in message.hops] == ["a.elbe-bote.example.org", ""]
    assert [(one.server, one.result) for one in message.results] == [("", "pass")]
    assert message.text.startswith(f"{YOU}, we pay 200 USD an article to {YOU} ({YOU}).")
    assert message.links[0].url == f"https://elbe-bote.example.org/u/{YOU}/x"
    told = (message.hops, message.results, message.text, message.links)
    assert "nadia" not in str([*(hop.origin for hop in told[0]), *told[1:]]).lower()


def test_the_words_for_a_desk_are_left_in_what_is_said():
    raw = OWN_DOMAIN.replace(b"Nadia Smith <", b"Redaktion Elbland <").replace(
        b"NADIA,", b"An die Redaktion in Elbland:"
    )
    (message,) = without_the_person(messages(raw))
    assert message.text.startswith(f"An die Redaktion in {YOU}:")


def test_where_both_sides_have_their_mail_at_one_service_its_servers_are_named():
    raw = OWN_DOMAIN.replace(b"elbe-bote.example.org", b"nadia-smith.com")
    (message,) = without_the_person(messages(raw))
    assert [bool(hop.origin) for hop in message.hops] == [True, True]


def test_a_greeting_names_the_person_even_where_no_header_does():
    for text, left in (
        ("Hi Laura,\n\nwe pay.", f"Hi {YOU},\n\nwe pay."),
        ("Liebe Frau Walters,\nwir zahlen.", f"Liebe {YOU},\nwir zahlen."),
        ("Здравствуйте, Лаура!\nМы платим.", f"Здравствуйте, {YOU}!\nМы платим."),
        ("Hello,\nwe pay Laura.", "Hello,\nwe pay Laura."),
        ("We pay Dear Prudence, too", "We pay Dear Prudence, too"),
    ):
        (message,) = without_the_person(messages(text.encode()))
        assert message.text == left
