"""The front page and one article once more, as another reader, to see what others get to see.

Kept within the page budget. Only where something looks different, or a counter jumps, is the page asked for
again: both as that reader and as usual, in random order, so that pages that change by themselves are told apart.
"""

from __future__ import annotations

from functools import cache
from secrets import SystemRandom
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.collect.crawl_plan import to_spare
from vetter.data import read_toml
from vetter.extract.likeness import Face, compare
from vetter.net import Visitor
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.collect.asker import Asker
    from vetter.model import Page
    from vetter.settings import Crawl

PAGES: Final = 6  # two pages once more, and each twice more if it looks different
JUMP: Final = 3  # readers more; one or two are our own visits, counted by the page and by a script
_CHANCE: Final = SystemRandom()


class Guise(Struct, frozen=True, forbid_unknown_fields=True):
    """A reader of ``data/visitors.toml``: ``words`` for the ledger, what the other side sees of it."""

    words: str
    agent: str
    referrer: str


@cache
def guises() -> tuple[Guise, ...]:
    """Return the readers that one may be."""
    return shaped(read_toml("visitors.toml")["visitors"], tuple[Guise, ...])


def kept_back(crawl: Crawl) -> int:
    """Return how many pages of the budget are kept for this.

    Whoever has chosen that the program goes by its own name does not want it to go by another.
    """
    return 0 if crawl.identity == "honest" else to_spare(PAGES, crawl.max_pages)


class SecondVisit:
    """One reader who comes once. ``left`` is how many pages of what was kept back are unspent."""

    def __init__(self, asker: Asker, budget: int) -> None:
        self.left = budget
        self._asker = asker
        self._guise = _CHANCE.choice(guises())

    async def run(self, *pages: Page) -> None:
        """Visit pages that were read before."""
        in_any_order = _CHANCE.sample(pages, min(len(pages), self.left))
        for page in [page for page in in_any_order if await self._differs(page)]:
            if self.left >= 2:
                for as_other in _CHANCE.sample((True, False), 2):
                    await self._visit(page, as_other=as_other)

    async def _differs(self, page: Page) -> bool:
        again, end = await self._visit(page, as_other=True)
        if compare(page, again, end).face is Face.OTHER:
            return True
        before, after = page.views, again.views if again else None
        return before is not None and after is not None and after - before >= JUMP

    async def _visit(self, page: Page, *, as_other: bool) -> tuple[Page | None, str]:
        self.left -= 1
        visitor = None
        words = "once more, as usual"
        if as_other:
            languages = f"{page.language},en;q=0.5" if page.language else "en;q=0.9,*;q=0.5"
            visitor = Visitor(self._guise.agent, languages, self._guise.referrer)
            words = f"once more, as {self._guise.words}"
        seen = await self._asker.again(page.url, words, visitor)
        return seen.page, seen.kept.record.url
