"""How fast many outlets are vetted: ``python -m tests.bench.batch [N] [--scrapy PYTHON] [--delay S] [--offline LIST]``.

N outlets of the lab, which runs in a process of its own, with delays off or of S seconds; then Scrapy (a Python that has
it, else this one) fetches the very pages that vetter read, with the same politeness, and parses their links. Prints
outlets and pages a second, how the CPU was spent, and the peak of memory of all processes together. What vetter does
besides (registries, DNS, archives, judging, evidence on disk) is in its figures, and the lab's own work in neither, but
for the share of the cores that it takes from both. With ``--offline`` a list of hosts is held against the lists,
without network, in place of all that.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Final

from msgspec import Struct

from tests.batch.outlets import lab
from tests.batch.soak import write_list
from vetter.model import Source
from vetter.store import Case, cases

LOOKS: Final = 4  # a second


class Run(Struct, frozen=True):
    """What one command took."""

    wall: float
    user: float
    system: float
    peak: float  # megabytes, of all its processes together, what they share counted once
    said: str

    @property
    def cpu(self) -> float:
        return self.user + self.system


def measured(arguments: list[str], environment: dict[str, str]) -> Run:
    """Run a command and measure it with all its processes."""
    began, peak, spent = time.perf_counter(), 0.0, dict[int, tuple[float, float]]()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as beside:
        process = subprocess.Popen(
            arguments, env=os.environ | environment, stdout=out, stderr=beside
        )
        for look in itertools.count():
            if process.poll() is not None:
                break
            numbers = family(process.pid)
            # Looking at the memory of a dozen processes takes from them what it is to measure: once a second will do.
            if look % LOOKS == 0:
                peak = max(peak, sum(map(_memory, numbers)))
            # Not from getrusage: it does not know of processes whose parent was killed.
            spent |= {number: found for number in numbers if (found := cpu(number))}
            time.sleep(1 / LOOKS)
        out.seek(0)
        said = out.read()
        if process.returncode:
            beside.seek(0)
            raise SystemExit(f"{' '.join(arguments)} ended badly: {beside.read()[-1000:]}")
    return Run(
        wall=time.perf_counter() - began,
        user=sum(user for user, _ in spent.values()),
        system=sum(system for _, system in spent.values()),
        peak=peak,
        said=said,
    )


def family(number: int) -> list[int]:
    """Return the numbers of a process and all that come from it (Linux)."""
    try:
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    except OSError:
        return []  # it has ended meanwhile
    return [number, *(one for child in children for one in family(int(child)))]


def _memory(number: int) -> float:
    """Return the proportional set size of a process in megabytes."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def cpu(number: int) -> tuple[float, float] | None:
    """Return the seconds that a process was busy, for itself and within the system."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    ticks = os.sysconf("SC_CLK_TCK")
    return int(fields[11]) / ticks, int(fields[12]) / ticks


def pages(home: Path) -> list[str]:
    """Return the addresses that were asked of the outlets' own sites."""
    found = []
    for summary in cases(home):
        with Case.open(home, summary.id) as case:
            found += [
                record.url
                for record in case.records()
                if record.source is Source.SITE
                and record.url.startswith("https://")
                and record.status
            ]
    return found


def tell(what: str, run: Run, outlets: int, fetched: int) -> None:
    """Print what a run took."""
    print(
        f"{what:<8} {run.wall:7.1f} s  {outlets / run.wall:7.2f} outlets/s  {fetched / run.wall:7.1f} pages/s  "
        f"CPU {run.user:.1f} s user {run.system:.1f} s system  peak {run.peak:.0f} MB",
        flush=True,
    )


def online(count: int, scrapy: str, workers: int, delay: float) -> None:
    """Measure vetter and Scrapy on the same lab."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with lab(place / "lab", count) as settings:
            polite = settings.read_text().replace("\ndelay = 0.0\n", f"\ndelay = {delay}\n")
            settings.write_text(polite)
            command = [
                sys.executable, "-m", "vetter", "batch", str(write_list(place / "list.csv", count)),
                "--out", str(place / "out"), "--settings", str(settings), "--workers", str(workers),
            ]  # fmt: skip
            ours = measured(command, {"VETTER_HOME": str(place / "home")})
            urls = pages(place / "home")
            tell("vetter", ours, count, len(urls))
            (place / "urls.json").write_text(json.dumps(urls))
            detours = tomllib.loads(settings.read_text())["network"]["connect_to"]
            port = next(d for d in detours if d.startswith("*:443=")).rpartition(":")[2]
            spider = str(Path(__file__).with_name("spider.py"))
            theirs = measured([scrapy, spider, str(place / "urls.json"), port, "2", str(delay)], {})
            fetched = json.loads(theirs.said or '{"pages": 0}')["pages"]
            tell("scrapy", theirs, count, fetched)
    if fetched:
        wall = (len(urls) / ours.wall) / (fetched / theirs.wall)
        cpu = (len(urls) / ours.cpu) / (fetched / theirs.cpu)
        print(f"vetter / Scrapy: {wall:.2f} by pages/s, {cpu:.2f} by pages per second of CPU")


def offline(hosts: Path) -> None:
    """Measure a list that is held against the lists without network."""
    count = sum(1 for line in hosts.open() if line.strip())
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "vetter",
            "batch",
            str(hosts),
            "--out",
            f"{folder}/out",
            "--offline",
        ]
        tell("offline", measured(command, {"VETTER_HOME": f"{folder}/home"}), count, 0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.batch")
    parser.add_argument("count", type=int, nargs="?", default=100)
    parser.add_argument("--scrapy", default=sys.executable)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--offline", type=Path)
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    if arguments.offline:
        offline(arguments.offline)
    else:
        online(arguments.count, arguments.scrapy, arguments.workers, arguments.delay)


if __name__ == "__main__":
    main()
