"""Asks the outlet's own host, and sums up for the ledger what was asked and how that ended."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from vetter.collect.errand import outcome_of
from vetter.domains import host_of
from vetter.model import Kept, Mark, Outcome, Page, PageReading, PageState, Purpose, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.collect.errand import Errand
    from vetter.model import Reading
    from vetter.net import Visitor

MAX_FILES: Final = 40  # requests for small files
CUT_OFF: Final = "time ran out before it answered"
PAGES: Final = "pages"
AGAIN: Final = "once more"
KNOWN: Final = "that the web archive has"
NO_SUCH_FILE: Final = "it has no such file"
_TURNED_AWAY: Final = frozenset({401, 403, 407, 429, 451})
_PAGES: Final = frozenset({Purpose.PAGE, Purpose.PAGE_AGAIN, Purpose.PAGE_KNOWN})
_BEST_FIRST: Final = (
    Outcome.ANSWERED,
    Outcome.LIMITED,
    Outcome.BLOCKED,
    Outcome.FAILED,
    Outcome.ABSENT,
    Outcome.NOT_ASKED,
)


class Seen(Struct, frozen=True):
    """A page that was asked for, and what it says if it is one."""

    kept: Kept
    page: Page | None

    @property
    def read(self) -> bool:
        """Whether the outlet itself speaks on it."""
        return self.page is not None and self.page.state is PageState.READ


class _Question(Struct):
    """One kind of question to one host."""

    asked: int = 0
    answers: list[tuple[Outcome, str]] = []
    records: list[str] = []


class Asker:
    """One crawl's requests. ``pages_read`` counts the pages on which the outlet itself speaks."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.pages_asked = 0
        self.pages_read = 0
        self._files_left = MAX_FILES
        self._questions: dict[tuple[str, str], _Question] = {}

    async def page(self, url: str, answered: Callable[[], None] = lambda: None) -> Seen:
        """Ask for a page and have it read; robots.txt is obeyed.

        ``answered`` is called as soon as the answer is kept, or there is none: it is read after that.
        """
        self.pages_asked += 1
        self.errand.turns[url] = None
        self.errand.stir()
        kept, reading = await self._ask(url, Purpose.PAGE, PAGES, answered=answered, crawler=True)
        self.errand.turns[url] = kept.record.id
        self.errand.stir()
        seen = Seen(kept, reading.page if isinstance(reading, PageReading) else None)
        self.pages_read += seen.read
        self.errand.progress(Source.SITE, self.pages_asked, self.errand.max_pages, "reading pages")
        return seen

    async def again(self, url: str, words: str, visitor: Visitor | None) -> Seen:
        """Ask for a page that was read before ``once more``, as another reader or as usual."""
        self.pages_asked += 1
        marks = (Mark.OTHER_READER,) if visitor else ()
        kept, reading = await self._ask(
            url, Purpose.PAGE_AGAIN, words, crawler=True, visitor=visitor, marks=marks
        )
        self.errand.progress(Source.SITE, self.pages_asked, self.errand.max_pages, "looking again")
        return Seen(kept, reading.page if isinstance(reading, PageReading) else None)

    async def known(self, url: str) -> None:
        """Ask for an article that a web archive has, to see whether it is still there."""
        self.pages_asked += 1
        await self._ask(url, Purpose.PAGE_KNOWN, KNOWN, crawler=True)
        self.errand.progress(
            Source.SITE, self.pages_asked, self.errand.max_pages, "looking for old pages"
        )

    async def file(
        self, url: str, purpose: Purpose, what: str, **options: Any
    ) -> tuple[Kept, Reading | None] | None:
        """Ask for a small file and have it read; None once there were too many of them."""
        if self._files_left <= 0:
            return None
        self._files_left -= 1
        return await self._ask(url, purpose, what, **{"accept": "*/*", "crawler": True, **options})

    async def _ask(
        self,
        url: str,
        purpose: Purpose,
        what: str,
        *,
        answered: Callable[[], None] = lambda: None,
        **options: Any,
    ) -> tuple[Kept, Reading | None]:
        question = self._questions.setdefault((host_of(url) or url, what), _Question())
        question.asked += 1
        try:
            visit = await self.errand.get(url, purpose, source=Source.SITE, **options)
        finally:
            answered()
        kept = visit.kept
        question.records.append(kept.record.id)
        reading = await self.errand.read(kept)
        question.answers.append(told(kept, reading))
        return kept, reading

    def write_ledger(self) -> None:
        """Write one line for each kind of question to each host."""
        for (host, what), question in self._questions.items():
            outcome, reason = _summed_up(question)
            many = "" if question.asked == 1 else "s"
            pages = f"{question.asked} page{many}"
            said = f"{pages} of the site" if what == PAGES else what
            said = f"{pages} {what}" if what.startswith((AGAIN, KNOWN)) else said
            records = tuple(question.records)
            self.errand.note(Source.SITE, host, said, outcome, reason, records)


def told(kept: Kept, reading: Reading | None) -> tuple[Outcome, str]:
    """Return how one question to the outlet's host ended, and why."""
    status = kept.record.status
    state = reading.page.state if isinstance(reading, PageReading) else None
    if state is PageState.CHALLENGE or (status in _TURNED_AWAY and kept.record.trouble is None):
        return Outcome.BLOCKED, f"it turned us away ({status})"
    if kept.record.trouble is not None and reading is None:
        return outcome_of(kept)
    if state is PageState.MISSING or status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Outcome.ABSENT, ""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome.FAILED, f"it answered with HTTP status {status}"
    if reading is None and kept.record.purpose in _PAGES:
        return Outcome.FAILED, "what came back could not be read as a page"
    if reading is None:
        return Outcome.ABSENT, NO_SUCH_FILE
    return Outcome.ANSWERED, ""


def _summed_up(question: _Question) -> tuple[Outcome, str]:
    if not question.answers:
        return Outcome.FAILED, CUT_OFF
    return min(question.answers, key=lambda answer: _BEST_FIRST.index(answer[0]))
