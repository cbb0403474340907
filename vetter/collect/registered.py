"""When the outlet's domain was registered, for sources that ask more about a young one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.model import RegistrationReading

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.collect.errand import Errand


def registered(errand: Errand) -> datetime | None:
    """Return the earliest that any registry said by now, or None."""
    readings = errand.readings.values()
    said = (one.created for one in readings if isinstance(one, RegistrationReading))
    return min((moment for moment in said if moment is not None), default=None)
