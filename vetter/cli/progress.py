"""Progress on stderr: a small live table on a terminal, plain lines otherwise."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from vetter.errors import CannotError
from vetter.model import CaseNamed, CaseOpened, SourceBegan, SourceEnded, SourceProgress, StageBegan
from vetter.report.words import OUTCOMES, SOURCES
from vetter.settings import home

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
    """Give a function that shows events while the block runs.

    Raises `CannotError` where the person stops it (Ctrl-C), with what was kept of the case.
    """
    case = ""

    def listening(tell: Callable[[Event], None]) -> Callable[[Event], None]:
        def both(event: Event) -> None:
            nonlocal case
            if isinstance(event, CaseOpened):
                case = event.case
            tell(event)

        return both

    try:
        if sys.stderr.isatty():
            from vetter.cli.live import LiveTable

            with LiveTable() as table:
                yield listening(table.tell)
        else:
            yield listening(_plainly)
    except KeyboardInterrupt as error:
        raise CannotError("Stopped.", _what_is_kept(case)) from error


def _what_is_kept(case: str) -> str:
    if case and (home() / "cases" / case).is_dir():
        return f"What had come in is kept. To have that assessed: vetter cases rerun {case}"
    return "Nothing had come in yet, so nothing is kept."


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
