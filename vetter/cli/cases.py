"""``vetter cases``: what was vetted before."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.cli.check import brought, show, write, write_files
from vetter.cli.options import AS_JSON, AS_OF, HTML, MARKDOWN, SETTINGS
from vetter.errors import CaseError
from vetter.phrases import listing
from vetter.report import files
from vetter.settings import home, load
from vetter.shared import OFFER, newest, without_offer
from vetter.store import Case, cases, copy_out, delete
from vetter.store.private import cited_own_lists, named_other_cases

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.report.changes import Result


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
@AS_JSON
@HTML
@MARKDOWN
def show_case(case: str, as_json: bool, html: Path | None, markdown: Path | None) -> None:
    """Show the newest assessment of a case."""
    assessment = newest(home(), case)
    write_files(assessment, html, markdown)
    show(assessment, as_json=as_json)


@command.command("rerun")
@click.argument("case")
@AS_JSON
@AS_OF
@click.option(
    "--offer", metavar="FILE|-", help="A message in which work was offered: it joins the case."
)
@click.option(
    "--conduct", type=click.Path(path_type=Path), help="Notes on how it went on (TOML): they join."
)
@click.option("--look-again", is_flag=True, help="Hold it against the cases made since, too.")
@SETTINGS
def rerun_case(
    *,
    case: str,
    as_json: bool,
    as_of: datetime | None,
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
            as_of=as_of,
            look_again=look_again,
            brought=brought(offer, conduct),
        )
        assessment = asyncio.run(again)
    show(assessment, as_json=as_json)


@command.command("diff")
@click.argument("before", metavar="CASE")
@click.argument("after", metavar="[LATER]", required=False, default="")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
def diff_cases(before: str, after: str, as_json: bool) -> None:
    """Say what changed between two cases of one outlet, or the last two results of one case."""
    from vetter.report.changes import changes
    from vetter.report.json import dumps

    earlier, later = _results(before), _results(after or before)
    if not after and len(earlier) < 2:
        raise CaseError(
            f"The case {before} has one result only.",
            "Name a later case of the outlet as well, or: vetter cases rerun",
        )
    one, other = earlier[-1 if after else -2], later[-1]
    if one.assessment.outlet.domain != other.assessment.outlet.domain:
        raise CaseError("Those are cases of two outlets.", "What they share: vetter network")
    found = changes(one, other)
    if as_json:
        click.echo(dumps(found).decode())
        return
    for change in found:
        click.echo(change.words)
    if not found:
        click.echo("Nothing changed in what both could see.", err=True)


def _results(case: str) -> tuple[Result, ...]:
    """Return all results of a case, oldest first. Raises `CaseError` if it has none."""
    from vetter.report.changes import Result

    newest(home(), case)  # says what to do about a case without one
    with Case.open(home(), case) as opened:
        return tuple(map(Result, opened.assessments(), opened.dossiers()))


@command.command("export")
@click.argument("case")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-own-lists", is_flag=True, help="Even if it cites entries of your own lists.")
@click.option("--with-other-cases", is_flag=True, help="Even if it names other outlets you vetted.")
@click.option("--with-offer", is_flag=True, help="With the messages you brought along, too.")
@click.option("--stix", "form", flag_value="stix", default="", help="As STIX 2.1.")
@click.option("--misp", "form", flag_value="misp", help="As an event for MISP.")
def export_case(
    *,
    case: str,
    file: Path,
    with_own_lists: bool,
    with_other_cases: bool,
    with_offer: bool,
    form: str,
) -> None:
    """Write a case to FILE (zip): the evidence as a web archive, and the reports. Without the offer.

    With --stix or --misp, write its facts for exchange instead, which name no other case.
    """
    own = () if with_own_lists else cited_own_lists(home(), case)
    if own:
        raise CaseError(
            f"The case cites {listing(own)}: the entries would leave this machine with it.",
            "If that is meant, add --with-own-lists.",
        )
    if form:
        from vetter.report import misp, stix

        pieces = stix.bundle if form == "stix" else misp.events
        write(file, "".join(pieces([without_offer(home(), case)])))
        return
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
