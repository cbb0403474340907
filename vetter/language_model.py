"""Which language a text is in, by the model of py3langid, unpacked once and not anew by every process.

It comes as four megabytes that unpack to seventy, which takes longer than all else that a process which reads
pages has to load. The first that needs it leaves it unpacked in the user's folder for caches, where later ones map
it into their memory and share it. Where that cannot be done it is unpacked each time.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

PREFIX: Final = "languages-"
PARTS: Final = ("ptc", "pc", "classes", "nextmove", "row", "output")
MAPPED: Final = frozenset({"ptc", "nextmove"})  # the large ones


@lru_cache(maxsize=8)  # what stands on every page of a site, and pages that are read again
def classify(text: str) -> str:
    """Return the code of the language (ISO 639-1) that ``text`` most likely is in."""
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid import langid

    packed = langid.MODEL_DIR / langid.MODEL_FILE
    folder = place(packed)
    try:
        if not folder.is_dir():
            _unpack(packed, folder)
        return unpacked(folder)
    except (OSError, ValueError, EOFError):  # no room, no permission, or what lies there is damaged
        shutil.rmtree(folder, ignore_errors=True)
        return langid.LanguageIdentifier.from_model_file(packed)


def place(packed: Path) -> Path:
    """Return the folder in which a model lies unpacked; that of another version has another."""
    import platformdirs
    import py3langid

    folder = Path(platformdirs.user_cache_dir("vetter", appauthor=False))
    return folder / f"{PREFIX}{py3langid.__version__}-{packed.stat().st_size}"


def unpacked(folder: Path) -> LanguageIdentifier:
    """Return the model that lies in ``folder``. Raises `OSError` or `ValueError` where it is missing or damaged."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    parts: dict[str, Any] = {
        name: np.load(folder / f"{name}.npy", mmap_mode="r" if name in MAPPED else None)
        for name in PARTS
    }
    return LanguageIdentifier(
        np.asarray(parts["ptc"]),
        parts["pc"],
        parts["classes"].tolist(),
        memoryview(parts["nextmove"]),
        parts["output"].tolist(),
        tk_row=parts["row"].tolist(),
    )


def _unpack(packed: Path, folder: Path) -> None:
    """Unpack a model into ``folder``, in one step, in place of those that were there before."""
    import numpy as np
    from py3langid.modelio import load_model

    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".languages-"))
    try:
        for name, part in zip(PARTS, load_model(packed), strict=True):
            np.save(partial / f"{name}.npy", np.asarray(part))
        for old in folder.parent.glob(f"{PREFIX}*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)
        with suppress(OSError):  # somebody else was faster
            partial.replace(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
