"""What the questions about the commission share: whose words count, and what could not be read is unknown."""

from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import letter, offered
from vetter.check.offer_terms import NO_APPROACH, early_documents, said, sentences
from vetter.model import Party, TermKind

ABOUT_WHAT_IS_SAID = [
    "advance-fee-asked",
    "angle-imposed",
    "asks-identity-or-bank-early",
    "byline-not-yours",
    "moved-off-platform",
    "no-contract",
    "pay-in-crypto-or-gift",
    "payment-route",
    "rate-shifted",
    "refuses-call",
    "unpaid-test",
]
DUTCH = "Leuk voorstel, dat doen we. We betalen 35 cent per woord, dertig dagen na je factuur."


def test_messages_in_a_language_without_words_of_its_own_are_unknown_not_clear():
    dutch = letter(text=DUTCH, language="nl")
    assert ask("advance-fee-asked", offered(dutch)).verdict is UNKNOWN
    english = letter(text="We pay $200.", language="en")
    assert ask("advance-fee-asked", offered(dutch, english)).verdict is CLEAR
    assert ask("advance-fee-asked", offered(letter(text="Hi!"))).verdict is CLEAR


def test_text_that_may_be_anything_is_unknown_not_clear():
    bare = letter(sender=Party(), bare=True, text="hi")
    for check in (*ABOUT_WHAT_IS_SAID, "recruited-through-platform"):
        answer = ask(check, offered(bare))
        assert answer.verdict is UNKNOWN
        assert answer.because == NO_APPROACH
        assert ask(check, offered(replace(bare, of_work=True))).verdict is CLEAR
        assert ask(check, offered(bare, letter("desk@elbe-bote.example.org"))).verdict is CLEAR


def test_only_the_other_sides_words_count():
    dossier = saying("We pay $200 per article.", mine="I charge $500 per article.")
    assert [term.low for term in said(dossier, TermKind.RATE)] == [200]


def test_a_term_is_cited_by_the_message_that_says_it():
    dossier = saying("Hello.", "Please pay the registration fee.")
    (cited,) = sentences(dossier, said(dossier, TermKind.ADVANCE_FEE))
    assert cited.record == "r-offer"
    assert cited.excerpt == "Please pay the registration fee."


def test_papers_are_early_until_something_is_settled():
    passport = "Please send a scan of your passport."
    assert early_documents(saying(passport))
    assert not early_documents(saying("The contract is attached.", passport))
