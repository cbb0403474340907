"""What a page is for, told from its address and from the words that lead to it or head it.

Importable without a parser.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from vetter.extract.fold import fold
from vetter.extract.vocabulary import POLICY_KINDS, languages, vocabulary
from vetter.model import PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_URL: Final = 2_000  # characters that are looked at
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ENDING: Final = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm|shtml)$", re.IGNORECASE)
_LANGUAGE_PART: Final = re.compile(r"[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}))?$", re.IGNORECASE)
_INDEX: Final = re.compile(r"index|main|home|default|[a-z]{2}|\d{1,3}", re.IGNORECASE)
_PAGES: Final = frozenset({"page", "pages", "section", "sections"})
_FRONT: Final = frozenset({"", "index", "home", "default", "main", "start"})
_DATED: Final = re.compile(r"/(?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2])(?:[/-]|(?=\d\d))")
_YEAR_BEHIND: Final = re.compile(r"(?<=\S) (?:19|20)\d\d$")
_NUMBERED: Final = re.compile(r"(?:^|[-_.])[a-z]{0,4}\d{4,}(?:$|[-_.])", re.IGNORECASE)
_ID_AND_WORDS: Final = re.compile(r"\d{1,7}-[^\W\d]")  # Joomla: "41-the-ferry"
Index = dict[str, dict[str, PageKind]]


@lru_cache(maxsize=1_024)  # the same links stand on most pages of a site
def path_parts(url: str) -> tuple[str, ...]:
    """Return the segments of the path of an address, decoded, without file ending."""
    try:
        path = unquote(urlsplit(url[:MAX_URL]).path)
    except ValueError:
        return ()
    parts = [part for part in path.split("/") if part]
    if len(parts) > 1 and parts[0].casefold() == "index.php":
        parts = parts[1:]  # the program that answers, not a page: "/index.php/news/41-ferry"
    return tuple(_ENDING.sub("", part) for part in parts)


def exact_kind(folded: str, language: str = "") -> PageKind | None:
    """Return the kind whose name or heading ``folded`` is, in ``language`` or any other.

    A year behind it counts for nothing: "Editorial board 2026".
    """
    return _choose(_phrases().get(_undated(folded)), language) if folded else None


def phrase_kind(folded: str, language: str) -> PageKind | None:
    """Return the kind whose name ``folded`` is in ``language`` or in English."""
    found = _phrases().get(_undated(folded), {})
    return found.get(language) or found.get("en") or (None if language else _choose(found, ""))


def _undated(folded: str) -> str:
    return _YEAR_BEHIND.sub("", folded)


def phrase_rank(folded: str, kind: PageKind) -> float:
    """Return how far down its list a name stands: 0 for the most usual, below 1 for the last."""
    return _ranks().get((folded, kind), 0.0)


@cache
def _ranks() -> dict[tuple[str, PageKind], float]:
    found: dict[tuple[str, PageKind], float] = {}
    for language in languages():
        for kind in POLICY_KINDS:
            names = vocabulary(language).pages.get(kind.value, ())
            for number, name in enumerate(names):
                place = (fold(name), kind)
                found[place] = min(found.get(place, 1.0), number / len(names))
    return found


def policy_of_path(parts: tuple[str, ...], language: str = "") -> PageKind | None:
    """Return the policy kind that the last segment of a path names, or the one before it."""
    parts = _without_language(parts)
    if any(_shape(part) for part in parts[:-1]):
        return None  # a tag, author or article that only bears the word
    for depth, part in enumerate(reversed(parts[-2:])):
        if depth and not _INDEX.fullmatch(parts[-1]):
            return None  # "/about/sitemap", "/editors/jane-doe"
        found = _choose(_segments().get(_slug(part)), language)
        if found:
            return found
    return None


def leads_to_lists(parts: tuple[str, ...]) -> bool:
    """Return whether a path is that of a tag, a category or an author, whatever their names say."""
    above = _without_language(parts)[:-1]
    return any(_shape(part) is PageKind.AUTHOR for part in above) or any(
        _shape(part) is PageKind.SECTION and _slug(part) not in _PAGES for part in above[-1:]
    )


def shape_of_path(parts: tuple[str, ...]) -> PageKind | None:
    """Return front, author, section or article if the shape of a path says so."""
    rest = _without_language(parts)
    if not rest or (len(rest) == 1 and rest[0].casefold() in _FRONT):
        return PageKind.FRONT
    above = {_shape(part) for part in rest[:-1]}
    if PageKind.AUTHOR in above or rest[-1].startswith("@"):
        return PageKind.AUTHOR
    if PageKind.SECTION in above or _shape(rest[-1]) is PageKind.SECTION:
        return PageKind.SECTION
    if looks_like_article(rest) or PageKind.ARTICLE in above:
        return PageKind.ARTICLE
    return None


def looks_like_article(parts: tuple[str, ...]) -> bool:
    """Return whether a path has a date, a number or a whole headline in it."""
    if not parts:
        return False
    last = parts[-1]
    words = len([w for w in re.split(r"[-_ ]", last[:300]) if w])
    return bool(
        words >= 5
        or _ID_AND_WORDS.match(last[:300])
        or (len(parts) > 1 and parts[-2] == "node" and last.isdigit())
        or _DATED.search("/" + "/".join(parts) + "/")
        or _NUMBERED.search(last[:300])
    )


def _without_language(parts: tuple[str, ...]) -> tuple[str, ...]:
    # "/om-os/" and "/om/" look like languages and are what Danes, Swedes and Norwegians call the page about them.
    if not parts or not _LANGUAGE_PART.match(parts[0]):
        return parts
    return parts if len(parts) == 1 and _slug(parts[0]) in _segments() else parts[1:]


def _shape(part: str) -> PageKind | None:
    return _choose(_shapes().get(_slug(part)), "")


def _choose(found: dict[str, PageKind] | None, language: str) -> PageKind | None:
    if not found:
        return None
    return found.get(language) or next(iter(found.values()))


def _slug(text: str) -> str:
    return fold(text).replace(" ", "")


@cache
def _phrases() -> Index:
    index: Index = {}
    for language, kind, phrase in _all_phrases():
        index.setdefault(fold(phrase), {}).setdefault(language, kind)
    return index


@cache
def _segments() -> Index:
    index: Index = {}
    for language, kind, phrase in _all_phrases():
        for form in dict.fromkeys((phrase.casefold(), phrase.casefold().translate(_UMLAUTS))):
            slug = _slug(form)
            if not slug.isdigit():  # "1 %", the share of a tax that readers may give
                index.setdefault(slug, {}).setdefault(language, kind)
    for language, kind, path in _all_paths():
        if kind in POLICY_KINDS:
            index.setdefault(_slug(path), {}).setdefault(language, kind)
    return index


@cache
def _shapes() -> Index:
    index: Index = {}
    for language, kind, path in _all_paths():
        if kind not in POLICY_KINDS:
            index.setdefault(_slug(path), {}).setdefault(language, kind)
    return index


def _all_paths() -> Iterator[tuple[str, PageKind, str]]:
    for language in languages():
        for kind, paths in vocabulary(language).paths.items():
            for path in paths:
                yield language, PageKind(kind), path


def _all_phrases() -> Iterator[tuple[str, PageKind, str]]:
    for language in languages():
        pages = vocabulary(language).pages
        for kind in POLICY_KINDS:
            for phrase in pages.get(kind.value, ()):
                yield language, kind, phrase
