"""``vetter lists``: what outlets are held against."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from vetter.errors import CannotError, UsageError
from vetter.lists.row import COLUMNS
from vetter.report.safe import safe_text
from vetter.settings import home

if TYPE_CHECKING:
    from vetter.lists.operations import Operation

MOST_SHOWN: Final = 20  # lines that were left out, told one by one


@click.group("lists")
def command() -> None:
    """Show and search the lists of known operations, and add your own."""


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def show_lists(as_json: bool) -> None:
    """Show where the lists come from, how old they are, and what they do not mean."""
    from vetter.lists import load

    sources = load().sources()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(sources)).decode())
        return
    for source in sources:
        click.echo(
            f"{source.publisher}  ({source.rows} rows, {source.retrieved}, {source.licence})"
        )
        click.echo(f"    {source.address}")


@command.command("search")
@click.argument("value")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def search_lists(value: str, as_json: bool) -> int:
    """Search for VALUE: a domain, URL, handle, e-mail or ID, defanged or not."""
    from vetter.lists import load
    from vetter.lists.operations import about

    rows = load().search(value)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(rows)).decode())
    elif not rows:
        click.echo(
            "On none of the lists. That clears nobody: lists do not know new fronts.",
            err=True,
        )
    else:
        for row in rows:
            click.echo(
                safe_text(
                    f"{row.value}  {row.operation}  {row.role}  {row.credit}, {row.listed_on}"
                )
            )
        for operation in dict.fromkeys(about(row.operation) for row in rows):
            if operation:
                _explain(operation)
    return 0


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", default="", help="What to call the list; else the file's name.")
@click.option("--operation", default="", help="What the entries belong to; else the list's name.")
@click.option("--role", default="content-site", show_default=True, help="What the entries are.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["values", "hosts", "csv"]),
    help="Else by the file's ending.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    help="For csv: value=Domain, and so on.",
)
def add_list(
    file: Path, name: str, operation: str, role: str, form: str | None, columns: tuple[str, ...]
) -> None:
    """Add a list of your own from FILE. It stays on this machine."""
    from vetter import clock
    from vetter.lists.formats import Document
    from vetter.lists.own import About, add

    name = name or re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")
    about = About(
        name=name,
        operation=operation or name,
        role=role,
        day=clock.now().date(),
        origin=file.absolute().as_uri(),
    )
    mapped = _mapped(columns)
    chosen = form or ("csv" if mapped else "values")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CannotError(f"{file} cannot be read: {error}.") from error
    added = add(content, Document(format=chosen, path=file.name, columns=mapped), about, home())
    for one in added.unread[:MOST_SHOWN]:
        click.echo(safe_text(f"line {one.line} was left out: {one.text[:80]}: {one.why}"), err=True)
    if (more := len(added.unread) - MOST_SHOWN) > 0:
        click.echo(f"and {more} more lines", err=True)
    click.echo(f"Added: {name}, {added.rows} entries, {len(added.unread)} left out.", err=True)


@command.command("remove")
@click.argument("name")
def remove_list(name: str) -> None:
    """Remove a list of your own, for good."""
    from vetter.lists.own import remove

    remove(name, home())
    click.echo(f"Removed: {name}", err=True)


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


def _explain(operation: Operation) -> None:
    """Print what is known of an operation, each thing on lines of its own."""
    told = {
        "": operation.known.strip(),
        "Since: ": operation.since,
        "Attributed to: ": f"{operation.attributed_to}. {operation.how_sure}",
        "Mind: ": operation.caution,
    }
    click.echo(f"\n{operation.name}")
    for label, text in told.items():
        click.echo(click.wrap_text(label + text, 88, "  ", "  "))
    for report in operation.reports:
        click.echo(f"  {report.by}, {report.when}: {report.what}\n    {report.link}")
