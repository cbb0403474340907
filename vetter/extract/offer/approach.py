"""What is said in approaches to writers, language by language: ``data/approach/<language>.toml`` in types.

The words are data, so that whoever knows a language or the trade better can correct them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from vetter.data import read_toml, root
from vetter.errors import DataError
from vetter.model.offer import TermKind
from vetter.typed import shaped

Phrases = tuple[str, ...]


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """What a sentence has to say for a term to be read in it.

    It holds a phrase of each list in ``says``, in whatever order, and none of ``unless``, which name the ordinary
    contexts. With ``negated`` a negation must turn the phrase of the first list around; otherwise none may turn any.
    """

    kind: TermKind
    says: tuple[Phrases, ...]
    value: str = ""
    unless: Phrases = ()
    negated: bool = False


class Rates(Struct, frozen=True, forbid_unknown_fields=True):
    """Words around amounts of money.

    ``pay``: the sentence speaks of what the writer gets. ``earlier``: of what was said before this message.
    ``other``: the amount beside it is other money.
    ``to`` joins the ends of a range, ``between`` and ``and`` stand before and in one. ``cents`` are hundredths.
    """

    pay: Phrases
    earlier: Phrases = ()
    other: Phrases = ()
    to: Phrases = ()
    between: Phrases = ()
    and_: Phrases = msgspec.field(name="and", default=())
    cents: Phrases = ()


class Approach(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language.

    ``letters`` are some that hardly any other of the languages has.
    ``work`` and ``person`` are words of the trade, and of speaking to somebody or of oneself: see ``of_work``.
    ``words`` are lists that rules name as ``@list``. ``negations`` turn a clause around, ``without`` only what begins
    within two words after it; neither does as a part of ``affirming``. A clause ends at any stop but a comma, before one of ``turns``, and before one of ``starts`` after a
    comma. ``units`` and ``currencies`` say what a rate is for, and in what.
    """

    language: str
    name: str
    negations: Phrases
    rules: tuple[Rule, ...]
    rates: Rates
    work: Phrases
    person: Phrases
    units: dict[str, Phrases]
    currencies: dict[str, Phrases]
    without: Phrases = ()
    letters: str = ""
    affirming: Phrases = ()
    turns: Phrases = ()
    starts: Phrases = ()
    words: dict[str, Phrases] = {}


@cache
def approaches() -> tuple[Approach, ...]:
    """Return the words of every language. Raises `DataError`."""
    paths = sorted((root() / "approach").glob("*.toml"))
    return tuple(_approach(path.name) for path in paths)


def _approach(name: str) -> Approach:
    raw = read_toml("approach", name)
    try:
        words = {key: tuple(phrases) for key, phrases in raw.get("words", {}).items()}
        rules = [_filled(rule, words) for rule in raw["rules"]]
        return shaped({**raw, "rules": rules}, Approach)
    except (msgspec.ValidationError, KeyError) as error:
        raise DataError(f"The words in data/approach/{name} cannot be used: {error}") from error


def _filled(rule: dict[str, Any], words: dict[str, Phrases]) -> dict[str, Any]:
    says = [_spelt(phrases, words) for phrases in rule["says"]]
    return {**rule, "says": says, "unless": _spelt(rule.get("unless", []), words)}


def _spelt(phrases: list[str], words: dict[str, Phrases]) -> list[str]:
    return [
        phrase
        for written in phrases
        for phrase in (words[written[1:]] if written.startswith("@") else (written,))
    ]
