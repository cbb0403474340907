"""Progress on stderr: a small live table on a terminal, plain lines otherwise."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from vetter.model import CaseNamed, CaseOpened, SourceBegan, SourceEnded, SourceProgress, StageBegan
from vetter.report.words import OUTCOMES, SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vetter.model import Event

STAGES: Final = {
    "resolve": "Finding the outlet …",
    "collect": "Collecting …",
    "read": "Reading what came …",
    "assess": "Checking and weighing …",
}


@contextmanager
def watching() -> Iterator[Callable[[Event], None]]:
    """Give a function that shows events while the block runs."""
    if not sys.stderr.isatty():
        yield _plainly
        return
    from vetter.cli.live import LiveTable

    with LiveTable() as table:
        yield table.tell


def _plainly(event: Event) -> None:
    if isinstance(event, CaseOpened):
        click.echo(f"Case {event.case}", err=True)
    elif isinstance(event, StageBegan):
        click.echo(STAGES.get(event.stage, event.stage), err=True)
    elif isinstance(event, SourceEnded):
        reason = f": {event.reason}" if event.reason else ""
        line = (
            f"  {SOURCES[event.source]}: {OUTCOMES[event.outcome]}{reason} ({event.seconds:.1f} s)"
        )
        from vetter.report.safe import safe_text

        click.echo(safe_text(line), err=True)
    else:
        # Names, beginnings and page counts would only fill a log.
        assert isinstance(event, CaseNamed | SourceBegan | SourceProgress)
