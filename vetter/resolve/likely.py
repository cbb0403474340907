"""The addresses under which an outlet would be likely to be found if only its name is known."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, Final

from vetter.data import read_toml
from vetter.lists import naming
from vetter.lists.called import split_place

MOST: Final = 16  # addresses that are tried for one name
MAX_LABEL: Final = 40  # letters; no outlet's address is longer
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def likely_addresses(name: str) -> tuple[str, ...]:
    """Return likely addresses for a name, the likeliest first, at most `MOST`.

    >>> likely_addresses("The Northmere Courier")[:2]
    ('northmerecourier.com', 'northmerecourier.org')
    """
    words = naming.words(name)
    places = split_place(words)
    rest = places[0][0] if places else words
    labels = _labels(rest)
    if places:
        labels += [label for label in _labels(words) if label not in labels]
    endings = [*_table()["usual"], *_country_endings(name, words, tuple(c for _, c in places))]
    pairs = [(label, ending) for label in labels for ending in endings]
    # The plain form under every ending before the second form under any.
    return tuple(dict.fromkeys(f"{label}.{ending}" for label, ending in pairs))[:MOST]


def _labels(words: tuple[str, ...]) -> list[str]:
    bare = naming.bare(words)
    forms = ["".join(bare), "-".join(bare), "".join(words)]
    latin = [naming.in_latin(form) for form in forms]
    return [
        label
        for label in dict.fromkeys(latin)
        if 2 <= len(label) <= MAX_LABEL and _LABEL.fullmatch(label)
    ]


def _country_endings(name: str, words: tuple[str, ...], said: tuple[str, ...]) -> list[str]:
    table = _table()
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in name if c.isalpha()}
    countries = [
        *said,
        *(code for word in words for code in table["words"].get(word, ())),
        *(code for script in sorted(scripts) for code in table["scripts"].get(script, ())),
    ]
    endings = (
        ending
        for code in dict.fromkeys(countries)
        for ending in table["endings"].get(code, [code.lower()])
    )
    return list(dict.fromkeys(endings))


@cache
def _table() -> dict[str, Any]:
    return read_toml("outlets", "likely.toml")
