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
from warcio.archiveiterator import ArchiveIterator
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
    "case": "application/json",
}


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def pack(exchange: Exchange) -> bytes:
    """Return the archive records of one exchange, ready to be appended to an archive file.

    The record that holds the payload comes first, so that its offset is that of the whole.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    if exchange.trouble is not None and not exchange.status:
        writer.write_record(_failure(writer, exchange))
    elif exchange.url.startswith(("http://", "https://")):
        for record in _http_records(writer, exchange):
            writer.write_record(record)
    else:
        writer.write_record(_resource(writer, exchange))
    return out.getvalue()


def pack_info(software: str) -> bytes:
    """Return the ``warcinfo`` record that an archive file starts with."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    info = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }
    record = writer.create_warcinfo_record(None, info)
    writer.write_record(record)
    return out.getvalue()


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


def _stamp(exchange: Exchange) -> dict[str, str]:
    stamp = {
        "WARC-Record-ID": f"<{uuid.uuid4().urn}>",
        "WARC-Date": exchange.started.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
    }
    address = exchange.peer.rpartition(":")[0].strip("[]")
    if address:
        stamp["WARC-IP-Address"] = address
    if "truncated" in exchange.marks:
        stamp["WARC-Truncated"] = "length"
    return stamp


def _http_records(writer: WARCWriter, exchange: Exchange) -> list[Any]:
    stamp = _stamp(exchange)
    response = writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(exchange.payload),
        length=len(exchange.payload),
        warc_headers_dict=stamp | {"WARC-Payload-Digest": f"sha256:{sha256(exchange.payload)}"},
        http_headers=StatusAndHeaders(
            f"{exchange.status} {_ascii(exchange.reason)}".strip(),
            _stored_headers(exchange.headers),
            protocol="HTTP/1.1",
        ),
    )
    path = exchange.url.split("://", 1)[1].partition("/")[2]
    request = writer.create_warc_record(
        exchange.url,
        "request",
        payload=io.BytesIO(exchange.request_payload),
        length=len(exchange.request_payload),
        warc_headers_dict={
            "WARC-Date": stamp["WARC-Date"],
            "WARC-Concurrent-To": stamp["WARC-Record-ID"],
        },
        http_headers=StatusAndHeaders(
            f"{exchange.method} /{path} HTTP/1.1",
            [(name, _plain(value)) for name, value in exchange.request_headers],
            is_http_request=True,
        ),
    )
    return [response, request]


def _stored_headers(headers: Headers) -> list[tuple[str, str]]:
    # The payload is stored without its transfer coding, so the header may not claim one.
    renamed = {"transfer-encoding": "X-Archive-Orig-Transfer-Encoding"}
    return [(renamed.get(name.lower(), _ascii(name)), _plain(value)) for name, value in headers]


def _resource(writer: WARCWriter, exchange: Exchange) -> Any:
    scheme = exchange.url.partition(":")[0]
    return writer.create_warc_record(
        exchange.url,
        "resource",
        payload=io.BytesIO(exchange.payload),
        length=len(exchange.payload),
        warc_content_type=RESOURCE_TYPES.get(scheme, "application/octet-stream"),
        warc_headers_dict=_stamp(exchange)
        | {"WARC-Payload-Digest": f"sha256:{sha256(exchange.payload)}"},
    )


def _failure(writer: WARCWriter, exchange: Exchange) -> Any:
    words = msgspec.json.encode(exchange.trouble)
    return writer.create_warc_record(
        exchange.url,
        "metadata",
        payload=io.BytesIO(words),
        length=len(words),
        warc_content_type="application/json",
        warc_headers_dict=_stamp(exchange),
    )


def _ascii(text: str) -> str:
    # The archive's own lines are ASCII; the exchange itself keeps what was really sent.
    return _one_line(text).encode("ascii", "replace").decode("ascii")


def _plain(text: str) -> str:
    # As warcio writes a parameter that is not ASCII; it fails where the parameter's name is not.
    return "".join(c if c.isascii() else quote(c) for c in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
