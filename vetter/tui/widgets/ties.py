"""Outlets and what ties them, as lines for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from vetter.model import SaysSo, Strength
from vetter.phrases import count, listing
from vetter.report.network.outline import SAYS_SO, STRENGTHS, between
from vetter.report.network.words import phrase
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging

if TYPE_CHECKING:
    from textual.visual import Visual

    from vetter.model import Member
    from vetter.report.network.outline import Group, Row

MOST_NAMES: Final = 6
COLOURS: Final = {
    Strength.STRONG: "$warning",
    Strength.MEDIUM: "$accent",
    Strength.WEAK: "$quiet",
}


def group_line(group: Group) -> Visual:
    """Return one network: its number, how large it is, and who is in it."""
    cluster = group.cluster
    said = (f"  {SAYS_SO}", "$success") if cluster.says_so else ""
    names = listing((member.domain for member in group.members), MOST_NAMES)
    body = Content.assemble(
        (f"Network {cluster.number}", "bold"),
        (f"  {count(len(cluster.members), 'outlet')}", "$quiet"),
        said,
        "\n",
        foreign(names, "", 400),
    )
    return Hanging(Content.styled("◆", "$primary"), body)


def member_line(member: Member) -> Visual:
    """Return one outlet with its case."""
    name = member.name if member.name != member.domain else ""
    body = Content.assemble(
        foreign(member.domain, "bold", 80),
        foreign(f"  {name}", "", 80),
        foreign(f"  {member.as_of:%Y-%m-%d}", "$quiet"),
    )
    return Hanging(Content.styled("●", "$primary"), body)


def row_line(row: Row) -> Visual:
    """Return who is tied, by what, and whether they say so themselves."""
    sign = STRENGTHS[row.strength][0] if row.strength else "◇"
    colour = COLOURS[row.strength] if row.strength else "$quiet"
    signs = listing((phrase(kind) for kind in row.kinds), 4)
    said = {SaysSo.BOTH: f"  {SAYS_SO}", SaysSo.ONE: "  one side says so"}.get(row.says_so, "")
    body = Content.assemble(
        foreign(names(row), "bold", 400),
        (said, "$success"),
        "\n",
        foreign(f"They {signs}." if signs else "", "", 600),
    )
    return Hanging(Content.styled(sign, colour), body)


def names(row: Row) -> str:
    """Return the outlets of a row, and which of them are tied to which."""
    before = between(row)
    return f"{before + ': ' if before else ''}{listing(row.domains, MOST_NAMES)}"
