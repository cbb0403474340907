"""The page on which many outlets can be sorted and filtered; self-contained, with one script of its own.

Every line stands in the page itself, so that it can be read and printed without the script. The policy
names the script and the style by what they are (Content Security Policy Level 3, hash sources).
"""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from vetter.model import Axis, Level
from vetter.phrases import count, day
from vetter.report import words
from vetter.report.line import RANK, Summary
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Template

POLICY: Final = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
    "base-uri 'none'; form-action 'none'"
)
AT_ONCE: Final = 50  # pieces of the page that are put together before they are handed on


class Head(Struct, frozen=True, kw_only=True):
    """What is said above the table: of which list, how many of which level, and what is not shown.

    ``kinds`` counts the rows of the list by what they are.
    """

    title: str
    made: datetime
    levels: dict[str, int]
    more: int
    kinds: dict[str, int]


class Line(Struct, frozen=True, kw_only=True):
    """One outlet: where it stands in the list, and what came of it."""

    number: int
    text: str
    cells: tuple[tuple[str, str], ...]
    summary: Summary | None
    report: str
    error: str
    changes: tuple[str, ...]
    told: str


def pieces(head: Head, lines: Iterable[Line]) -> Iterator[str]:
    """Yield the page, piece by piece, so that its length does not matter here."""
    stream = _page().stream(
        head=head,
        lines=lines,
        style=_part("index.css"),
        script=_part("index.js"),
        policy=POLICY.format(style=_digest(_part("index.css")), script=_digest(_part("index.js"))),
    )
    stream.enable_buffering(AT_ONCE)
    yield from stream


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("vetter.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        Axis=Axis, Level=Level, RANK=RANK, words=words, count=count, levels=tuple(Level)
    )
    environment.filters.update(day=day, safe_text=safe_text)
    return environment


@cache
def _page() -> Template:
    return _environment().get_template("index.html.j2")


@cache
def _part(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    source, *_ = loader.get_source(_environment(), name)
    return source


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
