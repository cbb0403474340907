"""How long a cold start takes: ``python -m tests.bench``.

Prints seconds for a reader and ratios for comparing: every figure is the best of several runs, and
is also given as a multiple of what the bare interpreter needs on the same machine, in the same run.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

COMMANDS = {
    "the bare interpreter": ["-c", "pass"],
    "vetter --version": ["-m", "vetter", "--version"],
    "vetter --help": ["-m", "vetter", "--help"],
    "vetter check peacedata.net --offline": ["-m", "vetter", "check", "peacedata.net", "--offline"],
    "vetter check gazette.example.com --offline": [
        "-m",
        "vetter",
        "check",
        "gazette.example.com",
        "--offline",
    ],
}
RUNS = 7


def seconds(arguments: list[str]) -> list[float]:
    """Return how long each of several cold runs took."""
    taken = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as home:
            environment = os.environ | {"VETTER_HOME": home}
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments], env=environment, capture_output=True, check=True
            )
            taken.append(time.perf_counter() - began)
    return taken


def main() -> None:
    """Measure and print."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    bare = min(seconds(COMMANDS["the bare interpreter"]))
    for name, arguments in COMMANDS.items():
        taken = seconds(arguments)
        best, middle = min(taken), statistics.median(taken)
        print(f"{name:<46} best {best:5.2f} s  median {middle:5.2f} s  {best / bare:5.1f} × bare")


if __name__ == "__main__":
    main()
