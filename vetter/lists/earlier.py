"""Whether the outlet of today stood at its domain already when the web archive first looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.domains import label_and_suffix
from vetter.model import PageState

if TYPE_CHECKING:
    from vetter.model import Dossier

ALIKE: Final = 60.0
DIFFERENT: Final = 45.0
"""Similarity of two names in per cent: above the first they are one, below the second they are two."""


def stood_there(dossier: Dossier) -> bool | None:
    """Return whether the archive's early copy shows the outlet of today.

    ``None`` where it cannot be told: no early copy, no name, or a renaming that might be either.
    """
    label = label_and_suffix(dossier.outlet.host)[0]
    return same_name(dossier.outlet.name, early_name(dossier), label)


def early_name(dossier: Dossier) -> str:
    """Return what the site called itself on the archive's early copy, or "" if that was not read."""
    early = dossier.archive.early if dossier.archive else None
    if early is None or early.state is not PageState.READ:
        return ""
    return " ".join(dict.fromkeys(filter(None, (early.site_name, early.title))))


def same_name(now: str, then: str, label: str) -> bool | None:
    """Return whether a page titled ``then`` bears the name ``now``; ``label`` is the domain's."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.utils import default_process

    if not now.strip() or not then.strip():
        return None
    plain = _plain(then)
    if _plain(now) in plain or (len(label) > 3 and label.replace("-", "") in plain):
        return True
    likeness = token_set_ratio(now[:200], then[:200], processor=default_process)
    if likeness >= ALIKE:
        return True
    return False if likeness < DIFFERENT else None


def _plain(text: str) -> str:
    return "".join(c for c in text[:400].casefold() if c.isalnum())
