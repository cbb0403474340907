"""The publishers of lists in the lab: a code host and two offices, answering in their real forms.

``documents`` are what they publish, by address; a test may change them. ``spoiled`` says, by the
beginning of an address, how an answer goes wrong: an HTTP status, ``html`` (a page in the place of the
document) or ``cut`` (less than was promised).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote, urlsplit

from vetter.lab import published
from vetter.lab.web import Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from vetter.lab.web import Request

API: Final = "api.github.com"
RAW: Final = "raw.githubusercontent.com"
OFAC: Final = "sanctionslistservice.ofac.treas.gov"
EU: Final = "webgate.ec.europa.eu"
HOSTS: Final = (API, RAW, OFAC, EU)
PAGE: Final = (
    b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Rate limit</body></html>"
)


class Publishers:
    """What all publishers of the lab answer."""

    def __init__(self) -> None:
        self.spoiled: dict[str, str | int] = {}
        self._documents: dict[str, bytes] | None = None

    @property
    def documents(self) -> dict[str, bytes]:
        """The published documents by address, made when they are first asked for."""
        if self._documents is None:
            files = published.in_repositories()
            self._documents = {
                f"https://{RAW}/{repository}/{quote(path)}": content
                for (repository, path), content in files.items()
            }
            self._documents |= published.of_offices()
        return self._documents

    def answer(self, request: Request) -> Response:
        """Answer one request to one of `HOSTS`."""
        address = f"https://{request.host}{request.path}"
        wrong = next((how for what, how in self.spoiled.items() if address.startswith(what)), None)
        if isinstance(wrong, int):
            return Response(wrong, b"Not now.", "text/plain", (("Retry-After", "0"),))
        if wrong == "html":
            return Response(200, PAGE)
        body = self._tree(request.path) if request.host == API else self.documents.get(address)
        if body is None:
            return Response(404, b"404: Not Found", "text/plain; charset=utf-8")
        tag = f'W/"{hashlib.sha256(body).hexdigest()}"'
        if request.headers.get("if-none-match") == tag:
            return Response(304, headers=(("ETag", tag),))
        if wrong == "cut":
            promised = (("Content-Length", str(len(body))), ("ETag", tag))
            return Response(200, headers=promised, stream=_half(body))
        kind = "application/json" if request.host == API else "text/plain; charset=utf-8"
        return Response(200, body, kind, (("ETag", tag),))

    def _tree(self, path: str) -> bytes | None:
        """Return the list of a repository's files as GitHub's API gives it."""
        parts = urlsplit(path).path.split("/")
        if len(parts) != 7 or parts[1] != "repos" or parts[4:6] != ["git", "trees"]:
            return None
        place = f"https://{RAW}/{parts[2]}/{parts[3]}/{parts[6]}/"
        files = {
            unquote(url.removeprefix(place)): content
            for url, content in self.documents.items()
            if url.startswith(place)
        }
        if not files:
            return None
        folders = {path.rpartition("/")[0] for path in files if "/" in path}
        tree: list[dict[str, Any]] = [
            {"path": folder, "mode": "040000", "type": "tree", "sha": _sha(folder.encode())}
            for folder in sorted(folders)
        ]
        tree += [
            {
                "path": path,
                "mode": "100644",
                "type": "blob",
                "sha": _sha(content),
                "size": len(content),
            }
            for path, content in sorted(files.items())
        ]
        return json.dumps({"sha": _sha(place.encode()), "tree": tree, "truncated": False}).encode()


def _sha(content: bytes) -> str:
    """Return the name of a file in git."""
    head = b"blob %d\0" % len(content)
    return hashlib.sha1(head + content, usedforsecurity=False).hexdigest()


async def _half(body: bytes) -> AsyncIterator[bytes]:
    yield body[: len(body) // 2]
