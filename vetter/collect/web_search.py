"""A web search for a name that nobody else knows, if the person has set one up: SearXNG, or Brave with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from msgspec import Struct

from vetter.collect.third_party import UNREADABLE, host, judged
from vetter.domains import label_and_suffix, registrable
from vetter.extract.address import host_named
from vetter.extract.fold import clean
from vetter.lists import naming
from vetter.model import (
    Candidate,
    Found,
    Headers,
    Outcome,
    Purpose,
    Sought,
    Source,
    WebSearchReading,
)
from vetter.net import SERVICE
from vetter.resolve.intermediaries import intermediaries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.collect.errand import Errand
    from vetter.settings import Settings

ENOUGH: Final = 6
MAX_NAME: Final = 150  # characters; Brave takes 400
MAX_TITLE: Final = 90


class _Service(Struct, frozen=True):
    """One web search that is set up: what it is called, what is asked, and the key that opens it."""

    name: str
    url: str
    secret: Headers = ()


async def search_web(errand: Errand, name: str) -> Sought:
    """Return the sites that the web searches which are set up give for ``name``, best first.

    Without an answer there are none, which is said.
    """
    found: dict[str, Candidate] = {}
    remarks: list[str] = []
    for service in _services(errand.settings, name[:MAX_NAME]):
        reading, reason = await _ask(errand, service, name)
        if reading is None:
            remarks.append(f"The web search ({service.name}) gave no answer: {reason}.")
            continue
        for candidate in _candidates(reading, name, service.name):
            found.setdefault(candidate.domain, candidate)
    return Sought(tuple(found.values())[:ENOUGH], tuple(remarks))


def _services(settings: Settings, name: str) -> Iterator[_Service]:
    sources, key = settings.sources, settings.keys.brave.strip()
    if base := sources.searxng.rstrip("/"):
        yield _Service("SearXNG", f"{base}/search?{urlencode({'q': name, 'format': 'json'})}")
    base = sources.brave.rstrip("/")
    if base and key:
        url = f"{base}/res/v1/web/search?{urlencode({'q': name, 'count': '20'})}"
        yield _Service("Brave", url, (("X-Subscription-Token", key),))


async def _ask(errand: Errand, service: _Service, name: str) -> tuple[WebSearchReading | None, str]:
    """Return what a service answers, or None and why not."""
    visit = await errand.get(
        service.url,
        Purpose.WEB_SEARCH,
        source=Source.SEARCH,
        limits=SERVICE,
        accept="application/json",
        service=True,
        secret=service.secret,
    )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    found = reading if isinstance(reading, WebSearchReading) else None
    if found is None and outcome in (Outcome.ANSWERED, Outcome.ABSENT):
        outcome, reason = Outcome.FAILED, UNREADABLE
    elif found is not None and not found.results:
        outcome = Outcome.ABSENT
    what = f"sites called {name}"
    errand.note(Source.SEARCH, host(service.url), what, outcome, reason, (visit.kept.record.id,))
    return found, reason.rstrip(".")


def _candidates(reading: WebSearchReading, name: str, service: str) -> Iterator[Candidate]:
    wanted = set(naming.bare(naming.words(name)))
    for url, title in reading.results:
        site = host_named(url).removeprefix("www.")
        domain = registrable(site)
        if not domain or intermediaries().role(site):
            continue
        own = naming.folded(label_and_suffix(domain)[0].replace("-", " "))
        # What speaks of something else, or of an outlet of that name among others, is of no use.
        if wanted <= set(naming.words(title)) or own == naming.folded(name):
            how = f"a web search ({service}) found it: “{clean(title, MAX_TITLE)}”"
            yield Candidate("", domain, how, found=Found.SEARCH)
