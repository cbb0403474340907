"""Wikidata asked by name: which outlets are called this, and where their sites are."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.collect.third_party import OFF
from vetter.collect.wikidata_ask import ask_wikidata
from vetter.extract.address import host_named
from vetter.lists.naming import folded
from vetter.model import (
    Candidate,
    Found,
    Outcome,
    Purpose,
    Sought,
    Source,
    WikidataReading,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.collect.errand import Errand
    from vetter.model import EncyclopaediaItem

MAX_ITEMS: Final = 6
_MEDIUM: Final = re.compile(
    r"news|magazin|journal|gazette|tabloid|newsletter|periodical|publication|publisher|publishing|weekly|daily|"
    r"monthly|quarterly|broadcast|radio|television|tv |media|press|agency|website|web site|portal|blog|podcast",
    re.IGNORECASE,
)

_LANGUAGES: Final = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "GEORGIAN": "ka", "ARMENIAN": "hy",
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "THAI": "th", "DEVANAGARI": "hi", "BENGALI": "bn",
}  # fmt: skip


async def search_names(errand: Errand, name: str) -> Sought:
    """Return the outlets of that name or a similar one that have a site, best first.

    Without an answer there are none, which is said: the name may still be given as an address.
    """
    base = errand.settings.sources.wikidata.rstrip("/")
    if not base:
        errand.note(Source.WIKIDATA, "Wikidata", f"outlets called {name}", Outcome.NOT_ASKED, OFF)
        return Sought(remarks=("Wikidata was not asked: it is switched off in the settings.",))
    query = {"action": "wbsearchentities", "search": name, "type": "item", "limit": "20"}
    _, found = await ask_wikidata(
        errand,
        {**query, "language": language_of(name), "uselang": "en"},
        Purpose.WIKIDATA_SEARCH,
        f"outlets called {name}",
    )
    if not isinstance(found, WikidataSearchReading):
        return Sought(remarks=("Wikidata gave no answer that can be used.",))
    # What has no description yet may be a medium too.
    fitting = [row for row in found.items if not row[2] or _MEDIUM.search(row[2])][:MAX_ITEMS]
    items = await _items(errand, [identifier for identifier, _, _ in fitting])
    candidates = [
        candidate
        for identifier, label, description in fitting
        if identifier in items and (candidate := _candidate(items[identifier], label, description))
    ]
    return Sought(tuple(replace(one, exact=folded(one.name) == folded(name)) for one in candidates))


def language_of(name: str) -> str:
    """Return the language in which Wikidata is asked for a name: that of its script, else English."""
    for character in name:
        script = unicodedata.name(character, "").partition(" ")[0]
        if script in _LANGUAGES:
            return _LANGUAGES[script]
    return "en"


async def _items(errand: Errand, ids: Sequence[str]) -> dict[str, EncyclopaediaItem]:
    """Have these items at once, each by its id."""
    if not ids:
        return {}
    _, reading = await ask_wikidata(
        errand,
        {"action": "wbgetentities", "ids": "|".join(ids), "props": "labels|claims|sitelinks"},
        Purpose.WIKIDATA_ITEM,
        f"sites of the items {', '.join(ids)}",
    )
    return {item.id: item for item in reading.items} if isinstance(reading, WikidataReading) else {}


def _candidate(item: EncyclopaediaItem, label: str, description: str) -> Candidate | None:
    site = host_named(item.website).removeprefix("www.")
    how = f"Wikidata: {description}" if description else f"Wikidata item {item.id}"
    return Candidate(label or item.label, site, how, found=Found.WIKIDATA) if site else None
