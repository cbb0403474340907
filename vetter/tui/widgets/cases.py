"""Earlier cases as the first screen lists them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from vetter.model import Level
from vetter.phrases import day
from vetter.report.words import LEVELS
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.words import STATES

if TYPE_CHECKING:
    from textual.visual import Visual

    from vetter.store import CaseSummary


def when(case: CaseSummary) -> str:
    """Return when a case was made, and as of which day it was judged if that is another; "" where that is not known."""
    made, as_of = _day(case.made), _day(case.as_of)
    looked_back = f", as of {as_of}" if as_of and as_of != made else ""
    return f"vetted on {made}{looked_back}" if made else ""


def _day(moment: str) -> str:
    try:
        return day(datetime.fromisoformat(moment))
    except ValueError:  # a damaged case tells nothing
        return ""


def case_line(case: CaseSummary) -> Visual:
    """Return one case as a line of the list."""
    if case.level in set(Level):
        sign, word, _ = LEVELS[Level(case.level)]
        marker = Content.styled(f"{sign} {word}", f"$level-{case.level}")
    else:
        marker = Content.styled(f"· {STATES.get(case.state, 'no result')}", "$quiet")
    name = case.name or case.target or case.id
    parts = [foreign(name, "bold", 60)]
    if case.host and case.host != name:
        parts.append(foreign(f"  {case.host}", "", 60))
    parts.append(foreign(f"  {case.as_of[:10]}", "$quiet", 20))
    if case.offer:
        parts.append(Content.styled("  with your offer", "$quiet"))
    return Hanging(marker, Content.assemble(*parts), 17)
