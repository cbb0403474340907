"""Sites that do not show every visitor the same: those that hide, and those that ask for consent or speak languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vetter.lab.web import Response

if TYPE_CHECKING:
    from vetter.lab.site import Site
    from vetter.lab.web import Request


def face(request: Request, site: Site) -> Response | None:
    """Return what this visitor gets in place of a page, or None for what everybody gets.

    Pages are the addresses that end in a slash; files are the same for all.
    """
    if not request.path.partition("?")[0].endswith("/"):
        return None
    for one in site.faces:
        meant = one.only in ("", request.path)
        if meant and one.has.lower() in request.headers.get(one.header.lower(), "").lower():
            if one.to:
                return Response(302, headers=(("Location", one.to),))
            return Response(body=(Path(site.folder) / one.file).read_bytes())
    return None
