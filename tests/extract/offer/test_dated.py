"""A date is read as it was copied from a screen; no time is told that nobody wrote."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.dossiers import letter, offered
from tests.report.assessments import assessed
from vetter.assess.offer import offer_told
from vetter.extract.offer.messages import messages
from vetter.model import MessageTold, OfferTold
from vetter.report.offered import pieces


def told(date, label="Date"):
    text = f"From: Some Editor <desk@harbour-post.org>\n{label}: {date}\nSubject: x\n\nWould you write for us?"
    (message,) = messages(text.encode())
    (one,) = offer_told(offered(message)).messages
    return one


@pytest.mark.parametrize(
    ("date", "written", "sent"),
    [
        ("8. November 2026 um 10:12:33 MEZ", "8 Nov 2026, 10:12:33 MEZ", "09:12:33"),
        ("November 8, 2026 at 10:12:33 AM GMT+1", "8 Nov 2026, 10:12:33 AM GMT+1", "09:12:33"),
        ("November 8, 2026 at 10:12:33 PM GMT-5", "8 Nov 2026, 10:12:33 PM GMT-5", "03:12:33"),
        ("8 novembre 2026 à 10:12:33 UTC+1", "8 Nov 2026, 10:12:33 UTC+1", "09:12:33"),
        ("8 de noviembre de 2026, 10:12:33 CET", "8 Nov 2026, 10:12:33 CET", "09:12:33"),
        ("Sun, 8 Nov 2026 10:12:33 +0100", "8 Nov 2026, 10:12:33 +0100", "09:12:33"),
        ("2026-11-08T00:12:00+01:00", "8 Nov 2026, 00:12:00 +01:00", "23:12:00"),
    ],
)
def test_a_time_is_told_as_written_with_its_zone(date, written, sent):
    message = told(date)
    assert message.written == written
    assert message.sent.time().isoformat() == sent


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("De : Ann <a@harbour-post.org>\nEnvoyé : 08/11/2026 10:12\nÀ : Jo\nObjet : x", "8 Nov 2026"),
        ("De : Ann <a@harbour-post.org>\nDate : 08/11/2026 10:12\nÀ : Jo", "8 Nov 2026"),
        ("Da: Ann <a@harbour-post.org>\nInviato: domenica 8/11/2026 10:12\nOggetto: x", "8 Nov 2026"),
        ("Van: Ann <a@harbour-post.org>\nVerzonden: 08-11-2026 10:12\nOnderwerp: x", "8 Nov 2026"),
        ("Kimden: Ann <a@harbour-post.org>\nTarih: 8/11/2026\nKonu: x", "8 Nov 2026"),
        ("From: Ann <a@harbour-post.org>\nSent: 08/11/2026 10:12\nTo: Jo", ""),
        ("De: Ann <a@harbour-post.org>\nEnviado el: 08/11/2026 10:12\nPara: Jo", ""),
        ("From: Ann <a@harbour-post.org>\nDate: 09/09/2026\nTo: Jo", "9 Sep 2026"),
        ("Von: Ann <a@harbour-post.org>\nGesendet: 13/13/2026\nAn: Jo", ""),
    ],
)  # fmt: skip
def test_which_of_two_days_it_is_tells_the_language_of_the_header(above, day):
    (message,) = messages(f"{above}\n\nWould you write for us?".encode())
    (one,) = offer_told(offered(message)).messages
    assert one.written == day


@pytest.mark.parametrize(
    ("label", "date"),
    [
        ("Gesendet", "Sonntag, 8. November 2026 10:12"),
        ("Gesendet", "Sonntag, 8. November 2026 um 10:12 Uhr"),
        ("Datum", "8.11.2026 10:12"),
        ("Envoyé", "8 nov. 2026 à 10:12"),
        ("Envoyé", "dimanche 8 novembre 2026 10h12"),
        ("Date", "Sun, Nov 8, 2026 at 10:12 AM"),
        ("Sent", "Sunday, November 8, 2026 10:12 PM"),
        ("Date", "Sun, 8 Nov 2026 10:12:33"),
        ("Date", "Sun, 8 Nov 2026 10:12:33 -0000"),
        ("Date", "2026-11-08 10:12"),
        ("日期", "2026年11月8日 下午10:12 GMT+1"),
        ("Date", "8 November 2026 10:12 +99:99"),
        ("Date", "8 November 2026 99:99 MEZ"),
        ("Date", "8 November 2026"),
    ],
)
def test_without_a_zone_the_day_is_told_alone(label, date):
    message = told(date, label)
    assert message.written == "8 Nov 2026"
    assert message.sent is None


def test_letters_that_stand_for_several_zones_are_shown_and_nothing_is_reckoned():
    message = told("8 November 2026 at 10:12 IST")
    assert (message.written, message.sent) == ("8 Nov 2026, 10:12 IST", None)


@pytest.mark.parametrize("date", ["11/8/2026 10:12 AM", "yesterday, 10:12", "10:12", ""])
def test_no_day_is_told_where_it_may_be_another(date):
    message = told(date)
    assert (message.written, message.sent) == ("", None)


def test_copied_messages_of_one_day_keep_the_order_of_their_clocks():
    block = "From: a@b.org\nDate: Sunday, November 8, 2026 {}\nSubject: x\n\n{}"
    text = "\n\n".join(block.format(*one) for one in (("2:00 PM", "second"), ("10:12 AM", "first")))
    from vetter.extract.offer.thread import in_time_order

    assert [one.text for one in in_time_order(messages(text.encode()))] == ["first", "second"]


def test_the_date_of_a_letter_without_a_zone_is_its_day():
    head = b"From: a@b.org\nMIME-Version: 1.0\nDate: Tue, 3 Mar 2026 12:00:00"
    for zone, written in ((b"", "3 Mar 2026"), (b" -0000", ""), (b" +0100", "")):
        (message,) = messages(head + zone + b"\n\nWould you write for us?")
        (one,) = offer_told(offered(message)).messages
        assert one.written == written
        assert (one.sent is None) is bool(written)


def test_reports_show_it_so_and_cases_of_before_still_open():
    shown = assessed(offered(letter("a@b.org", sent=None)))
    assert shown.offer
    (message,) = shown.offer.messages
    dated = msgspec.structs.replace(message, written="8 Nov 2026")
    again = msgspec.structs.replace(
        shown, offer=msgspec.structs.replace(shown.offer, messages=(dated,))
    )
    (first, *_) = pieces(again)
    assert ("Sent", "8 Nov 2026") in first.pairs
    before = json.loads(msgspec.json.encode(shown.offer))
    before["messages"][0].pop("written")
    before["messages"][0]["sent"] = "2026-11-08T00:00:00Z"
    opened = msgspec.json.decode(json.dumps(before), type=OfferTold)
    assert isinstance(opened.messages[0], MessageTold)
    assert opened.messages[0].written == ""
