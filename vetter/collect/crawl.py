"""Reads a site's pages and small files side by side, until nothing is left to read or to spend."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from vetter.collect.archived_articles import PAGES as ARCHIVED
from vetter.collect.archived_articles import ArchivedArticles
from vetter.collect.crawl_plan import ABOUT, Plan, to_spare
from vetter.collect.crawl_scope import Scope
from vetter.collect.errand import TooMuchError
from vetter.collect.portraits import Portraits
from vetter.collect.second_visit import SecondVisit, kept_back
from vetter.collect.site_files import SiteFiles
from vetter.model import PageKind, PageState

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from vetter.collect.asker import Asker
    from vetter.collect.crawl_plan import Step
    from vetter.collect.opening import Opening
    from vetter.model import Page

PAGES_AT_ONCE: Final = 2  # that are asked for
PAGE_TASKS: Final = 4  # with those that are being read
FILE_TASKS: Final = 2
MAX_TURNED_AWAY: Final = (
    5  # pages in a row on which the outlet does not speak, before we leave it be
)
TURNED_AWAY: Final = frozenset({PageState.CHALLENGE, PageState.SHELL, PageState.ERROR})


class Crawl:
    """One crawl, from the opening on. ``turned_away`` is true if it was broken off."""

    def __init__(self, asker: Asker, opening: Opening) -> None:
        self.turned_away = False
        self._asker = asker
        scope = Scope(opening.origin, asker.errand.as_of)
        self._front = opening.front.page if opening.front.read else None
        self._again = SecondVisit(asker, kept_back(asker.errand.settings.crawl))
        old = to_spare(ARCHIVED, asker.errand.max_pages)
        self._plan = Plan(scope, asker.errand.max_pages - self._again.left - old)
        self._all_listed = asyncio.Event()
        archived = ArchivedArticles(asker, scope, self._plan, old, self._all_listed.wait)
        self._portraits = Portraits(asker)
        self._files = SiteFiles(asker, opening, scope, self._plan)
        self._lists_left = 0
        self._jobs = [*map(self._list, self._files.listing()), *self._files.others(), archived.look]
        self._busy = 0
        self._in_vain = 0
        self._article = self._about = ""  # that was asked for last
        self._turns = asyncio.Semaphore(PAGES_AT_ONCE)
        self._news = asyncio.Event()
        if self._front is None:
            self._plan.give_back(self._again.left)
        for seen in opening.seen:
            self._plan.spend(seen.kept.record.url)
        for seen in opening.seen:
            if seen.page is not None:
                self._plan.learn(seen.page)

    async def run(self) -> None:
        """Read what there is, and ask for four things at once."""
        async with asyncio.TaskGroup() as group:
            for _ in range(FILE_TASKS):
                group.create_task(self._ask_for_files())
            for _ in range(PAGE_TASKS):
                group.create_task(self._read_pages(group))
        if not self._plan.over:
            with self._at_work():
                await self._look_again()

    def _list(self, job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """Return a job after which the plan waits for one list of articles less."""
        self._lists_left += 1

        async def counted() -> None:
            await job()
            self._lists_left -= 1
            self._plan.waiting = self._lists_left > 0
            if not self._lists_left:
                self._all_listed.set()
            self._plan.may_guess = not self._plan.waiting and not self._files.answers_anything

        return counted

    async def _ask_for_files(self) -> None:
        while self._jobs:
            job = self._jobs.pop(0)
            with self._at_work():
                await job()

    async def _read_pages(self, group: asyncio.TaskGroup) -> None:
        while True:
            # What to ask for is chosen as late as may be: every page that was read may lead to better ones.
            await self._turns.acquire()
            step = self._plan.take()
            if step is not None and self._asker.errand.may_crawl(step.url):
                self._tell_what_is_over(step)
                with self._at_work():
                    await self._read(step, group)
                continue
            self._turns.release()
            self._tell_what_is_over()
            if step is not None:
                self._plan.refuse(step)
            elif not self._busy and not self._jobs:
                return
            else:
                await self._news.wait()

    async def _read(self, step: Step, group: asyncio.TaskGroup) -> None:
        seen = await self._asker.page(step.url, self._turns.release)
        if seen.page is not None:
            self._plan.learn(seen.page, step.kind)
            self._tell_what_is_over()
            # Looking at a picture takes time; the next page need not wait for it.
            group.create_task(self._look_at_portraits(seen.page))
            if seen.read and seen.page.kind is PageKind.ARTICLE:
                await self._look_again(seen.page)
        turned_away = seen.page is None or seen.page.state in TURNED_AWAY
        self._in_vain = self._in_vain + 1 if turned_away else 0
        if self._in_vain >= MAX_TURNED_AWAY:
            self.turned_away = True
            self._plan.close()

    def _tell_what_is_over(self, step: Step | None = None) -> None:
        """Let those who wait for pages of a sort know which is the last; ``step`` is what is asked for now."""
        if step is not None and step.kind is PageKind.ARTICLE:
            self._article = step.url
        elif step is not None and step.kind in ABOUT:
            self._about = step.url
        errand = self._asker.errand
        errand.last_article = self._article if self._plan.articles_over else None
        errand.last_about = self._about if self._plan.about_over else None

    async def _look_at_portraits(self, page: Page) -> None:
        with self._at_work():
            await self._portraits.of(page)

    async def _look_again(self, *articles: Page) -> None:
        """Look once more at the front page and at the first article; give back what is not spent."""
        if self._front is not None:
            front, self._front = self._front, None
            await self._again.run(front, *articles)
            self._plan.give_back(self._again.left)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """Count as busy; afterwards whoever waits looks again whether there is something to do."""
        self._busy += 1
        try:
            yield
        except TooMuchError:
            self._plan.close()
            self._jobs.clear()
            self._all_listed.set()  # no list comes any more
        finally:
            self._busy -= 1
            self._news.set()
            self._news = asyncio.Event()
