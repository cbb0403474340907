"""How surely an address imitates an outlet's: points, added up, as ``imitation.toml`` gives them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vetter.lists.lookalike.endings import kind
from vetter.lists.lookalike.facts import imitation
from vetter.lists.lookalike.words import of_titles, ordinary

if TYPE_CHECKING:
    from vetter.lists.lookalike.asked import Asked
    from vetter.lists.lookalike.index import Index
    from vetter.lists.lookalike.ways import Likeness


def sureness(points: float) -> float:
    """Return log-odds as a sureness in 0…1; no likeness is certain."""
    return min(float(imitation()["surest"]), round(1 / (1 + math.exp(-points)), 2))


def enough(points: float) -> bool:
    """Return whether a likeness is worth telling."""
    return sureness(points) >= float(imitation()["threshold"])


def parts(likeness: Likeness, asked: Asked, index: Index) -> dict[str, float]:
    """Return the circumstances of a likeness, each with its points."""
    says = imitation()
    ways = [says["ways"][way] for way in likeness.ways]
    ending = kind(asked, likeness.bearer, index)
    settled = says["endings"][ending]["settled"]
    found = {
        "+".join(likeness.ways): min(_points(way, settled) for way in ways),
        ending: says["endings"][ending]["points"],
    }
    if len(ways) > 1:
        found["two ways"] = _points(says["combined"], settled)
    picks = any(way.get("picks") for way in ways)
    for trait in traits(likeness, index):
        found[trait] = _points(says["names"][trait], settled and not picks)
    if slipped(likeness):
        letters = says["slips"]["settled" if settled else "letters"]
        found["letters"] = letters[min(len(likeness.bearer.compact), len(letters) - 1)]
    return found


def _points(entry: dict[str, float], settled: bool) -> float:
    return entry["points"] + (entry.get("settled", 0) if settled else 0)


def slipped(likeness: Likeness) -> bool:
    """Return whether a likeness has letters that differ."""
    return any(imitation()["ways"][way].get("slip") for way in likeness.ways)


def traits(likeness: Likeness, index: Index) -> list[str]:
    """Return what the imitated name says: the entries of ``names`` in ``imitation.toml``."""
    name, text = likeness.bearer.compact, likeness.text
    found = [_whose(likeness)]
    if ordinary(name) or ("dropped" in likeness.ways and ordinary(text)):
        found.append("ordinary")
    elif of_titles(name):
        found.append("title")
    if slipped(likeness) and (ordinary(text) or of_titles(text)):
        found.append("sense")
    if index.namesakes(likeness.bearer):
        found.append("shared")
    found.extend(
        few for few in ("tiny", "short") if len(name) in imitation()["names"][few]["letters"]
    )
    return found


def _whose(likeness: Likeness) -> str:
    if likeness.bearer.outlet.brand:
        return "imitated"
    if not slipped(likeness):
        return "other"
    clear = all(imitation()["ways"][way].get("clear") for way in likeness.ways)
    long = len(likeness.bearer.compact) >= imitation()["long"]
    return "other-clear" if clear and long else "other-slip"
