"""A message that Outlook saved is read like any other, and says what Outlook did not keep."""

from __future__ import annotations

import hashlib

import pytest

from tests.extract.offer.saved import saved
from vetter.errors import TargetError
from vetter.extract.offer.form import Form, form_of
from vetter.extract.offer.messages import messages

HEADERS = (
    "Received: from a.example by mx.inbox.example; Tue, 3 Mar 2026 12:00:00 +0100\r\n"
    "From: Some Editor <desk@harbour-post.org>\r\nTo: jo@inbox.example\r\nSubject: A piece\r\n"
    "Date: Tue, 3 Mar 2026 12:00:00 +0100\r\n\r\n"
)


def test_its_header_text_and_attachments_are_read():
    content = b"%PDF " * 2_000
    raw = saved(
        headers=HEADERS,
        subject="A piece",
        body="We pay 200 EUR.\r\n",
        attachment=("Contract.pdf", content),
    )
    assert form_of(raw) is Form.OUTLOOK
    (message,) = messages(raw)
    assert message.sender.address == "desk@harbour-post.org"
    assert message.offset == 60
    assert [hop.origin for hop in message.hops] == ["a.example"]
    assert message.text == "We pay 200 EUR."
    (file,) = message.attachments
    assert (file.name, file.size) == ("Contract.pdf", len(content))
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert message.remarks == ()


def test_without_a_header_it_has_what_outlook_noted_and_says_so():
    (message,) = messages(
        saved(
            subject="A piece", body="Hello", sender="Some Editor", address="desk@harbour-post.org"
        )
    )
    assert message.sender.address == "desk@harbour-post.org"
    assert message.subject == "A piece"
    assert message.hops == ()
    assert any("no header" in remark for remark in message.remarks)


def test_a_text_in_a_form_of_outlooks_own_is_said_to_be_missing():
    (message,) = messages(saved(headers=HEADERS, subject="A piece"))
    assert message.text == ""
    assert any("paste the text" in remark for remark in message.remarks)


@pytest.mark.parametrize("cut", [8, 512, 700, 1_500])
def test_a_damaged_one_is_refused_with_a_way_out(cut):
    with pytest.raises(TargetError) as caught:
        messages(saved(headers=HEADERS, body="Hello")[:cut])
    assert caught.value.hint
