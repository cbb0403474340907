"""Do portraits of its people have the geometry of generated faces?"""

from __future__ import annotations

from functools import cache
from math import comb, dist, sqrt
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.shown import without_portraits
from vetter.data import read_toml
from vetter.model import Answer, Citation, clear, fired, unknown
from vetter.phrases import count
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.model import Dossier, Eyes, Portrait

Point = tuple[float, float]

RAREST: Final = 0.001

SINGLE: Final = 0.35
"""Likelihood ratio 4 for one face, beside 50 for several: ln 4 / ln 50."""


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the eyes are in generated faces, as shares of width and height."""

    left: Point
    right: Point


class Near(Struct, frozen=True, forbid_unknown_fields=True):
    """From which distance on faces count: several within ``group``, or one within ``single``.

    ``ordinary`` is the share of ordinary portraits within ``group``, ``rare`` how seldom chance may put
    as many there.
    """

    group: float
    ordinary: float
    rare: float
    single: float


class Picture(Struct, frozen=True, forbid_unknown_fields=True):
    """What a picture must be to be measured: pixels, a share, a certainty."""

    smallest: int
    squareness: float
    surest: float


class Rules(Struct, frozen=True):
    """``data/portraits.toml``, as far as it is about faces."""

    template: Template
    near: Near
    picture: Picture


@cache
def rules() -> Rules:
    """Return what ``data/portraits.toml`` says of faces."""
    return shaped(read_toml("portraits.toml"), Rules)


def look(dossier: Dossier) -> Answer:
    """Fire on two faces on the spot on which generated ones have theirs, weakly on one that is exactly there."""
    if (none := without_portraits(dossier)) is not None:
        return none
    seen = [one for one in dossier.portraits if one.looked]
    if not seen:
        return unknown(
            "The optional part that finds faces is not installed (in vetter's folder: .venv/bin/pip install '.[faces]'), "
            "so the portraits were not looked at."
        )
    measured = [(distance(one.faces[0]), one) for one in seen if _measurable(one)]
    if not measured:
        return unknown(
            "None of the portraits is square, large enough and of one face, so none could be measured."
        )
    near = rules().near
    close = [one for far, one in measured if far <= near.group]
    closest, portrait = min(measured, key=lambda pair: pair[0])
    shown = count(len(measured), "portrait")
    chance = by_chance(len(close), len(measured))
    if len(close) > 1 and chance <= near.rare:
        return fired(
            f"Of {shown} that could be measured, {len(close)} have the eyes where pictures made by StyleGAN have "
            f"them. With ordinary portraits that happens on {_how_often(chance)}.",
            tuple(_cited(one) for one in close),
        )
    if closest <= near.single:
        return fired(
            f"Of {shown} that could be measured, one has the eyes where pictures made by StyleGAN have them "
            f"(distance {closest:.4f}). Of ordinary portraits, about one in 250 does.",
            (_cited(portrait),),
            SINGLE,
        )
    return clear(
        f"{shown[:1].upper()}{shown[1:]} could be measured, and the eyes are not where pictures made by StyleGAN have them. "
        "Other programs leave no such trace.",
        tuple(_cited(one) for _, one in measured)[:5],
    )


def _how_often(chance: float) -> str:
    # Portraits on one page are not independent of each other: what is rarer was not measured.
    return (
        f"about one page in {1 / chance:.0f}" if chance > RAREST else "less than one page in 1,000"
    )


def by_chance(close: int, measured: int) -> float:
    """Return how probable it is that so many of so many ordinary portraits are that close (binomial)."""
    p = rules().near.ordinary
    return sum(
        comb(measured, n) * p**n * (1 - p) ** (measured - n) for n in range(close, measured + 1)
    )


def distance(face: Eyes) -> float:
    """Return the mean distance of both eyes to the template, divided by 2√2 (Yang and others, 2024)."""
    template = rules().template
    return (dist(face.left, template.left) + dist(face.right, template.right)) / 2 / (2 * sqrt(2))


def _measurable(one: Portrait) -> bool:
    picture = rules().picture
    square = abs(one.width - one.height) <= picture.squareness * max(one.width, one.height)
    return square and min(one.width, one.height) >= picture.smallest and len(one.faces) == 1


def _cited(one: Portrait) -> Citation:
    return Citation(one.record)  # the address often holds a name
