"""How fast a million rows open and answer: ``python -m tests.bench.lists [ROWS]``.

The same look-ups are asked of a short list and of a long one in one run; what counts is the ratio.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from vetter.lists import index
from vetter.lists.row import COLUMNS, ListSource, Row, as_csv, as_toml
from vetter.lists.store import Lists

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT = 10_000
ASKED = 20_000


def rows(count: int) -> Iterator[Row]:
    """Yield rows as long as those of a real list."""
    told = dict.fromkeys(COLUMNS, "") | {
        "type": "domain",
        "operation": "A network",
        "attribution": "somebody, as a report says",
        "role": "content-site",
        "listed_on": "2024-02-07",
        "credit": "A report on a network",
        "reference": "https://report.example.org/2024/02/a-report-on-a-network",
    }
    for number in range(count):
        yield Row(
            **(told | {"value": f"site-{number}.example-{number % 97}.org"}), list_name="long"
        )


def measured(count: int, folder: Path) -> tuple[float, float, float, float]:
    """Return seconds for making and for opening the index, and microseconds for a hit and a miss."""
    place = folder / "long"
    place.mkdir(parents=True)
    (place / "rows.csv").write_bytes(as_csv(rows(count)))
    source = ListSource(
        name="long", publisher="A publisher", kind="academic", address="https://a.example.org/", licence="MIT",
        retrieved="2026-11-01", newest="2024-02-07", rows=count, sha256="", kept_current="", does_not_mean="",
    )  # fmt: skip
    (place / "SOURCE.toml").write_bytes(as_toml(source))
    began = time.perf_counter()
    index.opened([place], index.digest([place]), folder)
    made = time.perf_counter() - began
    began = time.perf_counter()
    lists = Lists(index.opened([place], index.digest([place]), folder))
    opened = time.perf_counter() - began
    step = max(1, count // ASKED)
    hits = [f"site-{n}.example-{n % 97}.org" for n in range(0, count, step)][:ASKED]
    misses = [f"other-{n}.example-{n % 97}.org" for n in range(ASKED)]
    return made, opened, *(_microseconds(lists, asked) for asked in (hits, misses))


def _microseconds(lists: Lists, asked: list[str]) -> float:
    best = 0.0
    for _ in range(3):
        began = time.perf_counter()
        for name in asked:
            lists.find("domain", name)
        best = min(best or 1e9, time.perf_counter() - began)
    return best / len(asked) * 1e6


def main() -> None:
    """Measure and print."""
    long = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    told = {}
    for count in (SHORT, long):
        with tempfile.TemporaryDirectory() as folder:
            told[count] = made, opened, hit, miss = measured(count, Path(folder))
        print(
            f"{count:>9} rows: made in {made:6.2f} s, opened in {opened * 1000:5.1f} ms, "
            f"a hit {hit:5.1f} µs, a miss {miss:5.1f} µs"
        )
    for what, at in (("opening", 1), ("a hit", 2), ("a miss", 3)):
        print(
            f"{what}: {told[long][at] / told[SHORT][at]:.1f} × as long in {long // SHORT} × the rows"
        )


if __name__ == "__main__":
    main()
