"""Where the lists lie: beside the program, fetched since, and the person's own.

Below ``<home>/lists``::

    current             one line: the name of the version that is in use
    versions/<name>/    one folder for each list that was fetched
    own/                one folder for each list of the person's own
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.errors import DataError
from vetter.lists.row import SOURCE, read_source

if TYPE_CHECKING:
    from pathlib import Path

CURRENT: Final = "current"
VERSIONS: Final = "versions"
OWN: Final = "own"


def folders(place: Path, bundled: Path) -> tuple[Path, ...]:
    """Return the folder of every list that counts. ``place`` is ``<home>/lists``.

    A fetched list stands in for the bundled one of its name, unless the bundled one is newer.
    """
    chosen = {folder.name: folder for folder in _within(bundled)}
    for folder in _within(fetched(place)):
        bundled_one = chosen.get(folder.name)
        if bundled_one is None or retrieved(folder) >= retrieved(bundled_one):
            chosen[folder.name] = folder
    own = {f"own/{folder.name}": folder for folder in _within(place / OWN)}
    return tuple(folder for _, folder in sorted((chosen | own).items()))


def fetched(place: Path) -> Path | None:
    """Return the folder of the fetched lists that are in use, if any were fetched."""
    try:
        name = (place / CURRENT).read_text("ascii").strip()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        name = ""
    except OSError as error:
        raise DataError(
            f"{place / CURRENT} cannot be read: {error.strerror or error}.",
            "Make it readable to you, or remove it to go on with the bundled lists.",
        ) from error
    folder = place / VERSIONS / name
    if not name or "/" in name or not folder.is_dir():
        missing = f": {folder}" if name and "/" not in name else ""
        raise DataError(
            f"Which lists were fetched last cannot be told, or they are missing{missing}.",
            f"Remove {place / CURRENT} to go on with the bundled ones.",
        )
    return folder


def retrieved(folder: Path) -> str:
    """Return the day on which a list was fetched (ISO 8601)."""
    return read_source(folder).retrieved


def _within(folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    # What begins with a dot is being written or removed.
    return sorted(
        one for one in folder.iterdir() if not one.name.startswith(".") and (one / SOURCE).is_file()
    )
