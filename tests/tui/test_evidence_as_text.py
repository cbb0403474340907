"""Stored bytes become rows of letters, whatever they are, and nothing of them is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.growth import growth
from vetter.tui.evidence_text import LONGEST, find, hex_row, is_binary, to_lines, wrap


@given(st.lists(st.text(max_size=300), max_size=8), st.integers(20, 120))
def test_wrapping_loses_nothing_and_fits(lines: list[str], width: int) -> None:
    rows = wrap(lines, width)
    for number, line in enumerate(lines):
        pieces = [line[row.start : row.stop] for row in rows if row.line == number]
        assert "".join(pieces) == line
        assert all(cell_len(piece) <= width for piece in pieces)


def test_rows_break_at_blanks_where_there_are_any() -> None:
    line = "The quick brown fox jumps over the lazy dog"
    pieces = [line[row.start : row.stop] for row in wrap([line], 24)]
    assert pieces == ["The quick brown fox ", "jumps over the lazy dog"]


@given(st.binary(max_size=2000), st.sampled_from(["text/html", "text/html; charset=utf-16", "x"]))
def test_any_bytes_can_be_shown(body: bytes, media_type: str) -> None:
    lines, longer = to_lines(body, media_type)
    assert lines
    assert not longer
    assert isinstance(is_binary(body, media_type), bool)
    assert all(len(hex_row(body, n)) <= 78 for n in range(-(-len(body) // 16)))


@pytest.mark.parametrize(
    ("body", "media_type", "line"),
    [
        ("Zürich".encode("latin-1"), "text/html; charset=ISO-8859-1", "Zürich"),
        ("Москва".encode("windows-1251"), 'text/html; charset="windows-1251"', "Москва"),
        ("東京".encode("shift_jis"), "text/html;charset=Shift_JIS", "東京"),
        ("Zürich".encode(), "text/html", "Zürich"),
        ("Zürich".encode(), "text/html; charset=rot13", "Zürich"),
        ("Zürich".encode(), "text/html; charset=idna", "Zürich"),
        ("Zürich".encode(), "text/html; charset=iso-8859-99", "Zürich"),
        (b"a\tb", "text/plain", "a   b"),
    ],
)
def test_the_declared_character_set_counts_if_it_is_one(
    body: bytes, media_type: str, line: str
) -> None:
    assert to_lines(body, media_type)[0] == [line]


def test_a_long_body_is_cut_and_says_so() -> None:
    lines, longer = to_lines(b"<p>words and words</p>\n" * 400_000, "text/html")
    assert longer
    assert sum(map(len, lines)) <= LONGEST
    assert len(wrap(lines, 76)) == len(lines)


def test_one_endless_line_of_wide_letters_takes_time_in_proportion() -> None:
    def wrapped(line: str) -> list[str]:
        return wrap([line], 76)

    assert len(wrapped("東" * LONGEST)) == -(-LONGEST // 38)
    assert growth(wrapped, "東" * (LONGEST // 4), "東" * LONGEST) < 12


@pytest.mark.parametrize(
    ("body", "media_type", "binary"),
    [
        (b"<html>", "text/html", False),
        (b"\x00\x01", "", True),
        ("Zürich".encode("utf-16"), "text/html; charset=utf-16", False),
        (bytes(range(1, 32)) * 9, "image/png", True),
        (b"", "", False),
    ],
)
def test_what_is_no_text_is_told_apart(body: bytes, media_type: str, binary: bool) -> None:
    assert is_binary(body, media_type) is binary


def test_finding_ignores_case_and_stops_in_time() -> None:
    found = find(["An Editor", "no", "EDITOR, editor"], "editor")
    assert [(m.line, m.start, m.stop) for m in found] == [(0, 3, 9), (2, 0, 6), (2, 8, 14)]
    assert find(["text"], "") == []
    assert len(find(["a" * 10_000], "a")) == 5000


@given(st.text(max_size=200), st.text(min_size=1, max_size=5))
def test_what_is_found_lies_inside_the_line(line: str, wanted: str) -> None:
    assert all(0 <= m.start < m.stop <= len(line) for m in find([line], wanted))


def test_a_row_of_hexadecimal() -> None:
    assert hex_row(b"News\x00\x1b!", 0) == ("00000000  4e 65 77 73 00 1b 21" + " " * 30 + "News··!")
