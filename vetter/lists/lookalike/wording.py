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
SPELLING = frozenset({"sense", "short", "tiny", "home", "platform"})
"""What may explain that letters differ; that others bear the right name does not."""
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
    others = index.namesakes(bearer)
    fields = {
        "brand": bearer.outlet.name,
        "name": bearer.label,
        "count": len(others),
        "some": listing(others[:NAMED]),
    }
    found = _circumstances(likeness, asked, index, len(others))
    applies = [
        text.format(**fields) for entry, text in innocence()["told"].items() if entry in found
    ]
    return "; ".join([*_families(likeness), *applies])


def _circumstances(likeness: Likeness, asked: Asked, index: Index, others: int) -> set[str]:
    found = {*traits(likeness, index), kind(asked, likeness.bearer, index)}
    if "foreign" in likeness.ways:
        return found & SPELLING | {"foreign"}
    if slipped(likeness):
        return found & SPELLING | {"slip"}
    if likeness.bearer.compact in innocence()["ordinary"]["editions"]:
        found.add("edition")
    if others == 1:
        found ^= {"shared", "shared-with-one"}
    return found


def _families(likeness: Likeness) -> list[str]:
    families = innocence()["families"]
    misspelt = slipped(likeness) or "foreign" in likeness.ways
    names = [likeness.text] if misspelt else [likeness.bearer.compact, likeness.text]
    forms = {form: None for name in names for form in (name, without_article(name))}
    return [families[form] for form in forms if form in families]
