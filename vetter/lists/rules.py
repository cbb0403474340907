"""What no row may be, whoever states it: a row that breaks a rule would accuse a bystander.

The lists that vetter brings, those that are fetched, and a person's own are held to the same rules.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter import data, roles
from vetter.domains import hosted_on, registrable
from vetter.lists import normalise
from vetter.lists.outlets import load_outlets
from vetter.lists.row import FIRST_HAND, KINDS

if TYPE_CHECKING:
    from vetter.lists.row import Row

# Of these the publisher's spelling is kept, for people read it; they are compared in their one form.
AS_PUBLISHED: Final = frozenset({"url", "url-prefix", "outlet-name", "persona"})
_COPIED: Final = re.compile(r"\bciting\b")


def settled(row: Row) -> Row:
    """Return a row as it must be kept: its value in its one form, of the kind that it is, dated.

    A ``domain`` reaches below itself, so only what can be registered is one; a site on somebody's
    platform or below a domain is a ``host``. A row that notes a registration was not listed before it.
    """
    value = row.value if row.type in AS_PUBLISHED else normalise.value(row.value, row.type)
    kind = row.type
    if kind == "domain" and value and (registrable(value) not in ("", value) or hosted_on(value)):
        kind = "host"
    listed = row.listed_on
    if _is_day(row.registered_on) and _is_day(listed):
        listed = max(listed, row.registered_on)
    return replace(row, value=value or row.value, type=kind, listed_on=listed)


def fault(row: Row) -> str:
    """Return why a row may stand on no list, or "" if it may."""
    if row.type not in KINDS:
        return f"“{row.type}” is no kind of value that is known"
    value = normalise.value(row.value, row.type)
    if not value:
        return f"it is no {row.type}"
    if row.role not in roles.names():
        return f"“{row.role}” is no role that is explained"
    if why := _left_out().get((row.list_name, value)):
        return f"it was looked at and left out: {why}"
    return _unsourced(row) or (_bystander(value) if row.type in ("domain", "host") else "")


def _unsourced(row: Row) -> str:
    if not (row.credit and row.reference and row.operation):
        return "it does not say who states it, where, and of which operation"
    if not _is_day(row.listed_on):
        return "it does not say on which day it was listed"
    if row.registered_on and not _is_day(row.registered_on):
        return f"“{row.registered_on[:40]}” is no day of a registration"
    try:
        _ = row.first_known
    except ValueError:
        return f"“{row.first_seen[:40]}” is no year, month or day"
    if row.imitates and normalise.host(row.imitates) != row.imitates:
        return f"“{row.imitates[:80]}”, which it is said to imitate, is no domain"
    if _COPIED.search(row.credit) and row.corroborated == FIRST_HAND:
        return "it is copied from somebody else's list and not marked so"
    return ""


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
def _left_out() -> dict[tuple[str, str], str]:
    """Return what editors of the bundled lists took out, by list and value, and why."""
    with (data.root() / "lists" / "left-out.csv").open(encoding="utf-8", newline="") as stream:
        return {(line["list"], line["value"]): line["why"] for line in csv.DictReader(stream)}


@cache
def _platforms() -> frozenset[str]:
    return frozenset(data.read_toml("platforms.toml")["platforms"])
