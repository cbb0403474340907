"""Whether a text is a letter rather than the name or address of an outlet: people paste what they were sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.domains import ascii_host, registrable
from vetter.extract.offer.form import is_whole
from vetter.extract.offer.greeting import addresses
from vetter.extract.offer.layout import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY: Final = 9  # words; hardly a name has as many
LONGEST_NAME: Final = 20  # words
FEW: Final = 5  # words of a line that may be a name in a list
_BEHIND_A_NAME: Final = ",!，،–—-"  # in the line of its own with which a letter begins
_SENTENCE: Final = re.compile(r"[,.!?:;…]$")
_HOST: Final = re.compile(r"[^\s@/<>()\[\],;:\"']{1,253}")


def begins_like_letter(lines: Sequence[str]) -> bool:
    """Return whether lines begin as letters do: with somebody who is greeted, or a line of a message's header.

    >>> begins_like_letter(["Dear Nadia, we read your work"]), begins_like_letter(["Hello! Magazine"])
    (True, False)
    """
    first = lines[0]
    if field_of(first) is not None or is_whole(first):
        return True
    if not addresses(first):
        return False
    return len(first.split()) > FEW or (len(lines) > 1 and first[-1] in _BEHIND_A_NAME)


def is_prose(line: str) -> bool:
    """Return whether a line is many words and no address among them."""
    words = line.split()
    return len(words) >= MANY and not any(map(_is_address, words))


def is_letter(text: str) -> bool:
    """Return whether ``text`` is a letter: of several lines that list no outlets, or of one that begins or runs on like one."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if not lines:
        return False
    if begins_like_letter(lines):
        return True
    if len(lines) == 1:  # learned bodies have long names, which end without a full stop
        return is_prose(lines[0]) and (
            len(lines[0].split()) > LONGEST_NAME or lines[0][-1] in ".!?…"
        )
    listed = sum(map(_may_be_listed, lines))
    return listed * 2 < len(lines)


def reads_like_letter(lines: Sequence[str]) -> bool:
    """Return whether these are the lines of a letter, where a list of outlets was wanted: names may be long there."""
    prose = sum(map(is_prose, lines))
    return prose * 2 > len(lines) or bool(lines and prose and begins_like_letter(lines))


def _may_be_listed(line: str) -> bool:
    """Return whether a line may stand in a list of outlets: an address, or a name of few words."""
    words = line.split()
    if any(map(_is_address, words)):
        return len(words) < MANY
    return len(words) <= FEW and not _SENTENCE.search(line)


def _is_address(word: str) -> bool:
    bare = word.strip("<>()[]\"'“”.,;:!?")
    if "://" in bare or ("@" in bare and "." in bare):
        return True
    plain = bare.replace("[.]", ".")
    found = _HOST.match(plain)
    return found is not None and "." in plain and bool(registrable(ascii_host(found.group())))
