"""Articles that the web archive has and the site does not list, to see whether they are still there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.article_choice import has_headline
from vetter.collect.crawl_scope import key
from vetter.collect.wayback import captured_pages
from vetter.extract.link_kind import guess_kind
from vetter.model import PageKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vetter.collect.asker import Asker
    from vetter.collect.crawl_plan import Plan
    from vetter.collect.crawl_scope import Scope
    from vetter.model import Capture

PAGES: Final = 4  # enough to see more than a single correction


class ArchivedArticles:
    """Asks the archive what it has of the site, and the site for a few of these, within a budget.

    ``all_listed`` ends once the site's own lists of articles were read, whichever way.
    """

    def __init__(
        self,
        asker: Asker,
        scope: Scope,
        plan: Plan,
        budget: int,
        all_listed: Callable[[], Awaitable[object]],
    ) -> None:
        self._asker = asker
        self._scope = scope
        self._plan = plan
        self._budget = budget
        self._all_listed = all_listed

    async def look(self) -> None:
        """Ask for the articles, spread over time; what is not spent goes back to the plan."""
        if self._budget and not self._plan.over:
            captures = await captured_pages(self._asker.errand)
            # Else it would hang on whose answer comes first what counts as not listed.
            await self._all_listed()
            for capture in self._chosen(captures):
                if self._asker.errand.may_crawl(capture.url) and not self._plan.over:
                    self._budget -= 1
                    await self._asker.known(capture.url)
            self._plan.give_back(self._budget)

    def _chosen(self, captures: tuple[Capture, ...]) -> list[Capture]:
        unlisted = {
            key(capture.url): capture
            for capture in captures
            if self._scope.page(capture.url) == capture.url
            and guess_kind(capture.url, "") in (PageKind.ARTICLE, None)
            and has_headline(capture.url)
            and not self._plan.knows(capture.url)
        }
        by_time = sorted(unlisted.values(), key=lambda capture: (capture.time, capture.url))
        step = max(1, len(by_time) // self._budget)
        return by_time[::-step][: self._budget]
