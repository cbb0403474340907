"""Titles and the parts they are made of."""

from __future__ import annotations

import re
from typing import Final

_BETWEEN: Final = re.compile(
    r"\s[|\-\u2013\u2014\u00b7\u2022:\u00bb\u00ab/~]{1,2}\s|\s?[|\u00bb]\s?|:\s"
)


def title_parts(title: str) -> tuple[str, ...]:
    """Return a title cut at its separators.

    >>> title_parts("About us | The Example")
    ('About us', 'The Example')
    """
    return tuple(part.strip() for part in _BETWEEN.split(title[:300]) if part.strip())
