"""On which clock a picture was last edited: EXIF 2.31 (OffsetTime), XMP (ModifyDate, MetadataDate).

https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, https://www.iso.org/standard/75163.html.
Where it was taken is not asked: photographers travel.
"""

from __future__ import annotations

import re
import zlib
from itertools import islice
from typing import TYPE_CHECKING, Final

from vetter.extract.machine_date import written_offset

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DATES: Final = 20
_EDITED: Final = re.compile(rb"xmp:(?:Modify|Metadata)Date(?:=\"|>)([0-9T:.+-]{10,40})")
_EXIF_IFD: Final = 0x8769
_OFFSET_TIME: Final = 0x9010


def edited_at(body: bytes) -> tuple[int, ...]:
    """Return the offsets from UTC, in minutes, on which a picture was edited, each once."""
    dates = [found[1].decode("ascii") for found in islice(_EDITED.finditer(body), MAX_DATES)]
    offsets = (written_offset(date) for date in (*dates, *_exif(body)))
    return tuple(dict.fromkeys(minutes for minutes in offsets if minutes))


def _exif(body: bytes) -> Iterator[str]:
    import io

    from PIL import Image

    try:
        said = Image.open(io.BytesIO(body)).getexif().get_ifd(_EXIF_IFD).get(_OFFSET_TIME)
    except (OSError, ValueError, SyntaxError, KeyError, zlib.error, Image.DecompressionBombError):
        return
    if isinstance(said, str):
        yield f"2000-01-01T00:00:00{said[:6]}"
