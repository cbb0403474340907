"""Analytics, advertising and verification identifiers, by the patterns in ``data/trackers.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.house_trackers import whose
from vetter.model import TrackerSeen

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TRACKERS: Final = 100
MAX_SOURCE: Final = 1_000_000
_AROUND: Final = 40


class _Pattern(Struct, frozen=True):
    kind: str
    regex: re.Pattern[str]
    needs: tuple[str, ...]
    any_case: bool

    def may_match(self, source: str, lowered: str) -> bool:
        """Return whether anything stands there without which it cannot match; ``lowered`` is it in small letters."""
        where = lowered if self.any_case else source
        return not self.needs or any(word in where for word in self.needs)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(map(_pattern, read_toml("trackers.toml")["tracker"]))


def _pattern(row: dict[str, Any]) -> _Pattern:
    regex = re.compile(row["pattern"])
    needs = tuple(row.get("needs", ()))
    return _Pattern(row["kind"], regex, needs, any_case=bool(regex.flags & re.IGNORECASE))


def read_trackers(source: str) -> tuple[TrackerSeen, ...]:
    """Return the site's own identifiers in a page's source, each once, with the words around it."""
    found: dict[tuple[str, str], TrackerSeen] = {}
    for tracker in _all(source[:MAX_SOURCE]):
        found.setdefault((tracker.kind, tracker.value), tracker)
        if len(found) >= MAX_TRACKERS:
            break
    return tuple(found.values())


def _all(source: str) -> Iterator[TrackerSeen]:
    lowered = source.lower()
    for pattern in _patterns():
        if not pattern.may_match(source, lowered):
            continue
        for match in pattern.regex.finditer(source):
            value = ":".join(part for part in match.groups() if part)
            if not whose(value):
                start = max(0, match.start() - _AROUND)
                excerpt = " ".join(source[start : match.end() + _AROUND].split())
                yield TrackerSeen(kind=pattern.kind, value=value, excerpt=excerpt[:200])
