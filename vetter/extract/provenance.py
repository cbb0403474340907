"""What a picture says of its own making: IPTC source types, text left by programs, signed manifests.

XMP is looked for as bytes wherever it stands in a file, since it is written as plain text in all the
formats (https://www.iptc.org/std/photometadata/); C2PA manifests lie in boxes that bear their name
(https://spec.c2pa.org/).
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHUNKS: Final = 500
MAX_TEXT: Final = 100_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MANIFEST: Final = (b"jumb", b"c2pa")
_EXIF_SOFTWARE: Final = 0x0131
_TOOL: Final = re.compile(rb"(?:CreatorTool|Software)(?:=\"|>)([^\"<]{1,200})")


def marks(body: bytes) -> tuple[str, ...]:
    """Return the marks of a picture, each once.

    ``iptc:<source type>``, ``text:<key>`` (a program's text in a PNG), ``software:<name>``, and ``c2pa``
    for a manifest, which may say anything of the picture and is not read here.
    """
    return tuple(
        dict.fromkeys((*_source_types(body), *_texts(body), *_software(body), *_signed(body)))
    )


def _source_types(body: bytes) -> Iterator[str]:
    if b"igitalSourceType" in body or b"digitalsourcetype" in body:
        for kind in _known()["source_types"]:
            # The whole word: "algorithmicMedia" is the end of another one as well.
            if re.search(rb"(?<![A-Za-z])" + kind.encode() + rb"(?![A-Za-z])", body):
                yield f"iptc:{kind}"


def _texts(body: bytes) -> Iterator[str]:
    if body.startswith(_PNG):
        for kind, content in _chunks(body):
            key = content[:80].partition(b"\0")[0].decode("latin-1")
            if kind in (b"tEXt", b"iTXt", b"zTXt") and key in _known()["png_texts"]:
                yield f"text:{key}"


def _chunks(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    for _ in range(MAX_CHUNKS):
        head = body[at : at + 8]
        if len(head) < 8:
            return
        size = int.from_bytes(head[:4], "big")
        yield head[4:], body[at + 8 : at + 8 + min(size, MAX_TEXT)]
        at += 12 + size


def _software(body: bytes) -> Iterator[str]:
    said = " ".join(
        (*_exif_software(body), *(m[1].decode("utf-8", "replace") for m in _tools(body)))
    )
    folded = f" {said.casefold()} "
    for name in _known()["software"]:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            yield f"software:{name}"


def _tools(body: bytes) -> list[re.Match[bytes]]:
    return [match for match, _ in zip(_TOOL.finditer(body), range(20), strict=False)]


def _exif_software(body: bytes) -> Iterator[str]:
    import io

    from PIL import Image

    try:
        said = Image.open(io.BytesIO(body)).getexif().get(_EXIF_SOFTWARE)
    except (OSError, ValueError, SyntaxError, zlib.error, Image.DecompressionBombError):
        return
    if isinstance(said, str):
        yield said[:200]


def _signed(body: bytes) -> Iterator[str]:
    if all(sign in body for sign in _MANIFEST):
        yield "c2pa"


@cache
def _known() -> dict[str, tuple[str, ...]]:
    return {key: tuple(value) for key, value in read_toml("synthetic-marks.toml").items()}
