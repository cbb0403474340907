"""``vetter cases``: what was vetted before."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from vetter.cli.check import brought, day, show, write_files
from vetter.errors import CaseError
from vetter.phrases import listing
from vetter.report import files
from vetter.settings import home, load
from vetter.shared import OFFER, newest, without_offer
from vetter.store import cases, copy_out, delete
from vetter.store.private import cited_own_lists, named_other_cases


@click.group("cases", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List earlier vettings, newest first."""
    if context.invoked_subcommand is not None:
        return
    found = cases(home())
    if as_json:
        from vetter.report.json import dumps

        click.echo(dumps(found).decode())
        return
    if not found:
        click.echo("There are no cases yet. Make one: vetter check peacedata.net", err=True)
    for case in found:
        from vetter.report.safe import safe_text

        level = case.level or case.state
        label = safe_text(case.name or case.target)
        mark = "  (with your offer)" if case.offer else ""
        click.echo(f"{case.id}  {level:<10}  {label}{mark}")


@command.command("show")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="Print the assessment as JSON.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a self-contained page.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write Markdown.")
def show_case(case: str, as_json: bool, html: Path | None, markdown: Path | None) -> None:
    """Show the newest assessment of a case."""
    assessment = newest(home(), case)
    write_files(assessment, html, markdown)
    show(assessment, as_json=as_json)


@command.command("rerun")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="Print the assessment as JSON.")
@click.option("--as-of", metavar="DATE", help="Judge as if it were that day (YYYY-MM-DD).")
@click.option(
    "--offer", metavar="FILE|-", help="A message in which work was offered: it joins the case."
)
@click.option(
    "--conduct", type=click.Path(path_type=Path), help="Notes on how it went on (TOML): they join."
)
@click.option("--look-again", is_flag=True, help="Hold it against the cases made since, too.")
@click.option(
    "--settings", "settings_file", type=click.Path(path_type=Path), help="Settings (TOML)."
)
def rerun_case(
    *,
    case: str,
    as_json: bool,
    as_of: str | None,
    offer: str | None,
    conduct: Path | None,
    look_again: bool,
    settings_file: Path | None,
) -> None:
    """Read, check and assess a case again from what it holds, with no network."""
    from vetter.cli.progress import watching
    from vetter.pipeline import rerun

    with watching() as tell:
        again = rerun(
            case,
            load(settings_file),
            home(),
            tell,
            as_of=day(as_of),
            look_again=look_again,
            brought=brought(offer, conduct),
        )
        assessment = asyncio.run(again)
    show(assessment, as_json=as_json)


@command.command("export")
@click.argument("case")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-own-lists", is_flag=True, help="Even if it cites entries of your own lists.")
@click.option("--with-other-cases", is_flag=True, help="Even if it names other outlets you vetted.")
@click.option("--with-offer", is_flag=True, help="With the messages you brought along, too.")
def export_case(
    case: str, file: Path, with_own_lists: bool, with_other_cases: bool, with_offer: bool
) -> None:
    """Write a case to FILE (zip): the evidence as a web archive, and the reports. Without the offer."""
    own = () if with_own_lists else cited_own_lists(home(), case)
    if own:
        raise CaseError(
            f"The case cites {listing(own)}: the entries would leave this machine with it.",
            "If that is meant, add --with-own-lists.",
        )
    others = () if with_other_cases else named_other_cases(home(), case)
    if others:
        raise CaseError(
            f"The case names what it shares with {listing(others)}, which you vetted as well.",
            "If that is meant to leave this machine, add --with-other-cases.",
        )
    told = newest(home(), case) if with_offer else without_offer(home(), case)
    copy_out(home(), case, file, files(told), frozenset() if with_offer else OFFER)
    click.echo(f"Written: {file}", err=True)


@command.command("delete")
@click.argument("case")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_case(case: str, yes: bool) -> None:
    """Delete a case with all its evidence, for good."""
    if not yes:
        click.confirm(f"Delete the case {case} with all its evidence?", abort=True, err=True)
    delete(home(), case)
    click.echo(f"Deleted: {case}", err=True)
