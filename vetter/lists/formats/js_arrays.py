"""The arrays of plain values in a script: read as text, and never run.

Only what a declaration ``const name = [ … ]`` holds is read, and of that only strings, numbers, words
and lists of them under names. The tokens are those of https://tc39.es/ecma262/ as far as these need.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.lists.formats.parsed import ShapeError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ENTRIES: Final = 500_000
_LONGEST: Final = 10_000
# A text or a remark that is never closed reaches to the end, so nothing is looked at twice.
_TOKEN: Final = re.compile(
    r"""
    (?P<skip>\s+|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z))
    |(?P<text>"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|`(?:[^`\\]|\\[\s\S])*`?)
    |(?P<word>-?[\w$.]+)
    |(?P<mark>[\s\S])
    """,
    re.VERBOSE,
)
_ESCAPE: Final = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))"
)
_LETTERS: Final = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "0": "",
    "\n": "",
}
_CONSTANT: Final = re.compile(r"-?\d[\w.]{0,30}|true|false|null")
_DECLARES: Final = ("const", "let", "var")
_OPEN: Final = {"{": "}", "[": "]", "(": ")"}


class Entry(Struct, frozen=True):
    """One entry of an array: the array's name, and the values, or the text where it is more than values."""

    array: str
    values: dict[str, tuple[str, ...]]
    text: str


class _Token(Struct, frozen=True):
    kind: str
    text: str
    start: int
    end: int


def entries(script: str) -> Iterator[Entry]:
    """Yield the entries of all declared arrays, in their order.

    Raises `ShapeError` for an array that is not closed, as in a document that was cut off.
    """
    tokens = list(_tokens(script))
    at, count = 0, 0
    while at < len(tokens):
        name = _declared(tokens, at)
        if not name:
            at += 1
            continue
        at += 4
        while tokens[at].text != "]":
            end = _end(tokens, at)
            count += 1
            if count > _MOST_ENTRIES:
                raise ShapeError("The arrays have too many entries.")
            yield _entry(name, tokens[at:end], script)
            at = end + (tokens[end].text == ",")
        at += 1


def _tokens(script: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(script):
        kind = match.lastgroup or ""
        if kind != "skip":
            yield _Token(kind, match[0], match.start(), match.end())
    yield _Token("end", "", len(script), len(script))


def _declared(tokens: list[_Token], at: int) -> str:
    """Return the name of the array whose declaration begins here, or ""."""
    word, name, equals, opens = (each.text for each in (*tokens[at : at + 4], *tokens[-1:] * 4)[:4])
    return name if word in _DECLARES and equals == "=" and opens == "[" else ""


def _end(tokens: list[_Token], at: int) -> int:
    """Return where an entry ends: at the comma behind it or at the end of its array."""
    closing: list[str] = []
    for number in range(at, len(tokens)):
        token = tokens[number]
        if token.kind == "end":
            break
        if token.kind != "mark":
            continue
        if not closing and token.text in ",]":
            return number
        if token.text in _OPEN:
            closing.append(_OPEN[token.text])
        elif closing and token.text == closing[-1]:
            closing.pop()
    raise ShapeError("An array is never closed: the document may have been cut off.")


def _entry(array: str, tokens: list[_Token], script: str) -> Entry:
    text = script[tokens[0].start : tokens[-1].end][:_LONGEST] if tokens else ""
    return Entry(array, _object(tokens) or {}, " ".join(text.split()))


def _object(tokens: list[_Token]) -> dict[str, tuple[str, ...]] | None:
    """Return what ``{name: value, …}`` holds, or None if it is anything else."""
    if len(tokens) < 2 or (tokens[0].text, tokens[-1].text) != ("{", "}"):
        return None
    values: dict[str, tuple[str, ...]] = {}
    at, last = 1, len(tokens) - 1
    while at < last:
        if at + 2 >= len(tokens) or tokens[at].kind == "mark" or tokens[at + 1].text != ":":
            return None
        name = tokens[at].text if tokens[at].kind == "word" else _plain(tokens[at])
        at += 2
        found, at = _list(tokens, at + 1) if tokens[at].text == "[" else (_one(tokens[at]), at + 1)
        if found is None or name is None or name in values:
            return None
        values[name] = found
        if at < last and tokens[at].text != ",":
            return None
        at += 1
    return values


def _list(tokens: list[_Token], at: int) -> tuple[tuple[str, ...] | None, int]:
    """Return the values of a list that was opened just before, and where it goes on behind it."""
    found: list[str] = []
    while at < len(tokens) and tokens[at].text != "]":
        value = _plain(tokens[at])
        if value is None or at + 1 >= len(tokens):
            return None, at
        found.append(value)
        at += 1
        if tokens[at].text == ",":
            at += 1
        elif tokens[at].text != "]":
            return None, at
    return tuple(found), at + 1


def _one(token: _Token) -> tuple[str, ...] | None:
    value = _plain(token)
    return None if value is None else (value,)


def _plain(token: _Token) -> str | None:
    """Return the value of a text, a number or a constant, or None for what is computed or not closed."""
    text = token.text[: _LONGEST + 2]
    if token.kind == "word":
        return text if _CONSTANT.fullmatch(text) else None
    if token.kind != "text" or len(text) < 2 or text[-1] != text[0]:
        return None
    if text[0] == "`" and "${" in text:
        return None
    return _ESCAPE.sub(_letter, text[1:-1])


def _letter(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if not digits:
        return _LETTERS.get(match[4], match[4])
    number = int(digits, 16)
    # Half a character is none, and beyond the last there are no more.
    return chr(number) if number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
