"""Files are named as people type them, and as terminals paste one that is dragged onto them."""

from __future__ import annotations

import pytest

from vetter.errors import TargetError
from vetter.named import as_text, file_named
from vetter.offered import contents, typed

WORDS = b"From: editor@peacedata.net\n\nDear Nadia, we pay 200 USD a piece."


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "My letter (1).eml"
    path.write_bytes(WORDS)
    return path


def pasted(path):
    """Return what terminals paste for a file: as it is, in quotation marks, or with backslashes."""
    escaped = "".join(f"\\{one}" if one in " ()" else one for one in str(path))
    return (str(path), f"'{path}'", f'"{path}" ', escaped)


def test_a_file_is_found_however_a_terminal_pastes_it(letter):
    for text in pasted(letter):
        assert file_named(text) == letter
        assert typed(text, {}, published=False).message == WORDS
        assert contents(text) == WORDS


def test_a_file_beside_is_a_file_and_no_message(letter, monkeypatch):
    (letter.parent / "offer.txt").write_bytes(WORDS)
    monkeypatch.chdir(letter.parent)
    assert typed("offer.txt", {}, published=False).message == WORDS
    assert typed("other.txt", {}, published=False).message == b"other.txt"


@pytest.mark.parametrize(
    "words",
    ["~ Hello, we pay 200 USD.", "/ Dear Nadia, we have read your work and would like to pay 200 USD for more.", "'"],
)  # fmt: skip
def test_a_line_that_begins_like_a_path_is_a_message_all_the_same(words):
    assert typed(words, {}, published=False).message == words.encode()


@pytest.mark.parametrize(
    "text", ["~nobody-of-this-name/x.eml", f"/{'n' * 300}", f"/tmp/{'n' * 300}.eml", "/tmp/a\x00b.eml"]
)  # fmt: skip
def test_a_file_that_cannot_be_is_said_to_be_none(text):
    with pytest.raises(TargetError, match=r"There is no file|cannot be read: File name too long"):
        typed(text, {}, published=False)
    with pytest.raises(TargetError):
        contents(text)


def test_a_name_in_no_encoding_becomes_text():
    assert as_text("a\udcffb.eml") == "a\ufffdb.eml"
