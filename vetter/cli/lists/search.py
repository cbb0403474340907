"""``vetter lists search``: what a value is listed as, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from vetter.errors import UsageError
from vetter.report.outline import told_of
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from vetter.model import Operation


@click.command("search")
@click.argument("value")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def search_lists(value: str, as_json: bool) -> None:
    """Search for VALUE: a domain, URL, handle, e-mail or ID, defanged or not."""
    from vetter.lists import load
    from vetter.lists.operations import about

    if not any(character.isalnum() for character in value):
        raise UsageError("There is nothing to search for.", "Give a domain, URL, handle or ID.")
    rows = load().search(value)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(rows)).decode())
        return
    if not rows:
        words = "On none of the lists. That clears nobody: lists do not know new fronts."
        click.echo(words, err=True)
    for row in rows:
        line = f"{row.value}  {row.operation}  {row.role}  {row.credit}, {row.listed_on}"
        click.echo(safe_text(line))
    for operation in dict.fromkeys(about(row.operation) for row in rows):
        if operation:
            _explain(operation)


def _explain(operation: Operation) -> None:
    """Print what is known of an operation, each thing on lines of its own."""
    told = (f"{label}: {text}" for label, text in told_of(operation))
    click.echo(f"\n{operation.name}")
    for text in (operation.known.strip(), *told):
        click.echo(click.wrap_text(text, 88, "  ", "  "))
    for report in operation.reports:
        click.echo(f"  {report.by}, {report.when}: {report.what}\n    {report.link}")
