"""What a portrait shows and says of itself, and what is no portrait."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from tests.extract.portraits.conftest import kept_picture, png
from vetter.extract.portrait import difference_hash
from vetter.extract.portrait import read as read_portrait
from vetter.extract.provenance import marks
from vetter.lab.heads import head

GENERATED = (0.375, 0.4623, 0.6241, 0.4657)


def read(kept):
    """Return the portrait that is read, or None."""
    reading = read_portrait(kept)
    return reading.portrait if reading else None


def bits(one, other):
    return (int(one, 16) ^ int(other, 16)).bit_count()


def test_a_face_is_found_with_its_eyes():
    reading = read(kept_picture(png(head(5, GENERATED))))
    assert reading.looked
    (face,) = reading.faces
    assert face.left == pytest.approx(GENERATED[:2], abs=0.02)
    assert face.right == pytest.approx(GENERATED[2:], abs=0.02)
    assert face.certainty > 0.8
    assert (reading.width, reading.height) == (400, 400)


def test_a_picture_of_nobody_has_no_face():
    reading = read(kept_picture(png(Image.new("RGB", (300, 300), (90, 120, 90)))))
    assert (reading.looked, reading.faces) == (True, ())


def test_without_the_optional_part_nobody_looks_and_that_is_said(monkeypatch):
    monkeypatch.setattr("vetter.extract.faces._model", lambda: None)
    reading = read(kept_picture(png(head(5, GENERATED))))
    assert (reading.looked, reading.faces) == (False, ())
    assert reading.alike


def test_the_same_picture_smaller_recompressed_or_mirrored_is_known_again():
    picture = head(3, (0.42, 0.40, 0.60, 0.41))
    first = read(kept_picture(png(picture)))
    out = io.BytesIO()
    picture.resize((150, 150)).save(out, "JPEG", quality=60)
    again = read(kept_picture(out.getvalue()))
    assert bits(first.alike, again.alike) <= 4
    turned = read(kept_picture(png(ImageOps.mirror(picture))))
    assert bits(first.mirrored, turned.alike) <= 2
    other = difference_hash(head(8, (0.30, 0.55, 0.52, 0.5)))
    assert bits(first.alike, other) > 8


def xmp(kind):
    packet = f'<x:xmpmeta><rdf:Description Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/{kind}"/></x:xmpmeta>'
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet)
    return png(Image.new("RGB", (9, 9)), pnginfo=info)


@pytest.mark.parametrize(
    "kind", ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]
)
def test_a_source_type_of_generated_pictures_is_read(kind):
    assert marks(xmp(kind)) == (f"iptc:{kind}",)


@pytest.mark.parametrize("kind", ["digitalCapture", "minorHumanEdits", "algorithmicallyEnhanced"])
def test_source_types_of_photographs_are_no_mark(kind):
    assert marks(xmp(kind)) == ()


def test_what_programs_that_generate_leave_in_a_png_is_read():
    info = PngInfo()
    info.add_text("parameters", "portrait of an editor, studio light, Steps: 30")
    info.add_text("Comment", "parameters")
    assert marks(png(Image.new("RGB", (9, 9)), pnginfo=info)) == ("text:parameters",)


@pytest.mark.parametrize(
    ("software", "expected"),
    [
        ("Midjourney 6.1", ("software:midjourney",)),
        ("Recraft V3", ("software:recraft",)),
        ("Adobe Photoshop 25.0", ()),
        ("Fluxus", ()),
    ],
)
def test_the_name_of_the_program_is_read_as_a_word_of_its_own(software, expected):
    image = Image.new("RGB", (9, 9))
    exif = image.getexif()
    exif[0x0131] = software
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    assert marks(out.getvalue()) == expected


@pytest.mark.parametrize(
    "body",
    [b"", b"<html></html>", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n" + b"\xff" * 90, b"\xff\xd8\xff\xe0"],
)  # fmt: skip
def test_what_is_no_picture_is_no_portrait(body):
    assert read(kept_picture(body)) is None


def test_a_picture_with_far_too_many_pixels_is_not_decoded():
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    assert len(out.getvalue()) < 200_000
    assert read(kept_picture(out.getvalue())) is None


@given(st.binary(max_size=400))
def test_any_bytes_have_some_marks_or_none(body):
    assert isinstance(marks(b"\x89PNG\r\n\x1a\n" + body), tuple)
    assert isinstance(marks(body), tuple)
