"""What was copied from a messenger or out of a reply is told to be so: whose words are whose is not known."""

from __future__ import annotations

import pytest

from vetter.extract.offer.chat import speakers
from vetter.extract.offer.messages import CHAT, QUOTES, messages

IOS = """[12/11/2026, 10:15:03] Ann Desk: Hi Jo, would you write for us?
\u200e[12/11/2026, 10:16:40] Jo: How much?
"""
ANDROID = """12/11/26, 10:15 - Messages and calls are end-to-end encrypted.
12/11/26, 10:15 - Ann Desk: Hi Jo, would you write for us?
12/11/26, 10:16 pm - Jo: How much?
"""
TELEGRAM = """Ann Desk, [12.11.2026 10:15]
Hi Jo, would you write for us?

Jo, [12.11.2026 10:16]
How much?
"""
REPLY = """Hi Ann,

thank you, before I say yes I ask for a contract.

On Tue, 7 Jul 2020 at 10:00, Ann Desk <ann@desk.example> wrote:
> Would you write for us?
"""


@pytest.mark.parametrize("text", [IOS, ANDROID, TELEGRAM])
def test_who_speaks_in_a_talk_is_read_from_its_lines(text):
    assert speakers(text) == {"Ann Desk", "Jo"}
    assert messages(text.encode())[0].remarks == (CHAT,)


@pytest.mark.parametrize(
    "text", ["", "10:15 Ann: hi", IOS.splitlines()[0], REPLY, "Fee: 10:15\nBy: 12.11."]
)
def test_one_who_speaks_or_a_text_that_is_none_is_no_talk(text):
    assert len(speakers(text)) < 2
    assert all(CHAT not in one.remarks for one in messages(text.encode() or b"-"))


def test_a_reply_copied_with_what_it_answers_says_that_this_was_not_read():
    (message,) = messages(REPLY.encode())
    assert message.remarks == (QUOTES,)
    assert "write for us" not in message.text
