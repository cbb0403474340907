"""A long batch with everything that goes wrong: ``python -m tests.bench.soak [N] [--kills K]``.

N outlets of the lab, one in twenty hostile; services that are busy for a while, two cuts of the whole network, and as
many ``kill -9`` at random moments. Ends with status 1 if an outlet is lost, doubled or unexplained, or anything is
left over. Says of the outlets of which too little could be seen how many meant no good, and of the others who did not
answer.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.batch.outlets import hostility, lab
from tests.batch.soak import command, counted, kill_again_and_again, write_list
from vetter.batch.job import read_only
from vetter.batch.work import unpack
from vetter.model import Level

HOSTILE_SHARE = 0.05


def unanswered(job, outlet):
    """Return who did not answer about an outlet, and why."""
    ledger = json.loads(unpack(job.assessment(outlet.key)))["ledger"]
    return {
        f"{entry['whom']}: {entry['outcome']}, {entry['reason']}"
        for entry in ledger
        if entry["outcome"] in ("failed", "limited", "blocked")
    }


def main() -> int:
    """Run, count, print, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.soak")
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--every", type=float, default=30.0, help="seconds between kills at most")
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with lab(
            place / "lab", arguments.count, hostile=HOSTILE_SHARE, cuts=2, busy=5.0
        ) as settings:
            listed = write_list(place / "list.csv", arguments.count)
            began = time.perf_counter()
            kill_again_and_again(
                command(listed, place / "out", settings, "--workers", "8"),
                place / "home",
                arguments.kills,
                arguments.every,
                random.Random(arguments.seed),
            )
            took = time.perf_counter() - began
        found = counted(place / "out", place / "home", arguments.count)
        with read_only(place / "out") as job:
            levels = Counter(o.summary.level.value for o in job.outlets() if o.summary)
            failures = job.failures()
            unseen = {
                one.target: hostility(one.number - 1, HOSTILE_SHARE) or unanswered(job, one)
                for one in job.outlets()
                if one.summary and one.summary.level is Level.UNKNOWN
            }
    print(
        f"{arguments.count} outlets in {took:.0f} s with {arguments.kills} kills: {found.done} done, {found.failed} not vetted"
    )
    print(f"levels: {dict(levels)}; not vetted: {failures}")
    for target, why in unseen.items():
        print(f"unknown: {target} {why}")
    wrong = {
        "lost": found.lost,
        "doubled": found.doubled,
        "unexplained": found.unexplained,
        "cases left over": found.cases_left_over,
        "reports missing": found.reports_missing,
    }
    for what, names in wrong.items():
        print(f"{what}: {len(names)} {names[:5] or ''}")
    return int(any(wrong.values()) or found.done + found.failed != arguments.count)


if __name__ == "__main__":
    sys.exit(main())
