"""Asks every check its question and puts the answer beside its card and its weight."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.check.cards import cards, weights
from vetter.check.sources import missing
from vetter.errors import DataError
from vetter.model import (
    Answer,
    CheckCard,
    Dossier,
    Judged,
    Source,
    Verdict,
    Weight,
    not_applicable,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Look = Callable[[Dossier], Answer]

NO_OFFER: Final = "No message in which work was offered was given."
log = logging.getLogger(__name__)
BROKE: Final = (
    "The check broke on this outlet's data; this is a fault of vetter, not of the outlet."
)


@cache
def checks() -> dict[str, Look]:
    """Return every check by its id: each module in a family's folder has one function ``look``."""
    package = importlib.import_module("vetter.check")
    found: dict[str, Look] = {}
    for family in pkgutil.iter_modules(package.__path__, "vetter.check."):
        if family.ispkg:
            path = importlib.import_module(family.name).__path__
            for module in pkgutil.iter_modules(path, f"{family.name}."):
                name = module.name.rpartition(".")[2].replace("_", "-")
                found[name] = importlib.import_module(module.name).look
    return found


def catalogue() -> tuple[tuple[CheckCard, Weight], ...]:
    """Return card and weight of every check, family by family. Raises `DataError`."""
    known = cards()
    if not checks().keys() == known.keys() == weights().keys():
        odd = (checks().keys() | known.keys() | weights().keys()) - (
            checks().keys() & known.keys() & weights().keys()
        )
        raise DataError(f"Checks without module, card or weight: {', '.join(sorted(odd))}")
    return tuple((card, weights()[name]) for name, card in known.items())


def run(dossier: Dossier) -> tuple[Judged, ...]:
    """Return what every check says about ``dossier``, in the order of the catalogue."""
    return tuple(
        judged(card, weight, answer(checks()[card.id], card, dossier))
        for card, weight in catalogue()
    )


def answer(look: Look, card: CheckCard, dossier: Dossier) -> Answer:
    """Return a check's answer, which is unknown if it could not look or broke.

    What is asked of an offer is not asked where there is none.
    """
    if dossier.offer is None and Source.OFFER.value in card.needs:
        return not_applicable(NO_OFFER)
    if reason := missing(card, dossier):
        return unknown(reason)
    try:
        given = look(dossier)
        if given.verdict is Verdict.FIRED and not given.cited:
            raise ValueError("a check may not fire without evidence")  # noqa: TRY301 - logged below
    except Exception:
        log.exception("The check %s broke.", card.id)
        return unknown(BROKE)
    return given


def judged(card: CheckCard, weight: Weight, given: Answer) -> Judged:
    """Put an answer beside what it weighs: only a yes and a no weigh anything."""
    table = {Verdict.FIRED: weight.fired, Verdict.CLEAR: weight.clear}.get(given.verdict, 0.0)
    basis = f"{weight.basis.value}: {weight.source}"
    applied = table * min(1.0, max(0.0, given.strength))
    return Judged(card, given, applied, basis, weight.correlated, weight.decisive)
