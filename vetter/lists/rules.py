"""What no row may be, whoever states it: a row that breaks a rule would accuse a bystander."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from vetter import data
from vetter.domains import registrable
from vetter.lists import normalise
from vetter.lists.outlets import load_outlets
from vetter.lists.row import KINDS

if TYPE_CHECKING:
    from vetter.lists.row import Row


def fault(row: Row) -> str:
    """Return why a row may stand on no list, or "" if it may."""
    if row.type not in KINDS:
        return f"“{row.type}” is no kind of value that is known"
    value = normalise.value(row.value, row.type)
    if not value:
        return f"it is no {row.type}"
    if row.role not in _roles():
        return f"“{row.role}” is no role that is explained"
    if not (row.credit and row.reference and row.operation):
        return "it does not say who states it, where, and of which operation"
    if not _is_day(row.listed_on):
        return "it does not say on which day it was listed"
    return _bystander(value) if row.type in ("domain", "host") else ""


def _bystander(host: str) -> str:
    if host in _platforms():
        return "it is a platform on which anybody can have a site"
    if not registrable(host):
        return "it is an ending under which anybody can register a name"
    if host in load_outlets().by_domain:
        return "it is the site of an outlet that is known to be genuine"
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2024-02-07")


@cache
def _roles() -> frozenset[str]:
    return frozenset(data.read_toml("roles.toml")["role"])


@cache
def _platforms() -> frozenset[str]:
    return frozenset(data.read_toml("platforms.toml")["platforms"])
