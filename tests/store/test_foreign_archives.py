"""Web archive files made by other people's tools are read as far as they can be, and no further."""

from __future__ import annotations

import contextlib
import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from vetter.errors import ArchiveError
from vetter.inflate import body
from vetter.model import Mark
from vetter.store import archive, read_archive


def write(path, *responses, compressed=True):
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=compressed)
        writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "Other/1"}))
        for url, headers, payload in responses:
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(payload),
                length=len(payload),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            )
            writer.write_record(record)
    return path


@pytest.mark.parametrize("compressed", [True, False])
def test_responses_are_read_and_marked_as_imported(tmp_path, compressed):
    path = write(
        tmp_path / "other.warc",
        ("https://gazette.example/", [("Content-Type", "text/html")], b"<p>Hello</p>"),
        compressed=compressed,
    )
    (exchange,) = read_archive(path)
    assert (exchange.url, exchange.status, exchange.payload) == (
        "https://gazette.example/",
        200,
        b"<p>Hello</p>",
    )
    assert Mark.IMPORTED in exchange.marks


def test_addresses_in_angle_brackets_as_older_tools_write_them(tmp_path):
    path = write(tmp_path / "w.warc.gz", ("<http://gazette.example/a>", [], b"x"))
    assert [e.url for e in read_archive(path)] == ["http://gazette.example/a"]


def test_transfer_and_content_codings_are_undone_within_bounds(tmp_path):
    inner = gzip.compress(b"<p>News</p>" * 100)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(inner), inner)
    headers = [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]
    (exchange,) = read_archive(
        write(tmp_path / "c.warc.gz", ("http://g.example/", headers, chunked))
    )
    assert exchange.payload == inner
    assert body(exchange) == b"<p>News</p>" * 100
    assert body(exchange, cap=50) == (b"<p>News</p>" * 100)[:50]


def test_a_huge_record_is_cut_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_PAYLOAD", 1000)
    (exchange,) = read_archive(
        write(tmp_path / "h.warc.gz", ("http://g.example/", [], b"x" * 5000))
    )
    assert len(exchange.payload) == 1000
    assert Mark.TRUNCATED in exchange.marks


def test_a_file_that_breaks_off_yields_what_came_before(tmp_path):
    path = write(
        tmp_path / "b.warc",
        ("http://g.example/1", [], b"one"),
        ("http://g.example/2", [], b"two" * 1000),
        compressed=False,
    )
    path.write_bytes(path.read_bytes()[:-2500])
    urls = [e.url for e in read_archive(path)]
    assert urls[0] == "http://g.example/1"


@pytest.mark.parametrize("content", [b"", b"<html>no archive</html>", b"\x00" * 100, b"\x1f\x8bxx"])
def test_what_is_no_archive_is_refused_or_empty(tmp_path, content):
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    with contextlib.suppress(ArchiveError):
        assert list(read_archive(path)) == []


def test_a_missing_file_is_refused_with_its_name(tmp_path):
    with pytest.raises(ArchiveError, match=r"missing\.warc"):
        list(read_archive(tmp_path / "missing.warc"))
