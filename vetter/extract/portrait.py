"""One portrait: how large, what it says of its own making, how it looks in short, where the eyes are.

The picture is looked at on this machine only; nobody is recognised. Faces are found by YuNet
(https://github.com/opencv/opencv_zoo) if the optional part ``faces`` is installed.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from http import HTTPStatus
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from vetter import inflate
from vetter.extract.faces import eyes
from vetter.extract.picture_clock import edited_at
from vetter.extract.provenance import marks
from vetter.model import Mark, Portrait, PortraitReading

if TYPE_CHECKING:
    from PIL.Image import Image

    from vetter.model import Kept

MAX_BYTES: Final = 5_000_000
MAX_PIXELS: Final = 40_000_000
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
_SIDE: Final = 8  # differences a row of the hash


def read(kept: Kept) -> PortraitReading | None:
    """Return what a picture shows, or None if what came back is none, or not all of one.

    ``alike`` and ``mirrored`` are difference hashes of 64 bits, in hexadecimal digits, of the picture
    and of its mirror image: pictures that are the same but for their size differ in a few bits at most.
    """
    exchange = kept.exchange
    if exchange.status != HTTPStatus.OK or exchange.trouble or Mark.TRUNCATED in exchange.marks:
        return None
    body = inflate.body(exchange, MAX_BYTES)
    image = _decoded(body)
    if image is None:
        return None
    from PIL import ImageOps

    looked, found = eyes(image)
    return PortraitReading(
        Portrait(
            record=kept.record.id,
            url=exchange.url,
            sha256=hashlib.sha256(body).hexdigest(),
            width=image.width,
            height=image.height,
            alike=difference_hash(image),
            mirrored=difference_hash(ImageOps.mirror(image)),
            marks=marks(body),
            clocks=edited_at(body),
            looked=looked,
            faces=found,
        )
    )


def difference_hash(image: Image) -> str:
    """Return whether each of 8 × 8 spots is brighter than its right neighbour, as 16 hex digits."""
    from PIL.Image import Resampling

    small = image.convert("L").resize((_SIDE + 1, _SIDE), Resampling.LANCZOS)
    spots = small.tobytes()
    bits = 0
    for row in range(_SIDE):
        line = spots[row * (_SIDE + 1) : (row + 1) * (_SIDE + 1)]
        for left, right in pairwise(line):
            bits = bits << 1 | (left > right)
    return f"{bits:016x}"


def _decoded(body: bytes) -> Image | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what we refuse ourselves
            image = Image.open(io.BytesIO(body), formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                return None
            return image.convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
