"""Did something else stand at this domain before?"""

from __future__ import annotations

from vetter.lists.earlier import early_name, stood_there
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import day, quoted


def look(dossier: Dossier) -> Answer:
    """Fire where the archive's early copy bears another name; a name in common is not yet the same outlet."""
    archive = dossier.archive
    if archive is None or archive.first is None:
        return clear("The web archive knows of nothing that stood here before.")
    if archive.early is None or archive.early_capture is None:
        return unknown("The web archive's early copy could not be read.")
    same = stood_there(dossier)
    if same is None:
        name = early_name(dossier)
        titled = f", titled {quoted(name)}," if name else ""
        alone = ": a name alone may be another's" if name else ""
        return unknown(
            f"The web archive's early copy{titled} does not show whether it was this outlet's site{alone}."
        )
    when = day(archive.early_capture.time)
    if same:
        return clear(f"The web archive shows the same outlet here on {when}.", archive.cited)
    name = quoted(archive.early.site_name or archive.early.title)
    cited = archive.early_capture.cited or archive.cited
    return fired(f"On {when} the web archive saw a site called {name} here.", cited)
