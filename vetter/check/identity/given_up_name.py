"""Does somebody go on under the name of a paper that had given this address up?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.past import revived
from vetter.domains import label_and_suffix
from vetter.lists.earlier import early_name, same_name, stood_there
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import day, quoted

if TYPE_CHECKING:
    from vetter.model import ArchiveHistory

OPENLY: Final = 0.5
"""As sure where it says itself that it was given up and begun again."""


def look(dossier: Dossier) -> Answer:
    """Fire where the archive saw the name here, then nothing for a year, and the domain was registered anew in or after it.

    A domain that its owner forgets to pay is bought back within weeks: it leaves no year without a copy.
    """
    archive = dossier.archive
    if archive is None or archive.first is None:
        return clear("The web archive knows of nothing that stood here before.")
    registration = dossier.registration
    if registration is None or registration.created is None:
        return unknown("When the domain was registered is not known.")
    created = registration.created
    if created.value <= archive.first.time:
        return clear("The domain was not registered anew since the web archive first saw it.")
    if archive.early is None or archive.early_capture is None:
        return unknown("The web archive's early copy could not be read.")
    if created.value <= archive.early_capture.time:
        return clear("The web archive's early copy is of the holder of today.")
    name = early_name(dossier)
    same = same_name(dossier.outlet.name, name, label_and_suffix(dossier.outlet.host)[0])
    if not same or stood_there(dossier):
        return clear("The web archive shows no earlier holder of this name here.")
    silent = _silent_year(archive, created.value.year)
    if not silent:
        return unknown("Whether anybody gave the address up in between cannot be told.")
    told = "It says itself that it was given up and begun again." if revived(dossier) else ""
    return fired(
        f"On {day(archive.early_capture.time)} the web archive saw {quoted(dossier.outlet.name)} here; of {silent} it "
        f"has nothing, and the domain was registered anew on {day(created.value)}. {told}".rstrip(),
        (*(archive.early_capture.cited or archive.cited), *created.cited),
        OPENLY if told else 1.0,
    )


def _silent_year(archive: ArchiveHistory, until: int) -> int:
    """Return the last year without a copy between the first year with one and the one in which the domain was registered."""
    years = {year for year, captures in archive.per_year if captures}
    first = min(years, default=until)
    return next((year for year in range(until, first, -1) if year not in years), 0)
