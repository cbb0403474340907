"""How far a batch is, on stderr: a live table on a terminal, plain lines otherwise."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from vetter import clock
from vetter.batch.engine import Ended
from vetter.batch.progress import state
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.batch.engine import Told
    from vetter.batch.progress import Progress
    from vetter.batch.run import Batch

EVERY: Final = 10.0  # seconds between two plain lines
LONGEST: Final = 60
MOST: Final = 16  # outlets in flight that are shown


@contextmanager
def watching(batch: Batch) -> Iterator[None]:
    """Show on stderr how the batch goes while the block runs."""
    if not sys.stderr.isatty():
        batch.watch = _Lines(batch.progress).tell
        yield
        return
    table = _Table(batch.progress)
    with Live(table, console=Console(stderr=True), refresh_per_second=4, transient=True):
        yield


class _Lines:
    """Prints a line when an outlet cannot be vetted, and now and then how far it is."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._said = clock.ticks()

    def tell(self, told: Told) -> None:
        if not isinstance(told, Ended):
            return
        ending = told.ending
        if ending.error:
            click.echo(f"  {safe_text(f'{ending.key}: {ending.error}', 300)}", err=True)
        if clock.ticks() - self._said > EVERY or not self._progress.left:
            self._said = clock.ticks()
            click.echo(state(self._progress), err=True)


class _Table:
    """What a terminal shows: how far, what failed, and what is being vetted now."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def __rich__(self) -> Group:
        progress = self._progress
        table = Table.grid(padding=(0, 2))
        for running in list(progress.running.values())[:MOST]:
            spent = clock.ticks() - running.since
            name = Text(safe_text(running.target, LONGEST), overflow="ellipsis", no_wrap=True)
            table.add_row("…", name, running.stage, f"{spent:.0f} s")
        failed = [Text(f"{number:,} × {kind}") for kind, number in progress.failures.most_common(6)]
        return Group(Text(state(progress), style="bold"), *failed, table)
