"""What to ask the outlet: only what the findings leave open, most useful first."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.model import Verdict
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.assess.weigh import Sign, Weighed

MOST: Final = 8
MOST_OF_THEIR_OWN: Final = 5
RAISED: Final = 1.0
TRIFLE: Final = 0.3


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the twelve; the file says what each field means."""

    text: str
    useful: float
    settled_by: tuple[str, ...] = ()
    raised_by: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    question: tuple[Question, ...]


@cache
def standing_questions() -> tuple[Question, ...]:
    """Return the twelve. Raises `DataError`."""
    try:
        return shaped(read_toml("questions.toml"), _File).question
    except msgspec.ValidationError as error:
        raise DataError(f"data/questions.toml cannot be used: {error}") from error


def questions(weighed: Weighed) -> tuple[str, ...]:
    """Return at most eight questions: the findings' own first claim, then what they leave open."""
    own = [sign for sign in weighed.signs if _asks(sign)]
    own.sort(key=lambda sign: (-_usefulness(sign), sign.check))
    chosen = own[:MOST_OF_THEIR_OWN]
    asked = {sign.check for sign in chosen}
    said = {f"{sign.check} {sign.judged.answer.verdict.value}" for sign in weighed.signs}
    ranked = [(_usefulness(sign), sign.judged.card.ask) for sign in chosen]
    ranked += [
        (question.useful + (RAISED if said & set(question.raised_by) else 0.0), question.text)
        for question in standing_questions()
        if not said & set(question.settled_by) and not asked & set(question.same_as)
    ]
    ranked.sort(key=lambda pair: -pair[0])
    return tuple(dict.fromkeys(text for _, text in ranked))[:MOST]


def _asks(sign: Sign) -> bool:
    card = sign.judged.card
    context = card.family == "listed" and sign.judged.answer.verdict is Verdict.FIRED
    return bool(card.ask) and (sign.applied > 0 or context)


def _usefulness(sign: Sign) -> float:
    # What weighs is worth more than any standing question; trifles and mere context are worth less.
    if sign.applied >= TRIFLE or sign.check == "sanctioned":
        return 2.0 + sign.applied
    return 0.5 + sign.applied
