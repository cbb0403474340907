"""Drawn heads for the mastheads of the lab, which a detector takes for faces and which are nobody's."""

from __future__ import annotations

import io
import random
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    from vetter.lab.site import PortraitData

SIDE: Final = 400  # pixels
Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]  # in distances of the eyes, from the point between them

SKINS: Final[tuple[Colour, ...]] = ((224, 178, 150), (198, 147, 112), (240, 200, 175), (150, 104, 76))  # fmt: skip
HAIRS: Final[tuple[Colour, ...]] = ((60, 40, 25), (30, 25, 25), (140, 100, 50), (90, 60, 40))
WALLS: Final[tuple[Colour, ...]] = ((120, 140, 150), (150, 150, 130), (90, 110, 120))


@cache
def drawn(data: PortraitData) -> bytes:
    """Return a portrait as a PNG file."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    if data.text[0]:
        info.add_text(*data.text)
    out = io.BytesIO()
    head(data.seed, data.eyes).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def head(seed: int, eyes: Box, side: int = SIDE) -> Image:
    """Return a head with the eyes at these shares of a square picture of ``side`` pixels."""
    from PIL import Image, ImageDraw, ImageFilter

    chance = random.Random(seed)
    skin, hair, wall = chance.choice(SKINS), chance.choice(HAIRS), chance.choice(WALLS)
    left, right = (eyes[0] * side, eyes[1] * side), (eyes[2] * side, eyes[3] * side)
    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    unit = right[0] - left[0]
    image = Image.new("RGB", (side, side), wall)
    pen = Pen(ImageDraw.Draw(image), middle, unit)
    pen.oval((-2.3, 2.2, 2.3, 5.0), (50, 60, 90))  # shoulders
    pen.box((-0.55, 1.2, 0.55, 2.7), _darker(skin, 0.82))  # neck
    pen.oval((-1.3, -1.75, 1.3, 1.3), hair)
    pen.oval((-1.05, -1.2, 1.05, 1.9), _darker(skin, 0.85))
    image = image.filter(ImageFilter.GaussianBlur(unit * 0.05))
    pen = Pen(ImageDraw.Draw(image), middle, unit)
    pen.oval((-0.9, -1.1, 0.9, 1.75), skin)
    image = image.filter(ImageFilter.GaussianBlur(unit * 0.12))
    draw = ImageDraw.Draw(image)
    for eye in (left, right):
        _eye(Pen(draw, eye, unit), skin, hair)
    _nose_and_mouth(Pen(draw, middle, unit), skin)
    return image.filter(ImageFilter.GaussianBlur(max(0.6, unit * 0.012)))


class Pen:
    """Draws in distances of the eyes around a point."""

    def __init__(self, draw: ImageDraw, centre: tuple[float, float], unit: float) -> None:
        self._draw, self._centre, self._unit = draw, centre, unit

    def oval(self, box: Box, colour: Colour) -> None:
        """Fill an ellipse."""
        self._draw.ellipse(self._scaled(box), fill=colour)

    def box(self, box: Box, colour: Colour) -> None:
        """Fill a rectangle."""
        self._draw.rectangle(self._scaled(box), fill=colour)

    def arc(self, box: Box, begin: int, end: int, colour: Colour, width: float) -> None:
        """Draw a part of an ellipse, in degrees."""
        thick = max(1, round(width * self._unit))
        self._draw.arc(self._scaled(box), begin, end, fill=colour, width=thick)

    def _scaled(self, box: Box) -> Box:
        (x, y), u = self._centre, self._unit
        return (x + box[0] * u, y + box[1] * u, x + box[2] * u, y + box[3] * u)


def _eye(pen: Pen, skin: Colour, hair: Colour) -> None:
    pen.oval((-0.34, -0.2, 0.34, 0.2), _darker(skin, 0.75))
    pen.oval((-0.24, -0.115, 0.24, 0.115), (240, 238, 235))
    pen.oval((-0.115, -0.115, 0.115, 0.115), (70, 50, 40))
    pen.oval((-0.05, -0.05, 0.05, 0.05), (10, 10, 10))
    pen.arc((-0.26, -0.15, 0.26, 0.2), 190, 350, (60, 40, 35), 0.045)
    pen.arc((-0.36, -0.42, 0.36, 0.2), 205, 335, hair, 0.09)


def _nose_and_mouth(pen: Pen, skin: Colour) -> None:
    pen.oval((-0.14, 0.1, 0.14, 0.76), _darker(skin, 0.94))
    pen.arc((-0.25, 0.5, 0.25, 0.82), 20, 160, _darker(skin, 0.7), 0.06)
    for side in (-0.11, 0.11):
        pen.oval((side - 0.05, 0.7, side + 0.05, 0.76), _darker(skin, 0.45))
    pen.oval((-0.42, 1.02, 0.42, 1.28), (175, 90, 85))
    pen.arc((-0.42, 0.92, 0.42, 1.18), 15, 165, (110, 50, 50), 0.045)


def _darker(colour: Colour, share: float) -> Colour:
    red, green, blue = (round(part * share) for part in colour)
    return red, green, blue
