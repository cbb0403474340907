"""What the person notes of how it went on is read, or refused with what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.offer.kept import kept
from vetter.errors import UsageError
from vetter.extract.offer.conduct import amount, conduct_of, read, spelt, written
from vetter.model import Amount, Call, Conduct, Contract, Edits, Purpose

NOTES = b"""
rate_offered = "200 USD a piece"
rate_paid = "\xe2\x82\xac80"
payer = "J. Doe"
paid_by = "paypal-friends"
call = "refused"
contract = "none"
edits = "meaning-changed"
published = true
note = "They asked twice."
"""


def test_all_of_it_is_read_and_cites_its_record():
    found = read(kept(NOTES, Purpose.CONDUCT)).conduct
    assert found.rate_offered == Amount(200, "USD", "piece")
    assert found.rate_paid == Amount(80, "EUR", "")
    assert (found.payer, found.paid_by) == ("J. Doe", "paypal-friends")
    assert (found.call, found.contract, found.edits) == (Call.REFUSED, Contract.NONE, Edits.MEANING)
    assert found.published
    assert found.cited[0].record == "r1"


def test_what_is_written_out_is_read_again_the_same():
    found = conduct_of(NOTES)
    assert conduct_of(written(found)) == found
    assert conduct_of(written(Conduct())) == Conduct()


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_words_survive_being_written_out(payer, note):
    found = conduct_of(
        written(
            Conduct(payer=payer.replace("\x7f", "").strip(), note=note.replace("\x7f", "").strip())
        )
    )
    assert found.note == note.replace("\x7f", "").strip()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("200 USD", Amount(200, "USD")),
        ("$150 per article", Amount(150, "USD", "piece")),
        ("0,45 EUR a word", Amount(0.45, "EUR", "word")),
        ("£30/hour", Amount(30, "GBP", "hour")),
        ("400 zł", Amount(400, "PLN")),
        ("5000000 IDR", Amount(5_000_000, "IDR")),
        ("123456789.55 IRR", Amount(123_456_789.55, "IRR")),
        ("USD 200", Amount(200, "USD")),
        ("$1,200", Amount(1200, "USD")),
        ("1.200,50 EUR", Amount(1200.5, "EUR")),
        ("200 dollars a word", Amount(200, "USD", "word")),
        ("80 Euro pro Text", Amount(80, "EUR", "piece")),
        ("NGN 20,000", Amount(20_000, "NGN")),
        ("150$ for an article", Amount(150, "USD", "piece")),
    ],
)
def test_sums_are_read_as_people_write_them(text, told):
    assert amount(text) == told
    assert amount(spelt(told)) == told


@pytest.mark.parametrize(
    "raw",
    [
        b"call = 'perhaps'",
        b"colour = 'red'",
        b"= = =",
        b"\xff\xfe",
        b"rate_paid = 'a lot'",
        b"rate_paid = '200'",
        b"rate_paid = '200 USD or 300 EUR'",
        b"rate_paid = '200-300 USD'",
        b"rate_paid = '$0.30 per thousand words'",
        b"rate_paid = '30 US$ for each screen'",
        b"rate_paid = '200 USD, later 100'",
        b"published = 'yes'",
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(raw):
    with pytest.raises(UsageError) as caught:
        conduct_of(raw)
    assert "rate_offered" in caught.value.hint
