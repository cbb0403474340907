"""From a sum of weights to a probability, and from that to words with their range."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, Final

from vetter.model import Likelihood

if TYPE_CHECKING:
    from vetter.assess.scheme import Scheme

FLOOR: Final = 0.01
CEILING: Final = 0.99
"""No look from outside makes anything surer than this."""

NOT_JUDGED: Final = "cannot be judged"


def posterior(prior: float, total: float) -> float:
    """Return the probability after adding ``total`` to the log-odds of ``prior``."""
    bounded = min(1 - 1e-9, max(1e-9, prior))
    odds = log(bounded / (1 - bounded)) + total
    return 1 / (1 + exp(-odds)) if odds > -700 else 0.0


def in_words(probability: float, prior: float, scheme: Scheme) -> Likelihood:
    """Return the term and the range that ``probability`` lies in, within 1 to 99 per cent."""
    bounded = min(CEILING, max(FLOOR, probability))
    term = next(
        (term for term in scheme.likelihood if term.low <= bounded < term.high),
        scheme.likelihood[-1],
    )
    return Likelihood(term.words, term.low, term.high, prior)


def not_judged(prior: float) -> Likelihood:
    """Return that nothing can be said: too little was seen to move the prior either way."""
    return Likelihood(NOT_JUDGED, FLOOR, CEILING, prior)
