"""What the first look at a site amounts to, in an outcome and in plain words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.domains import registrable, shown_host
from vetter.lists.outlets import load_outlets
from vetter.model import Outcome, PageState, SourceState, TroubleKind

if TYPE_CHECKING:
    from vetter.collect.asker import Seen
    from vetter.model import Outlet

TROUBLES: Final = {
    TroubleKind.NO_SUCH_NAME: (Outcome.ABSENT, "the name {host} does not exist in DNS"),
    TroubleKind.NO_ADDRESS: (Outcome.ABSENT, "{host} has no address, so there is no site"),
    TroubleKind.ROBOTS: (Outcome.BLOCKED, "its robots.txt keeps crawlers away from the front page"),
    TroubleKind.CONNECTION: (Outcome.FAILED, "no connection to its server could be made"),
    TroubleKind.TIMEOUT: (Outcome.FAILED, "its server did not answer in time"),
    TroubleKind.LIMITED: (Outcome.LIMITED, "its server says that it is too busy ({status})"),
    TroubleKind.OFFLINE: (Outcome.NOT_ASKED, "this run uses no network"),
    TroubleKind.NOT_PERMITTED: (
        Outcome.NOT_ASKED,
        "this run may not contact the outlet's own servers",
    ),
}
STATES: Final = {
    PageState.CHALLENGE: (
        Outcome.BLOCKED,
        "a wall against automatic visitors stands before it (HTTP status {status})",
    ),
    PageState.SHELL: (
        Outcome.FAILED,
        "its pages are empty without JavaScript, which is not run here",
    ),
    PageState.PARKED: (
        Outcome.ABSENT,
        "the domain is parked: there is advertising or an offer to sell it, and no outlet",
    ),
    PageState.SUSPENDED: (Outcome.ABSENT, "the hosting company has closed the site"),
    PageState.MISSING: (Outcome.ABSENT, "there is no front page (HTTP status {status})"),
    PageState.ERROR: (Outcome.FAILED, "its server answers with HTTP status {status}"),
    PageState.EMPTY: (Outcome.ABSENT, "its front page is empty"),
}
CRAWLABLE: Final = frozenset({PageState.READ, PageState.SHELL})


def problem_with(seen: Seen, host: str) -> SourceState | None:
    """Return what keeps us from reading the site behind a first page, or None if nothing does."""
    record = seen.kept.record
    if seen.page is not None and (record.trouble is None or seen.page.state is not PageState.EMPTY):
        told = STATES.get(seen.page.state)
    elif record.trouble is not None:
        told = TROUBLES.get(
            record.trouble.kind, (Outcome.FAILED, record.trouble.message.rstrip("."))
        )
    elif "html" in record.media_type.lower():
        told = (Outcome.FAILED, "its front page could not be taken apart here")
    else:
        kind = record.media_type.partition(";")[0].strip()[:60]
        told = (Outcome.FAILED, f"its front page is no web page but {kind or 'something else'}")
    if told is None:
        return None
    return SourceState(told[0], told[1].format(host=shown_host(host), status=record.status))


def other_outlet(host: str, outlet: Outlet) -> str:
    """Return whose site ``host`` is if it is certainly somebody else's than the outlet's, or "".

    A site may move to another domain and stay itself; but the site of a known outlet, or a page on
    a social network, is not what stands at the address that sends us there.
    """
    domain = registrable(host) or host
    known = load_outlets().by_domain.get(domain)
    if known is not None and outlet.domain not in (known.domain, *known.also):
        return f"{known.name or known.domain} ({domain})"
    return domain if domain in read_toml("platforms.toml")["elsewhere"] else ""
