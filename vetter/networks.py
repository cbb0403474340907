"""What several cases of this machine share: from their names to a network. No network connection is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.errors import CaseError, UsageError
from vetter.network import network
from vetter.store import Case, cases
from vetter.store.shown import everything

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
    chosen = None if named is None else [_case(home, known, name) for name in named]
    domains = {known[name].domain for name in (known if chosen is None else chosen)}
    if len(domains) < 2:
        what = "There is one outlet" if domains else "There is no case with a result"
        words = f"{what} and nothing to hold it against: a network takes two different outlets."
        if chosen is None:
            raise CaseError(words, "Vet another: vetter check NAME")
        raise UsageError(words, "Name two cases or more, or take --all.")
    return network(known, chosen)


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
