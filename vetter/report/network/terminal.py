"""A network on a terminal: the clusters first, who is in them, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.model import SaysSo
from vetter.phrases import count, day, listing
from vetter.report.network.outline import SAYS_SO, STRENGTHS, TITLE, between, outline
from vetter.report.network.words import phrase, rests_on
from vetter.report.outline import short
from vetter.report.sheet import QUIET, Sheet

if TYPE_CHECKING:
    from vetter.model import Network
    from vetter.report.network.outline import Group, Kind, Outline, Row

MOST_GROUPS: Final = 20
MOST_ROWS: Final = 25  # of one cluster; a screen is no place for more
MOST_NAMES: Final = 12
MOST_SIGNS: Final = 3  # of one kind
MORE: Final = "They are all in --json, --html and --markdown."


def render(network: Network, *, width: int, colour: bool) -> str:
    """Return the report in lines of at most ``width`` cells (60 at least)."""
    sheet = Sheet(width=width, colour=colour)
    found = outline(network)
    sheet.line("━" * sheet.width, "bold", indent=0)
    sheet.item("◆" if found.groups else "○", f"{TITLE}: {found.headline}", "bold")
    sheet.line("━" * sheet.width, "bold", indent=0)
    sheet.gap()
    sheet.line(found.network.caution)
    for group in found.groups[:MOST_GROUPS]:
        _group(sheet, group)
    _more(sheet, len(found.groups) - MOST_GROUPS, "network")
    _loose(sheet, found)
    _background(sheet, found)
    _apart(sheet, found)
    _foot(sheet, found)
    return sheet.text()


def _group(sheet: Sheet, group: Group) -> None:
    cluster = group.cluster
    said = f", {SAYS_SO}" if cluster.says_so else ""
    sheet.heading(f"Network {cluster.number}", f"{count(len(cluster.members), 'outlet')}{said}")
    for member in group.members[:MOST_NAMES]:
        name = short(member.name)
        label = f"{short(member.domain)}  {name}" if name != member.domain else name
        sheet.item("●", label, "bold")
        sheet.line(f"{member.case}, as of {day(member.as_of)}", QUIET, indent=4)
    _more(sheet, len(group.members) - MOST_NAMES, "outlet")
    if not cluster.complete:
        sheet.line("It is large: each outlet was compared with a few others of it, not with all.")
    sheet.gap()
    for row in group.rows[:MOST_ROWS]:
        _row(sheet, row)
    _more(sheet, len(group.rows) - MOST_ROWS, "tie")
    sheet.line("Innocent explanations", "bold")
    for label, words in group.innocent:
        sheet.item("·", f"They {label}: {words[:1].lower()}{words[1:]}")


def _row(sheet: Sheet, row: Row) -> None:
    mark = STRENGTHS[row.strength][0] if row.strength else "◇"
    sheet.item(mark, _names(row), "bold")
    if row.only:
        sheet.line("Without this tie the network would fall apart.", indent=4)
    if row.declared:
        word = "Says so itself" if row.says_so is SaysSo.BOTH else "One side says so"
        sheet.pair(word, f"{listing(row.declared)}.", column=18, indent=4)
    for kind in row.kinds:
        _kind(sheet, kind)
    sheet.gap()


def _names(row: Row) -> str:
    before = between(row)
    return f"{before + ': ' if before else ''}{listing(map(short, row.domains), MOST_NAMES)}"


def _kind(sheet: Sheet, kind: Kind) -> None:
    sheet.item("–", f"They {kind.label} ({STRENGTHS[kind.strength][1]}):", indent=4)
    for sign in kind.signs[:MOST_SIGNS]:
        told = f"{sign.rarity}; together since {day(sign.since)}"
        sheet.line(
            f"{sign.value} ({told})" if sign.value else told[:1].upper() + told[1:], indent=6
        )
        places = [
            " ".join(filter(None, (domain, value, *(f"[{one}]" for one in records))))
            for domain, found, records in sign.places
            if (value := "" if sign.value else found) or records
        ]
        if places:
            sheet.line(listing(places, MOST_NAMES), QUIET, indent=6)
    if len(kind.signs) > MOST_SIGNS:
        sheet.line(f"and {len(kind.signs) - MOST_SIGNS} more of this kind", QUIET, indent=6)


def _loose(sheet: Sheet, found: Outline) -> None:
    if not found.loose:
        return
    sheet.heading("Shared, but not enough to tie anybody")
    for row in found.loose[:MOST_ROWS]:
        signs = listing(phrase(kind) for kind in row.kinds)
        sheet.item("·", f"{_names(row)}: they {signs}.")
    _more(sheet, len(found.loose) - MOST_ROWS, "row")
    if found.rest:
        sheet.line(found.rest, QUIET)


def _background(sheet: Sheet, found: Outline) -> None:
    if not found.background:
        return
    sheet.heading("Background", "shown by so many that it joins nobody")
    for sign, common in found.background[:MOST_ROWS]:
        of = f"{common.showing} of {count(common.known, 'known outlet')}"
        sheet.item("·", f"{of} {sign.label}: {common.value}")
    _more(sheet, len(found.background) - MOST_ROWS, "sign")


def _apart(sheet: Sheet, found: Outline) -> None:
    if found.apart:
        sheet.heading("In no network")
        names = listing((short(member.domain) for member in found.apart), 60)
        sheet.line(names)


def _foot(sheet: Sheet, found: Outline) -> None:
    sheet.heading("What this rests on")
    sheet.line(rests_on(found.network), QUIET)


def _more(sheet: Sheet, number: int, noun: str) -> None:
    if number > 0:
        sheet.line(f"{count(number, f'more {noun}')}. {MORE}", QUIET)
