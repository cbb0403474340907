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
_ADDRESS: Final = r"(?:https?://)?(?:www\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})"
_SITE: Final = rf"\s(?:[\w’'-]{{1,20}}\s){{0,4}}[\"“„«(]?{_ADDRESS}"


@cache
def _table() -> dict[str, Any]:
    return read_toml("self-naming.toml")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return how a policy names its site: behind a phrase, behind one without spaces, before one."""
    table = _table()
    before, spaceless, behind = (
        "|".join(map(re.escape, sorted(table[name], key=len, reverse=True)))
        for name in ("phrases", "spaceless", "behind")
    )
    return (
        re.compile(rf"\b(?:{before}){_SITE}"),
        re.compile(rf"(?:{spaceless})[\s“\"《（(]{{0,3}}{_ADDRESS}"),
        re.compile(rf"(?<![\w@./-]){_ADDRESS}/?[\s”\"»]{{0,2}}(?:{behind})"),
    )


def self_named(text: str) -> Iterator[tuple[str, str]]:
    """Yield each site that a policy calls its own, with the words that say so.

    Sites that policies point to for other reasons, and addresses on platforms, are left out.
    """
    text = " ".join(text[:MAX_TEXT].split())
    seen = set()
    small = text.lower()
    for match in (found for pattern in _patterns() for found in pattern.finditer(small)):
        site = registrable(match[1].strip("-"))
        if site and site not in seen and site not in _table()["others"] and not hosted_on(match[1]):
            seen.add(site)
            yield site, text[match.start() : match.end() + _AFTER]


def is_generators(text: str) -> bool:
    """Return whether a policy is a generator's or a software's, and so the same on many sites."""
    plain = " ".join(text[:MAX_TEXT].lower().split())
    return any(phrase in plain for phrase in _table()["generators"])
