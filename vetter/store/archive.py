"""Web archive files made by other people's tools, read as exchanges."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from vetter.errors import ArchiveError
from vetter.model import Exchange, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_PAYLOAD: Final = 4_000_000  # bytes of one record, as for a live fetch
MAX_RECORDS: Final = 20_000


def read_archive(path: Path) -> Iterator[Exchange]:
    """Yield the HTTP responses of a WARC or ARC file, compressed or not, marked as imported.

    Raises `ArchiveError` if the file is missing or is no web archive. A file that breaks off in
    the middle yields what came before.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        stream = path.open("rb")
    except OSError as error:
        raise ArchiveError(
            f"The web archive {path} cannot be opened: {error.strerror}.", "Check the path."
        ) from error
    found = 0
    with stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream, arc2warc=True)):
                if number >= MAX_RECORDS:
                    return
                exchange = _exchange(record)
                if exchange is not None:
                    found += 1
                    yield exchange
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:
            if not found:
                raise ArchiveError(
                    f"{path} is no web archive that can be read: {error}.",
                    "It should be a .warc or .warc.gz file, as made by wget --warc-file.",
                ) from error


def _exchange(record: Any) -> Exchange | None:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type != "response" or not url.startswith(("http://", "https://")):
        return None
    if record.http_headers is None:
        return None
    payload, cut = _payload(record)
    code = str(record.http_headers.get_statuscode() or "0")
    headers = tuple(
        (str(name), str(value))
        for name, value in record.http_headers.headers
        if str(name).lower() != "transfer-encoding"
    )
    marks = (Mark.IMPORTED, Mark.TRUNCATED) if cut else (Mark.IMPORTED,)
    return Exchange(
        url=url,
        started=_time(record.rec_headers.get_header("WARC-Date") or ""),
        elapsed=0.0,
        whom=url.split("/")[2],
        peer=record.rec_headers.get_header("WARC-IP-Address") or "",
        status=int(code) if code.isascii() and code.isdigit() else 0,
        headers=headers,
        payload=payload,
        marks=marks,
    )


def _payload(record: Any) -> tuple[bytes, bool]:
    from warcio.bufferedreaders import ChunkedDataReader

    stream = record.raw_stream
    if "chunked" in (record.http_headers.get_header("Transfer-Encoding") or "").lower():
        stream = ChunkedDataReader(stream)
    pieces: list[bytes] = []
    size = 0
    while size <= MAX_PAYLOAD:
        piece = stream.read(min(65_536, MAX_PAYLOAD + 1 - size))
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    payload = b"".join(pieces)
    return payload[:MAX_PAYLOAD], len(payload) > MAX_PAYLOAD


def _time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
