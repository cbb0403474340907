"""``vetter batch``: many outlets."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from vetter.cli.check import adjusted, meets
from vetter.cli.options import AS_OF, LEVELS, SETTINGS
from vetter.errors import UsageError
from vetter.phrases import count, listing
from vetter.report.safe import safe_text
from vetter.settings import home, load

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.batch.engine import Engine
    from vetter.batch.exports import Export
    from vetter.batch.job import Job
    from vetter.batch.one import Task
    from vetter.batch.progress import Progress
    from vetter.batch.run import Batch
    from vetter.settings import Settings


INSIST: Final = 10.0  # seconds that what was told to stop may take


@click.command("batch")
@click.argument("source", metavar="FILE|-", required=False, default="")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder for all that comes of it, instead of one beside the list.",
)
@click.option("--column", default="", help="The column that names the outlets: its name or number.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    show_default="6 for each core, 32 at most",
    help="Outlets at once.",
)
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="Where outlets are vetted: here, or on the workers of a cluster.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="The cluster's scheduler: tcp://10.0.0.5:8786."
)
@click.option(
    "--recheck",
    metavar="OLDER_THAN",
    help="Vet those again that were vetted so long ago: 30d, 12h.",
)
@click.option("--passive", is_flag=True, help="Never contact the outlets' own servers.")
@click.option("--offline", is_flag=True, help="Use no network: bundled and stored knowledge only.")
@AS_OF
@click.option(
    "--max-pages", type=click.IntRange(1, 500), help="How many pages to read of each at most."
)
@click.option("--deadline", type=click.FloatRange(1, 3600), help="Seconds for each site.")
@SETTINGS
@click.option("--json", "as_json", is_flag=True, help="Print the assessments, one a line.")
@click.option(
    "--stix", is_flag=True, help="Write stix.json as well (STIX 2.1): facts for exchange."
)
@click.option("--misp", is_flag=True, help="Write misp.json as well: one event for each outlet.")
@click.option("--evidence", is_flag=True, help="Copy the evidence as well: a web archive for each.")
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    help="End with status 1 if any level is this or worse (for scripts).",
)
def command(
    *,
    source: str,
    out: Path | None,
    column: str,
    workers: int | None,
    engine_name: str,
    scheduler: str | None,
    recheck: str | None,
    passive: bool,
    offline: bool,
    as_of: datetime | None,
    max_pages: int | None,
    deadline: float | None,
    settings_file: Path | None,
    as_json: bool,
    stix: bool,
    misp: bool,
    evidence: bool,
    fail_on: str | None,
) -> int:
    """Vet many outlets: FILE lists them, as text, CSV or JSON lines; - reads stdin.

    The same command goes on where it stopped, whatever stopped it.
    """
    from vetter.batch.begin import renew, take_in
    from vetter.batch.exports import export
    from vetter.batch.job import exists, held
    from vetter.batch.one import Task
    from vetter.pipeline import Options

    settings = adjusted(load(settings_file), max_pages, deadline)
    options = Options(passive=passive, offline=offline, as_of=as_of, keep=False)
    folder = out or _beside(source)
    if not source and not exists(folder):
        raise UsageError(
            f"There is no batch in {folder}.", "Name a list: vetter batch FILE --out DIR"
        )
    with held(folder) as job:
        if source:
            take_in(job, source, column)
        if recheck:
            click.echo(f"{count(renew(job, recheck), 'outlet')} to be looked at again.", err=True)
        task = Task(options, settings, home())
        _say_of(job, settings, offline=offline)
        vets = _engine(engine_name, task, workers, job.left(), scheduler)
        progress = _run(job, vets, settings)
        wanted: dict[Export, bool] = {"stix": stix, "misp": misp, "evidence": evidence}
        for remark in export(job, home(), [kind for kind, given in wanted.items() if given]):
            click.echo(safe_text(remark), err=True)
        return _end(job, progress, as_json=as_json, fail_on=fail_on)


def _engine(name: str, task: Task, workers: int | None, left: int, scheduler: str | None) -> Engine:
    if name == "local":
        from vetter.batch.machine import at_once, engine

        return engine(task, workers or at_once(), left)
    if not scheduler:
        raise UsageError(
            "Where the cluster is was not said.", "Name its scheduler: --scheduler tcp://HOST:8786"
        )
    from vetter.batch.cluster import ClusterEngine

    return ClusterEngine(task, scheduler)


def _beside(source: str) -> Path:
    if source in ("", "-"):
        raise UsageError("Where to put the results was not said.", "Name a folder: --out DIR")
    from vetter.batch.begin import folder_for

    return folder_for(Path(source).expanduser())


def _say_of(job: Job, settings: Settings, *, offline: bool) -> None:
    """Say what has to be said of a list before the work begins."""
    from vetter.batch.begin import held_up, remarks

    slow = "" if offline else held_up(job.left(), settings)
    for remark in filter(None, (*remarks(job), slow)):
        click.echo(safe_text(remark), err=True)


def _run(job: Job, vets: Engine, settings: Settings) -> Progress:
    from vetter.batch.run import Batch
    from vetter.cli.batch_progress import watching

    batch = Batch(job, vets, home(), settings)
    with watching(batch):
        asyncio.run(_with_signals(batch))
    return batch.progress


async def _with_signals(batch: Batch) -> bool:
    """Run; the first Ctrl-C stops gently, the second at once; what stood still is begun again."""
    loop = asyncio.get_running_loop()
    own = asyncio.current_task()
    insisting: list[asyncio.TimerHandle] = []

    def insist() -> None:
        """End what did not end at the first word, again and again until it does."""
        for task in asyncio.all_tasks():
            if task is not own:
                task.cancel()
        insisting.append(loop.call_later(INSIST, insist))

    def stop() -> None:
        if insisting:
            _end_at_once()
        batch.stop()
        insisting.append(loop.call_later(INSIST, insist))
        click.echo("Stopping; what is done is kept. Ctrl-C again ends at once.", err=True)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    loop.add_signal_handler(signal.SIGCONT, batch.begin_again)
    try:
        return await batch.run()
    finally:
        for handle in insisting:
            handle.cancel()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCONT):
            loop.remove_signal_handler(number)
            if insisting and number != signal.SIGCONT:
                signal.signal(number, _end_at_once)  # the second may come while the rest is written


def _end_at_once(*_: object) -> None:
    os._exit(3)


def _end(job: Job, progress: Progress, *, as_json: bool, fail_on: str | None) -> int:
    """Say what came of it on stdout, and return the exit status.

    An outlet that could not be vetted, or not be looked at again, is told with its reason and done with; what was
    stopped is not done, be it the vetting or the second look.
    """
    from vetter.batch.progress import left_to_do, not_looked_at_again
    from vetter.batch.work import unpack

    met = False
    for outlet in job.outlets():
        if not outlet.summary:
            continue
        if as_json:
            click.echo(unpack(job.assessment(outlet.key)))
        met = met or bool(fail_on and meets(outlet.summary.level, fail_on))
    if not as_json:
        _say(job)
    if told := not_looked_at_again(progress):
        click.echo(safe_text(f"{told[:1].upper()}{told[1:]}."), err=True)
    if not progress.finished:
        click.echo(
            f"Not everything is done, {left_to_do(progress)}: the same command goes on from here.",
            err=True,
        )
        return 3
    return 1 if met else 0


def _say(job: Job) -> None:
    from vetter.batch.exports import own_lists_named
    from vetter.batch.files import INDEX
    from vetter.batch.publish import levels
    from vetter.model import Level
    from vetter.report.words import LEVELS as WORDS

    counted = levels(job)
    for level in Level:
        if number := counted.get(level.value):
            sign, word, meaning = WORDS[level]
            click.echo(f"{number:>7}  {sign} {word}: {meaning}")
    for kind, number in job.failures().items():
        click.echo(f"{number:>7}  not vetted: {kind}")
    if changed := job.changed():
        click.echo(f"{changed:>7}  changed since they were looked at before")
    if own := own_lists_named(job):
        click.echo(
            f"The index and the reports name {listing(own)}: mind that before you pass them on.",
            err=True,
        )
    click.echo(f"Read {job.folder / INDEX}", err=True)
