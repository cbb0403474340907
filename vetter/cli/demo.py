"""``vetter demo``: the app on a small internet of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from vetter.errors import CannotError
from vetter.settings import DEMONSTRATION, ChosenBy, Place, load

if TYPE_CHECKING:
    from collections.abc import Iterator

BANNER: Final = (
    "Demonstration: a small internet on this machine, with outlets made for practice. "
    "Nothing leaves this machine, and its cases are deleted at the end. "
    "Try peacedata.net as of 2020-07-08, spiegel.homes, whitbytide.co.uk."
)
LOST: Final = "The demonstration ends with it, and its cases are deleted. What you exported stays."


@click.command("demo")
@click.option(
    "--shell", is_flag=True, help="Open a shell on the small internet instead of the app."
)
def command(shell: bool) -> None:
    """Try everything on a small internet of its own; no network needed."""
    with ending_with_its_window(), tempfile.TemporaryDirectory(prefix="vetter-demo-") as folder:
        home = Path(folder)
        with lab(home / "lab") as settings_file:
            if shell:
                open_shell(settings_file, home)
            else:
                open_app(settings_file, home)


@contextmanager
def ending_with_its_window() -> Iterator[None]:
    """End when the terminal's window is closed, and put away what was made; what then fails without a terminal is no fault."""
    closed = False

    def close(*_: object) -> None:
        nonlocal closed
        closed = True
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(
            signal.SIGCONT, signal.SIG_IGN
        )  # sent as well, and the app would draw itself anew
        sys.exit(0)

    signal.signal(signal.SIGHUP, close)
    try:
        yield
    except Exception:
        if not closed:
            raise


@contextmanager
def lab(home: Path) -> Iterator[Path]:
    """Run the lab in a process of its own, and give the settings file that leads to it."""
    home.mkdir(mode=0o700)
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "vetter.lab", "--home", str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # the terminal is the app's
        text=True,
    )
    try:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        if not first or not Path(first).is_file():
            raise CannotError(
                "The small internet of the demonstration could not be started.",
                "Loopback connections may be forbidden here; `vetter doctor` says more.",
            )
        yield Path(first)
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()


def open_app(settings_file: Path, home: Path) -> None:
    """Open the app on the lab."""
    from vetter.tui.app import VetterApp
    from vetter.tui.pipeline_desk import PipelineDesk

    kept_in = Place(settings_file, ChosenBy.DEMONSTRATION)
    VetterApp(PipelineDesk(load(settings_file), home, kept_in), banner=BANNER, lost=LOST).run()


def open_shell(settings_file: Path, home: Path) -> None:
    """Open the person's shell, in which ``vetter`` reaches the lab instead of the internet."""
    click.echo(
        f"{BANNER}\nFor example: vetter check peacedata.net --as-of 2020-07-08   (exit ends it)"
    )
    ours = {"VETTER_SETTINGS": str(settings_file), DEMONSTRATION: str(settings_file)}
    environment = os.environ | ours | {"VETTER_HOME": str(home)}
    folder = str(Path(sys.executable).parent)
    environment["PATH"] = folder + os.pathsep + environment.get("PATH", "")
    person_s_own = os.environ.get("SHELL", "/bin/sh")
    subprocess.run([person_s_own], env=environment, check=False)  # noqa: S603 - as they asked
