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

from msgspec import Struct

from vetter.model import Level
from vetter.report.html import pages
from vetter.report.line import Summary
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

POLICY: Final = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
    "base-uri 'none'; form-action 'none'"
)
AT_ONCE: Final = 50  # pieces of the page that are put together before they are handed on


class Head(Struct, frozen=True, kw_only=True):
    """What is said above the table: of which list, how many of which level, and what is not shown.

    ``kinds`` counts the rows of the list by what they are; ``network`` is the page on what they share, if there is one;
    ``remarks`` the table of the rows of which something has to be said.
    """

    title: str
    made: datetime
    levels: dict[str, int]
    more: int
    kinds: dict[str, int]
    network: str = ""
    remarks: str = "remarks.csv"


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
    stream = (
        pages()
        .get_template("index.html.j2")
        .stream(
            head=head,
            lines=lines,
            levels=tuple(Level),
            safe_text=safe_text,
            style=_part("index.css"),
            script=_part("index.js"),
            policy=POLICY.format(
                style=_digest(_part("index.css")), script=_digest(_part("index.js"))
            ),
        )
    )
    stream.enable_buffering(AT_ONCE)
    yield from stream


@cache
def _part(name: str) -> str:
    environment = pages()
    assert environment.loader is not None
    source, *_ = environment.loader.get_source(environment, name)
    return source


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
