"""Entries of GLEIF's index of legal entities (JSON:API, ``/api/v1/lei-records``).

https://www.gleif.org/en/lei-data/gleif-api: ``registeredAs`` is the number in the national register.
"""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.extract.json_answer import load, mapping, mappings, text
from vetter.extract.machine_date import moment
from vetter.model import RegisterEntry, RegisterReading
from vetter.typed import shaped

if TYPE_CHECKING:
    from datetime import date

    from vetter.model import Kept

MAX_ENTRIES: Final = 10
MAX_NAMES: Final = 20


class Register(Struct, frozen=True, forbid_unknown_fields=True):
    """How the index writes the numbers of one register; ``digits`` fills up with zeros.

    ``wikidata`` is the property that holds them there; ``indexed``, whether GLEIF has them at all.
    """

    scheme: str
    country: str = ""
    wikidata: str = ""
    indexed: bool = True
    pattern: str = ""
    form: str = ""
    digits: int = 0

    def written(self, number: str) -> str:
        r"""Return a number as the index writes it.

        >>> Register(scheme="x", pattern=r"([A-Z]{0,2})0*(\d+)", digits=8).written("123459")
        '00123459'
        """
        found = re.fullmatch(self.pattern, number.upper()) if self.pattern else None
        if found is None:
            return number.upper()
        if self.digits:
            return found[1] + found[2].zfill(self.digits - len(found[1]))
        return found.expand(self.form)


@cache
def registers() -> dict[str, Register]:
    """Return the registers whose numbers can be asked for, by scheme. Raises `DataError`."""
    try:
        rows = shaped(read_toml("registers.toml")["register"], tuple[Register, ...])
    except msgspec.ValidationError as error:
        raise DataError(f"data/registers.toml cannot be used: {error}") from error
    return {row.scheme: row for row in rows}


def read(kept: Kept) -> RegisterReading | None:
    """Return the entries in an answer, or None if it is none."""
    if kept.exchange.status != HTTPStatus.OK:
        return None
    answer = mapping(load(kept))
    if not isinstance(answer.get("data"), list):
        return None
    rows = (mapping(row.get("attributes")) for row in mappings(answer["data"])[:MAX_ENTRIES])
    return RegisterReading(tuple(entry for row in rows if (entry := _entry(row)).name))


def _entry(row: dict[str, Any]) -> RegisterEntry:
    entity = mapping(row.get("entity"))
    return RegisterEntry(
        number=text(entity.get("registeredAs")),
        name=text(mapping(entity.get("legalName")).get("name")),
        country=text(mapping(entity.get("legalAddress")).get("country")),
        lei=text(row.get("lei")),
        active=text(entity.get("status")) == "ACTIVE",
        also=_other_names(entity),
        since=min(filter(None, (_day(entity, "creationDate"), _first_listed(row))), default=None),
    )


def _other_names(entity: dict[str, Any]) -> tuple[str, ...]:
    rows = [*mappings(entity.get("otherNames")), *mappings(entity.get("transliteratedOtherNames"))]
    return tuple(name for row in rows[:MAX_NAMES] if (name := text(row.get("name"))))


def _first_listed(row: dict[str, Any]) -> date | None:
    return _day(mapping(row.get("registration")), "initialRegistrationDate")


def _day(table: dict[str, Any], field: str) -> date | None:
    found = moment(text(table.get(field)))
    return found.date() if found else None
