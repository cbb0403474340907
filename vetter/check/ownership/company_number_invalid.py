"""Is a company, tax or register number that it gives an impossible one?"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Final

from vetter.model import Answer, ClaimKind, clear, fired, not_applicable, unknown
from vetter.phrases import listing, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.model import Dossier

SCHEME: Final = re.compile(r"[a-z]{2}\.[a-z_]{2,40}|lei|issn", re.ASCII)


def look(dossier: Dossier) -> Answer:
    """Fire where the check digits of a number do not fit; nobody is asked about it."""
    claims = dossier.claims(ClaimKind.REGISTER_NUMBER)
    if not claims:
        return not_applicable("It gives no register number.")
    good = []
    for fact in claims:
        scheme, _, number = fact.value.value.partition(":")
        valid = _validity(scheme)
        if valid is None:
            continue
        if not valid(number):
            return fired(
                f"The number {quoted(number, 40)} that it gives cannot exist: its form or its check "
                f"digits do not fit ({scheme}).",
                fact.cited,
            )
        good.append(fact)
    if not good:
        return unknown("The numbers that it gives are of kinds that have no check digits.")
    return clear(
        f"The form of {listing(quoted(f.value.value.partition(':')[2], 40) for f in good)} is right.",
        good[0].cited,
    )


def _validity(scheme: str) -> Callable[[str], bool] | None:
    if not SCHEME.fullmatch(scheme):
        return None
    try:
        module = importlib.import_module(f"stdnum.{scheme}")
    except ImportError:
        return None
    valid: Callable[[str], bool] = module.is_valid
    return valid
