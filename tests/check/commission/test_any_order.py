"""What an offer says does not depend on the order in which its messages are handed in, but for what changes in time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.asked import ask
from tests.check.commission.saying import saying
from tests.extract.offer.written import honest, offers

TIMELESS = (
    "advance-fee-asked",
    "angle-imposed",
    "byline-not-yours",
    "moved-off-platform",
    "payment-route",
    "unpaid-test",
)
TEXTS = [text for one in (*offers(), *honest()) for text, mine in one.messages if not mine]


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True), st.randoms())
@settings(max_examples=60, deadline=None)
def test_what_is_no_matter_of_time_is_the_same_in_any_order(texts, chance):
    shuffled = list(texts)
    chance.shuffle(shuffled)
    one, other = saying(*texts), saying(*shuffled)
    for check in TIMELESS:
        assert ask(check, one).verdict is ask(check, other).verdict


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3, unique=True))
@settings(max_examples=40, deadline=None)
def test_a_message_that_says_nothing_takes_nothing_back(texts):
    before, after = saying(*texts), saying(*texts, "Thanks, speak soon!")
    for check in TIMELESS:
        assert ask(check, before).verdict is ask(check, after).verdict
