"""Whatever a result holds, none of its texts reaches a report as it came, unless it is safe as it is."""

from __future__ import annotations

import msgspec
import pytest
from bs4 import BeautifulSoup
from msgspec import Struct

from tests.report.assessments import honest, hostile
from vetter.model import Level
from vetter.report.outline import made_safe
from vetter.report.safe import safe_text

EVIL = "\x1b[31mred\u202e"


class Told(Struct, frozen=True):
    """What a result is made of."""

    text: str
    lines: tuple[str, ...] = ()
    more: dict[str, list[str]] = {}
    level: Level = Level.SOME
    number: float | None = None


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield key
            yield from texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from texts(entry)


def test_every_text_of_a_hostile_result_is_safe():
    shown = list(texts(msgspec.to_builtins(made_safe(hostile()))))
    assert len(shown) > 50
    assert [text for text in shown if safe_text(text) != text] == []


def test_a_result_of_safe_texts_is_not_made_anew():
    told = Told("plain", ("one", "two"))
    assert made_safe(told).lines is told.lines
    assert made_safe(honest()) == made_safe(made_safe(honest()))


def test_texts_are_reached_wherever_they_are():
    safe = made_safe(Told(EVIL, (EVIL,), {EVIL: [EVIL]}, Level.STRONG, 0.5))
    assert safe == Told("red", ("red",), {"red": ["red"]}, Level.STRONG, 0.5)


def test_a_text_of_the_parser_is_a_text_like_any_other():
    parsed = BeautifulSoup(f"<p>{EVIL}</p>", "lxml").p.string
    assert made_safe(Told(parsed)).text == "red"


@pytest.mark.parametrize("held", [{EVIL}, EVIL.encode(), object()])
def test_what_may_hide_a_text_is_refused(held):
    with pytest.raises(TypeError, match="no report shows"):
        made_safe(Told("plain", held))
