"""An assessment on one line: what a table of many outlets says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.model import Axis, Level
from vetter.phrases import day_of
from vetter.report import words
from vetter.report.outline import likelihood, title
from vetter.roles import role

if TYPE_CHECKING:
    from vetter.model import Assessment, Listed
    from vetter.report.outline import Outline

MOST_SIGNS: Final = 3
MOST_QUESTIONS: Final = 5
RANK: Final = {Level.NAMED: 4, Level.STRONG: 3, Level.SOME: 2, Level.UNKNOWN: 1, Level.NONE: 0}


class Summary(Struct, frozen=True, kw_only=True):
    """What is said of one outlet on one line; all texts are safe to show.

    ``title`` is what to call it, which is not always its ``name``; ``rank`` orders levels from none to named;
    ``readings`` are the words of the five, by axis.
    """

    name: str
    domain: str
    level: Level
    rank: int
    word: str
    likelihood: str
    low: float
    high: float
    confidence: str
    readings: dict[str, str]
    answered: int
    asked: int
    listed: tuple[str, ...]
    signs: tuple[str, ...]
    trust: tuple[str, ...]
    questions: tuple[str, ...]
    as_of: str
    case: str
    title: str = ""


def summary(found: Outline) -> Summary:
    """Return what a line says of an assessment that is outlined."""
    safe = found.assessment
    return Summary(
        name=safe.outlet.name,
        domain=safe.outlet.domain,
        level=safe.level,
        rank=RANK[safe.level],
        word=found.word,
        likelihood=likelihood(safe),
        low=safe.likelihood.low,
        high=safe.likelihood.high,
        confidence=safe.confidence.value,
        readings={axis.value: _reading(safe, axis) for axis in Axis},
        answered=safe.coverage.answered,
        asked=safe.coverage.asked,
        listed=tuple(dict.fromkeys(map(entry, safe.listed))),
        signs=tuple(finding.summary for finding in found.caution[:MOST_SIGNS]),
        trust=tuple(finding.summary for finding in found.trust[:MOST_SIGNS]),
        questions=safe.questions[:MOST_QUESTIONS],
        as_of=safe.as_of.date().isoformat(),
        case=safe.case,
        title=title(safe),
    )


def entry(listed: Listed) -> str:
    """Return one entry of a list in half a sentence: what is listed as what, by whom and when."""
    where = "" if listed.where == "site" else f"{words.WHERE.get(listed.where, listed.where)}: "
    standing = ", historic" if listed.standing == "historic" else ""
    said = f"{listed.value}: {role(listed.role).title} ({listed.operation}; {listed.source}"
    return f"{where}{said}, {day_of(listed.source_date)}{standing})"


def _reading(safe: Assessment, axis: Axis) -> str:
    line = safe.readings.get(axis.value)
    return words.LEVELS[line.level][1] if line else ""
