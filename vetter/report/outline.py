"""What every report says, in its order: made safe once, grouped once, for all its faces."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from operator import is_
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from vetter.model import Assessment, Evidence, Finding, Level, Verdict
from vetter.phrases import count
from vetter.report import words
from vetter.report.offered import is_alone
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from vetter.model import LedgerEntry, Operation

T = TypeVar("T", bound=Struct)
MOST_NAME: Final = 200
"""The longest name, domain or search term that is shown; sentences may be longer."""
WHOLE: Final = 0.9
"""A range wider than this says nothing."""
MOST_HINGES: Final = 3
_WITHOUT_TEXT: Final = (Enum, int, float, date)  # a bool is an int, a datetime a date
_NUMBER: Final = re.compile(r"^(\D{0,20})(\d{1,18})$")


class Open(Struct, frozen=True):
    """The questions that stayed open for one reason."""

    reason: str
    questions: tuple[str, ...]


class Outline(Struct, frozen=True, kw_only=True):
    """An assessment with all its texts safe to show, and its parts in the order of a report.

    ``quiet`` are the questions answered no that weigh nothing; ``beside`` those that make no sense
    for this outlet; ``key`` every record that a finding rests on, once.
    """

    assessment: Assessment
    sign: str
    word: str
    meaning: str
    caution: tuple[Finding, ...]
    trust: tuple[Finding, ...]
    noted: tuple[Finding, ...]
    quiet: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    opened: tuple[Open, ...]
    key: tuple[Evidence, ...]


def outline(assessment: Assessment, *, is_safe: bool = False) -> Outline:
    """Return what there is to say about an outlet, safe to show and in order.

    ``is_safe``: its texts need not be looked at, since `vetter.report.safe.all_plain` says so of its JSON.
    """
    safe = assessment if is_safe else made_safe(assessment)
    sign, word, meaning = words.LEVELS[safe.level]
    if is_alone(safe):
        meaning = words.OF_THE_OFFER.get(safe.level, meaning)
    answered = [f for f in safe.findings if f.outcome in {Verdict.FIRED, Verdict.CLEAR}]
    unweighed = [finding for finding in answered if not finding.weight]
    return Outline(
        assessment=safe,
        sign=sign,
        word=word,
        meaning=meaning,
        caution=_heaviest(f for f in answered if f.weight > 0),
        trust=_heaviest(f for f in answered if f.weight < 0),
        noted=tuple(f for f in unweighed if f.outcome is Verdict.FIRED),
        quiet=tuple(f for f in unweighed if f.outcome is Verdict.CLEAR),
        beside=tuple(f for f in safe.findings if f.outcome is Verdict.NOT_APPLICABLE),
        opened=_opened(safe),
        key=_key(safe),
    )


def made_safe(told: T) -> T:
    """Return the same result (of our types) with every text in it safe to show, whoever wrote it."""
    safe: T = _safe(told)
    return safe


def likelihood(assessment: Assessment) -> str:
    """Return the likelihood in words, with its range where it could be judged."""
    found = assessment.likelihood
    if found.high - found.low > WHOLE:
        return found.words
    return f"{found.words} ({words.span(found.low, found.high)})"


def told_of(operation: Operation) -> tuple[tuple[str, str], ...]:
    """Return when an operation began, who is behind it and what being listed does not mean, each with its label."""
    return (
        ("Since", operation.since),
        ("Attributed", f"to {operation.attributed_to}. {operation.how_sure}"),
        ("Mind", operation.caution),
    )


def prior(assessment: Assessment) -> str:
    """Return in a sentence where the likelihood starts from."""
    share = words.percent(assessment.likelihood.prior)
    return f"Before anything was looked at, {share} was assumed for an offer out of the blue."


def other_priors(assessment: Assessment) -> str:
    """Return in a sentence what the same signs would come to from other priors; "" where nothing was judged."""
    shares: dict[str, list[str]] = {}
    for one in assessment.at_other_priors:
        if one.high - one.low <= WHOLE:
            shares.setdefault(one.words, []).append(words.percent(one.prior))
    told = [
        (words.READ_ALIKE if read == assessment.likelihood.words else words.READ_SO).format(
            shares=" or ".join(each), words=read
        )
        for read, each in shares.items()
    ]
    return words.OTHER_PRIORS.format(told="; ".join(told)) if told else ""


def firmness(assessment: Assessment) -> str:
    """Return which single findings hold the level; "" where there is no level to hold."""
    if assessment.level is Level.UNKNOWN:
        return ""
    if not assessment.sensitivity:
        return words.FIRM
    shown = assessment.sensitivity[:MOST_HINGES]
    told = [
        words.HINGE.format(finding=one.summary.rstrip("."), word=words.LEVELS[one.level][1].lower())
        for one in shown
    ]
    if more := len(assessment.sensitivity) - len(shown):
        told.append(words.MORE_HINGES.format(more=count(more, "further finding")))
    return " ".join(told)


def graded(finding: Finding) -> str:
    """Return how good the evidence of a finding is, in the Admiralty code and in words."""
    return f"{finding.grade.mark}: {finding.grade.words}"


def references(finding: Finding) -> str:
    """Return the records that a finding rests on as they are quoted: ``[r3] [r7]``."""
    return " ".join(dict.fromkeys(f"[{one.record}]" for one in finding.evidence))


def _heaviest(findings: Any) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-abs(finding.weight), finding.check)))


def _opened(assessment: Assessment) -> tuple[Open, ...]:
    asked = {finding.check: finding.summary for finding in assessment.findings}
    by_reason: dict[str, list[str]] = {}
    for one in assessment.coverage.unknown:
        by_reason.setdefault(one.reason, []).append(asked.get(one.check, one.check))
    largest = sorted(by_reason.items(), key=lambda group: -len(group[1]))
    return tuple(Open(reason, tuple(questions)) for reason, questions in largest)


def _key(assessment: Assessment) -> tuple[Evidence, ...]:
    key = {one.record: one for finding in assessment.findings for one in finding.evidence}
    return tuple(key[record] for record in sorted(key, key=_counting))


def _counting(record: str) -> tuple[str, int, str]:
    found = _NUMBER.match(record)
    return (found[1], int(found[2]), record) if found else (record, 0, record)


def _safe(told: Any) -> Any:
    """Return the same, and the very same where every text is safe as it is, as nearly all are.

    Raises `TypeError` for what may hold a text that is not looked at.
    """
    if told is None or isinstance(told, _WITHOUT_TEXT):
        return told
    if isinstance(told, str):
        return safe_text(told)
    if isinstance(told, Struct):
        changed = {}
        for name in told.__struct_fields__:
            value = getattr(told, name)
            safe = _safe(value)
            if safe is not value:
                changed[name] = safe
        return replace(told, **changed) if changed else told
    if isinstance(told, tuple | list):
        entries = [_safe(entry) for entry in told]
        same = all(map(is_, entries, told))
        return told if same else type(told)(entries)
    if isinstance(told, dict):
        return {_safe(key): _safe(value) for key, value in told.items()}
    raise TypeError(f"no report shows a {type(told).__name__}")


def short(text: str) -> str:
    """Return a name, cut to a length that cannot push everything else off the page."""
    return safe_text(text, MOST_NAME)


def title(assessment: Assessment) -> str:
    """Return what a report is headed by. What is said of an offer alone falls on no outlet that is not named itself."""
    of_offer = is_alone(assessment) and assessment.level is not Level.NAMED
    return words.THE_OFFER if of_offer else short(assessment.outlet.title)


def beneath(assessment: Assessment) -> str:
    """Return what stands below the title: the domain, the name that it calls itself, or for whom an offer speaks; or ""."""
    outlet = assessment.outlet
    if title(assessment) == words.THE_OFFER:
        return words.SPEAKS_FOR.format(domain=short(outlet.domain)) if outlet.domain else ""
    if outlet.title != outlet.domain:
        return short(outlet.domain)
    other = outlet.name not in ("", outlet.domain)
    return f"calls itself “{short(outlet.name)}”" if other else ""


def asked(entry: LedgerEntry) -> str:
    """Return how a question to a source ended, with the reason."""
    ended = words.OUTCOMES[entry.outcome]
    return f"{ended}: {entry.reason}" if entry.reason else ended
