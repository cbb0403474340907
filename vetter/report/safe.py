"""The one function that makes foreign text safe to show.

A page title can hold escape sequences that repaint a terminal, controls that turn the reading
direction around (Unicode Technical Report 36 §2.5, CVE-2021-42574), invisible letters that make two
names look alike, or ten megabytes. Nothing of that may reach a screen. What this does not do is to
escape: HTML, Markdown and the like have their own rules, and their own place.
"""

from __future__ import annotations

import re
from typing import Final

LIMIT: Final = 2000  # characters; longer than any sentence worth quoting

# ECMA-48 control sequences, strings (OSC, DCS, SOS, PM, APC) and two-character escapes, in their
# 7-bit and 8-bit forms. Every repetition is bounded, so that the search stays linear; a string that
# never ends loses only its introducer, not the words after it.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]{0,256}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,4}[0-~]"
)
_WHITE: Final = "\t\n\v\f\r\x85\u00a0\u2028\u2029"
_INVISIBLE: Final = (
    (0x00, 0x1F),  # C0
    (0x7F, 0x9F),  # DEL and C1
    (0xAD, 0xAD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),  # Mongolian selectors and vowel separator
    (0x200B, 0x200F),  # zero-width characters and direction marks
    (0x202A, 0x202E),  # embeddings and overrides of the reading direction
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),  # halves of surrogate pairs
    (0xFDD0, 0xFDEF),  # not characters
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),  # interlinear annotation
    (0xFFFE, 0xFFFF),
    (0x1D173, 0x1D17A),  # invisible musical controls
    (0xE0000, 0xE0FFF),  # tags and more variation selectors
)
_TABLE: Final[dict[int, str | None]] = {
    **{code: None for low, high in _INVISIBLE for code in range(low, high + 1)},
    **{ord(character): " " for character in _WHITE},
}
_KEEPING_LINES: Final[dict[int, str | None]] = {**_TABLE, ord("\n"): "\n"}
# A base letter may carry a few accents; a tower of them covers the lines above and below.
_TOWERS: Final = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
# Nearly every text is plain: Latin letters and the signs of print, none of which is touched below.
_PLAIN_SIGNS: Final = "\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac"
_PLAIN: Final = re.compile(f"[ -~{_PLAIN_SIGNS}]*")
# In JSON a backslash spells something.
_NOT_PLAIN_IN_JSON: Final = re.compile(rf"[^ -\[\]-~{_PLAIN_SIGNS}]")


def safe_text(text: str, limit: int = LIMIT, *, lines: bool = False) -> str:
    """Return ``text`` fit to be shown: no controls, no invisible characters, at most ``limit`` long.

    Escape sequences disappear whole. White space becomes plain spaces; with ``lines`` line feeds
    stay. What is cut off is shown by an ellipsis.
    """
    if len(text) <= limit and _PLAIN.fullmatch(text):
        return text
    # Far more than can be shown need not be looked at; escapes may make up a part of it.
    text = text[: limit * 4 + 1024]
    text = _ESCAPES.sub("", text)
    if lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_KEEPING_LINES)
    else:
        text = text.translate(_TABLE)
    text = _TOWERS.sub(r"\1", text)
    return text if len(text) <= limit else text[: max(limit - 1, 0)] + "…"


def all_plain(json: str) -> bool:
    """Return whether every text in this JSON is for certain what `safe_text` makes of it; False says nothing."""
    told = json.replace('\\"', "''")  # a quotation mark within a text, which ends none
    if _NOT_PLAIN_IN_JSON.search(told):
        return False
    # What is too long to be shown would cover one of these stretches, in which no text ends then.
    stretch = LIMIT // 2
    return all(
        told.find('"', start, start + stretch) >= 0
        for start in range(0, len(told) - stretch + 1, stretch)
    )
