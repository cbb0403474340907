"""Has the web archive seen the same outlet here for many years without a break?"""

from __future__ import annotations

from vetter.check.standing_of import LONG_YEARS, archived_years, long_archive
from vetter.lists.earlier import stood_there
from vetter.model import Answer, Dossier, clear, fired, unknown


def look(dossier: Dossier) -> Answer:
    """Fire on more than five years in a row, up to now, where the first copy shows this very outlet."""
    archive = dossier.archive
    if archive is None or archive.first is None:
        return clear("The web archive holds no copy of the site.")
    years = archived_years(dossier)
    if not years:
        return clear("The web archive holds no copies of the site from this year or the last.")
    told = f"The web archive has copies of the site for every year since {years[0]}"
    if long_archive(dossier) and (cited := archive.cited or archive.first.cited):
        return fired(f"{told}.", cited)
    if len(years) <= LONG_YEARS:
        return clear(f"{told}: fewer than {LONG_YEARS} full years.", archive.cited)
    if stood_there(dossier) is False:
        return clear(f"{told}, but another site stood there at first.", archive.cited)
    return unknown(f"{told}, but whether the first of them show this outlet cannot be told.")
