"""Searches prepared for the person; nothing is asked there by us."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.extract.register_entries import registers
from vetter.model import ClaimKind, PreparedLink
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.model import Dossier


MAX_NUMBERS: Final = 3


class _Link(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    url: str
    country: str = ""
    scheme: str = ""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    link: tuple[_Link, ...]


@cache
def _links() -> tuple[_Link, ...]:
    try:
        return shaped(read_toml("links.toml"), _File).link
    except msgspec.ValidationError as error:
        raise DataError(f"data/links.toml cannot be used: {error}") from error


def prepared(dossier: Dossier) -> tuple[PreparedLink, ...]:
    """Return the links filled in for this outlet; registers only of countries that it is tied to.

    Where it gives a number, the link leads to that number's entry.
    """
    outlet = dossier.outlet
    filled = {
        "name": quote((outlet.name or outlet.domain)[:120], safe=""),
        "domain": quote(outlet.domain, safe=""),
        "host": quote(outlet.host, safe=""),
    }
    countries, numbers = _countries(dossier), _numbers(dossier)
    return tuple(
        PreparedLink(link.label, link.url.format(**filled, number=number))
        for link in _links()
        for number in (numbers.get(link.scheme, ()) if link.scheme else ("",))
        if not link.country or link.country in countries
    )


def _numbers(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Return the register numbers that the outlet gives, by their scheme."""
    found: dict[str, dict[str, None]] = {}
    for fact in dossier.claims(ClaimKind.REGISTER_NUMBER):
        scheme, _, number = fact.value.value.partition(":")
        register = registers().get(scheme)
        written = register.written(number) if register else number
        found.setdefault(scheme, {})[quote(written, safe="")] = None
    return {scheme: tuple(numbers)[:MAX_NUMBERS] for scheme, numbers in found.items()}


def _countries(dossier: Dossier) -> set[str]:
    found = {fact.value.value.upper() for fact in dossier.claims(ClaimKind.COUNTRY)}
    if dossier.registration and (country := dossier.registration.registrant_country):
        found.add(country.value.upper())
    return found
