"""The five readings: one number would hide what matters."""

from __future__ import annotations

from collections import Counter
from math import fsum
from typing import TYPE_CHECKING

from vetter.assess.coverage import ANSWERED
from vetter.assess.wording import wording
from vetter.model import Axis, Level, ReadingLine, Verdict

if TYPE_CHECKING:
    from vetter.assess.scheme import Scheme
    from vetter.assess.weigh import Sign, Weighed


def readings(weighed: Weighed, *, named: bool, scheme: Scheme) -> dict[str, ReadingLine]:
    """Return the readings by the name of their axis. Without an offer there is none of the commission."""
    return {axis.value: _reading(axis, weighed, named, scheme) for axis in Axis}


def _reading(axis: Axis, weighed: Weighed, named: bool, scheme: Scheme) -> ReadingLine:
    signs = [sign for sign in weighed.signs if sign.judged.card.reading is axis]
    if axis is Axis.COMMISSION and not _asked(signs):
        return ReadingLine(level=Level.UNKNOWN, summary=wording().not_asked_commission)
    level = _level(axis, signs, scheme)
    if named and axis is Axis.IDENTITY:
        level = Level.NAMED
    telling = sorted(
        (sign for sign in signs if sign.applied or _always_told(sign)),
        key=lambda sign: (-abs(sign.applied), sign.check),
    )
    of_offer = axis is Axis.COMMISSION
    return ReadingLine(
        level=level,
        summary=_of_offer(level, signs) if of_offer else wording().reading[axis][level],
        checks=tuple(sign.check for sign in telling),
    )


def _level(axis: Axis, signs: list[Sign], scheme: Scheme) -> Level:
    steps = scheme.readings[axis.value]
    heavy = fsum(sign.applied for sign in signs if sign.applied > 0)
    if any(_always_told(sign) for sign in signs):
        return Level.STRONG
    if heavy >= steps.strong or (heavy and any(sign.decisive for sign in signs)):
        return Level.STRONG
    if heavy >= steps.some:
        return Level.SOME
    asked = _asked(signs)
    answered = [s for s in asked if s.judged.answer.verdict in ANSWERED]
    still_open = {sign.check for sign in signs if sign.judged.answer.verdict is Verdict.UNKNOWN}
    enough = 2 * len(answered) >= len(asked) and still_open.isdisjoint(steps.must)
    return Level.NONE if answered and enough else Level.UNKNOWN


def _of_offer(level: Level, signs: list[Sign]) -> str:
    words = wording()
    if level is Level.NONE and any(sign.applied > 0 for sign in signs):
        return words.slight_commission
    summary = words.reading[Axis.COMMISSION][level]
    return f"{summary} {_mostly_because(signs)}".rstrip() if level is Level.UNKNOWN else summary


def _mostly_because(signs: list[Sign]) -> str:
    """Return the reason for which the most questions stayed open."""
    reasons = Counter(
        sign.judged.answer.because
        for sign in signs
        if sign.judged.answer.verdict is Verdict.UNKNOWN
    )
    return next((reason for reason, _ in reasons.most_common(1)), "")


def _asked(signs: list[Sign]) -> list[Sign]:
    return [s for s in signs if s.judged.answer.verdict is not Verdict.NOT_APPLICABLE]


def _always_told(sign: Sign) -> bool:
    # A designation weighs nothing on whether an outlet is a fake, and everything on who is behind it.
    return sign.check == "sanctioned" and sign.judged.answer.verdict is Verdict.FIRED
