"""By what a machine judges: the version of vetter, and the state of the lists that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter import __version__
from vetter.phrases import listing

if TYPE_CHECKING:
    from collections.abc import Mapping

Standing = dict[str, str]


def standing() -> Standing:
    """Return the version of vetter, and of each list the day it was retrieved and how long it is."""
    from vetter.lists import load

    lists = {source.name: f"{source.retrieved}, {source.rows} rows" for source in load().sources()}
    return {"vetter": __version__, **lists}


def differences(here: Standing, there: Mapping[str, Standing]) -> str:
    """Return in words what workers (by address) have otherwise than ``here``, or "" if nothing.

    >>> differences({"vetter": "1"}, {"tcp://10.0.0.7:1": {"vetter": "2"}})
    'tcp://10.0.0.7:1 has vetter 2 (here 1)'
    """
    told = []
    for address, other in sorted(there.items()):
        for name in sorted(here.keys() | other.keys()):
            mine, theirs = here.get(name, "none"), other.get(name, "none")
            if mine != theirs:
                told.append(f"{address} has {name} {theirs} (here {mine})")
    return listing(told, 3)
