"""``vetter network``: what several outlets share."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from vetter.cli.check import refuse_folder, sheet_for, write
from vetter.cli.options import HTML, MARKDOWN
from vetter.errors import UsageError
from vetter.settings import home


@click.command("network")
@click.argument("cases", nargs=-1, metavar="CASE...")
@click.option("--all", "every", is_flag=True, help="All cases of this machine.")
@click.option(
    "--batch", type=click.Path(path_type=Path), help="The cases of a batch, by its folder."
)
@click.option("--json", "as_json", is_flag=True, help="Print the network as JSON.")
@HTML
@MARKDOWN
def command(
    *,
    cases: tuple[str, ...],
    every: bool,
    batch: Path | None,
    as_json: bool,
    html: Path | None,
    markdown: Path | None,
) -> None:
    """Say what the outlets of several cases share, and which of them that ties together.

    CASE is a case's id (vetter cases), or the domain of its outlet, which means the newest.
    """
    ways = sum(map(bool, (every, cases, batch)))
    if ways > 1:
        raise UsageError("Either some cases are meant, or all, or those of a batch.", "Say one.")
    if not ways:
        raise UsageError("No case was named.", "Name two or more, or take --all or --batch DIR.")
    for path in (html, markdown):
        refuse_folder(path)
    from vetter.networks import network_of

    if batch:
        from vetter.batch.network import cases_of

        cases = tuple(cases_of(batch))
    found = network_of(home(), None if every else cases)
    if html:
        from vetter.report.network.html import render as page

        write(html, page(found))
    if markdown:
        from vetter.report.network.markdown import render as notes

        write(markdown, notes(found))
    if as_json:
        from vetter.report.json import dumps

        click.echo(dumps(found))
        return
    from vetter.report.network.terminal import render

    width, colour = sheet_for(sys.stdout)
    click.echo(render(found, width=width, colour=colour), color=colour)
