"""An errand that reads a site on loopback."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec
import pytest

from tests.websites import Internet
from vetter.collect import site
from vetter.collect.errand import Errand
from vetter.model import Outlet, SourceProgress, SourceState
from vetter.net import Way
from vetter.settings import Crawl, Settings, Sources
from vetter.store import Case

AS_OF = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Visited(msgspec.Struct):
    state: SourceState
    errand: Errand
    case: Case
    told: list[SourceProgress]

    def ledger(self):
        return {(e.whom, e.what): e.outcome.value for e in self.case.ledger()}

    def pages(self):
        return [urlsplit(r.url).path for r in self.case.records() if r.purpose == "page"]


@pytest.fixture
def internet() -> Internet:
    return Internet()


@pytest.fixture
async def errand_for(internet, tmp_path):
    async with AsyncExitStack() as stack:

        async def make(url: str, **crawl) -> Errand:
            network = await internet.open(stack, tmp_path)
            settings = Settings(
                network=network,
                crawl=Crawl(**{"delay": 0.0, "deadline": 30.0, **crawl}),
                sources=Sources(interval=0.01),
            )
            way = await stack.enter_async_context(Way(settings))
            host = urlsplit(url).hostname
            case = stack.enter_context(Case.create(tmp_path / "cases", host, host, AS_OF))
            told: list[SourceProgress] = []
            errand = Errand(
                outlet=Outlet(host=host, domain=host.removeprefix("www."), url=url),
                way=way,
                case=case,
                settings=settings,
                as_of=AS_OF,
                tell=told.append,
            )
            errand.case, errand.told = case, told
            return errand

        yield make


@pytest.fixture
def visit(errand_for):
    async def go(url: str, **crawl) -> Visited:
        errand = await errand_for(url, **crawl)
        state = await site.collect(errand)
        return Visited(state, errand, errand.case, errand.told)

    return go
