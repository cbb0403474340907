"""What stands before a site: other pages for some visitors, or one answer for all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vetter.lab.web import Response

if TYPE_CHECKING:
    from vetter.lab.site import DoorData, Site
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


def door(request: Request, site: Site, data: DoorData) -> Response | None:
    """Return what everybody gets in place of a page, or None for the file that robots may always read.

    Raises ConnectionError for a server that hangs up.
    """
    if not data.status:
        raise ConnectionError
    if data.to:
        target = data.to.rstrip("/") + request.path
        return Response(data.status, headers=(("Location", target),))
    if request.path == "/robots.txt" and site.robots:
        return None
    return Response(data.status, (Path(site.folder) / data.file).read_bytes())
