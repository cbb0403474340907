"""``vetter lists search``: what a value is listed as, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from vetter.errors import UsageError
from vetter.phrases import day_of
from vetter.report.json import dumps
from vetter.report.outline import told_of
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from vetter.lists import Lists
    from vetter.model import Operation


MOST_NAMESAKES: Final = 5


@click.command("search")
@click.argument("value")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def search_lists(value: str, as_json: bool) -> None:
    """Search for VALUE: a domain, URL, handle, e-mail or ID, defanged or not, or an operation by its name."""
    from vetter.lists import load
    from vetter.lists.operations import about

    if not any(character.isalnum() for character in value):
        raise UsageError("There is nothing to search for.", "Give a domain, URL, handle or ID.")
    lists = load()
    rows = lists.search(value)
    if as_json:
        click.echo(dumps(rows))
        return
    operations = dict.fromkeys(
        about(name) for name in (value.strip(), *(r.operation for r in rows))
    )
    if not rows and not any(operations):
        _nowhere(value, lists)
    for row in rows:
        line = f"{row.value}  {row.operation}  {row.role}  {row.credit}, {row.listed_on}"
        click.echo(safe_text(line))
    for operation in filter(None, operations):
        _explain(operation)


def _nowhere(value: str, lists: Lists) -> None:
    """Say on stderr that there is no entry, and which listed sites bear the same name."""
    from vetter.lists.names import listed_sites

    words = "On none of the lists. That clears nobody: lists do not know new fronts."
    click.echo(words, err=True)
    sites = {row.value: row.operation for row in listed_sites(value, lists)}
    for site, operation in list(sites.items())[:MOST_NAMESAKES]:
        line = f"A site of the same name is, which says nothing by itself: {site}  {operation}"
        click.echo(safe_text(line), err=True)


def _explain(operation: Operation) -> None:
    """Print what is known of an operation, each thing on lines of its own."""
    told = (f"{label}: {text}" for label, text in told_of(operation))
    click.echo(f"\n{operation.name}")
    for text in (operation.known.strip(), *told):
        click.echo(click.wrap_text(text, 88, "  ", "  "))
    for report in operation.reports:
        click.echo(f"  {report.by}, {day_of(report.when)}: {report.what}\n    {report.link}")
