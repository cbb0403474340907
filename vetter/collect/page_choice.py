"""Which of several links to a page about the outlet is followed first. Pure."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.kind import looks_like_article, path_parts, phrase_rank
from vetter.extract.link_kind import guesses
from vetter.model import PageKind
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.model import Link

MAX_STEPS: Final = 5  # of a path that count
_RELATIONS: Final = {
    "about": PageKind.ABOUT,
    "privacy-policy": PageKind.PRIVACY,
    "terms-of-service": PageKind.TERMS,
    "masthead": PageKind.TEAM,
    "ownershipfundinginfo": PageKind.OWNERSHIP,
    "correctionspolicy": PageKind.CORRECTIONS,
    "ethicspolicy": PageKind.ETHICS,
    "publishingprinciples": PageKind.ETHICS,
    "diversitypolicy": PageKind.ETHICS,
    "unnamedsourcespolicy": PageKind.ETHICS,
    "verificationfactcheckingpolicy": PageKind.ETHICS,
    "missioncoverageprioritiespolicy": PageKind.ABOUT,
    "actionablefeedbackpolicy": PageKind.CONTACT,
}
"""Relations of links, registered with IANA or of schema.org, that say what is behind them."""


class Ranking(Struct, frozen=True, forbid_unknown_fields=True):
    """What ``data/crawl.toml`` gives and takes for each sign."""

    relation: float
    exact: float
    outlet: float
    foreign: float
    path: float
    piece: float
    phrase: float
    word: float
    agreeing: float
    footer: float
    menu: float
    body: float
    listed: float
    article: float
    deeper: float
    unusual: float
    least: float

    def points(self, name: str) -> float:
        """Return what a ground or a place counts."""
        found: float = getattr(self, name)
        return found


@cache
def ranking() -> Ranking:
    """Return the points as the data give them."""
    return shaped(read_toml("crawl.toml")["ranking"], Ranking)


def promised(url: str, link: Link, language: str) -> tuple[tuple[PageKind, float], ...]:
    """Return the kinds of pages about the outlet that a link may lead to, each with its points.

    ``url`` is the link's address without what tracks. Kinds with too few points are left out.
    """
    for token in link.rel.split():
        if token in _RELATIONS:
            return ((_RELATIONS[token], ranking().relation),)
    around = ranking().points(link.place.value) + _address(url)
    said = fold(link.text)
    found = [
        (
            guess.kind,
            ranking().points(guess.ground.value)
            + ranking().agreeing * guess.agreeing
            + ranking().unusual * phrase_rank(said, guess.kind)
            + around,
        )
        for guess in guesses(url, link.text, language)
    ]
    return tuple((kind, points) for kind, points in found if points >= ranking().least)


def listed(url: str, language: str) -> tuple[tuple[PageKind, float], ...]:
    """Return the same for an address that only a sitemap or a feed names."""
    return tuple(
        (guess.kind, ranking().points(guess.ground.value) + ranking().listed + _address(url))
        for guess in guesses(url, "", language)
    )


def _address(url: str) -> float:
    parts = path_parts(url)
    steps = min(max(len(parts) - 1, 0), MAX_STEPS)
    article = ranking().article if looks_like_article(parts) else 0.0
    return article + ranking().deeper * steps
