"""``vetter lists show``: where the lists come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vetter.errors import UsageError
from vetter.report.json import dumps
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from vetter.lists import ListSource


@click.command("show")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def show_lists(name: str | None, as_json: bool) -> None:
    """Show where the lists come from and how old they are; of the list NAME, also what it does not mean."""
    from vetter.lists import load

    sources = load().sources()
    if name is not None:
        sources = tuple(source for source in sources if source.name == name)
        if not sources:
            raise UsageError(f"There is no list called {name[:60]}.", "vetter lists show")
    if as_json:
        click.echo(dumps(sources))
        return
    for source in sources:
        whose = "yours" if source.private else source.licence
        line = (
            f"{source.name}: {source.publisher}  ({source.rows} rows, {source.retrieved}, {whose})"
        )
        click.echo(safe_text(line))
        click.echo(safe_text(f"    {source.address}"))
        if name is not None:
            _tell(source)


def _tell(source: ListSource) -> None:
    told = {
        "Newest entry: ": source.newest,
        "Kept current: ": source.kept_current,
        "What it does not mean: ": source.does_not_mean,
        "Otherwise than published: ": source.changed,
        "SHA-256: ": source.sha256,
    }
    for label, text in told.items():
        if text:
            click.echo(click.wrap_text(safe_text(label + text), 88, "    ", "    "))
