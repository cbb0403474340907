"""Which site a policy says that it is of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from vetter.data import read_toml
from vetter.domains import hosted_on, registrable

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT: Final = 60_000
_AFTER: Final = 60
_SITE: Final = r"\s(?:[\w’'-]{1,20}\s){0,4}[\"“„«(]?(?:https?://)?(?:www\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})"


@cache
def _table() -> dict[str, Any]:
    return read_toml("self-naming.toml")


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_table()["phrases"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))}){_SITE}")


def self_named(text: str) -> Iterator[tuple[str, str]]:
    """Yield each site that a policy calls its own, with the words that say so.

    Sites that policies point to for other reasons, and addresses on platforms, are left out.
    """
    text = " ".join(text[:MAX_TEXT].split())
    seen = set()
    for match in _pattern().finditer(text.lower()):
        site = registrable(match[1].strip("-"))
        if site and site not in seen and site not in _table()["others"] and not hosted_on(match[1]):
            seen.add(site)
            yield site, text[match.start() : match.end() + _AFTER]


def is_generators(text: str) -> bool:
    """Return whether a policy is a generator's or a software's, and so the same on many sites."""
    plain = " ".join(text[:MAX_TEXT].lower().split())
    return any(phrase in plain for phrase in _table()["generators"])
