"""What a person may hand over as an offer, told by its first bytes; and what cannot be read as one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import TargetError
from vetter.typed import shaped

MAX_OFFER: Final = 25_000_000  # bytes that are read; mail servers refuse messages longer than that
_HEAD: Final = 65_536  # bytes that tell what it is
_FIELD: Final = re.compile(rb"([!-9;-~]{1,76}):[ \t\r\n]|([ \t])")
_APPLE: Final = re.compile(rb"\s{0,9}\d{1,9}\s{0,9}\r?\n")  # .emlx: the length, then the message
_SEPARATOR: Final = re.compile(rb"From \S{1,300} .{0,80}\d{4}")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FULL: Final = frozenset(
    b"received message-id mime-version return-path delivered-to content-type dkim-signature x-mailer".split()
)
"""Fields that programs write and people do not copy: with one of them it is a message and no pasted text."""


class Form(StrEnum):
    """How the offer was kept."""

    LETTER = "letter"  # RFC 5322, as .eml
    MAILBOX = "mailbox"  # several of them, one after the other (RFC 4155)
    OUTLOOK = "outlook"  # .msg
    TEXT = "text"  # copied from a screen


class Declined(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of file that is no message: how it begins, what it is, and what to do instead."""

    begins: tuple[str, ...]
    what: str
    instead: str
    offset: int = 0


@cache
def _declined() -> tuple[tuple[bytes, Declined], ...]:
    kinds = shaped(read_toml("offer", "declined.toml")["kind"], tuple[Declined, ...])
    return tuple((bytes.fromhex(begin), kind) for kind in kinds for begin in kind.begins)


def form_of(raw: bytes) -> Form:
    """Return how an offer was kept. Raises `TargetError`, saying what to do instead, for what is none."""
    if not raw.strip():
        raise TargetError(
            "There is no message: it is empty.", "Paste the message, or name the file with it."
        )
    for begin, kind in _declined():
        if raw.startswith(begin, kind.offset):
            raise TargetError(f"That is {kind.what}, which is not read here.", kind.instead)
    if raw.startswith(_OLE):
        return Form.OUTLOOK
    head = without_length(raw[:_HEAD])
    if _SEPARATOR.match(head):
        return Form.MAILBOX
    if _fields(head) & _FULL:
        return Form.LETTER
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TargetError(
            "That file is no message: it is made of bytes that are no text.",
            "Save the message from your mail program as .eml or .msg, or paste its text.",
        )
    return Form.TEXT


def is_whole(text: str) -> bool:
    """Return whether a text begins with fields of a header that programs write and people do not copy."""
    return bool(_fields(text[:_HEAD].encode("utf-8", "replace")) & _FULL)


def without_length(raw: bytes) -> bytes:
    """Return a message without the line with its length that Apple Mail puts before it."""
    found = _APPLE.match(raw)
    return raw[found.end() :] if found and _FIELD.match(raw, found.end()) else raw


def _fields(head: bytes) -> set[bytes]:
    """Return the names of the fields at the beginning, in lower case, up to the first other line."""
    names: set[bytes] = set()
    for line in head.lstrip().split(b"\n"):
        found = _FIELD.match(line + b"\n")
        if not found:
            break
        if found[1]:
            names.add(found[1].lower())
    return names
