"""Exchanges as web archive records (WARC 1.1, ISO 28500:2017), each gzip member on its own.

HTTP exchanges become a ``response`` and a ``request``; DNS, WHOIS and certificates a ``resource``
under the address schemes ``dns:``, ``whois:`` and ``tls:``; an exchange that brought nothing a
``metadata`` record that says why.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import msgspec
from isal import isal_zlib
from warcio.archiveiterator import ArchiveIterator
from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from vetter.errors import CaseError

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.model import Exchange, Headers

RESOURCE_TYPES: Final = {
    "dns": "text/dns",
    "whois": "text/plain",
    "tls": "application/pkix-cert",
    "list": "text/csv",
    "cases": "application/json",
}
GZIP: Final = 16 + isal_zlib.MAX_WBITS  # with gzip's own head and foot (RFC 1952)
_BUILDER: Final = RecordBuilder(warc_version="1.1")


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def pack(exchange: Exchange) -> bytes:
    """Return the archive records of one exchange, ready to be appended to an archive file.

    The record that holds the payload comes first, so that its offset is that of the whole.
    """
    if exchange.trouble is not None and not exchange.status:
        return _member(_failure(exchange))
    if exchange.url.startswith(("http://", "https://")):
        return b"".join(map(_member, _http_records(exchange)))
    return _member(_resource(exchange))


def pack_info(software: str) -> bytes:
    """Return the ``warcinfo`` record that an archive file starts with."""
    info = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }
    return _member(_BUILDER.create_warcinfo_record(None, info))


def payload_at(path: Path, offset: int) -> bytes:
    """Return the stored payload of the record at ``offset``, byte for byte.

    Raises `CaseError` if the file does not hold a record there.
    """
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            record = next(iter(ArchiveIterator(stream)))
            if record.rec_type == "metadata":
                return b""
            return bytes(record.raw_stream.read())
    except (OSError, StopIteration, ValueError) as error:
        raise CaseError(
            f"The evidence file {path} is damaged at byte {offset}: {error}.",
            "Copy the file from a backup, or vet the outlet again.",
        ) from error


def _member(record: Any) -> bytes:
    """Return one record as a gzip member."""
    out = io.BytesIO()
    WARCWriter(out, gzip=False).write_record(record)
    return isal_zlib.compress(out.getvalue(), wbits=GZIP)


def _record(
    url: str,
    kind: str,
    stamp: dict[str, str],
    payload: bytes,
    *,
    media_type: str = "",
    head: StatusAndHeaders | None = None,
) -> Any:
    """Return an archive record of a payload, below the ``head`` that came or went with it."""
    # Given here: left alone, warcio takes SHA-1 of it, and more time.
    whole = payload if head is None else head.to_ascii_bytes() + payload
    digests = {
        "WARC-Payload-Digest": f"sha256:{sha256(payload)}",
        "WARC-Block-Digest": f"sha256:{sha256(whole)}",
    }
    about = {"WARC-Type": kind, "WARC-Target-URI": url, **stamp, **digests}
    about.setdefault("WARC-Record-ID", f"<{uuid.uuid4().urn}>")
    record = ArcWarcRecord(
        "warc",
        kind,
        StatusAndHeaders("", list(about.items()), protocol=_BUILDER.warc_version),
        io.BytesIO(payload),
        head,
        media_type or _BUILDER.WARC_RECORDS[kind],
        len(payload),
    )
    record.payload_length = len(payload)
    return record


def _stamp(exchange: Exchange) -> dict[str, str]:
    moment = exchange.started.replace(tzinfo=None).isoformat(timespec="microseconds")
    stamp = {"WARC-Record-ID": f"<{uuid.uuid4().urn}>", "WARC-Date": f"{moment}Z"}
    address = exchange.peer.rpartition(":")[0].strip("[]")
    if address:
        stamp["WARC-IP-Address"] = address
    if "truncated" in exchange.marks:
        stamp["WARC-Truncated"] = "length"
    return stamp


def _http_records(exchange: Exchange) -> tuple[Any, Any]:
    stamp = _stamp(exchange)
    answer = StatusAndHeaders(
        f"{exchange.status} {_ascii(exchange.reason)}".strip(),
        _stored_headers(exchange.headers),
        protocol="HTTP/1.1",
    )
    path = exchange.url.split("://", 1)[1].partition("/")[2]
    asked = StatusAndHeaders(
        f"{exchange.method} /{path} HTTP/1.1",
        [(name, _plain(value)) for name, value in exchange.request_headers],
        is_http_request=True,
    )
    about = {"WARC-Date": stamp["WARC-Date"], "WARC-Concurrent-To": stamp["WARC-Record-ID"]}
    return (
        _record(exchange.url, "response", stamp, exchange.payload, head=answer),
        _record(exchange.url, "request", about, exchange.request_payload, head=asked),
    )


def _stored_headers(headers: Headers) -> list[tuple[str, str]]:
    # The payload is stored without its transfer coding, so the header may not claim one.
    renamed = {"transfer-encoding": "X-Archive-Orig-Transfer-Encoding"}
    return [(renamed.get(name.lower(), _ascii(name)), _plain(value)) for name, value in headers]


def _resource(exchange: Exchange) -> Any:
    scheme = exchange.url.partition(":")[0]
    media_type = RESOURCE_TYPES.get(scheme, "application/octet-stream")
    stamp = _stamp(exchange)
    return _record(exchange.url, "resource", stamp, exchange.payload, media_type=media_type)


def _failure(exchange: Exchange) -> Any:
    words = msgspec.json.encode(exchange.trouble)
    stamp = _stamp(exchange)
    return _record(exchange.url, "metadata", stamp, words, media_type="application/json")


def _ascii(text: str) -> str:
    # The archive's own lines are ASCII; the exchange itself keeps what was really sent.
    return _one_line(text).encode("ascii", "replace").decode("ascii")


def _plain(text: str) -> str:
    # As warcio writes a parameter that is not ASCII; it fails where the parameter's name is not.
    line = _one_line(text)
    return line if line.isascii() else "".join(c if c.isascii() else quote(c) for c in line)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
