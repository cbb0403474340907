"""Whether a page is the outlet speaking, or something that stands in its way."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.markup import attribute, below, short_text
from vetter.extract.vocabulary import languages, vocabulary
from vetter.model import LinkPlace, PageState
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.model import Exchange

LITTLE: Final = 150  # words; a page with fewer says little else than what stands in the way
HARDLY: Final = 20  # words; below this a page with scripts shows nothing without running them
SCANNED: Final = 300_000  # characters of source in which markers are looked for
TURNED_AWAY: Final = frozenset((401, 403, 407, 429, 451))


class Signs(Struct, frozen=True, forbid_unknown_fields=True):
    """How pages of one state look: parts of the source, titles, phrases, ids of empty elements."""

    strong: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()


@cache
def signs() -> dict[str, Signs]:
    """Return the signs of each state; titles and phrases are folded for comparing."""
    raw = shaped(read_toml("page-states.toml"), dict[str, Signs])
    return {
        state: Signs(
            strong=one.strong,
            titles=tuple(fold(title) for title in one.titles),
            phrases=tuple(fold(phrase) for phrase in one.phrases),
            roots=one.roots,
        )
        for state, one in raw.items()
    }


class Look(Struct, frozen=True):
    """What of a page tells its state: folded title and text, its length in words, its source."""

    title: str
    text: str
    words: int
    source: str


def page_state(exchange: Exchange, document: Document, title: str, source: str) -> PageState:
    """Return the state of a page. ``source`` is its text as it came, markup and all."""
    text = document.visible()[:20_000]
    look = Look(fold(title), fold(text), _count(text), source[:SCANNED].lower())
    status = exchange.status
    if _challenged(exchange, look):
        return PageState.CHALLENGE
    for state in (PageState.SUSPENDED, PageState.PARKED):
        if _stands_in_the_way(look, signs()[state.value]):
            return state
    if status in (404, 410):
        return PageState.MISSING
    if status in TURNED_AWAY:
        return PageState.CHALLENGE
    if not 200 <= status < 300:
        return PageState.ERROR
    return _of_success(document, look)


def _of_success(document: Document, look: Look) -> PageState:
    if _not_found(look):
        return PageState.MISSING
    if look.words < HARDLY and _is_shell(document, look):
        return PageState.SHELL
    if not look.words or _stands_in_the_way(look, signs()["empty"]):
        return PageState.EMPTY
    return PageState.READ


def _challenged(exchange: Exchange, look: Look) -> bool:
    if exchange.header("cf-mitigated").strip().lower() == "challenge":
        return True
    if exchange.header("x-amzn-waf-action") or exchange.header("x-datadome") == "protected":
        return look.words < LITTLE
    return _stands_in_the_way(look, signs()["challenge"])


def _stands_in_the_way(look: Look, one: Signs) -> bool:
    """Return whether a page that says little bears the signs of a state."""
    if look.words >= LITTLE:
        return False
    return (
        any(_titled(look.title, title) for title in one.titles)
        or any(phrase in look.text for phrase in one.phrases)
        or any(marker in look.source for marker in one.strong)
    )


def _titled(title: str, sign: str) -> bool:
    return title == sign or title.startswith(sign + " ") or title.endswith(" " + sign)


def _not_found(look: Look) -> bool:
    """Return whether the page says "not found" under a status of success."""
    return look.words < 4 * LITTLE and (
        look.title in signs()["missing"].titles
        or not _not_found_phrases().isdisjoint(_ends(look.title))
    )


def _ends(title: str) -> Iterator[str]:
    """Yield a title's beginnings and ends of whole words, itself among them."""
    words = title.split()
    for place in range(len(words)):
        yield " ".join(words[place:])
        yield " ".join(words[: place + 1])


@cache
def _not_found_phrases() -> frozenset[str]:
    return frozenset(
        fold(phrase) for language in languages() for phrase in vocabulary(language).not_found
    )


def _is_shell(document: Document, look: Look) -> bool:
    """Return whether a page with hardly any text would get some by running its scripts."""
    one = signs()["shell"]
    if any(phrase in look.text for phrase in one.phrases):
        return True
    rooted = any(
        attribute(tag, "id") in one.roots or tag.name in one.roots
        for tag, _ in document.tags[:2_000]
    )
    if _says_something(document, rooted=rooted):
        return False
    return (
        rooted
        or any(tag.attrs.get("src") for tag in document.named("script"))
        or any(
            phrase in fold(short_text(tag, 500))
            for tag in document.named("noscript")
            for phrase in one.phrases
        )
    )


def _says_something(document: Document, *, rooted: bool) -> bool:
    """Return whether a page has anything between its menu and its footer that leads on or tells something.

    What a script fills is often given a heading and a word of waiting before: a text counts where no
    such place is, and below a heading on a page that has its menu.
    """
    held = [block for block in document.blocks if block.place is LinkPlace.BODY]
    links = list(_leading_on(document))
    if any("@" in block.text for block in held) or LinkPlace.BODY in links:
        return True
    titled = any(block.heading for block in held) and any(not block.heading for block in held)
    return titled and not rooted and bool(links)


def _leading_on(document: Document) -> Iterator[LinkPlace]:
    """Return where the links are that lead anywhere but to the page itself and the front page."""
    unseen = {id(node) for tag in document.named("noscript", "template") for node in below(tag)}
    for tag, place in document.placed("a"):
        href = attribute(tag, "href")
        url = document.absolute(href)
        elsewhere = url and url != document.url and urlsplit(url).path not in ("", "/")
        reaches = href.strip().lower().startswith(("mailto:", "tel:"))
        if (elsewhere or reaches) and id(tag) not in unseen:
            yield place


def _count(text: str) -> int:
    words = len(text.split())
    if text.isascii():
        return words
    # Scripts without spaces: about two characters to a word.
    return max(words, sum(1 for c in text if c > "\u2e7f") // 2)
