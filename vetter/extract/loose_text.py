"""Text that carries markup where none belongs: titles and names in feeds and interfaces."""

from __future__ import annotations

import html
import re
from typing import Final

from vetter.extract.fold import clean

_TAG: Final = re.compile(r"<[^<>]{1,300}>")


def plain(written: str, limit: int) -> str:
    """Return ``written`` on one line without tags and character references.

    >>> plain("Salt &amp; <b>pepper</b>", 100)
    'Salt & pepper'
    """
    return clean(_TAG.sub("", html.unescape(written[: limit * 4])), limit)
