"""What making a page left on it: clocks, languages of administration, comments, names of files, marks for services."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from vetter.data import read_toml
from vetter.extract.dates import read_offsets
from vetter.extract.fold import clean, fold
from vetter.extract.markup import attribute, short_text
from vetter.extract.trace import MAX_EXCERPT, clocks, locale
from vetter.model import Trace, TraceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_TRACES: Final = 30
MAX_COMMENTS: Final = 200
MAX_FILES: Final = 400
FEWEST_LETTERS: Final = 4
MAX_LABELS: Final = 200
MAX_LABEL: Final = 40  # characters; what a theme says is short


def read_traces(document: Document, structured: Structured, source: str) -> tuple[Trace, ...]:
    """Return the traces on a page, each once."""
    found = (
        *clocks(read_offsets(document, structured)),
        *_locales(document, structured, source),
        *_comments(source),
        *_file_names(document),
        *_services(source),
        *_interface(document),
    )
    once = {(trace.kind, trace.languages, trace.minutes): trace for trace in reversed(found)}
    return tuple(reversed(once.values()))[:MAX_TRACES]


def _locales(document: Document, structured: Structured, source: str) -> Iterator[Trace]:
    for tag in document.named("html"):
        yield from locale(attribute(tag, "lang"))
    for name in ("og:locale", "content-language"):
        yield from locale(structured.first(name))
    for pattern in _table()["locales"]:
        for found in islice(re.finditer(pattern, source), MAX_TRACES):
            yield from locale(found[1])


def _comments(source: str) -> Iterator[Trace]:
    for part in source.split("<!--", MAX_COMMENTS)[1:]:
        text = clean(part[:2_000].partition("-->")[0], MAX_EXCERPT)
        for languages in _written_in(text):
            yield Trace(kind=TraceKind.COMMENT, languages=languages, excerpt=text)


def _file_names(document: Document) -> Iterator[Trace]:
    tags = ((tag, "src") for tag in document.named("img", "source"))
    for tag, name in islice(tags, MAX_FILES):
        file = _last_segment(attribute(tag, name))
        words = fold(file)
        for language, beginnings in _table()["files"].items():
            if any(f"{words} ".startswith(f"{beginning} ") for beginning in beginnings):
                yield Trace(kind=TraceKind.FILE_NAME, languages=(language,), excerpt=file)
        for languages in _written_in(file):
            yield Trace(kind=TraceKind.FILE_NAME, languages=languages, excerpt=file)


def _services(source: str) -> Iterator[Trace]:
    small = source.lower()
    for service in _table()["services"]:
        if any(mark in small for mark in service["marks"]):
            languages = tuple(service["languages"])
            yield Trace(kind=TraceKind.SERVICE, languages=languages, excerpt=service["name"])


def _interface(document: Document) -> Iterator[Trace]:
    """Yield the words of a theme: labels of fields, dates, and buttons and links that bear nothing but such words."""
    for text in dict.fromkeys(_labels(document)):
        words = fold(text)
        known = [language for language, phrases in _phrases().items() if words in phrases]
        if known:
            yield Trace(kind=TraceKind.INTERFACE, languages=tuple(known), excerpt=text)
    # A button may lead to the same in another language, and be called so; a field to be filled in or a date may not.
    for text in dict.fromkeys(_fields(document)):
        for languages in _written_in(text):
            yield Trace(kind=TraceKind.INTERFACE, languages=languages, excerpt=text)


def _labels(document: Document) -> Iterator[str]:
    yield from _fields(document)
    for tag in islice(document.named("a", "button"), MAX_LABELS):
        yield clean(short_text(tag, MAX_LABEL), MAX_LABEL)


def _fields(document: Document) -> Iterator[str]:
    for tag in islice(document.named("input", "textarea"), MAX_LABELS):
        for name in ("placeholder", "aria-label", "value", "title"):
            yield clean(attribute(tag, name), MAX_LABEL)
    for tag in islice(document.named("time"), MAX_LABELS):
        yield clean(short_text(tag, MAX_LABEL), MAX_LABEL)


def _last_segment(url: str) -> str:
    try:
        path = urlsplit(url[:2_000]).path
    except ValueError:
        return ""
    return clean(unquote(path.rpartition("/")[2]), MAX_EXCERPT)


def _written_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the languages of the writing system in which most of the letters are, if it is not Latin."""
    letters = [ord(character) for character in text if character.isalpha()]
    if len(letters) >= FEWEST_LETTERS and max(letters) > 0x02FF:
        for blocks, languages in _scripts():
            own = sum(any(first <= code <= last for first, last in blocks) for code in letters)
            if own * 2 > len(letters):
                yield languages


@cache
def _table() -> dict[str, Any]:
    return read_toml("traces.toml")


@cache
def _phrases() -> dict[str, frozenset[str]]:
    return {
        language: frozenset(map(fold, phrases))
        for language, phrases in _table()["interface"].items()
    }


@cache
def _scripts() -> tuple[tuple[tuple[tuple[int, int], ...], tuple[str, ...]], ...]:
    return tuple(
        (tuple((first, last) for first, last in one["blocks"]), tuple(one["languages"]))
        for one in _table()["scripts"].values()
    )
