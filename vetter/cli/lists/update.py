"""``vetter lists update``: what the publishers have added, changed and withdrawn."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from vetter.cli.options import SETTINGS
from vetter.errors import UsageError
from vetter.lists.row import COLUMNS
from vetter.report.json import dumps
from vetter.report.safe import safe_text
from vetter.settings import home, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vetter.lists.row import Row
    from vetter.lists.update import Outcome, Step
    from vetter.lists.update.publisher import Publisher
    from vetter.settings import Settings

MOST_SHOWN: Final = 10  # rows of one kind, told one by one
MOST_REASONS: Final = 5


@click.command("update")
@click.argument("names", metavar="[LIST]...", nargs=-1)
@SETTINGS
@click.option("--all-rows", is_flag=True, help="Show every row that is new, changed or withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="Print what has changed as JSON, every row.")
def update_lists(
    names: tuple[str, ...], settings_file: Path | None, all_rows: bool, as_json: bool
) -> int:
    """Ask the publishers for their lists as they are now; without LIST, all that can be asked.

    A list that cannot be had, has changed its form, or has shrunk by more than a third stays as it is;
    the exit status is 3 then.
    """
    from vetter.lists.update import State

    chosen = _chosen(names)
    outcomes = asyncio.run(_updated(chosen, load(settings_file)))
    if as_json:
        click.echo(dumps(outcomes))
    else:
        for outcome in outcomes:
            _show(outcome, None if all_rows else MOST_SHOWN)
    return 3 if {State.FAILED, State.KEPT_BACK} & {one.state for one in outcomes} else 0


def _chosen(names: tuple[str, ...]) -> list[Publisher]:
    from vetter.lists.update.publisher import publishers

    known = {publisher.name: publisher for publisher in publishers()}
    for name in names:
        if name not in known:
            raise UsageError(
                f"There is no list called {name[:60]} that can be asked for.",
                f"There are: {', '.join(known)}. The others are kept by hand and come with vetter.",
            )
    return [known[name] for name in dict.fromkeys(names)] or list(known.values())


async def _updated(chosen: list[Publisher], settings: Settings) -> tuple[Outcome, ...]:
    from vetter.lists import load as load_lists
    from vetter.lists.update import update
    from vetter.net import Way

    with _watching() as tell:
        async with Way(settings) as way:
            outcomes = await update(chosen, way, home(), tell)
        # The index is made now, so that the next vetting need not wait for it.
        await asyncio.to_thread(load_lists)
    return outcomes


@contextmanager
def _watching() -> Iterator[Callable[[Step], None]]:
    """Give a function that shows progress on stderr: bars on a terminal, else a line for each list."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plainly
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[what]}"),
    )
    bars: dict[str, TaskID] = {}
    with Progress(*columns, console=console, transient=True) as progress:

        def tell(step: Step) -> None:
            if step.name not in bars:
                bars[step.name] = progress.add_task(step.name, what="")
            told = {"completed": step.done, "total": step.total, "what": step.what}
            progress.update(bars[step.name], **told)  # type: ignore[arg-type]

        yield tell


def _plainly(step: Step) -> None:
    if step.what:
        documents = "document" if step.total == 1 else "documents"
        click.echo(f"{step.name}: {step.total} {documents}, {step.what} …", err=True)


def _show(outcome: Outcome, most: int | None) -> None:
    from vetter.lists.update import State

    words = {
        State.UPDATED: f"{outcome.rows} rows: {_counts(outcome)}",
        State.UNCHANGED: f"{outcome.rows} rows, nothing new",
        State.KEPT_BACK: f"KEPT BACK, the old list stays in use. {outcome.why}",
        State.FAILED: f"NOT UPDATED, the old list stays in use. {outcome.why}",
    }
    click.echo(safe_text(f"{outcome.name}: {words[outcome.state]}"))
    if outcome.state is State.KEPT_BACK and outcome.rows:
        click.echo(f"    It would be {_counts(outcome)}.")
    lines = {
        "+": [f"{row.value}  {row.operation}  {row.role}" for row in outcome.added],
        "~": [_difference(old, new) for old, new in outcome.changed],
        "-": [f"{row.value}  {row.operation}  {row.role}" for row in outcome.withdrawn],
    }  # fmt: skip
    for sign, told in lines.items():
        for line in told[:most]:
            click.echo(safe_text(f"    {sign} {line}"))
        if most is not None and len(told) > most:
            click.echo(f"    {sign} and {len(told) - most} more (--all-rows)")
    for why, count in outcome.reasons()[:MOST_REASONS]:
        click.echo(safe_text(f"    not taken over: {count} × {why}"))


def _difference(old: Row, new: Row) -> str:
    """Return a row's value and each of its cells that differs: ``targets: FR``, ``role: a → b``."""
    told = [new.value]
    for name, before, after in zip(COLUMNS, old.cells(), new.cells(), strict=True):
        if before != after:
            told.append(f"{name}: {before} → {after}" if before else f"{name}: {after}")
    return "  ".join(told)


def _counts(outcome: Outcome) -> str:
    return f"{len(outcome.added)} added, {len(outcome.changed)} changed, {len(outcome.withdrawn)} withdrawn"
