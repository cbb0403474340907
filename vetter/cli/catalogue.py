"""The page that lists every check, made from the data: ``python -m vetter.cli.catalogue``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vetter.check import catalogue
from vetter.data import root
from vetter.report.words import strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Weight

PLACE: Final = Path("docs") / "checks.md"
INTRODUCTION: Final = """\
# What vetter asks

Made from `data/checks` and `data/weights.toml` by `make catalogue`. What a check needs, its innocent explanation and its
references: `vetter explain CHECK`. Signs of one cause count once, and each family is capped (`data/assess.toml`).
"""
HEAD: Final = "| check | question | weight | basis |\n|---|---|---|---|"


def text() -> str:
    """Return the page. Raises `DataError`."""
    return "\n".join((INTRODUCTION, *_lines()))


def _lines() -> Iterator[str]:
    for family, rows in groupby(catalogue(), key=lambda row: row[0].family):
        yield f"## {family}\n\n{HEAD}"
        for card, weight in rows:
            yield f"| `{card.id}` | {card.question} | {_weight(weight)} | {weight.basis.value} |"
        yield ""


def _weight(weight: Weight) -> str:
    answers = (("yes", weight.fired), ("no", weight.clear))
    told = [f"{answer}: {strength(value)}" for answer, value in answers if value]
    return "; ".join(told) or "none"


if __name__ == "__main__":
    (root().parent / PLACE).write_text(text(), "utf-8")
