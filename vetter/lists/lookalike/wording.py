"""A likeness in words, and its innocent explanations."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from vetter.lists.lookalike.endings import kind
from vetter.lists.lookalike.facts import imitation, innocence
from vetter.lists.lookalike.sureness import slipped, traits
from vetter.lists.lookalike.words import without_article
from vetter.phrases import listing

if TYPE_CHECKING:
    from vetter.lists.lookalike.asked import Asked
    from vetter.lists.lookalike.index import Index
    from vetter.lists.lookalike.ways import Likeness

WHOLE = frozenset({"joined", "in-front"})
NAMED = 3
"""Namesakes that are told by name."""


def how(likeness: Likeness, asked: Asked, index: Index) -> str:
    """Return how an address looks like an outlet's, as a clause."""
    bearer = likeness.bearer
    whole = not WHOLE.isdisjoint(likeness.ways)
    fields = {
        "asked": likeness.text,
        "name": bearer.label,
        "own": f"{bearer.label}.{bearer.ending}" if whole else bearer.ending,
        "ending": asked.ending,
    }
    said = listing(
        [
            imitation()["ways"][way]["how"].format(**fields, word=word)
            for way, word in zip_longest(likeness.ways, likeness.words, fillvalue="")
        ]
    )
    told = imitation()["endings"][kind(asked, bearer, index)].get("told")
    if told is None:
        return said
    named = "same-name" in likeness.ways
    return f"{said}, {told}" if named else f"{said}, under “.{asked.ending}”, {told}"


def innocent(likeness: Likeness, asked: Asked, index: Index) -> str:
    """Return what else may explain a likeness, as clauses, or ""."""
    bearer = likeness.bearer
    said = innocence()["told"]
    found = set(traits(likeness, index))
    found.add(kind(asked, bearer, index))
    if bearer.compact in innocence()["ordinary"]["editions"]:
        found.add("edition")
    if slipped(likeness):
        found.add("slip")
    others = index.namesakes(bearer)
    if len(others) == 1:
        found ^= {"shared", "shared-with-one"}
    fields = {
        "brand": bearer.outlet.name,
        "name": bearer.label,
        "count": len(others),
        "some": listing(others[:NAMED]),
    }
    applies = [text.format(**fields) for entry, text in said.items() if entry in found]
    return "; ".join([*_family(bearer.compact, likeness.text), *applies])


def _family(*names: str) -> list[str]:
    families = innocence()["families"]
    spelt = {form: None for name in names for form in (name, without_article(name))}
    return [families[form] for form in spelt if form in families]
