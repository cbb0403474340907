"""The whole corpus vetted, or taken from the cases that an earlier run left, a few outlets in flight."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from tests.corpus.members import FOLDERS, Member, member
from tests.corpus.neighbourhood import kin, strangers
from tests.evaluate.examine import examine
from vetter import data
from vetter.lab.site import SITES

if TYPE_CHECKING:
    from tests.evaluate.told import Told

ROOT = Path(__file__).resolve().parents[2]
COLLECTING = (
    "clock",
    "collect",
    "domains",
    "extract",
    "glimpse",
    "inflate",
    "lab",
    "model",
    "net",
    "pipeline",
    "resolve",
    "store",
    "worker",
)
"""What of the program a case depends on."""
JUDGING = {
    "admiralty.toml",
    "assess.toml",
    "checks",
    "lists",
    "operations",
    "questions.toml",
    "roles.toml",
    "schema",
    "weights.toml",
    "wording.toml",
}
"""What of the data it does not."""
IN_FLIGHT = 3


class Way(StrEnum):
    """How the corpus is vetted."""

    ALONE = "alone"  # each with nobody else on the shelf
    OTHER_THEME = "other-theme"  # the same, shown in another theme
    AFTER_KIN = "after-kin"  # those of one operator, and declared sisters, one after the other
    WEB_SEARCH = "web-search"  # alone, by somebody who has a web search set up


def run(names: list[str], cache: Path, way: Way, *, workers: int) -> dict[str, Told]:
    """Return what is said of each member. Cases lie below ``cache`` and are used again while nothing that collects has changed."""
    code = _code()
    parts = [names[start::workers] for start in range(workers)]
    # Each process has an event loop and reading processes of its own, so none may be inherited.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        jobs = [pool.submit(_part, part, cache, code, way) for part in parts if part]
        return {one.name: one for job in jobs for one in job.result()}


def _part(names: list[str], cache: Path, code: str, way: Way) -> list[Told]:
    return asyncio.run(_all(names, cache, code, way))


async def _all(names: list[str], cache: Path, code: str, way: Way) -> list[Told]:
    gate = asyncio.Semaphore(IN_FLIGHT)

    async def one(name: str) -> Told:
        async with gate:
            found = member(name)
            theme = found.other_theme if way is Way.OTHER_THEME else ""
            before = kin(found) if way is Way.AFTER_KIN else ()
            search = way is Way.WEB_SEARCH
            there = (found, *kin(found), *strangers(found))
            home = _home(there, before, cache, code, f"{theme}{way if search else ''}")
            return await examine(found, home, theme=theme, before=before, search=search)

    return await asyncio.gather(*(one(name) for name in names))


def _home(
    members: tuple[Member, ...], before: tuple[Member, ...], cache: Path, code: str, how: str
) -> Path:
    """Return where the case of the first of them lies that was collected by this code, among these sites, in this way."""
    vetted = [one.name for one in before]
    digest = sha256(f"{code} {members} {vetted} {how}".encode())
    for name in (name for one in members for name in one.sites):
        folder = next(base / name for base in (SITES, *FOLDERS) if (base / name).is_dir())
        _add(digest, folder)
    return cache / f"{members[0].name}-{digest.hexdigest()[:16]}"


def _code() -> str:
    """Return a digest of all that a case depends on besides its site: what collects and reads, not what judges."""
    digest = sha256()
    for name in COLLECTING:
        _add(digest, ROOT / "vetter" / name)
        _add(digest, ROOT / "vetter" / f"{name}.py")
    for path in sorted(data.root().iterdir()):
        if path.name not in JUDGING:
            _add(digest, path)
    return digest.hexdigest()


def _add(digest, path: Path) -> None:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    for file in files:
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
