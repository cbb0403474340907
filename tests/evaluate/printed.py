"""The figures as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.evaluate.figures import Counts, Figures, Share


def printed(part: str, found: Figures, *, names: bool) -> str:
    """Return the figures of one part of the corpus; with ``names``, who was missed or alarmed."""
    return "\n".join(_lines(part, found, names))


def written(one: Share) -> str:
    """Return a share with its interval."""
    if not one.of:
        return "none"
    return f"{one.times:3d}/{one.of:<3d} {one.times / one.of:5.0%} ({one.low:.1%}–{one.high:.1%})"


def _lines(part: str, found: Figures, names: bool) -> Iterator[str]:
    yield f"\n== {part}: {found.members} members"
    head = ("", "fronts at some or above", "fronts at strong", "honest outlets alarmed")
    yield f"{head[0]:<26}{head[1]:<30}{head[2]:<30}{head[3]}"
    rows = {"as it is": found.normal, "without lists": found.without_lists}
    if found.other_theme:
        rows["in another theme"] = found.other_theme
    if found.after_kin:
        rows["after its kin"] = found.after_kin
    if found.web_search:
        rows["with a web search"] = found.web_search
    rows |= {f"without {name}": row for name, row in found.without_source.items()}
    rows |= {f"without family {name}": row for name, row in found.without_family.items()}
    for name, row in rows.items():
        yield f"{name:<26}{written(row.some):<30}{written(row.strong):<30}{written(row.alarms)}"
        if names:
            yield from _names(row)
    yield "\nreliability: of those told so, how many are fronts"
    for row in found.words:
        yield f"  {row.words:<18} {row.low:.0%}–{row.high:.0%}   {written(row.fronts)}"
    if names:
        yield "\nwhat carried it: check, on fronts, on honest outlets, held a level alone"
        for row in found.carried:
            yield f"  {row.check:<34} {row.fronts:3d} {row.honest:3d} {row.hinges:3d}"


def _names(row: Counts) -> Iterator[str]:
    if row.missed:
        yield f"    missed: {', '.join(row.missed)}"
    if row.alarmed:
        yield f"    alarmed: {', '.join(row.alarmed)}"
