"""Kill a batch again and again, and count afterwards: is every outlet there, once, with its reason?"""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.batch.outlets import host
from vetter.batch import files
from vetter.batch.job import read_only
from vetter.store import cases

if TYPE_CHECKING:
    import random
    from pathlib import Path


class Counted(Struct, frozen=True):
    """What is left at the end; everything but the first two should be empty."""

    done: int
    failed: int
    lost: list[str]
    doubled: list[str]
    unexplained: list[str]
    cases_left_over: list[str]
    reports_missing: list[str]


def command(listed: Path, out: Path, settings: Path, *options: str) -> list[str]:
    """Return the command that vets a list."""
    return [
        sys.executable, "-m", "vetter", "batch", str(listed), "--out", str(out), "--settings", str(settings),
        "--max-pages", "4", "--deadline", "6", *options,
    ]  # fmt: skip


def write_list(path: Path, count: int) -> Path:
    """Write a list of the first outlets of the lab."""
    rows = "".join(f"{host(n)},{n}\n" for n in range(count))
    path.write_text(f"site,number\n{rows}", "utf-8")
    return path


def kill_again_and_again(
    arguments: list[str], home: Path, kills: int, longest: float, dice: random.Random
) -> None:
    """Run a command, killing it at random moments so many times, and then to its end."""
    environment = os.environ | {"VETTER_HOME": str(home)}
    for number in range(kills + 1):
        process = subprocess.Popen(
            arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if number < kills:
            time.sleep(dice.uniform(0.3, longest))
            process.send_signal(signal.SIGKILL)
        process.wait()


def counted(out: Path, home: Path, count: int) -> Counted:
    """Return what became of so many outlets."""
    text = (out / files.SUMMARY).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    seen = [row["site"] for row in rows]
    assessed = [
        json.loads(line)["outlet"]["domain"]
        for line in (out / files.ASSESSMENTS).read_text("utf-8").splitlines()
    ]
    with read_only(out) as job:
        kept = {outlet.case for outlet in job.outlets()}
    expected = [host(n) for n in range(count)]
    return Counted(
        done=len(assessed),
        failed=sum(bool(row["error"]) for row in rows),
        lost=sorted(set(expected) - set(seen)),
        doubled=sorted({one for one in seen if seen.count(one) > 1} | {one for one in assessed if assessed.count(one) > 1}),
        unexplained=[row["site"] for row in rows if not row["level"] and not row["error"]],
        cases_left_over=[case.id for case in cases(home) if case.id not in kept],
        reports_missing=[row["site"] for row in rows if row["level"] and not (out / row["report"]).is_file()],
    )  # fmt: skip
