"""Who of the people of an outlet edits it, and whether it says why such a person may have no past."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.sentences import split
from vetter.extract.staff import speaks_of_staff
from vetter.extract.wording import wording
from vetter.model import PageKind

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from vetter.model import Page, Person

ABOUT_IT: Final = frozenset(PageKind) - {PageKind.ARTICLE, PageKind.SECTION}
SMALL_PRINT: Final = frozenset({PageKind.PRIVACY, PageKind.TERMS})
"""Pages that speak of readers and machines: what is kept back there "for security reasons" is nobody's name."""

MUCH: Final = 20_000
"""Characters of a text in which such a sentence is looked for."""


@cache
def known() -> dict[str, Any]:
    """Return what ``data/editors.toml`` says."""
    return read_toml("editors.toml")


@cache
def _words(table: str) -> tuple[str, ...]:
    """Return the words of a list in it, folded for comparing."""
    return tuple(fold(one) for one in (known() | known()["innocent"])[table])


def editors(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return those with an editor's role and a name of two words at least: one alone can't be sought."""
    return tuple(
        person
        for person in people
        if len(person.name.split()) > 1 and any(_edits(role) for role in person.roles)
    )


def _edits(role: str) -> bool:
    words = fold(role)
    return _holds(words, "roles") and not _holds(words, "others")


def spared(pages: Sequence[Page]) -> str:
    """Return why the outlet's people may well have no past under their names, or ""."""
    if reason := pseudonymous(pages):
        return reason
    if by_students(pages):
        return "It says that students make it, and beginners have no past."
    return ""


def pseudonymous(pages: Sequence[Page]) -> str:
    """Return that the outlet says that its people write under other names, or ""."""
    if _holds(_told(pages), "pseudonyms"):
        return "It says that some of its people write under other names."
    return ""


def by_students(pages: Sequence[Page]) -> bool:
    """Return whether the outlet says that students make it."""
    return bool(_of_students().search(_told(pages)))


@cache
def _of_students() -> re.Pattern[str]:
    return wording(known()["innocent"]["students"])


def kept_back(pages: Sequence[Page]) -> str:
    """Return why the outlet may well name nobody, or ""."""
    return withheld(pages) or spared(pages)


def withheld(pages: Sequence[Page]) -> str:
    """Return that the outlet says that it keeps names back, or ""."""
    if _holds(_told(pages), "withheld") or _for_safety(pages):
        return "It says that it keeps the names of its people back."
    return ""


def _for_safety(pages: Sequence[Page]) -> bool:
    """Return whether it says in one sentence, in whatever words, that the names of its people are not given, or none for safety."""
    return any(_keeps_names(text[:MUCH]) for text in _telling(pages))


@lru_cache(maxsize=64)  # several checks ask this of the same pages
def _keeps_names(text: str) -> bool:
    return any(_kept_in([fold(one) for one in split(line)]) for line in text.splitlines())


def _kept_in(said: Sequence[str]) -> bool:
    """Return whether sentences that follow each other say it; the reason may stand in the one before or after."""
    why, names, denied, others = _kept()
    return any(
        names.search(sentence)
        and denied.search(sentence)
        and not others.search(sentence)
        and (why.search(" ".join(said[max(0, at - 1) : at + 2])) or speaks_of_staff(sentence))
        for at, sentence in enumerate(said)
    )


@cache
def _kept() -> tuple[re.Pattern[str], ...]:
    return tuple(wording(known()["kept"][name]) for name in ("why", "names", "not", "others"))


def signs_as_one(pages: Sequence[Page]) -> bool:
    """Return whether it says that it signs as one: as a collective, or what bears no name as the newsroom."""
    return any(_as_one(text[:MUCH]) for text in _telling(pages))


@lru_cache(maxsize=64)  # as for `_keeps_names`
def _as_one(text: str) -> bool:
    _, names, denied, _ = _kept()
    named, one, whole = _together()
    said = (fold(sentence) for line in text.splitlines() for sentence in split(line))
    return any(
        one.search(sentence)
        and (names.search(sentence) or named.search(sentence))
        and (denied.search(sentence) or whole.search(sentence))
        for sentence in said
    )


@cache
def _together() -> tuple[re.Pattern[str], ...]:
    return tuple(wording(known()["together"][name]) for name in ("sign", "one", "all"))


def _told(pages: Sequence[Page]) -> str:
    return " ".join(map(_folded, _telling(pages)))


@lru_cache(maxsize=64)  # as for `_keeps_names`
def _folded(text: str) -> str:
    return fold(text)


def _telling(pages: Sequence[Page]) -> list[str]:
    telling = (page for page in pages if page.kind in ABOUT_IT - SMALL_PRINT)
    return [text for page in telling for text in _texts(page)]


def _texts(page: Page) -> tuple[str, ...]:
    roles = (text for person in page.people for text in (person.role, person.sentence))
    return (page.text, page.description, *roles)


def _holds(words: str, table: str) -> bool:
    return any(one in words for one in _words(table))
