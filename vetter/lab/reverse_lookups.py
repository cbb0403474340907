"""HackerTarget's reverse lookups, in their real form: plain text, a host on each line.

https://hackertarget.com/ip-tools/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from vetter.lab.web import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.lab.site import Site

HACKERTARGET: Final = "api.hackertarget.com"
TEXT: Final = "text/plain; charset=utf-8"


def answer(sites: Mapping[str, Site], path: str) -> Response:
    """Answer with the sites at an address, or with those that carry an account."""
    parts = urlsplit(path)
    asked = parse_qs(parts.query).get("q", [""])[0]
    if parts.path == "/reverseiplookup/":
        found = [host for host, site in sites.items() if asked in site.dns.addresses]
        nothing = f"No DNS A records found for {asked}"
    elif parts.path == "/analyticslookup/":
        account = re.compile(rf"(?<![\w-]){re.escape(asked)}(?:-\d+)?(?![\w-])")
        found = [host for host, site in sites.items() if account.search(site.head)]
        nothing = "error getting results"
    else:
        return Response(404, b"Not found", TEXT)
    return Response(body=("\n".join(found) or nothing).encode(), media_type=TEXT)
