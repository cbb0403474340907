"""ads.txt: who may sell a site's advertising space (IAB Tech Lab, ads.txt 1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.address import host_named
from vetter.extract.fold import clean
from vetter.extract.plain_file import fields_of, lines_of
from vetter.model import AdsReading

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_ACCOUNTS: Final = 5_000
MAX_ACCOUNT: Final = 120  # characters
RELATIONS: Final = frozenset({"DIRECT", "RESELLER"})
VARIABLES: Final = frozenset(
    {"contact", "subdomain", "ownerdomain", "managerdomain", "inventorypartnerdomain"}
)
PLACEHOLDER: Final = "placeholder.example.com"  # what the standard wants where nobody may sell


def read(kept: Kept) -> AdsReading | None:
    """Return the accounts and the declared owner, or None if there is no such file."""
    lines = lines_of(kept)
    if lines is None:
        return None
    accounts = dict.fromkeys(found for line in lines if (found := _account(line)))
    variables = [(name, value) for name, value in fields_of(lines, "=") if name in VARIABLES]
    if not accounts and not variables and any(line and line[0] != "#" for line in lines):
        return None
    return AdsReading(
        accounts=tuple(one for one in accounts if one[0] != PLACEHOLDER)[:MAX_ACCOUNTS],
        owner_domain=_domain(variables, "ownerdomain"),
        manager_domain=_domain(variables, "managerdomain"),
    )


def _account(line: str) -> tuple[str, str, str] | None:
    """Read one record: system, account, relation, and perhaps a certification id."""
    fields = [field.strip() for field in line.partition("#")[0].partition(";")[0].split(",")]
    if len(fields) < 3 or fields[2].upper() not in RELATIONS:
        return None
    system = host_named(fields[0])
    account = clean(fields[1], MAX_ACCOUNT)
    return (system, account, fields[2].upper()) if system and account else None


def _domain(variables: list[tuple[str, str]], wanted: str) -> str:
    # A manager may be named for one country only: "MANAGERDOMAIN=example.com, US".
    named = (host_named(value.split(",")[0]) for name, value in variables if name == wanted)
    return next((host for host in named if host), "")
