"""Foreign text is shown without anything that could act on the screen or deceive the eye."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter.report.safe import LIMIT, all_plain, safe_text


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("Peace Data", "Peace Data"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;your title\x07News", "News"),
        ("\x1b]8;;https://evil.example\x1b\\News\x1b]8;;\x1b\\", "News"),
        ("\x9b31mred", "red"),
        ("\x1bPq#0;2;0;0;0\x1b\\picture", "picture"),
        ("\x1bcreset", "reset"),
        ("\x1b]0;never ends", "0;never ends"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("pea\u200bce", "peace"),
        ("\ufeffname\u2066", "name"),
        ("one\ntwo\tthree", "one two three"),
        ("one\u2028two", "one two"),
        ("half \ud800", "half "),
        ("tag\U000e0041", "tag"),
        ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
        ("Zürich, 東京, موسكو", "Zürich, 東京, موسكو"),
        ("a" + "\u0301" * 50, "a" + "\u0301" * 3),
    ],
)
def test_what_acts_or_hides_is_dropped_and_words_stay(foreign: str, shown: str) -> None:
    assert safe_text(foreign) == shown


def test_a_long_text_is_cut_and_says_so() -> None:
    shown = safe_text("a" * 10_000)
    assert len(shown) == LIMIT
    assert shown.endswith("…")
    assert safe_text("abcdef", 4) == "abc…"


def test_lines_can_be_kept() -> None:
    assert safe_text("one\r\ntwo\rthree\n\x1b[2J", lines=True) == "one\ntwo\nthree\n"


@given(st.text(alphabet=st.characters(), max_size=400))
def test_nothing_that_controls_ever_gets_through(text: str) -> None:
    shown = safe_text(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set(shown) & set(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    assert len(shown) <= LIMIT
    assert safe_text(shown) == shown


@pytest.mark.parametrize("unit", ["\x1b]", "\x1b[1;", "\x9d", "\x1bP\x1b", "\u0301", "\x1b[ "])
def test_hostile_repetition_takes_time_in_proportion(unit: str) -> None:
    def clean(text: str) -> object:
        return safe_text(text, len(text))

    assert growth(clean, unit * 100_000, unit * 400_000) < 12


@given(st.lists(st.text(st.characters(codec="utf-8")) | st.text('"\\ é“\x1b\u202e\u200b')))
def test_json_is_plain_only_where_every_text_in_it_is_safe_as_it_is(texts):
    if all_plain(msgspec.json.encode(texts).decode()):
        assert [safe_text(text) for text in texts] == texts


@pytest.mark.parametrize("length", [LIMIT, LIMIT + 1, 3 * LIMIT // 2, 9 * LIMIT])
@pytest.mark.parametrize("place", range(0, LIMIT, 250))
def test_json_of_a_text_that_would_be_cut_is_not_plain(length, place):
    told = ["a" * place, "b" * length, 'said "so"' * 300]
    assert all_plain(msgspec.json.encode(told[:2]).decode()) <= (length <= LIMIT)
    assert not all_plain(msgspec.json.encode(told[1:]).decode())


def test_json_of_plain_texts_is_plain():
    assert all_plain(msgspec.json.encode({"said": ['"Yes" – “no”', "é" * 900]}).decode())
