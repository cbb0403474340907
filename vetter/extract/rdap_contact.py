"""A contact in an RDAP answer: a jCard (RFC 7095), or a JSContact card (RFC 9553) beside or in place of it.

That card is the entity's ``jscard``, as in draft-ietf-regext-rdap-jscontact; what of one stands for what
of the other is in RFC 9555.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from vetter.extract.json_answer import mapping, mappings, sequence, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_VALUES: Final = 30
MAX_ADDRESSES: Final = 3


class Contact(Struct, frozen=True, kw_only=True):
    """Who stands in an entity, each in the order in which it is given."""

    names: tuple[str, ...]
    organisations: tuple[str, ...]
    emails: tuple[str, ...]
    countries: tuple[str, ...]


def contact(entity: dict[str, Any]) -> Contact:
    """Return what an entity's cards say; of both what the jCard says comes first."""
    card = _jcard(entity)
    other = mapping(entity.get("jscard"))
    return Contact(
        names=_some([*_values(card, "fn"), *_full_name(other)]),
        organisations=_some([*_values(card, "org"), *_each(other, "organizations", "name")]),
        emails=_some([*_values(card, "email"), *_each(other, "emails", "address")]),
        countries=_some([*_countries(card), *_countries_of(other)]),
    )


def _some(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, found)))[:MAX_VALUES]


def _jcard(entity: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """Return the properties of an entity's jCard by name."""
    card = sequence(entity.get("vcardArray"))
    properties: dict[str, list[list[Any]]] = {}
    for line in sequence(card[1]) if len(card) > 1 else ():
        if isinstance(line, list) and len(line) >= 4:
            properties.setdefault(text(line[0]).lower(), []).append(line)
    return properties


def _values(card: dict[str, list[list[Any]]], name: str) -> Iterator[str]:
    for line in card.get(name, ())[:MAX_VALUES]:
        value = line[3]
        yield from texts(value) if isinstance(value, list) else [text(value)]


def _countries(card: dict[str, list[list[Any]]]) -> Iterator[str]:
    for line in card.get("adr", ())[:MAX_ADDRESSES]:
        yield text(mapping(line[1]).get("cc")).upper()
        parts = sequence(line[3])
        yield text(parts[6]) if len(parts) > 6 else ""


def _full_name(card: dict[str, Any]) -> Iterator[str]:
    name = mapping(card.get("name"))
    parts = mappings(name.get("components"))[:MAX_VALUES]
    yield text(name.get("full")) or " ".join(text(part.get("value")) for part in parts)


def _members(card: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Return the objects below a property: JSContact keeps them by ids that mean nothing."""
    return map(mapping, islice(mapping(card.get(name)).values(), MAX_VALUES))


def _each(card: dict[str, Any], name: str, field: str) -> Iterator[str]:
    return (text(one.get(field)) for one in _members(card, name))


def _countries_of(card: dict[str, Any]) -> Iterator[str]:
    for address in _members(card, "addresses"):
        yield text(address.get("countryCode")).upper()
        for part in mappings(address.get("components"))[:MAX_VALUES]:
            yield text(part.get("value")) if part.get("kind") == "country" else ""
