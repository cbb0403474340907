"""What a link leads to, and on what grounds one thinks so: its text, its address, or both.

Importable without a parser: the crawler asks it about every link.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.domains import host_of
from vetter.extract.called_after import resembles
from vetter.extract.fold import fold
from vetter.extract.kind import (
    MAX_URL,
    exact_kind,
    leads_to_lists,
    looks_like_article,
    path_parts,
    phrase_kind,
    policy_of_path,
    shape_of_path,
)
from vetter.extract.vocabulary import languages, spoken, words
from vetter.model import PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINK_TEXT: Final = 60  # longer ones are headlines
_TOLD_APART: Final = 7  # letters; shorter words mean other things in other languages
_SPACELESS: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKS: Final = re.compile(r"\s*[/&,|+\u00b7\u2022]\s*|\s+[-\u2013]\s+")


class Ground(StrEnum):
    """What a guess rests on, the surest first; each weighs what ``data/crawl.toml`` says."""

    EXACT = "exact"  # the text is a name of such pages in the page's language or in English
    OUTLET = "outlet"  # "About the Gazette" on the Gazette's site
    PIECE = "piece"  # "Imprint & privacy": the text is several names
    FOREIGN = "foreign"  # the text is such a name in another language
    PATH = "path"  # the address is
    PHRASE = "phrase"  # the name stands among other words
    WORD = "word"  # so does one that is a single word


class Guess(Struct, frozen=True):
    """What a link may lead to. ``agreeing`` says that text and address say the same."""

    kind: PageKind
    ground: Ground
    agreeing: bool = False


def guess_kind(url: str, text: str, language: str = "") -> PageKind | None:
    """Return what a link leads to, as far as its address and its text tell, else None.

    ``language`` is the language of the page on which the link stands; its words are tried first,
    then those of all other languages.
    """
    for guess in guesses(url, text, language):
        return guess.kind
    return shape_of_path(path_parts(url))


@lru_cache(maxsize=1_024)  # the same links stand on most pages of a site
def guesses(url: str, text: str, language: str = "") -> tuple[Guess, ...]:
    """Return the kinds of pages about the outlet that a link may lead to, the surest first."""
    parts = path_parts(url)
    if leads_to_lists(parts):
        return ()
    by_path = policy_of_path(parts, language)
    text = text if len(text) <= MAX_LINK_TEXT else ""
    found: dict[PageKind, Guess] = {}
    for kind, ground in _by_text(text, host_of(url[:MAX_URL]).removeprefix("www."), language):
        found.setdefault(kind, Guess(kind, ground, agreeing=kind is by_path))
    if by_path:
        found.setdefault(by_path, Guess(by_path, Ground.PATH))
    if not found and not looks_like_article(parts):
        named = _word_kind(fold(text), language)
        if named:
            found[named] = Guess(named, Ground.WORD)
    return tuple(sorted(found.values(), key=lambda guess: _ORDER[guess.ground]))


_ORDER: Final = {ground: number for number, ground in enumerate(Ground)}


def _by_text(text: str, host: str, language: str) -> Iterator[tuple[PageKind, Ground]]:
    said = fold(text)
    if not said:
        return
    exact = phrase_kind(said, language)
    if exact:
        yield exact, Ground.EXACT
    for piece in _pieces(text, language):
        named = phrase_kind(piece, language)
        if named:
            yield named, Ground.PIECE
    if exact:
        return
    if _is_about_outlet(said, host, language):
        yield PageKind.ABOUT, Ground.OUTLET
    elsewhere = exact_kind(said, language)
    if elsewhere and (len(said) >= _TOLD_APART or not language or not said.isascii()):
        yield elsewhere, Ground.FOREIGN
        return
    inside = _phrase_inside(said, language)
    if inside:
        yield inside, Ground.PHRASE


def _pieces(text: str, language: str) -> list[str]:
    pieces = _between(language).split(text)
    return [fold(piece) for piece in pieces] if len(pieces) > 1 else []


@lru_cache(maxsize=64)
def _between(language: str) -> re.Pattern[str]:
    joined = "|".join(
        re.escape(word) for one in spoken(language) for word in one.byline.and_ if len(word) > 1
    )
    return re.compile(rf"{_MARKS.pattern}|\s+(?:{joined})\s+", re.IGNORECASE)


def _is_about_outlet(said: str, host: str, language: str) -> bool:
    for code in [one.language for one in spoken(language)] if language else languages():
        before = (
            said[len(w) :] for w in words(code, "about", "before") if said.startswith(f"{w} ")
        )
        after = (said[: -len(w)] for w in words(code, "about", "after") if said.endswith(w))
        if any(resembles(rest, host) for rest in (*before, *after)):
            return True
    return False


@lru_cache(maxsize=4096)
def _phrase_inside(said: str, language: str) -> PageKind | None:
    tokens = said.split()
    if len(tokens) > 8:
        return None
    for size in range(min(len(tokens) - 1, 5), 1, -1):
        for start in range(len(tokens) - size + 1):
            found = phrase_kind(" ".join(tokens[start : start + size]), language)
            if found:
                return found
    return _inside_spaceless(said, language)


@lru_cache(maxsize=4096)
def _word_kind(said: str, language: str) -> PageKind | None:
    """Return the kind of a word at the edge of a short text: "Our Redaktion", "Wired staff"."""
    tokens = said.split()
    if not 2 <= len(tokens) <= 4:
        return None
    for token in (tokens[0], tokens[-1]):
        found = phrase_kind(token, language) if len(token) >= 5 else None
        if found:
            return found
    return None


def _inside_spaceless(said: str, language: str) -> PageKind | None:
    if not _SPACELESS.search(said):
        return None
    for size in range(min(len(said) - 1, 10), 1, -1):
        for start in range(len(said) - size + 1):
            found = phrase_kind(said[start : start + size], language)
            if found:
                return found
    return None
