"""A web search, if the person has set one up: SearXNG, or Brave with a key. For names that nobody else knows, and for sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from msgspec import Struct

from vetter.collect.third_party import ask_service
from vetter.domains import label_and_suffix, registrable
from vetter.extract.address import host_named
from vetter.extract.fold import clean
from vetter.extract.intermediaries import intermediaries
from vetter.lists import naming
from vetter.model import (
    Candidate,
    Found,
    Headers,
    Outcome,
    Purpose,
    Sought,
    Source,
    SourceState,
    WebSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.collect.errand import Errand
    from vetter.model import Reading
    from vetter.settings import Settings

ENOUGH: Final = 6
MAX_NAME: Final = 150  # characters; Brave takes 400
MAX_TITLE: Final = 90


class Service(Struct, frozen=True):
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
    for service in services(errand.settings, name[:MAX_NAME]):
        what = f"sites called {name}"
        state, reading = await ask_web(errand, service, Source.SEARCH, Purpose.WEB_SEARCH, what)
        if reading is None:
            reason = state.reason.rstrip(".")
            remarks.append(f"The web search ({service.name}) gave no answer: {reason}.")
            continue
        for candidate in _candidates(reading, name, service.name):
            found.setdefault(candidate.domain, candidate)
    return Sought(tuple(found.values())[:ENOUGH], tuple(remarks))


def services(settings: Settings, query: str) -> Iterator[Service]:
    """Return the web searches that are set up, each with the question for ``query``."""
    sources, key = settings.sources, settings.keys.brave.strip()
    if base := sources.searxng.rstrip("/"):
        yield Service("SearXNG", f"{base}/search?{urlencode({'q': query, 'format': 'json'})}")
    base = sources.brave.rstrip("/")
    if base and key:
        url = f"{base}/res/v1/web/search?{urlencode({'q': query, 'count': '20'})}"
        yield Service("Brave", url, (("X-Subscription-Token", key),))


async def ask_web(
    errand: Errand, service: Service, source: Source, purpose: Purpose, what: str
) -> tuple[SourceState, WebSearchReading | None]:
    """Return how a question to a service ended and what it answers, and note it in the ledger."""
    state, reading = await ask_service(
        errand, source, purpose, service.url, what, empty=_is_empty, secret=service.secret
    )
    found = reading if isinstance(reading, WebSearchReading) else None
    nothing = found is not None and _is_empty(found)
    return SourceState(Outcome.ABSENT) if nothing else state, found


def _is_empty(reading: Reading) -> bool:
    return isinstance(reading, WebSearchReading) and not reading.results


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
