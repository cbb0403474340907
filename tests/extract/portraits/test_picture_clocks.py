"""On which clock a portrait was edited, as its own data say."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.extract.portraits.conftest import kept_picture
from vetter.extract.picture_clock import edited_at
from vetter.extract.portrait import read
from vetter.extract.traces_compile import traces
from vetter.model import TraceKind

BLANK = Image.new("RGB", (40, 40), "grey")


def jpeg(exif=None, xmp=b""):
    out = io.BytesIO()
    BLANK.save(out, "JPEG", **({"exif": exif} if exif else {}))
    return out.getvalue() + xmp


def with_offset(tag, value):
    exif = Image.Exif()
    exif[0x8769] = {tag: value}
    return jpeg(exif)


def test_the_offset_of_its_last_change_is_read_and_not_that_of_when_it_was_taken():
    assert edited_at(with_offset(0x9010, "+03:00")) == (180,)
    assert edited_at(with_offset(0x9011, "+03:00")) == ()


@pytest.mark.parametrize(
    ("xmp", "offsets"),
    [
        (b'xmp:ModifyDate="2026-05-01T10:00:00+05:30"', (330,)),
        (b"<xmp:MetadataDate>2026-05-01T10:00:00-05:00</xmp:MetadataDate>", (-300,)),
        (b'xmp:ModifyDate="2026-05-01T10:00:00Z"', ()),
        (b'xmp:ModifyDate="2026-05-01T10:00:00"', ()),
        (b'xmp:CreateDate="2026-05-01T10:00:00+03:00"', ()),
        (b'xmp:ModifyDate="2026-05-01T10:00:00+99:00"', ()),
    ],
)
def test_dates_in_xmp_tell_it_too(xmp, offsets):
    assert edited_at(jpeg(xmp=xmp)) == offsets


def test_it_becomes_a_trace_that_cites_the_picture():
    kept = kept_picture(with_offset(0x9010, "+08:00"))
    (fact,) = traces([(kept.record, read(kept))], ())
    assert (fact.value.kind, fact.value.minutes) == (TraceKind.PICTURE, 480)
    assert fact.cited[0].record == "r1"


@given(st.binary(max_size=400))
def test_any_bytes_have_some_clock_or_none(body):
    assert all(abs(minutes) <= 14 * 60 for minutes in edited_at(b"xmp:ModifyDate=" + body))
