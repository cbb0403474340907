"""Do older articles bear other names than when they were new?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.looked import too_little_read
from vetter.extract.editors import pseudonymous, withheld
from vetter.extract.first_copies import older_articles, same_hands, signed_as_then
from vetter.model import Answer, Source, clear, fired, not_applicable, unknown
from vetter.phrases import count, day

if TYPE_CHECKING:
    from vetter.model import Dossier, FirstCopy

FEWEST: Final = 2
"""Articles, and names on either side: one person who has another name today is nobody's concern."""

SURE: Final = 3


def look(dossier: Dossier) -> Answer:
    """Fire where several articles are signed by several others than before, and none by whom it was; nobody is named here."""
    if reason := withheld(dossier.read_pages()) or pseudonymous(dossier.read_pages()):
        return not_applicable(reason)
    kept = [one for one in dossier.first_copies if signed_as_then(one)]
    replaced = [one for one in dossier.first_copies if same_hands(one.then, one.now) is False]
    if kept:
        return clear(
            f"An article of {day(kept[0].published)} is signed as it was when it was new.",
            kept[0].cited,
        )
    if len(replaced) < FEWEST:
        return _too_few(dossier)
    cited = tuple(citation for one in replaced for citation in one.cited)
    if _one_account(replaced):
        return unknown(
            "Its older articles bear another name than when they were new, but all of them one and the same: "
            "so it is where a site moved and one account took over everything."
        )
    first = replaced[0]
    return fired(
        f"{count(len(replaced), 'older article')} bear other names than in the "
        f"web archive's copies from when they were new, among them {first.url}, captured on {day(first.captured)}.",
        cited,
        min(1.0, len(replaced) / SURE),
    )


def _one_account(replaced: list[FirstCopy]) -> bool:
    return min(len({one.now for one in replaced}), len({one.then for one in replaced})) < FEWEST


def _too_few(dossier: Dossier) -> Answer:
    if reason := too_little_read(dossier):
        return unknown(reason)
    few = len(older_articles(dossier.read_pages(), dossier.as_of)) < FEWEST
    if few and not dossier.first_copies:
        return not_applicable("It shows no two signed articles that are older than two years.")
    reason = dossier.state(Source.COPIES).reason
    why = f" ({reason.rstrip('.')})" if reason else ""
    return unknown(
        f"Of too few older articles it is known who signed them when they were new{why}."
    )
