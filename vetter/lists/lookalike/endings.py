"""What the ending of an address says beside an outlet's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from vetter.domains import hosted_on, platform
from vetter.lists.lookalike.facts import imitation

if TYPE_CHECKING:
    from vetter.lists.lookalike.asked import Asked
    from vetter.lists.lookalike.index import Bearer, Index

CODE: Final = 2
"""Letters of a country's ending; all others have more."""


def kind(asked: Asked, bearer: Bearer, index: Index) -> str:
    """Return which of the endings of ``imitation.toml`` an address has, beside a bearer's own."""
    last = asked.ending.rpartition(".")[2]
    outlet = bearer.outlet
    own = any(domain.endswith(f".{asked.ending}") for domain in (outlet.domain, *outlet.also))
    if own or last == _code(outlet.country):
        return "home"
    if hosted_on(asked.site):
        return "platform"
    if platform(asked.site):
        return "sold"
    if last in _kinds()["plain"]:
        return "plain"
    if len(last) == CODE:
        return "open" if last in _kinds()["open"] else "national"
    return "odd" if index.share(asked.ending) < _kinds()["odd"] else "known"


def _code(country: str) -> str:
    # The one country whose ending is not its code.
    return "uk" if country == "GB" else country.lower()


@cache
def _kinds() -> dict[str, Any]:
    kinds: dict[str, Any] = imitation()["kinds"]
    return {key: frozenset(v) if isinstance(v, list) else v for key, v in kinds.items()}
