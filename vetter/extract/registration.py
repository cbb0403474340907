"""One registration from several answers: the registry's and the registrar's, by RDAP or WHOIS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vetter.model import Citation, Fact, Registration

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from vetter.model import Record, RegistrationReading

HIDEABLE: Final = ("registrant", "registrant_country", "emails")
WORDS: Final = {
    "created": "when it was registered",
    "expires": "when it runs out",
    "registrar": "who the registrar is",
    "registrant": "who holds it",
    "registrant_country": "in which country the holder sits",
}
TOLERANCE: Final = 86_400.0  # seconds: one of two servers may give the day in its own zone

Answer = tuple["Record", "RegistrationReading"]


def reconcile(readings: Sequence[Answer]) -> Registration | None:
    """Return the registration that the answers describe, or None if none describes any.

    The registry is believed first about dates, registrar and name servers, the registrar about the
    holder, whom many registries do not know. A field counts as hidden only if nobody shows it.
    """
    registry_first = _ordered([answer for answer in readings if answer[1].found])
    if not registry_first:
        return None
    registrar_first = [*registry_first[1:], registry_first[0]]
    own: dict[str, Any] = {
        "created": _fact(registry_first, lambda r: r.created),
        "updated": _fact(registry_first, lambda r: r.updated),
        "expires": _fact(registry_first, lambda r: r.expires),
        "registrar": _fact(registry_first, lambda r: r.registrar),
        "registrant": _fact(registrar_first, lambda r: r.registrant),
        "registrant_country": _fact(registrar_first, lambda r: r.registrant_country),
        "emails": _emails(registrar_first),
    }
    return Registration(
        domain=registry_first[0][1].domain,
        nameservers=next((r.nameservers for _, r in registry_first if r.nameservers), ()),
        statuses=next((r.statuses for _, r in registry_first if r.statuses), ()),
        hidden=tuple(
            field
            for field in HIDEABLE
            if not own[field] and any(field in reading.hidden for _, reading in registry_first)
        ),
        disagreements=_disagreements(registry_first),
        **own,
    )


def _ordered(found: list[Answer]) -> list[Answer]:
    """Put registries first: the first answer of a route is theirs, what it refers to comes after."""
    routes = [
        [answer for answer in found if answer[1].route == route] for route in ("rdap", "whois")
    ]
    return [
        *(answers[0] for answers in routes if answers),
        *(answer for answers in routes for answer in answers[1:]),
    ]


def _fact(answers: list[Answer], field: Callable[[RegistrationReading], Any]) -> Fact[Any] | None:
    value = next((value for _, reading in answers if (value := field(reading))), None)
    if value is None:
        return None
    agreeing = [record for record, reading in answers if field(reading) == value]
    return Fact(value, tuple(Citation(record.id, _quoted(value)) for record in agreeing))


def _emails(answers: list[Answer]) -> tuple[Fact[str], ...]:
    found: dict[str, list[Citation]] = {}
    for record, reading in answers:
        for address in reading.emails:
            found.setdefault(address, []).append(Citation(record.id, address))
    return tuple(Fact(address, tuple(cited)) for address, cited in found.items())


def _disagreements(answers: list[Answer]) -> tuple[str, ...]:
    return tuple(words for field in WORDS if (words := _disagreement(answers, field)))


def _disagreement(answers: list[Answer], field: str) -> str:
    said = [(r.server, getattr(r, field)) for _, r in answers if getattr(r, field)]
    if not said or all(_same(said[0][1], value) for _, value in said[1:]):
        return ""
    views = ", ".join(f"{server} says {_quoted(value)[:100]}" for server, value in said)
    return f"They differ on {WORDS[field]}: {views}."


def _same(one: str | datetime, other: str | datetime) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        short, long = sorted((_bare(str(one)), _bare(str(other))), key=len)
        return short in long
    return abs((one - other).total_seconds()) <= TOLERANCE


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _quoted(value: str | datetime) -> str:
    return value if isinstance(value, str) else f"{value:%Y-%m-%d}"
