"""What checks answer."""

from __future__ import annotations

from enum import StrEnum
from math import exp, sqrt

from msgspec import Struct

from vetter.model.fact import Citation


class Verdict(StrEnum):
    """The answer to a check's question. Unknown is not clear."""

    FIRED = "fired"  # yes
    CLEAR = "clear"  # no, and it was looked at
    UNKNOWN = "unknown"  # could not be looked at
    NOT_APPLICABLE = "not-applicable"  # the question makes no sense here


class Answer(Struct, frozen=True):
    """What one check says about one dossier.

    ``because`` is a full sentence in plain words; ``cited`` must not be empty when the answer is
    ``fired``. ``strength`` in 0…1 scales the weight where a check can be more or less sure.
    """

    verdict: Verdict
    because: str
    cited: tuple[Citation, ...] = ()
    strength: float = 1.0


def fired(because: str, cited: tuple[Citation, ...], strength: float = 1.0) -> Answer:
    """Answer yes; refuses to do so without evidence."""
    if not cited:
        raise ValueError("a check may not fire without evidence")
    return Answer(Verdict.FIRED, because, cited, strength)


def clear(because: str, cited: tuple[Citation, ...] = ()) -> Answer:
    """Answer no: it was looked at, and it is not so."""
    return Answer(Verdict.CLEAR, because, cited)


def unknown(because: str) -> Answer:
    """Answer that it could not be looked at, and why."""
    return Answer(Verdict.UNKNOWN, because)


def not_applicable(because: str) -> Answer:
    """Answer that the question makes no sense for this outlet, and why."""
    return Answer(Verdict.NOT_APPLICABLE, because)


class Axis(StrEnum):
    """The five separate readings of an assessment; one number would hide what matters."""

    IDENTITY = "identity"  # is it who it says it is?
    TRANSPARENCY = "transparency"  # does it say who answers for it?
    INDEPENDENCE = "independence"  # state or undisclosed backing?
    CONTENT = "content"  # its own work?
    COMMISSION = "commission"  # contract, payer, conduct


class CheckCard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``data/checks/<family>/<id>.toml`` says about a check.

    ``question`` is answered by yes (fired) or no (clear). ``fired`` and ``clear`` are headings for
    the report in either case. ``needs`` names the dossier's sources (`vetter.model.Source`) without
    which the answer is unknown; without an ``offer`` the question makes no sense. ``ask`` is the question to the outlet that would settle it.
    """

    id: str
    family: str
    reading: Axis
    question: str
    fired: str
    clear: str
    why: str
    innocent: str
    ask: str = ""
    needs: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    disarm: tuple[str, ...] = ()
    status: str = "stable"


class Basis(StrEnum):
    """Where a weight comes from."""

    MEASURED = "measured"
    PUBLISHED = "published"
    JUDGED = "judged"
    NONE = "none"  # carries no weight, on purpose


class Counted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often a sign was counted, of how many: among fronts or unreliable outlets, and among honest ones.

    ``whom`` says who was counted.
    """

    fronts: tuple[int, int]
    honest: tuple[int, int]
    whom: str

    @property
    def ratio(self) -> float:
        """The likelihood ratio that the counts come to."""
        (a, n), (b, m) = self.fronts, self.honest
        return a * m / (n * b)

    @property
    def interval(self) -> tuple[float, float]:
        """Its interval at 95 per cent, by the logarithm's error (Katz and others, Biometrics 34, 1978)."""
        (a, n), (b, m) = self.fronts, self.honest
        error = 1.96 * sqrt(1 / a - 1 / n + 1 / b - 1 / m)
        return self.ratio * exp(-error), self.ratio * exp(error)


class Weight(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much each answer of a check counts: natural logarithms of likelihood ratios.

    ``correlated`` names a group of signs of one cause (age by several routes): of each group only
    the strongest counts. ``decisive`` marks contradictions that a small honest outlet cannot
    produce by being small. ``counted`` are the counts behind it, where there are any.
    """

    fired: float = 0.0
    clear: float = 0.0
    basis: Basis
    source: str
    correlated: str = ""
    decisive: bool = False
    counted: Counted | None = None


class Judged(Struct, frozen=True):
    """One check's answer together with its card and what it weighs.

    ``weight`` is that of the verdict given, scaled by the answer's strength; nothing is summed,
    grouped or capped yet. ``basis`` says in words where it comes from.
    """

    card: CheckCard
    answer: Answer
    weight: float
    basis: str
    correlated: str = ""
    decisive: bool = False
