"""``vetter lists``: what outlets are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from vetter.lists.operations import Operation


@click.group("lists")
def command() -> None:
    """Show and search the lists of known operations."""


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
            "On none of the bundled lists. That clears nobody: lists do not know new fronts.",
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
