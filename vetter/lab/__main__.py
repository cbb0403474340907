"""Run the lab by itself: ``python -m vetter.lab --home FOLDER [--site NAME …]``.

Prints the path of the settings file that leads to it, and stays until it is interrupted.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
from pathlib import Path

from vetter.lab.lab import Lab


async def serve(home: Path, sites: list[str] | None) -> None:
    """Run the lab until the process is told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with Lab(home, sites) as lab:
        print(lab.settings_file.resolve(), flush=True)  # noqa: T201 - this is its result
        await stop.wait()


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m vetter.lab")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--site", action="append")
    arguments = parser.parse_args()
    asyncio.run(serve(arguments.home, arguments.site))


if __name__ == "__main__":
    main()
