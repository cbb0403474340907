"""What in a case is the person's own business, and leaves this machine only when they mean it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.store.case import Case

if TYPE_CHECKING:
    from pathlib import Path


def cited_own_lists(home: Path, name: str) -> tuple[str, ...]:
    """Return the person's own lists of which any assessment of a case has used entries."""
    with Case.open(home, name) as opened:
        hits = [hit for dossier in opened.dossiers() for hit in dossier.listed if hit.private]
    return tuple(dict.fromkeys(hit.source for hit in hits))


def named_other_cases(home: Path, name: str) -> tuple[str, ...]:
    """Return the outlets of other cases that any assessment of a case was held against and met."""
    with Case.open(home, name) as opened:
        met = [
            sibling
            for dossier in opened.dossiers()
            for sibling in dossier.siblings
            if sibling.earlier or not sibling.beside  # else the outlet itself leads there
        ]
    return tuple(dict.fromkeys(sibling.host for sibling in met))
