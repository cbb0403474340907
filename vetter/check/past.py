"""The earliest traces of the site, and since when the outlet says that it exists."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.hosting import of_the_platform, platform_of
from vetter.data import read_toml
from vetter.domains import registrable, same_site
from vetter.extract.fold import fold
from vetter.extract.founded_body import of_its_body
from vetter.extract.sentences import find, split
from vetter.extract.wording import wording
from vetter.model import (
    Answer,
    Citation,
    ClaimKind,
    Outcome,
    PageKind,
    Source,
    not_applicable,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Claim, Dossier, Fact, Post

CLOCKS: Final = timedelta(days=1)
"""A registration later than the day that is judged is somebody else's; clocks may differ."""

_MUCH: Final = 20_000  # characters of a page that are looked at
_NEAR: Final = 80  # characters between such words and an address
_LATER: Final = 2  # years by which it may err when it tells since when it is on the web
_HOST: Final = re.compile(r"(?<![@\w.-])(?:[a-zA-Z0-9-]{1,63}\.){1,4}[a-zA-Z]{2,24}(?![\w-])")
_TELLING: Final = (PageKind.ABOUT, PageKind.CONTACT, PageKind.IMPRINT, PageKind.TEAM)
_YEAR = re.compile(r"\d{4}")


class Trace(Struct, frozen=True):
    """The first time that something saw the site. ``label`` follows "the …"."""

    time: datetime
    label: str
    cited: tuple[Citation, ...]


def traces(dossier: Dossier) -> tuple[Trace, ...]:
    """Return the first trace of the site by every route that has one, earliest first."""
    oldest = oldest_post(dossier)
    told = (
        [Trace(oldest.published, "oldest article", oldest.cited)]
        if oldest and oldest.published
        else []
    )
    seen = (t for t in (*witnessed(dossier), *told) if t.time <= dossier.as_of + CLOCKS)
    return tuple(sorted(seen, key=lambda trace: trace.time))


def witnessed(dossier: Dossier) -> tuple[Trace, ...]:
    """Return the traces that the outlet cannot date by itself, as it can its articles; earliest first."""
    seen = (trace for trace in _witnessed(dossier) if trace.time <= dossier.as_of + CLOCKS)
    return tuple(sorted(seen, key=lambda trace: trace.time))


def _witnessed(dossier: Dossier) -> Iterator[Trace]:
    own_domain = not platform_of(dossier.outlet)
    if own_domain and dossier.registration and (created := dossier.registration.created):
        yield Trace(created.value, "registration of the domain", created.cited)
    if own_domain and dossier.certificates and (first := dossier.certificates.first):
        yield Trace(first.value, "first certificate", first.cited)
    if dossier.archive and (capture := dossier.archive.first):
        cited = capture.cited or dossier.archive.cited
        yield Trace(capture.time, "first copy in the web archive", cited)


def age_known(dossier: Dossier) -> bool:
    """Return whether a route that an outlet cannot shorten says when the site began."""
    archive = dossier.state(Source.WAYBACK).outcome in {Outcome.ANSWERED, Outcome.ABSENT}
    registration = dossier.registration and dossier.registration.created
    return archive or (bool(registration) and not platform_of(dossier.outlet))


def came_into_use(dossier: Dossier) -> Trace | Answer:
    """Return the earliest trace that others have of the outlet, or the answer of a check that cannot go by it."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    known = witnessed(dossier)
    if not known or not age_known(dossier):
        return unknown(
            "When the domain came into use is known from no route that can be relied on."
        )
    return known[0]


def oldest_post(dossier: Dossier) -> Post | None:
    """Return the oldest dated article that the outlet's own lists hold."""
    dated = [post for post in dossier.posts if post.published]
    return min(dated, key=lambda post: str(post.published)) if dated else None


def satire(dossier: Dossier) -> str:
    """Return the word by which the outlet says, where it tells of itself, that it writes satire, or ""."""
    told = [f"{page.title} {page.text}" for page in dossier.read_pages(PageKind.ABOUT)]
    told += [f"{page.title} {page.description}" for page in dossier.read_pages(PageKind.FRONT)]
    said = f" {fold(' '.join(text[:_MUCH] for text in told))} "
    words = read_toml("satire.toml")["says_so"]
    return next((word for word in words if find(said, fold(word)) >= 0), "")


def former_address(dossier: Dossier) -> tuple[str, Citation] | None:
    """Return the other address at which the outlet says that it was before, with the page that says so."""
    for page in dossier.read_pages(PageKind.ABOUT, PageKind.FRONT, PageKind.CONTACT):
        for host, near in _moved_from(page.text[:_MUCH]):
            if not same_site(host, dossier.outlet.host):
                return host, Citation(page.record, near)
    return None


@lru_cache(maxsize=16)  # every article of an outlet asks for it anew
def _moved_from(text: str) -> tuple[tuple[str, str], ...]:
    """Return the hosts beside words of moving in a text, each with these words."""
    plain = text.casefold()
    phrases = read_toml("moved.toml")["phrases"]
    said = [text[max(0, at - _NEAR) : at + _NEAR] for at in map(plain.find, phrases) if at >= 0]
    return tuple(
        (host, " ".join(near.split()))
        for near in (*said, *_leaving(text))
        for found in _HOST.finditer(near)
        if registrable(host := found[0].lower().removeprefix("www."))
    )


def _leaving(text: str) -> Iterator[str]:
    """Yield the sentences in which somebody leaves, loses or is barred from something; an address may stand in them."""
    for line in text.splitlines():
        if _HOST.search(line):
            yield from (said for said in split(line) if _left().search(fold(said)))


@cache
def _left() -> re.Pattern[str]:
    return wording(read_toml("moved.toml")["left"])


def before_its_site(dossier: Dossier) -> str:
    """Return in a sentence where it says that it was before it was on the web, or ""."""
    told = " ".join(fold(page.text[:_MUCH]) for page in dossier.read_pages(*_TELLING))
    dated = [fold(c.excerpt) for _, fact in founding_claims(dossier) for c in fact.cited]
    if _pattern("air").search(told):
        return "It says that it is on the air, and stations come late to the web."
    if any(map(_pattern("network").search, dated)):
        return "It says that it did not begin on a site of its own, but on a network, in mailboxes or on paper."
    if revived(dossier):
        return "It says that it was given up and begun again."
    if _pattern("lost").search(told):
        return "It says that it lost an address that it had before."
    if _pattern("organ").search(told) or any(map(_of_a_body, dated)):
        return "It says that it is the paper of a parish, an association or the like, and such were handed out for long before they had a site."
    if any(map(_pattern("edition").search, dated)):
        return "It says of which other title it is an edition or the successor: look there for its past."
    return _came_late(dossier)


def _came_late(dossier: Dossier) -> str:
    """Return in a sentence that it says that it came to the web late, or "".

    A year that it gives with that must not be older than what was seen of it: that would be one contradiction more.
    """
    seen = traces(dossier)
    founded = {year for year, _ in founding_claims(dossier)}
    for page in dossier.read_pages(*_TELLING):
        for sentence in split(page.text[:_MUCH]):
            if not _pattern("late").search(fold(sentence)):
                continue
            years = {int(year) for year in _YEAR.findall(sentence)} - founded
            if not seen or all(year + _LATER >= seen[0].time.year for year in years):
                return "It says that it came to the web late."
    return ""


def revived(dossier: Dossier) -> bool:
    """Return whether it says openly that it was given up and begun again."""
    pages = dossier.read_pages(*_TELLING)
    return any(_pattern("revived").search(fold(page.text[:_MUCH])) for page in pages)


def _of_a_body(sentence: str) -> bool:
    """Return whether a sentence says whose paper it is, in the two words "magazine" and "society" or their like."""
    paper, body = _paper_and_body()
    return bool(paper.search(sentence) and body.search(sentence))


@cache
def _paper_and_body() -> tuple[re.Pattern[str], ...]:
    table = read_toml("before-its-site.toml")["of_a_body"]
    return tuple(wording(table[name]) for name in ("paper", "body"))


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return wording(read_toml("before-its-site.toml")[group])


def founding_claims(dossier: Dossier) -> tuple[tuple[int, Fact[Claim]], ...]:
    """Return the years in which the outlet says that it was founded, earliest first."""
    found = []
    for fact in dossier.claims(ClaimKind.FOUNDED):
        year = _YEAR.match(fact.value.value)
        if year and 1400 <= int(year[0]) <= dossier.as_of.year:
            found.append((int(year[0]), fact))
    return tuple(sorted(found, key=lambda pair: pair[0]))


def own_founding_claims(dossier: Dossier) -> tuple[tuple[int, Fact[Claim]], ...]:
    """Return those of the years that it tells of itself, and not of the body behind it."""
    return tuple(
        (year, fact)
        for year, fact in founding_claims(dossier)
        if not of_its_body(fact.value.sentence, year, dossier.outlet.name)
    )
