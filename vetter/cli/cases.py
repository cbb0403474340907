"""``vetter cases``: what was vetted before."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.cli.check import brought, show, write, write_files
from vetter.cli.options import AS_JSON, AS_OF, HTML, MARKDOWN, SETTINGS
from vetter.errors import CaseError, UsageError
from vetter.phrases import listing
from vetter.report import files
from vetter.settings import home, load
from vetter.shared import OFFER, newest, without_offer
from vetter.store import Case, cases, copy_out, delete
from vetter.store.private import cited_own_lists, named_other_cases

if TYPE_CHECKING:
    from vetter.report.changes import Result
    from vetter.store import CaseSummary


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

        click.echo(dumps(found))
        return
    if not found:
        click.echo("There are no cases yet. Make one: vetter check peacedata.net", err=True)
    words = [(case.id, _level(case), _label(case)) for case in found]
    wide, levels = (max((len(one[at]) for one in words), default=0) for at in (0, 1))
    for name, level, label in words:
        click.echo(f"{name:<{wide}}  {level:<{levels}}  {label}")


def _level(case: CaseSummary) -> str:
    """Return in words what came of a case, or why nothing did."""
    from vetter.model import Level
    from vetter.report.words import LEVELS
    from vetter.tui.words import STATES

    if case.level in set(Level):
        return LEVELS[Level(case.level)][1].lower()
    return STATES.get(case.state, "no result")


def _label(case: CaseSummary) -> str:
    """Return what a case is called, and what else tells it from the others."""
    from vetter.report.safe import safe_text

    name = safe_text(case.name or case.target)
    host = f"  {safe_text(case.host)}" if case.host not in ("", name) else ""
    day = case.as_of[:10]
    looked_back = f"  (as of {day})" if day and day != case.made[:10] else ""
    offer = _of_offer(case) if case.offer else ""
    return f"{name}{host}{looked_back}{offer}"


def _of_offer(case: CaseSummary) -> str:
    if _is_alone(case):
        return "  (your offer alone; the outlet was not looked at)"
    return "  (with your offer)"


def _is_alone(case: CaseSummary) -> bool:
    """Return whether a case holds an offer, and nothing of the outlet that it speaks for."""
    if not case.offer:
        return False
    with Case.open(home(), case.id) as opened:
        return bool(opened.about().get("alone"))


def meant(text: str) -> str:
    """Return the id of the case that is meant: by its id, or by its outlet's domain, which means the newest.

    One with a result goes before one without, and before one that holds an offer alone. Which it is is said on stderr. Raises `CaseError` where there is none.
    """
    found = _meant(text)
    if found[0].id != text:
        more = f", the newest of {len(found)}" if len(found) > 1 else ""
        click.echo(f"The case {found[0].id}{more}.", err=True)
    return found[0].id


def _meant(text: str) -> list[CaseSummary]:
    """Return the one case of that id, or those of that outlet, in the order in which they may be meant. Raises `CaseError`."""
    found = cases(home())
    if by_id := [case for case in found if case.id == text]:
        return by_id
    of_outlet = [case for case in found if text and _leads_to(text, case.host)]
    if not of_outlet:
        raise CaseError(f"There is no case “{text[:120]}”.", "`vetter cases` lists what is there.")
    return sorted(of_outlet, key=_rank, reverse=True)


def _rank(case: CaseSummary) -> tuple[bool, bool, str]:
    return (not _is_alone(case), bool(case.level), case.id)


def _leads_to(text: str, host: str) -> bool:
    """Return whether an address that was typed is the host of a case, or the domain above it."""
    from vetter.domains import ascii_host, host_of, registrable

    typed = ascii_host(host_of(text) or text.strip().rstrip("/")).removeprefix("www.")
    return bool(typed) and typed in (host.removeprefix("www."), registrable(host))


@command.command("show")
@click.argument("case")
@AS_JSON
@HTML
@MARKDOWN
def show_case(case: str, as_json: bool, html: Path | None, markdown: Path | None) -> None:
    """Show the newest assessment of a case. CASE is its id, or the domain of its outlet: the newest."""
    case = meant(case)
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
    """Read, check and assess a case again from what it holds, with no network.

    CASE is its id, or the domain of its outlet, which means the newest.
    """
    from vetter.cli.progress import watching
    from vetter.pipeline import rerun

    settings, case = load(settings_file), meant(case)
    with watching() as tell:
        again = rerun(
            case,
            settings,
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
    """Say what changed between two cases of one outlet, or the last two results of one case.

    CASE is a case's id, or the domain of its outlet, which means the newest; alone, the newest is held against the one before.
    """
    from vetter.report.changes import changes
    from vetter.report.json import dumps

    before, after = _pair(before, after)
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
        click.echo(dumps(found))
        return
    for change in found:
        click.echo(change.words)
    if not found:
        click.echo("Nothing changed in what both could see.", err=True)


def _pair(before: str, after: str) -> tuple[str, str]:
    """Return the ids of the two cases that are meant, "" as the second where it is one case by itself. Raises `CaseError`."""
    if after:
        return meant(before), meant(after)
    vetted = [case.id for case in _meant(before) if case.level and not _is_alone(case)]
    if len(vetted) < 2:
        return meant(before), ""
    click.echo(f"The case {vetted[1]} and, after it, {vetted[0]}.", err=True)
    return vetted[1], vetted[0]


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

    CASE is its id, or the domain of its outlet, which means the newest. With --stix or --misp, write its facts for
    exchange instead, which name no other case.
    """
    case = meant(case)
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
    from vetter.report.safe import safe_text

    told = newest(home(), case) if with_offer else without_offer(home(), case)
    copy_out(home(), case, file, files(told), frozenset() if with_offer else OFFER)
    click.echo(f"Written: {safe_text(str(file))}", err=True)


@command.command("delete")
@click.argument("case")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_case(case: str, yes: bool) -> None:
    """Delete a case with all its evidence, for good.

    CASE is its id. The domain of its outlet means the newest, and is not taken with --yes.
    """
    name = meant(case)
    if yes and name != case:
        raise UsageError(
            f"Without being asked, a case is deleted by its id only, and {case} is none.",
            f"If that is meant: vetter cases delete {name} --yes",
        )
    if not yes:
        click.confirm(_before_deleting(name), abort=True, err=True)
    delete(home(), name)
    click.echo(f"Deleted: {name}", err=True)


def _before_deleting(name: str) -> str:
    """Return the question that has to be answered first, with the outlet and the day."""
    from vetter.phrases import day
    from vetter.report.safe import safe_text

    case = next(case for case in cases(home()) if case.id == name)
    made = f", made on {day(datetime.fromisoformat(case.made))}" if case.made else ""
    called = safe_text(case.name or case.target or case.host)
    host = f", {safe_text(case.host)}" if case.host not in ("", called) else ""
    return f"Delete the case {name} ({called}{host}{made}) with all its evidence?"
