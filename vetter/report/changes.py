"""What changed between two results on one outlet. Only what both could see is compared: absence is no change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from vetter.model import Assessment, Dossier, Outcome, Source, Verdict
from vetter.phrases import count, day, listing
from vetter.report import words
from vetter.report.outline import likelihood, made_safe
from vetter.report.safe import safe_text
from vetter.roles import role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Fact, Finding, Listed

ANSWERED: Final = frozenset({Verdict.FIRED, Verdict.CLEAR})
MOST: Final = 40


class Result(Struct, frozen=True):
    """One result: the assessment and, where the case is at hand, the facts behind it."""

    assessment: Assessment
    dossier: Dossier | None = None


class Change(Struct, frozen=True):
    """One thing that changed. ``about`` says of what it is: level, list, owner, answer, name, sight."""

    about: str
    words: str


def changes(before: Result, after: Result) -> tuple[Change, ...]:
    """Return what changed, the weightiest first; all texts are safe to show."""
    one, other = made_safe(before.assessment), made_safe(after.assessment)
    found = [
        *_level(one, other),
        *_reasons(one, other),
        *_lists(one, other),
        *_owner(before.dossier, after.dossier),
        *_answers(one, other),
        *_name(one, other),
        *_sight(one, other),
    ]
    return tuple(Change(change.about, safe_text(change.words, 500)) for change in found[:MOST])


def _level(one: Assessment, other: Assessment) -> Iterator[Change]:
    if one.level is not other.level:
        was, now = words.LEVELS[one.level], words.LEVELS[other.level]
        yield Change("level", f"Level: {was[0]} {was[1]} → {now[0]} {now[1]}")
    elif one.likelihood.words != other.likelihood.words:
        yield Change("level", f"Likelihood of a front: {likelihood(one)} → {likelihood(other)}")


def _reasons(one: Assessment, other: Assessment) -> Iterator[Change]:
    """Yield, where the level changed, the reasons for caution of which only one of the two could tell."""
    if one.level is other.level:
        return
    for what, of, by in (
        ("Not looked at then", other, one),
        ("Not looked at now", one, other),
    ):
        answered = {finding.check for finding in by.findings if finding.outcome in ANSWERED}
        for finding in of.findings:
            fired = finding.outcome is Verdict.FIRED and finding.weight > 0
            if fired and finding.check not in answered and finding.family != "listed":
                yield Change("answer", f"{what}: {finding.summary}")


def _lists(one: Assessment, other: Assessment) -> Iterator[Change]:
    was, now = _entries(one), _entries(other)
    for key in now.keys() - was.keys():
        yield Change("list", f"New entry on a list: {_told(now[key])}")
    earlier = other.as_of < one.as_of
    gone = f"Not on a list as of {day(other.as_of)}" if earlier else "No longer on a list"
    for key in was.keys() - now.keys():
        yield Change("list", f"{gone}: {_told(was[key])}")
    for key in was.keys() & now.keys():
        if was[key].standing != now[key].standing:
            entry = now[key]
            yield Change("list", f"Entry of {entry.source}: {was[key].standing} → {entry.standing}")


def _entries(assessment: Assessment) -> dict[tuple[str, ...], Listed]:
    return {
        (entry.value, entry.operation, entry.role, entry.source, entry.where): entry
        for entry in assessment.listed
    }


def _told(entry: Listed) -> str:
    return f"{entry.value}, {role(entry.role).title} ({entry.operation}; {entry.source})"


def _owner(one: Dossier | None, other: Dossier | None) -> Iterator[Change]:
    """Yield what the registration says otherwise than before, where both registries answered."""
    was, now = one and one.registration, other and other.registration
    if not was or not now:
        return
    if (created := _pair(was.created, now.created)) and created[0].date() != created[1].date():
        yield Change(
            "owner",
            f"The domain was registered anew: {day(created[0])} → {day(created[1])}; it may have changed hands",
        )
    for label, pair in (
        ("Holder of the domain", _pair(was.registrant, now.registrant)),
        ("Country of the holder", _pair(was.registrant_country, now.registrant_country)),
        ("Registrar", _pair(was.registrar, now.registrar)),
    ):
        if pair and pair[0].casefold() != pair[1].casefold():
            yield Change("owner", f"{label}: {pair[0]} → {pair[1]}")
    if was.nameservers and now.nameservers and set(was.nameservers) != set(now.nameservers):
        yield Change(
            "owner", f"Name servers: {listing(was.nameservers)} → {listing(now.nameservers)}"
        )


def _pair(one: Fact[Any] | None, other: Fact[Any] | None) -> tuple[Any, Any] | None:
    return (one.value, other.value) if one and other else None


def _answers(one: Assessment, other: Assessment) -> Iterator[Change]:
    """Yield the questions that both could answer and that were answered otherwise, the heaviest first."""
    was = {finding.check: finding for finding in one.findings}
    flipped = [
        (was[finding.check], finding)
        for finding in other.findings
        if finding.check in was
        and {finding.outcome, was[finding.check].outcome} == ANSWERED
        and finding.family != "listed"
    ]
    for before, after in sorted(flipped, key=_weight):
        yield Change("answer", f"{before.summary} → {after.summary}")


def _weight(pair: tuple[Finding, Finding]) -> tuple[float, str]:
    return -max(abs(finding.weight) for finding in pair), pair[1].check


def _name(one: Assessment, other: Assessment) -> Iterator[Change]:
    was, now = one.outlet.name, other.outlet.name
    if was and now and was.casefold() != now.casefold():
        yield Change("name", f"Name: {was} → {now}")


def _sight(one: Assessment, other: Assessment) -> Iterator[Change]:
    """Yield what could be seen before and cannot be now: that says nothing, but should be known."""
    answered = {finding.check for finding in one.findings if finding.outcome in ANSWERED}
    lost = [f for f in other.findings if f.outcome is Verdict.UNKNOWN and f.check in answered]
    if lost:
        silent = {
            words.SOURCES[Source(entry.source)]
            for entry in other.ledger
            if entry.outcome in {Outcome.FAILED, Outcome.LIMITED, Outcome.BLOCKED}
        }
        because = f" (no answer from: {listing(sorted(silent))})" if silent else ""
        yield Change(
            "sight", f"{count(len(lost), 'question')} could be answered then and not now{because}"
        )
