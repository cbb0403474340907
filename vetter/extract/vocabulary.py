"""The words newsrooms use for their own pages and for themselves, language by language.

The words are data (``data/vocabulary/<language>.toml``), so that whoever knows a language better
can correct them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from vetter.data import read_toml, root
from vetter.errors import DataError
from vetter.extract.fold import fold
from vetter.model import PageKind
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = tuple[str, ...]

POLICY_KINDS: Final = (
    PageKind.ABOUT,
    PageKind.TEAM,
    PageKind.IMPRINT,
    PageKind.CONTACT,
    PageKind.OWNERSHIP,
    PageKind.FUNDING,
    PageKind.ETHICS,
    PageKind.CORRECTIONS,
    PageKind.PRIVACY,
    PageKind.TERMS,
    PageKind.WRITE_FOR_US,
    PageKind.ADVERTISE,
)
"""The pages on which an outlet speaks about itself."""


class Byline(Struct, frozen=True, forbid_unknown_fields=True):
    """``by`` stands before a name, ``and_`` between two; ``nobody`` signs for no person."""

    by: Words = ()
    and_: Words = msgspec.field(name="and", default=())
    nobody: Words = ()


class Claims(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in which an outlet says what it is.

    ``founded`` stands in a sentence with the year, ``since`` right beside the year. ``owner``,
    ``publisher`` and ``place`` stand before what they name. ``ourselves`` are words by which the
    outlet means itself. ``staff`` and ``audience`` are what a number counts, ``jurisdiction`` stands
    before the country whose law applies. The others say by themselves what they claim.
    """

    founded: Words = ()
    since: Words = ()
    owner: Words = ()
    publisher: Words = ()
    place: Words = ()
    address: Words = ()
    non_profit: Words = ()
    independent: Words = ()
    funding: Words = ()
    state_funded: Words = ()
    pays_writers: Words = ()
    ourselves: Words = ()
    staff: Words = ()
    audience: Words = ()
    award: Words = ()
    printed: Words = ()
    membership: Words = ()
    jurisdiction: Words = ()


class AboutNamed(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before or after the outlet's own name in what leads to the page about it."""

    before: Words = ()
    after: Words = ()


class Revenue(Struct, frozen=True, forbid_unknown_fields=True):
    """What links to a way of paying for the outlet say."""

    donations: Words = ()
    subscription: Words = ()
    shop: Words = ()


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language.

    ``pages`` are texts of links to, and headings of, pages of each kind; ``paths`` segments of
    addresses that do not follow from those texts. ``roles`` are words in job titles, ``months``
    the names of the twelve months as they stand in dates, ``numbers`` words for large numbers.
    """

    language: str
    name: str
    pages: dict[str, Words]
    paths: dict[str, Words] = {}
    byline: Byline = Byline()
    roles: Words = ()
    claims: Claims = Claims()
    revenue: Revenue = Revenue()
    about: AboutNamed = AboutNamed()
    numbers: dict[str, Words] = {}
    credits: Words = ()
    not_found: Words = ()
    months: tuple[Words, ...] = ()


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages that there is a vocabulary for; English comes first."""
    codes = sorted(path.stem for path in (root() / "vocabulary").glob("*.toml"))
    return tuple(sorted(codes, key=lambda code: code != "en"))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of one language. Raises `DataError` if there are none or they are unreadable."""
    raw: dict[str, Any] = read_toml("vocabulary", f"{language}.toml")
    try:
        return shaped(raw, Vocabulary)
    except msgspec.ValidationError as error:
        raise DataError(f"The vocabulary of {language!r} cannot be used: {error}") from error


@lru_cache(maxsize=64)
def spoken(*codes: str) -> tuple[Vocabulary, ...]:
    """Return the vocabularies that apply to a page in these languages; English always does."""
    known = languages()
    return tuple(vocabulary(code) for code in dict.fromkeys((*codes, "en")) if code in known)


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words as `fold` writes them, longest first, each once."""
    return _folded(tuple(words))


@lru_cache(maxsize=512)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({fold(word) for word in words} - {""}, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=512)
def words(language: str, group: str, name: str) -> tuple[str, ...]:
    """Return one list of a language folded for comparing: ``words("de", "claims", "owner")``."""
    return folded(getattr(getattr(vocabulary(language), group), name))
