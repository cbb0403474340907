"""What is said of one member of the corpus, in short: what a golden file holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from vetter.model import Level, Verdict

if TYPE_CHECKING:
    from vetter.model import Assessment

GOLDEN = Path(__file__).resolve().parents[1] / "stories" / "golden"
WARNED = frozenset({Level.NAMED, Level.STRONG, Level.SOME})
STRONG = frozenset({Level.NAMED, Level.STRONG})


class Told(Struct, frozen=True, kw_only=True):
    """One assessment, and what its level would be with less: without a family, a third party, the lists.

    ``findings`` are those that weigh or fired, each with its weight; ``hinges`` those of which each alone holds the level.
    """

    name: str
    level: Level
    likelihood: str
    confidence: str
    answered: int
    asked: int
    readings: dict[str, Level]
    findings: dict[str, str]
    hinges: dict[str, Level] = {}
    without_family: dict[str, Level] = {}
    without_source: dict[str, Level] = {}
    without_lists: Level = Level.UNKNOWN

    @property
    def warned(self) -> bool:
        """Whether the reader is told of signs, or of a list."""
        return self.level in WARNED


def told(name: str, said: Assessment, **less: object) -> Told:
    """Return an assessment in short. ``less`` is what `Told` has beyond it."""
    return msgspec.convert(
        {
            "name": name,
            "level": said.level,
            "likelihood": said.likelihood.words,
            "confidence": said.confidence,
            "answered": said.coverage.answered,
            "asked": said.coverage.asked,
            "readings": {axis: line.level for axis, line in sorted(said.readings.items())},
            "findings": {
                one.check: f"{one.outcome.value} {one.weight:+.2f}"
                for one in sorted(said.findings, key=lambda one: one.check)
                if one.weight or one.outcome is Verdict.FIRED
            },
            **less,
        },
        Told,
    )


def golden(name: str) -> Told:
    """Return what the golden file of a member holds."""
    return msgspec.json.decode((GOLDEN / f"{name}.json").read_bytes(), type=Told)


def keep(one: Told) -> None:
    """Write the golden file of a member."""
    GOLDEN.mkdir(exist_ok=True)
    packed = msgspec.json.format(msgspec.json.encode(one, order="deterministic"), indent=1)
    (GOLDEN / f"{one.name}.json").write_bytes(packed + b"\n")
