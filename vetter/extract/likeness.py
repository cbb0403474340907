"""Whether two readings of one address show the same page to two readers. Pure, and used while collecting."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import host_of, label_and_suffix, same_site, shown_host
from vetter.extract.fold import fold
from vetter.model import PageState

if TYPE_CHECKING:
    from vetter.model import Page

SHINGLE: Final = 5  # words; shorter runs are common to many texts
ENOUGH_WORDS: Final = 60  # with fewer, little can be said of what two texts have in common
LITTLE: Final = 250  # words; what stands in the way of a page says less
MUCH_ALIKE: Final = 0.5
HARDLY_ALIKE: Final = 0.1
_NO_SPACES: Final = 15  # characters a word, on average: a script that is written without spaces


class Face(StrEnum):
    """What a second visitor saw."""

    SAME = "same"
    OTHER = "other"
    UNCLEAR = "unclear"  # something else explains it, or there is too little to compare


class Compared(Struct, frozen=True):
    """``words`` go on after "The second visitor …"."""

    face: Face
    words: str


def compare(first: Page, again: Page | None, end: str) -> Compared:
    """Return whether ``again``, served at ``end``, is the page that was ``first`` read.

    Walls that honest sites put up (consent, payment, login, region, robots) and other languages explain
    a difference; they are no other face.
    """
    moved = _moved(host_of(first.url), host_of(end))
    if moved is not None:
        return moved
    if again is None:
        return Compared(Face.UNCLEAR, "got no page that could be read")
    if again.state in (PageState.PARKED, PageState.MISSING):
        told = (
            "that there is no such page" if again.state is PageState.MISSING else "next to nothing"
        )
        return Compared(Face.OTHER, f"was told {told}")
    if again.state is not PageState.READ:
        return Compared(Face.UNCLEAR, "was turned away, as robots often are")
    if _is_wall(first, again):
        return Compared(Face.UNCLEAR, "was asked for consent, payment or a login first")
    if first.language and again.language and first.language != again.language:
        return Compared(Face.UNCLEAR, "got the page in another language")
    original = _moved(host_of(first.canonical or first.url), host_of(again.canonical or again.url))
    if original is not None and original.face is Face.OTHER:
        host = shown_host(host_of(again.canonical))
        return Compared(Face.OTHER, f"got a page that names one of {host} as its original")
    return _by_words(first, again)


def _moved(start: str, end: str) -> Compared | None:
    if not start or not end or same_site(start, end):
        return None
    if any(end == host or end.endswith(f".{host}") for host in _walls()[0]):
        return Compared(Face.UNCLEAR, "was sent to a page that asks for consent, a login or an app")
    if label_and_suffix(start)[0] == label_and_suffix(end)[0]:
        return Compared(Face.UNCLEAR, "was sent to an edition under another ending")
    return Compared(Face.OTHER, f"was sent on to {shown_host(end)}")


def _is_wall(first: Page, again: Page) -> bool:
    if again.words > min(LITTLE, first.words):
        return False
    said = f" {fold(f'{again.title} {again.text}')} "
    return any(f" {phrase} " in said for phrase in _walls()[1])


def _by_words(first: Page, again: Page) -> Compared:
    same_title = bool(first.title) and fold(first.title) == fold(again.title)
    if min(first.words, again.words) < ENOUGH_WORDS:
        if same_title:
            return Compared(Face.SAME, "got a page of the same title")
        return Compared(Face.UNCLEAR, "got too short a page to compare")
    if first.text == again.text:  # as mostly; the rest takes time
        return Compared(Face.SAME, "got the same page")
    texts = _overlap(_shingles(first.text), _shingles(again.text))
    links = _overlap(_own_links(first), _own_links(again))
    if texts >= MUCH_ALIKE or (same_title and texts >= HARDLY_ALIKE):
        return Compared(Face.SAME, "got the same page")
    if not same_title and max(texts, links) < HARDLY_ALIKE:
        return Compared(Face.OTHER, "got another page under the same address")
    return Compared(
        Face.UNCLEAR, "got a page that is alike in part, as pages are that change by the visit"
    )


def _shingles(text: str) -> frozenset[str]:
    folded = fold(text)
    words = folded.split()
    if len(folded) > _NO_SPACES * max(1, len(words)):
        words = list(folded)
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _own_links(page: Page) -> frozenset[str]:
    host = host_of(page.url)
    return frozenset(urlsplit(link.url).path for link in page.links if host_of(link.url) == host)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return what share of the smaller set the two have in common: half a page is still the page."""
    return len(one & other) / max(1, min(len(one), len(other)))


@cache
def _walls() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = read_toml("walls.toml")
    return tuple(table["hosts"]), tuple(fold(phrase) for phrase in table["phrases"])
