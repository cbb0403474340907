"""Do clocks, languages and names of files speak of another place than it claims?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter import gazetteer
from vetter.check.claimed_place import NOWHERE, countries, named
from vetter.check.looked import too_little_read, written_in
from vetter.data import read_toml
from vetter.extract.editors import kept_back
from vetter.model import Answer, Fact, Trace, TraceKind, clear, fired, not_applicable, unknown
from vetter.phrases import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vetter.model import Dossier

Found = dict[TraceKind, list["Fact[Trace]"]]

AGREE: Final = 2
"""Traces of different kinds that have to speak of one place; one alone tells nothing."""

EVERYWHERE: Final = "en"
"""What programs speak as they are delivered."""


def look(dossier: Dossier) -> Answer:
    """Fire where traces of two kinds agree on a language that is spoken neither there nor by the outlet.

    Where it does not say where it sits, nor that it has to hide, clocks tell nothing, and the rest is
    held against its language alone.
    """
    places = countries(dossier)
    if reason := too_little_read(dossier):
        return unknown(reason) if places else not_applicable(NOWHERE)
    foreign = _foreign(dossier, places)
    if not places:
        foreign.pop(TraceKind.CLOCK, None)
        foreign.pop(TraceKind.PICTURE, None)
    language, agreeing = _most_agreed(foreign, dossier.as_of.year)
    hiding = not places and bool(kept_back(dossier.read_pages()))
    if len(agreeing) >= AGREE and not hiding:
        said = listing((_told(kind, facts) for kind, facts in agreeing.items()), AGREE + 2)
        spoken = read_toml("traces.toml")["names"].get(language, language)
        claim = f"says that it sits in {named(places)}" if places else "does not say where it sits"
        return fired(
            f"It {claim}, but {said}: together they fit a place where {spoken} is spoken.",
            tuple(fact.cited[0] for facts in agreeing.values() for fact in facts)[:6],
            min(1.0, 0.2 + 0.2 * len(agreeing)),
        )
    if not places:
        return not_applicable(NOWHERE)
    if foreign:
        alone = listing((_told(kind, facts) for kind, facts in foreign.items()), len(foreign))
        odd = tuple(fact.cited[0] for facts in foreign.values() for fact in facts)
        return clear(
            f"Little speaks of another place than {named(places)}: only that {alone}.", odd[:6]
        )
    return clear(f"Its clocks, languages and names of files fit {named(places)}.")


def _foreign(dossier: Dossier, places: Sequence[str]) -> Found:
    """Return the traces that fit neither the countries claimed nor the languages it publishes in."""
    at_home = {EVERYWHERE}
    clocks: set[int] = set()
    for code in places:
        at_home |= set(gazetteer.countries()[code].languages)
        clocks |= gazetteer.offsets(code, dossier.as_of.year)
    at_home |= written_in(dossier)
    found: Found = {}
    for fact in dossier.traces:
        trace = fact.value
        other_clock = trace.minutes is not None and trace.minutes not in clocks
        other_language = bool(trace.languages) and not at_home & set(trace.languages)
        if other_clock or other_language:
            found.setdefault(trace.kind, []).append(fact)
    if places and (holder := _holder(dossier)) and not at_home & set(holder.value.languages):
        found[TraceKind.HOLDER] = [holder]
    return found


def _holder(dossier: Dossier) -> Fact[Trace] | None:
    """Return the country of whoever holds the domain, as a trace of the language that most speak there, or None.

    Where the holder is hidden, that of a service which stands in for many is the service's.
    """
    registration = dossier.registration
    held = registration.registrant_country if registration else None
    country = gazetteer.countries().get(held.value.upper()) if held else None
    if not registration or not held or country is None or not country.languages:
        return None
    if not registration.registrant and country.code in read_toml("traces.toml")["stand_ins"]:
        return None
    trace = Trace(kind=TraceKind.HOLDER, languages=country.languages[:1], excerpt=country.name)
    return Fact(trace, held.cited)


def _most_agreed(foreign: Found, year: int) -> tuple[str, Found]:
    """Return the language on which most kinds of traces agree, and those traces."""
    languages = {code for facts in foreign.values() for f in facts for code in f.value.languages}
    each = [(language, _agreeing(foreign, language, year)) for language in sorted(languages)]

    def rank(pair: tuple[str, Found]) -> tuple[int, int]:
        exact = sum(
            fact.value.languages == (pair[0],) for facts in pair[1].values() for fact in facts
        )
        return len(pair[1]), exact

    return max(each, key=rank, default=("", {}))


def _agreeing(foreign: Found, language: str, year: int) -> Found:
    found: Found = {}
    for kind, facts in foreign.items():
        fitting = [fact for fact in facts if _fits(fact.value, language, year)]
        if fitting:
            found[kind] = fitting
    return found


def _fits(trace: Trace, language: str, year: int) -> bool:
    if trace.minutes is None:
        return language in trace.languages
    return any(
        trace.minutes in gazetteer.offsets(country.code, year)
        for country in gazetteer.countries().values()
        if language in country.languages[:2]
    )


def _told(kind: TraceKind, facts: Iterable[Fact[Trace]]) -> str:
    shown = listing((fact.value.excerpt for fact in facts), 2)
    return {
        TraceKind.CLOCK: f"its clock stands at {shown}",
        TraceKind.LOCALE: f"its pages or feeds declare the language {shown}",
        TraceKind.COMMENT: f"remarks in its source are written in another script ({shown})",
        TraceKind.FILE_NAME: f"files have names like {shown}",
        TraceKind.PICTURE: f"its portraits were edited where clocks stand at {shown}",
        TraceKind.SERVICE: f"its pages are marked for {shown}",
        TraceKind.INTERFACE: f"its buttons, fields or dates say {shown}",
        TraceKind.HOLDER: f"the holder of its domain sits in {shown}",
    }[kind]
