"""News agencies: whether a credit names one, and the lines in which an article says that it is agency copy."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import clean
from vetter.extract.vocabulary import spoken
from vetter.extract.wording import any_of
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document

MAX_CREDIT: Final = 200  # characters of a credit that are looked at
MAX_LINE: Final = 60  # characters of a line that is nothing but a credit
MAX_DATELINE: Final = 90
_BRACKETS: Final = re.compile(r"\(([^()]{2,40})\)")
_PLACE_THEN: Final = re.compile(r"^[^.!?\n]{2,60}?[,/]\s{0,2}([^-–—]{2,30})\s[-–—]{1,2}\s")
_BETWEEN: Final = re.compile(r"\s*[,;|•·]\s*|\s[-–—]\s")
# The desk behind an agency's name: "dpa/bb".
_DESK: Final = re.compile(r"/[a-z]{2,3}(?!\w)|-infocom")
_STARTS: Final = 60  # blocks after the headline among which the article stands


def names_agency(text: str) -> bool:
    """Return whether a credit or a byline names a news agency or an openly shared source.

    >>> names_agency("Source: Reuters"), names_agency("Извор: Бета"), names_agency("Source: the map")
    (True, True, False)
    """
    return any(pattern.search(text[:MAX_CREDIT]) for pattern in _patterns())


def agency_lines(document: Document, language: str) -> tuple[str, ...]:
    """Return what credits an agency without saying "source": a dateline, a byline, a line at the end."""
    body = [block for block in document.blocks if block.place is not LinkPlace.FOOTER]
    start = next((n for n, block in enumerate(body) if block.tag.name == "h1"), 0)
    found = (_credit(block.text, language) for block in body[start : start + _STARTS])
    return tuple(dict.fromkeys(line for line in found if line))


def _credit(text: str, language: str) -> str:
    head = clean(text, MAX_DATELINE)
    for inside in _dateline(head):
        if names_agency(inside):
            return head
    if len(text) > MAX_DATELINE:
        return ""
    said = _without_by(head, language)
    return head if any(_is_agency(line) for line in (said, _BETWEEN.split(said)[0])) else ""


def _dateline(head: str) -> Iterator[str]:
    """Yield what stands where a dateline has its agency: "Potsdam (dpa/bb) -", "PARIS, AFP –"."""
    yield from (found[1] for found in _BRACKETS.finditer(head))
    if found := _PLACE_THEN.match(head):
        yield found[1]


def _without_by(line: str, language: str) -> str:
    plain = line.casefold()
    for vocabulary in spoken(language):
        for word in sorted(vocabulary.byline.by, key=len, reverse=True):
            if plain.startswith((f"{word.casefold()} ", f"{word.casefold()}:")):
                return line[len(word) :].lstrip(" :")
    return line


def _is_agency(line: str) -> bool:
    """Return whether a short line is the names of agencies and nothing else but numbers and signs."""
    if not line or len(line) > MAX_LINE or not names_agency(line):
        return False
    for pattern in _patterns():
        line = pattern.sub(" ", line)
    return not any(c.isalpha() for c in _DESK.sub(" ", line))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = read_toml("agencies.toml")
    any_case = any_of((*known["names"], *known["scripts"]))
    return (
        re.compile(rf"(?<!\w){any_case}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w){any_of(known['letters'])}(?!\w)"),
        re.compile(any_of(known["spaceless"])),
    )
