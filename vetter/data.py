"""Where the bundled knowledge lies: ``data/`` in a checkout, ``vetter/_data`` in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import tomli

from vetter.errors import DataError


@cache
def root() -> Path:
    """Return the folder with the bundled data."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_data", here.parent / "data"):
        if (folder / "weights.toml").is_file():
            return folder
    raise DataError(
        "The data that vetter was installed with are missing.",
        "Install vetter again; if you work in a checkout, restore the folder data/.",
    )


def read_toml(*parts: str) -> dict[str, Any]:
    """Return one TOML file below the data folder, as plain dictionaries and lists that nobody may change."""
    return _parsed(root().joinpath(*parts))


@cache
def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(path.read_text("utf-8"))
    except (OSError, tomli.TOMLDecodeError) as error:
        raise DataError(f"The data file {path} cannot be read: {error}") from error
