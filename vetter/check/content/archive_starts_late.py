"""Does its own archive of articles begin years after it says that it was founded?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter.check.past import own_founding_claims, witnessed
from vetter.check.standing_of import archived_years, perhaps_long_archive, vouched
from vetter.model import Answer, clear, fired, not_applicable, unknown
from vetter.phrases import count, day

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 30
SLACK: Final = 2
WEB: Final = 1996
WITH_IT: Final = timedelta(days=SLACK * 365)
"""An archive that begins so soon after its site misses no years that stood there."""

WHOLE: Final = frozenset({"sitemap", "wordpress"})
"""A feed shows the newest articles only; these list them all."""


def look(dossier: Dossier) -> Answer:
    """Fire where the oldest of a full list of articles is years younger than the claim, and than the site.

    Whether a site is younger than the claim is asked by ``claimed-founding-before-domain``.
    """
    claims = own_founding_claims(dossier)
    if not claims:
        return not_applicable("It does not say of itself when it was founded.")
    whole = [post for post in dossier.posts if post.route in WHOLE and post.published]
    if len(whole) < FEWEST:
        return unknown("No full list of its articles could be had.")
    year, claim = claims[0]
    oldest = min(whole, key=lambda post: str(post.published))
    assert oldest.published is not None
    cited = (*claim.cited, *oldest.cited)
    told = (
        f"It says that it was founded in {year}; the oldest of {count(len(whole), 'article')} that it "
        f"lists is of {day(oldest.published)}"
    )
    if oldest.published.year - max(year, WEB) <= SLACK:
        return clear(f"{told}.", cited)
    first = next(iter(witnessed(dossier)), None)
    if first and oldest.published - first.time <= WITH_IT:
        return not_applicable(
            f"{told}, and the {first.label} is of {day(first.time)}: no years are missing since the site began."
        )
    if reasons := vouched(dossier):
        return clear(f"{told}; but {reasons}.", cited)
    since = archived_years(dossier)
    if since and since[0] < oldest.published.year - SLACK and perhaps_long_archive(dossier):
        return unknown(
            f"{told}. The web archive has copies of a site here since {since[0]}; whether it was this one cannot be told."
        )
    return fired(f"{told}.", cited)
