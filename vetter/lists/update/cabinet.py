"""Published documents as they came, kept so that a publisher has to send only what has changed.

Below ``<home>/lists/documents``: the bytes of a document under their SHA-256, and beside them, under
the hash of the address, what the server said of them. Both are written whole or not at all.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vetter.typed import decoded
from vetter.whole import write_whole

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS: Final = "documents"


class Kept(Struct, frozen=True, kw_only=True):
    """What is known of a document that was fetched: its ``sha256`` leads to its bytes."""

    url: str
    sha256: str
    etag: str = ""
    modified: str = ""
    read: bool = False  # whether a document from this address was ever understood


class Cabinet:
    """The documents below ``place`` (``<home>/lists``)."""

    def __init__(self, place: Path) -> None:
        self._folder = place / DOCUMENTS

    def find(self, url: str) -> tuple[Kept, bytes] | None:
        """Return a document and what is known of it, if it is there and whole."""
        kept = self._known(url)
        try:
            content = (self._folder / kept.sha256).read_bytes() if kept else b""
        except OSError:
            return None
        whole = kept is not None and hashlib.sha256(content).hexdigest() == kept.sha256
        return (kept, content) if kept and whole else None

    def keep(self, url: str, content: bytes, *, etag: str = "", modified: str = "") -> None:
        """Keep a document. Raises `OSError` if it cannot be written."""
        digest = hashlib.sha256(content).hexdigest()
        before = self._known(url)
        read = before is not None and before.read
        note = Kept(url=url, sha256=digest, etag=etag, modified=modified, read=read)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self._folder / digest, content)
        write_whole(self._note(url), msgspec.json.encode(note))
        if before is not None and before.sha256 != digest:
            (self._folder / before.sha256).unlink(missing_ok=True)

    def was_read(self, url: str) -> bool:
        """Return whether a document from this address was ever understood."""
        note = self._known(url)
        return note is not None and note.read

    def mark_read(self, url: str) -> None:
        """Remember that the document from this address was understood."""
        note = self._known(url)
        if note is not None and not note.read:
            write_whole(self._note(url), msgspec.json.encode(replace(note, read=True)))

    def _known(self, url: str) -> Kept | None:
        try:
            note = decoded(self._note(url).read_bytes(), Kept)
        except (OSError, msgspec.DecodeError):
            return None
        return note if note.url == url else None

    def _note(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()[:40]}.json"
