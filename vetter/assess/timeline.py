"""Everything about the outlet that bears a date, in order, and how each is known."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.model import ClaimKind, Precision, TimelineEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Citation, Dossier

MOST_LISTINGS: Final = 10


def timeline(dossier: Dossier) -> tuple[TimelineEvent, ...]:
    """Return what is known when, earliest first. What the outlet says itself is marked as claimed."""
    events = {
        (event.time, event.label): event
        for part in (_site(dossier), _publishing(dossier), _told(dossier), _listings(dossier))
        for event in part
    }
    return tuple(sorted(events.values(), key=lambda event: (event.time, event.label)))


def _site(dossier: Dossier) -> Iterator[TimelineEvent]:
    registration = dossier.registration
    if registration and registration.created:
        fact = registration.created
        yield _event(fact.value, "Domain registered", "registry", fact.cited)
    if registration and registration.updated:
        fact = registration.updated
        yield _event(fact.value, "Registration last changed", "registry", fact.cited)
    if dossier.certificates and (first := dossier.certificates.first):
        yield _event(first.value, "First certificate", "certificate logs", first.cited)
    if dossier.archive and (capture := dossier.archive.first):
        cited = capture.cited or dossier.archive.cited
        yield _event(capture.time, "First copy in the web archive", "web archive", cited)
    if dossier.archive and (capture := dossier.archive.last):
        cited = capture.cited or dossier.archive.cited
        yield _event(capture.time, "Latest copy in the web archive", "web archive", cited)


def _publishing(dossier: Dossier) -> Iterator[TimelineEvent]:
    dated = sorted((post.published, post.url, post) for post in dossier.posts if post.published)
    for label, entries in (("Oldest article listed", dated[:1]), ("Newest article", dated[-1:])):
        for moment, _, post in entries:
            yield _event(moment, label, f"the outlet's {post.route or 'own lists'}", post.cited)


def _told(dossier: Dossier) -> Iterator[TimelineEvent]:
    for fact in dossier.claims(ClaimKind.FOUNDED):
        if said := _said(fact.value.value):
            event = _event(said[0], "Founded, it says", "the outlet's own pages", fact.cited)
            yield replace(event, claimed=True, precision=said[1])
    item = dossier.encyclopaedia
    if item and item.inception:
        event = _event(_at(item.inception), "Founded, says Wikidata", "Wikidata", item.cited)
        yield replace(event, precision=Precision(item.precision or "day"))
    if item and item.dissolved:
        event = _event(_at(item.dissolved), "Ceased, says Wikidata", "Wikidata", item.cited)
        yield replace(event, precision=Precision(item.end_precision or "day"))


def _listings(dossier: Dossier) -> Iterator[TimelineEvent]:
    own = [hit for hit in dossier.listed if hit.where in {"site", "redirect"}]
    for hit in own[:MOST_LISTINGS]:
        if said := _said(hit.source_date):
            event = _event(said[0], f"Listed: {hit.operation}", hit.source, hit.cited)
            yield replace(event, precision=said[1])


def _event(time: datetime, label: str, route: str, cited: tuple[Citation, ...]) -> TimelineEvent:
    record = cited[0].record if cited else ""
    return TimelineEvent(time=time, label=label, route=route, record=record)


def _said(text: str) -> tuple[datetime, Precision] | None:
    """Return the moment that an ISO date, month or year begins with, and how much of it is known."""
    digits = text.strip()[:10]
    precision = Precision.DAY
    if len(digits) == len("1987") and digits.isdecimal():
        digits, precision = f"{digits}-01-01", Precision.YEAR
    elif len(digits) == len("1987-03"):
        digits, precision = f"{digits}-01", Precision.MONTH
    try:
        return _at(date.fromisoformat(digits)), precision
    except ValueError:
        return None


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
