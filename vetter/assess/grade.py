"""How good the evidence of each finding is, in Admiralty letters and figures: ``data/admiralty.toml`` applied."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.model import Grade, Verdict
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.model import Judged, Record

HALF: Final = 0.5
NOBODY_KNOWS: Final = "F"


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """Which figure each kind of answer has; the file says what they are."""

    confirmed: str
    unsure: str
    shown: str
    not_seen: str
    open: str


class Code(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the file says."""

    letters: dict[str, str]
    figures: dict[str, str]
    sources: dict[str, str]
    one: dict[str, tuple[str, ...]]
    rules: Rules


@cache
def code() -> Code:
    """Return how findings are graded. Raises `DataError`."""
    try:
        return shaped(read_toml("admiralty.toml"), Code)
    except msgspec.ValidationError as error:
        raise DataError(f"data/admiralty.toml cannot be used: {error}") from error


def grade(one: Judged, records: Mapping[str, Record]) -> Grade:
    """Return the grade of a check's answer by the sources of the ``records`` that it cites.

    An answer that cites none was sought where the check had to look.
    """
    known = code()
    cited = {records[c.record].source.value for c in one.answer.cited if c.record in records}
    sources = cited or {name for need in one.card.needs for name in need.split(" or ")}
    letter = min((known.sources.get(name, NOBODY_KNOWS) for name in sources), default=NOBODY_KNOWS)
    figure = _figure(one, cited, known)
    return Grade(
        letter, figure, f"source {known.letters[letter]}, information {known.figures[figure]}"
    )


def _figure(one: Judged, cited: set[str], known: Code) -> str:
    rules = known.rules
    if one.answer.verdict is Verdict.CLEAR:
        return rules.not_seen
    if one.answer.verdict is not Verdict.FIRED:
        return rules.open
    if one.answer.strength < HALF:
        return rules.unsure
    together = {name: group for group, names in known.one.items() for name in names}
    independent = {together.get(name, name) for name in cited}
    return rules.confirmed if len(independent) > 1 else rules.shown
