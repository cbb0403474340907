"""``vetter check``: one outlet."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from vetter.cli.options import AS_JSON, AS_OF, CONDUCT, FAIL_ON, HTML, MARKDOWN, SETTINGS
from vetter.errors import AmbiguousError, TargetError, UsageError
from vetter.settings import brief, home, load

if TYPE_CHECKING:
    from datetime import datetime
    from typing import TextIO

    from vetter.model import Assessment, Level
    from vetter.offered import Brought
    from vetter.settings import Settings

NOTHING_PASTED = ("Nothing was pasted.", "Paste the message, or name the file with it.")


@click.command("check")
@click.argument("target", required=False, default="")
@AS_JSON
@HTML
@MARKDOWN
@click.option("--passive", is_flag=True, help="Never contact the outlet's own servers.")
@click.option("--offline", is_flag=True, help="Use no network: bundled and stored knowledge only.")
@click.option(
    "--from",
    "archive",
    type=click.Path(path_type=Path),
    help="Read the site from a web archive file (WARC).",
)
@click.option(
    "--offer",
    metavar="FILE|-",
    help="The message in which the work was offered (.eml, .msg, .mbox or text; - reads what you paste).",
)
@CONDUCT
@AS_OF
@click.option("--max-pages", type=click.IntRange(1, 500), help="How many pages to read at most.")
@click.option("--deadline", type=click.FloatRange(1, 3600), help="Seconds for the site.")
@SETTINGS
@FAIL_ON
def command(
    *,
    target: str,
    as_json: bool,
    html: Path | None,
    markdown: Path | None,
    passive: bool,
    offline: bool,
    archive: Path | None,
    offer: str | None,
    conduct: Path | None,
    as_of: datetime | None,
    max_pages: int | None,
    deadline: float | None,
    settings_file: Path | None,
    fail_on: str | None,
) -> int:
    """Vet one outlet: TARGET is its name, domain, or any address on its site."""
    from vetter import worker
    from vetter.cli.progress import watching

    if archive or not offline:
        worker.begin()  # they get ready while we do
    from vetter.pipeline import Options, vet

    settings = adjusted(load(settings_file), max_pages, deadline)
    options = Options(
        passive=passive,
        offline=offline,
        archive=archive,
        as_of=as_of,
        brought=brought(offer, conduct),
    )
    for path in (html, markdown):
        refuse_folder(path)
    target = target or host_of(archive)
    mention_unfinished(target)
    try:
        with watching() as tell:
            assessment = asyncio.run(vet(target, options, settings, home(), tell))
    except AmbiguousError as error:
        if as_json:
            show_choice(target, error)
        raise
    write_files(assessment, html, markdown)
    show(assessment, as_json=as_json)
    return 1 if fail_on and meets(assessment.level, fail_on) else 0


def brought(offer: str | None, conduct: Path | None) -> Brought:
    """Return what the person brings along: a file's name, or "-" for what they paste. Raises `TargetError`."""
    from vetter.offered import Brought, contents

    message = b"" if offer is None else pasted() if offer == "-" else contents(offer)
    return Brought(message, contents(conduct) if conduct else b"")


def pasted() -> bytes:
    """Return what is pasted or piped in. Raises `TargetError` if that is nothing."""
    from vetter.extract.offer.form import MAX_OFFER

    # Whoever starts programs may close it beforehand.
    if sys.stdin is None:
        raise TargetError(*NOTHING_PASTED)
    if sys.stdin.isatty():
        click.echo("Paste the message, then press Ctrl-D on an empty line:", err=True)
    message = sys.stdin.buffer.read(MAX_OFFER + 1)
    if not message.strip():
        raise TargetError(*NOTHING_PASTED)
    return message


def adjusted(settings: Settings, max_pages: int | None, deadline: float | None) -> Settings:
    """Return the settings with the options of this call in place of the file's values."""
    crawl = settings.crawl
    if max_pages:
        crawl = replace(crawl, max_pages=max_pages)
    if deadline:
        crawl = replace(crawl, deadline=deadline)
    return replace(settings, crawl=crawl)


def host_of(archive: Path | None) -> str:
    """Return the host that a web archive file is mostly about. Raises `TargetError`."""
    if archive is None:
        raise TargetError("Nothing to vet was given.", "Name an outlet: vetter check peacedata.net")
    from vetter.collect.archive_file import hosts_in

    hosts = hosts_in(archive)
    if not hosts:
        raise TargetError(f"{archive} holds no web page.", "Name the outlet as well.")
    return hosts[0]


def mention_unfinished(target: str) -> None:
    """Say on stderr that an earlier run on the same site did not come to its end, if so."""
    from vetter.resolve.target import understand
    from vetter.store import unfinished

    host = understand(target).host
    earlier = unfinished(home(), host) if host else None
    if earlier:
        click.echo(
            f"An earlier run on {host} did not come to its end. What it collected is kept; "
            f"to judge that: vetter cases rerun {earlier.id}",
            err=True,
        )


def refuse_folder(path: Path | None) -> None:
    """Refuse a path that cannot become a file before any work is done. Raises `UsageError`."""
    if path is None:
        return
    try:
        if path.is_dir():
            raise UsageError(f"{brief(path)} is a folder.", "Name a file in it.")
        if not path.absolute().parent.is_dir():
            raise UsageError(f"The folder {brief(path.parent)} does not exist.", "Make it first.")
    except OSError as error:  # the name is too long, or the folder is closed
        raise UsageError(f"{brief(path)} cannot be written: {error.strerror}.") from error


def write_files(assessment: Assessment, html: Path | None, markdown: Path | None) -> None:
    """Write the reports that were asked for, each whole or not at all."""
    if html:
        from vetter.report.html import render

        write(html, render(assessment))
    if markdown:
        from vetter.report.markdown import render as render_markdown

        write(markdown, render_markdown(assessment))
    if html or markdown:
        mention_private(assessment)


def mention_private(assessment: Assessment) -> None:
    """Say on stderr what a report tells of the person's own lists and cases, before somebody passes it on."""
    from vetter.report.safe import safe_text
    from vetter.shared import to_mind

    if words := to_mind(home(), assessment.case):
        click.echo(safe_text(words), err=True)


def write(path: Path, text: str) -> None:
    """Write a file in one step, for its owner alone, so that a kill leaves the old one or the new one."""
    from vetter.report.safe import safe_text
    from vetter.whole import write_whole

    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"{brief(path)} cannot be written: {error.strerror}.") from error
    click.echo(f"Written: {safe_text(str(path))}", err=True)


def show(assessment: Assessment, *, as_json: bool) -> None:
    """Print the result: JSON, or the report in the width and colours that fit where it goes."""
    if as_json:
        from vetter.report.json import dumps

        click.echo(dumps(assessment))
        return
    from vetter.report.terminal import render

    width, colour = sheet_for(sys.stdout)
    click.echo(render(assessment, width=width, colour=colour), color=colour)


def show_choice(target: str, error: AmbiguousError) -> None:
    """Print as JSON what a name may mean, for scripts that choose by themselves."""
    from vetter.model import Candidate, Choice
    from vetter.report.json import dumps

    choice = Choice(
        target=target,
        message=error.message,
        hint=error.hint,
        candidates=tuple(one for one in error.candidates if isinstance(one, Candidate)),
    )
    click.echo(dumps(choice))


def sheet_for(stream: TextIO) -> tuple[int, bool]:
    """Return the width of a report that goes to ``stream``, and whether it may have colours."""
    import os
    import shutil

    width = max(60, min(shutil.get_terminal_size((80, 24)).columns, 100))
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return width, stream.isatty() and not plain


def meets(level: Level, fail_on: str) -> bool:
    """Return whether the level is as bad as ``fail_on`` or worse; "unknown" only meets itself."""
    rank = {"unknown": 0, "none": 0, "some": 1, "strong": 2, "named": 3}
    if fail_on == "unknown":
        return level.value != "none"
    return rank[level.value] >= rank[fail_on]
