"""What a second worker of a cluster is worth: ``python -m tests.bench.cluster [N] [--latency S] [--rounds R]``.

A scheduler, the lab with so many seconds before every answer, and the same list vetted by one worker and by two in
turn, so that whatever else the machine does weighs on both. Each worker is bound to one core with its readers, as on a
machine of its own; it vets a few outlets first, so that nothing is measured but the work. Prints outlets a second, CPU
for each outlet, and how many times as fast two are.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import product
from pathlib import Path

from tests.batch.outlets import host, lab
from tests.bench.batch import cpu, family
from vetter.batch.desk import ROOM
from vetter.batch.job import read_only

DASK = str(Path(sys.executable).parent / "dask")
WARM = 8  # outlets that are vetted before the measure


@contextmanager
def running(arguments, cores=None, **environment):
    """Run a command while the block does, on some cores only, and give its process."""
    process = subprocess.Popen(
        arguments,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.sched_setaffinity(process.pid, cores or os.sched_getaffinity(0))
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(place, workers):
    """Run a scheduler with so many workers, each on a core; give its address and the workers' numbers."""
    place.mkdir()
    told = place / "scheduler.json"
    with ExitStack() as stack:
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        stack.enter_context(running([DASK, "scheduler", *options, "--scheduler-file", str(told)]))
        while not told.exists() or not told.read_text():
            time.sleep(0.1)
        address = json.loads(told.read_text())["address"]
        started = [
            stack.enter_context(
                running(
                    [DASK, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"],
                    {sorted(os.sched_getaffinity(0))[number]},
                    VETTER_HOME=str(place / f"home-{number}"),
                )
            )
            for number in range(workers)
        ]
        yield address, [process.pid for process in started]


def vet(place, settings, address, numbers):
    """Vet the outlets of these numbers on a cluster; return the moments at which each was done, in order."""
    place.mkdir()
    (place / "list.txt").write_text("".join(f"{host(number)}\n" for number in numbers))
    subprocess.run(
        [
            sys.executable, "-m", "vetter", "batch", str(place / "list.txt"), "--out", str(place / "out"),
            "--settings", str(settings), "--engine", "dask", "--scheduler", address,
        ],
        env=os.environ | {"VETTER_HOME": str(place / "home")},
        capture_output=True,
        check=True,
    )  # fmt: skip
    with read_only(place / "out") as job:
        assert job.counts() == {"done": len(numbers)}, job.failures()
        return sorted(datetime.fromisoformat(outlet.made) for outlet in job.outlets())


def spent(workers):
    """Return the seconds of CPU that workers and all that comes from them have used."""
    return sum(sum(cpu(one) or ()) for worker in workers for one in family(worker))


def measured(place, settings, workers, count):
    """Return how many outlets a second so many workers vet, and how much CPU they use for each."""
    with cluster(place, workers) as (address, numbers):
        vet(place / "warm", settings, address, range(WARM))
        before = spent(numbers)
        done = vet(place / "list", settings, address, range(WARM, WARM + count))
        # From the end of what they were given first: beginning and ending a batch is no work of theirs.
        first = ROOM * workers
        rate = (count - first) / (done[-1] - done[first - 1]).total_seconds()
        return rate, (spent(numbers) - before) / count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cluster")
    parser.add_argument("count", type=int, nargs="?", default=32)
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    rates = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with lab(place / "lab", WARM + arguments.count, latency=arguments.latency) as settings:
            for turn, workers in product(range(arguments.rounds), (1, 2)):
                here = place / f"{turn}-{workers}"
                rate, busy = measured(here, settings, workers, arguments.count)
                rates[workers].append(rate)
                print(
                    f"{workers} at work: {rate:5.2f} outlets/s  CPU {busy:.2f} s an outlet, {busy * rate:.2f} cores"
                    f"  load {os.getloadavg()[0]:.1f}",
                    flush=True,
                )
    print(f"two / one: {statistics.median(rates[2]) / statistics.median(rates[1]):.2f}")


if __name__ == "__main__":
    main()
