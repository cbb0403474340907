"""Has the web archive seen the same outlet here for many years without a break?"""

from __future__ import annotations

from vetter.check.past import stood_there
from vetter.check.standing_of import LONG_YEARS, archived_years, long_archive
from vetter.model import Answer, Dossier, clear, fired, unknown


def look(dossier: Dossier) -> Answer:
    """Fire on more than five years in a row, up to now, and not under another name at first."""
    archive = dossier.archive
    if archive is None:
        return unknown("What the web archive holds of the site is not known.")
    years = archived_years(dossier)
    if not years:
        return clear("The web archive holds no copies of the site from this year or the last.")
    told = f"The web archive has copies of the site for every year since {years[0]}"
    first = archive.first.cited if archive.first else ()
    if long_archive(dossier) and (cited := archive.cited or first):
        return fired(f"{told}.", cited)
    if stood_there(dossier) is False:
        return clear(f"{told}, but another site stood there at first.", archive.cited)
    return clear(f"{told}: fewer than {LONG_YEARS} full years.", archive.cited)
