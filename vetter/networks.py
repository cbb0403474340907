"""What several cases of this machine share: from their names to a network. No network connection is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.errors import CaseError, UsageError
from vetter.network import network
from vetter.store import Case, cases
from vetter.store.shown import everything

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from vetter.model import Fingerprint, Network


def network_of(home: Path, named: Sequence[str] | None = None) -> Network:
    """Return what the ``named`` cases share, or all cases if none are named.

    A case is named by its id, or by its outlet's host or domain, which means the newest. Raises `CaseError` where
    there is no such case or none with a result, and `UsageError` where there are not two outlets.
    """
    if not cases(home):
        raise CaseError("There are no cases yet.", "Make some: vetter check peacedata.net")
    known = everything(home)
    chosen = list(known) if named is None else [_case(home, known, name) for name in named]
    number = len(_outlets(known, chosen))
    if number < 2:
        what = "There is one outlet" if number else "There is no case with a result"
        words = f"{what} and nothing to hold it against: a network takes two different outlets."
        if named is None:
            raise CaseError(words, "Vet another: vetter check NAME")
        raise UsageError(words, "Name two cases or more, or take --all.")
    return network(known, chosen)


def network_among(home: Path, names: Collection[str]) -> Network | None:
    """Return what those of the cases ``names`` share that are there still; None if they are of fewer than two outlets."""
    known = everything(home)
    chosen = [name for name in names if name in known]
    return network(known, chosen) if len(_outlets(known, chosen)) > 1 else None


def _outlets(known: Mapping[str, Fingerprint], names: Collection[str]) -> set[str]:
    return {known[name].domain for name in names}


def _case(home: Path, known: Mapping[str, Fingerprint], name: str) -> str:
    if name in known:
        return name
    host = name.lower().removeprefix("www.")
    found = [case for case, shown in known.items() if host in (shown.host, shown.domain)]
    if found:
        return max(found)
    with Case.open(home, name) as case:  # says so if there is none
        if not case.assessments():
            raise CaseError(
                f"The case {name} was cut off before it was assessed.",
                f"Assess what it holds: vetter cases rerun {name}",
            )
    raise CaseError(
        f"The case {name} shows nothing that could be compared.",
        "The cases there are: vetter cases",
    )
