"""Everything about the outlet that bears a date, in order, and how each is known."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from vetter.model import ClaimKind, TimelineEvent

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
        if moment := _moment(fact.value.value):
            label = f"Founded, it says ({fact.value.value[:10]})"
            yield _event(moment, label, "the outlet's own pages", fact.cited, claimed=True)
    item = dossier.encyclopaedia
    if item and item.inception:
        yield _event(_at(item.inception), "Founded, says Wikidata", "Wikidata", item.cited)
    if item and item.dissolved:
        yield _event(_at(item.dissolved), "Ceased, says Wikidata", "Wikidata", item.cited)


def _listings(dossier: Dossier) -> Iterator[TimelineEvent]:
    own = [hit for hit in dossier.listed if hit.where in {"site", "redirect"}]
    for hit in own[:MOST_LISTINGS]:
        if moment := _moment(hit.source_date):
            yield _event(moment, f"Listed: {hit.operation}", hit.source, hit.cited)


def _event(
    time: datetime, label: str, route: str, cited: tuple[Citation, ...], *, claimed: bool = False
) -> TimelineEvent:
    record = cited[0].record if cited else ""
    return TimelineEvent(time=time, label=label, route=route, claimed=claimed, record=record)


def _moment(text: str) -> datetime | None:
    digits = text.strip()[:10]
    if len(digits) == 4 and digits.isdecimal():
        digits = f"{digits}-01-01"
    elif len(digits) == 7:
        digits = f"{digits}-01"
    try:
        return _at(date.fromisoformat(digits))
    except ValueError:
        return None


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
