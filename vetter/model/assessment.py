"""Findings weighed: the contract ``vetter/assessment-1`` in types."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from vetter.model.fact import Precision
from vetter.model.finding import Axis, Verdict
from vetter.model.offer_told import OfferTold
from vetter.model.operation import Operation
from vetter.model.record import LedgerEntry
from vetter.model.target import Candidate

SCHEMA = "vetter/assessment-1"
FORMS = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m", Precision.DAY: "%Y-%m-%d"}


class Level(StrEnum):
    """The overall word. ``RANK`` orders them for ``--fail-on``."""

    NAMED = "named"  # the outlet's own site is on a list, and nothing seen says it changed hands
    STRONG = "strong"  # strong signs that it may not be what it says it is
    SOME = "some"  # signs worth asking about
    NONE = "none"  # nothing found, with enough looked at
    UNKNOWN = "unknown"  # too little could be seen


class Confidence(StrEnum):
    """How good the evidence is; says nothing about which way it points."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Likelihood(Struct, frozen=True):
    """A probability range in the words of ICD 203, and the prior that it started from."""

    words: str
    low: float
    high: float
    prior: float


class Evidence(Struct, frozen=True, kw_only=True):
    """One record behind a finding, resolved for a reader who does not have the case."""

    record: str
    url: str
    time: datetime
    sha256: str
    excerpt: str = ""


class Grade(Struct, frozen=True):
    """How good the evidence is, in the Admiralty code; says nothing about which way it points.

    ``source`` is a letter from A to F for its reliability, ``information`` a figure from 1 to 6 for how
    credible it is; ``words`` says both.
    """

    source: str = "F"
    information: str = "6"
    words: str = ""

    @property
    def mark(self) -> str:
        """Both together, as they are written: ``B2``."""
        return f"{self.source}{self.information}"


class Finding(Struct, frozen=True, kw_only=True):
    """What a check answered, weighed and explained."""

    check: str
    family: str
    outcome: Verdict
    summary: str
    because: str
    weight: float
    basis: str
    innocent: str
    ask: str
    disarm: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    reading: Axis
    why: str = ""
    references: tuple[str, ...] = ()
    grade: Grade = Grade()


class Hinge(Struct, frozen=True):
    """A finding that alone holds the level, and what the level would be without it."""

    check: str
    summary: str
    level: Level


class ReadingLine(Struct, frozen=True, kw_only=True):
    """One of the five readings: ``level`` for itself alone, a sentence, and its checks."""

    level: Level
    summary: str
    checks: tuple[str, ...] = ()


class UnknownCheck(Struct, frozen=True):
    """A question that stayed open, and why."""

    check: str
    reason: str


class Coverage(Struct, frozen=True):
    """How many of the questions that apply could be answered."""

    answered: int
    asked: int
    unknown: tuple[UnknownCheck, ...]


class Listed(Struct, frozen=True, kw_only=True):
    """One list entry that matches, with what it does and does not mean."""

    value: str
    operation: str
    role: str
    source: str
    source_url: str
    source_date: str
    standing: Literal["current", "historic", "undetermined"]
    where: str
    matched: str
    attribution: str = ""
    confidence: str = ""
    because: str = ""
    meaning: str = ""


class AssessedOutlet(Struct, frozen=True, kw_only=True):
    """Who was assessed. ``borrowed``: the name is, or may be, that of another outlet."""

    name: str
    domain: str
    url: str
    candidates: tuple[Candidate, ...] = ()
    borrowed: bool = False

    @property
    def title(self) -> str:
        """What to call it: by its domain where the name may be another's, so that no word falls on that one."""
        return self.domain if self.borrowed or not self.name else self.name


class PreparedLink(Struct, frozen=True):
    """A search the person can make themselves; nothing was asked there."""

    label: str
    url: str


class TimelineEvent(Struct, frozen=True, kw_only=True):
    """Something with a date: ``route`` names how it is known, ``claimed`` marks the outlet's own word.

    ``time`` is the beginning of the day, month or year that is known (``precision``).
    """

    time: datetime
    label: str
    route: str
    claimed: bool = False
    record: str = ""
    precision: Precision = Precision.DAY

    @property
    def iso(self) -> str:
        """The date as far as it is known: ``1987``, ``1987-03``, ``1987-03-04``."""
        return self.time.strftime(FORMS[self.precision])


class Assessment(Struct, frozen=True, kw_only=True):
    """Everything a report says. Pure result: reports add nothing to it."""

    schema: str = SCHEMA
    tool: str
    target: str
    as_of: datetime
    outlet: AssessedOutlet
    level: Level
    summary: str
    likelihood: Likelihood
    confidence: Confidence
    confidence_because: str
    readings: dict[str, ReadingLine]
    coverage: Coverage
    findings: tuple[Finding, ...]
    listed: tuple[Listed, ...]
    ledger: tuple[LedgerEntry, ...]
    questions: tuple[str, ...]
    links: tuple[PreparedLink, ...]
    timeline: tuple[TimelineEvent, ...] = ()
    change_our_mind: tuple[str, ...] = ()
    remarks: tuple[
        str, ...
    ] = ()  # what the reader must know of this run: partial, archive's copy, …
    residual: str = ""  # what no outside look can see
    case: str = ""
    operations: tuple[Operation, ...] = ()  # what is known of those that `listed` names
    offer: OfferTold | None = None  # what was read of the offer, and what to do with it
    at_other_priors: tuple[Likelihood, ...] = ()  # the same signs, from where others would start
    sensitivity: tuple[
        Hinge, ...
    ] = ()  # findings of which each alone, taken away, changes the level
