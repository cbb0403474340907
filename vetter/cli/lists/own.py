"""``vetter lists add`` and ``remove``: lists of one's own."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import click

from vetter.cli.options import SETTINGS
from vetter.errors import CannotError, UsageError
from vetter.lists.row import COLUMNS
from vetter.phrases import count
from vetter.report.json import dumps
from vetter.report.safe import safe_text
from vetter.settings import home, load

if TYPE_CHECKING:
    from vetter.lists.own import Added
    from vetter.settings import Settings

MOST_SHOWN: Final = 20  # lines that were left out, told one by one
WEB: Final = ("http://", "https://")


@click.command("add")
@click.argument("source", metavar="FILE|URL")
@click.option("--name", default="", help="What to call the list; else the file's name.")
@click.option("--operation", default="", help="What the entries belong to; else the list's name.")
@click.option("--role", default="content-site", show_default=True, help="What the entries are.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["values", "hosts", "csv", "stix", "misp-event"]),
    help="Else csv where columns are given, and values otherwise.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    help="For csv: value=Domain, and so on.",
)
@SETTINGS
@click.option("--json", "as_json", is_flag=True, help="Print what was added as JSON.")
def add_list(
    source: str,
    name: str,
    operation: str,
    role: str,
    form: str | None,
    columns: tuple[str, ...],
    settings_file: Path | None,
    as_json: bool,
) -> None:
    """Add a list of your own from FILE or URL. It stays on this machine."""
    from vetter import clock
    from vetter.lists.formats import Document
    from vetter.lists.own import About, add

    settings = load(settings_file)
    path, origin, content = _content(source, settings)
    name = name or re.sub(r"[^a-z0-9]+", "-", Path(path).stem.lower()).strip("-")
    mapped = _mapped(columns)
    about = About(
        name=name,
        operation=operation or name,
        role=role,
        day=clock.now().date(),
        origin=origin,
    )
    chosen = form or ("csv" if mapped else "values")
    added = add(content, Document(format=chosen, path=path, columns=mapped), about, home())
    _tell(name, added)
    if as_json:
        click.echo(dumps(added))


@click.command("remove")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print what was removed as JSON.")
def remove_list(name: str, as_json: bool) -> None:
    """Remove a list of your own, for good."""
    from vetter.lists.own import remove

    remove(name, home())
    click.echo(f"Removed: {name}", err=True)
    if as_json:
        click.echo(dumps({"removed": name}))


def _content(source: str, settings: Settings) -> tuple[str, str, bytes]:
    """Return the name, the address and the bytes of a file here or on the web."""
    if source.lower().startswith(WEB):
        try:
            content = asyncio.run(_fetched(source, settings))
        except CannotError as error:
            hint = error.hint or "Check the address, or save the list and give the file."
            raise CannotError(error.message, hint) from error
        return urlsplit(source).path.rpartition("/")[2], source, content
    file = Path(source)
    try:
        return file.name, file.absolute().as_uri(), file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotError(f"{file} cannot be read: {reason}.", "Give a file or a URL.") from error


async def _fetched(url: str, settings: Settings) -> bytes:
    from vetter.lists.update.ask import fetch
    from vetter.net import Way

    async with Way(settings) as way:
        return await fetch(url, way)


def _tell(name: str, added: Added) -> None:
    for one in added.unread[:MOST_SHOWN]:
        click.echo(safe_text(f"line {one.line} was left out: {one.text[:80]}: {one.why}"), err=True)
    if (more := len(added.unread) - MOST_SHOWN) > 0:
        click.echo(f"and {more} more lines", err=True)
    rows = count(added.rows, "entry", "entries")
    click.echo(f"Added: {name}, {rows}, {len(added.unread)} left out.", err=True)


def _mapped(columns: tuple[str, ...]) -> dict[str, str]:
    """Return ``OURS=THEIRS`` as a mapping. Raises `UsageError` for what cannot be one."""
    mapped = {}
    for text in columns:
        ours, equals, theirs = text.partition("=")
        if not equals or ours not in COLUMNS:
            raise UsageError(
                f"“{text}” maps no column.", f"Write OURS=THEIRS; ours are: {', '.join(COLUMNS)}."
            )
        mapped[ours] = theirs
    return mapped
