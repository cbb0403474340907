"""Which page of the site is read next. Pure: what was read goes in, the next address comes out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.collect.article_choice import Articles, has_headline
from vetter.collect.crawl_scope import key, traps
from vetter.collect.page_choice import listed, promised
from vetter.extract.link_kind import guess_kind
from vetter.model import LinkPlace, PageKind, PageState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.collect.crawl_scope import Scope
    from vetter.model import Link, Page, Post

ABOUT: Final = (
    PageKind.ABOUT,
    PageKind.IMPRINT,
    PageKind.CONTACT,
    PageKind.TEAM,
    PageKind.OWNERSHIP,
    PageKind.FUNDING,
    PageKind.CORRECTIONS,
    PageKind.ETHICS,
    PageKind.WRITE_FOR_US,
    PageKind.PRIVACY,
    PageKind.TERMS,
    PageKind.ADVERTISE,
)
"""The pages on which an outlet speaks about itself, those that say most first."""

TWICE: Final = frozenset(ABOUT[:5])  # kinds of which a second page often says more
GUESSED: Final = frozenset(ABOUT[:4])  # kinds that are looked for although nothing links to them
MAX_TRIES: Final = 3  # pages of one kind, those that are missing included
MAX_GUESSES: Final = 4
MAX_REFUSED: Final = 100  # pages that robots.txt keeps us from, before we stop looking for others
MAX_LINKED: Final = 200  # addresses kept of one kind
SMALLEST: Final = 18  # pages of a budget, from which on some may be kept back
HEADLINE: Final = 3  # words of a link's text, where its address says nothing
ARTICLE_SHARE: Final = 0.4
SPARE_SHARE: Final = 0.6  # when there is nothing else to read
MIN_ARTICLES: Final = 5
EARLY_ARTICLES: Final = 2  # as long as feeds and sitemaps may still bring better ones
_NOT_ABOUT: Final = frozenset({PageKind.FRONT, PageKind.ARTICLE, PageKind.SECTION})
_PAGE_NUMBER: Final = re.compile(
    r"(?:/page/|/seite/|/pagina/|[?&](?:page|paged|p|seite|pagina)=)(\d{1,4})/?$"
)


def to_spare(pages: int, budget: int) -> int:
    """Return how many pages of a budget may be kept back for comparing; a small one is for reading."""
    return pages if budget >= SMALLEST else 0


class Step(Struct, frozen=True):
    """The next page to read, and what it is expected to be."""

    url: str
    kind: PageKind


class _Linked(Struct, frozen=True, order=True):
    preference: float  # the lower the better
    number: int
    url: str


class Plan:
    """What is known of a site's addresses, and how much of the budget (in pages) is left.

    ``waiting`` is true as long as feeds and sitemaps may still bring better articles, ``may_guess``
    once it is known that the site does not answer whatever address one makes up, ``over`` once nothing
    more is to be read.
    """

    def __init__(self, scope: Scope, budget: int) -> None:
        self.waiting = True
        self.may_guess = False
        self.over = False
        self.left = budget
        self.refused = 0
        self._scope = scope
        self._budget = budget
        self._asked: set[str] = set()
        self._links: set[tuple[Link, str]] = set()
        self._linked: dict[PageKind, list[_Linked]] = {}
        self._articles = Articles()
        self._taken: Counter[PageKind] = Counter()
        self._missing: Counter[PageKind] = Counter()
        self._deepest = (1, "")
        self._language: str | None = None
        self._guesses = 0
        self._lists = False  # articles, in feeds or sitemaps

    # ----- what is learned

    def spend(self, url: str) -> None:
        """Count a page that was read without the plan."""
        self._asked.add(key(url))
        self.left -= 1

    def give_back(self, pages: int) -> None:
        """Add pages that were kept back for something else and not spent, unless all is over."""
        self.left += 0 if self.over else pages

    def close(self) -> None:
        """Read nothing any more."""
        self.left = 0
        self.over = True

    def learn(self, page: Page, expected: PageKind | None = None) -> None:
        """Take in a page that was read and its links; ``expected`` is what it was read for."""
        self._asked.add(key(page.url))
        if expected is not None and _is_another(page, expected):
            self._missing[expected] += 1
        self._language = self._language or page.language
        self._articles.read(page.authors)
        for link in page.links:
            if (link, page.language) not in self._links:  # menus say the same on every page
                self._links.add((link, page.language))
                self._learn_link(link, page.language)

    def _learn_link(self, link: Link, language: str) -> None:
        url = self._scope.page(link.url)
        if not url or key(url) in self._asked:
            return
        kinds = promised(url, link, language)
        number = _PAGE_NUMBER.search(url)
        for kind, points in kinds:
            self._add_linked(kind, -points, url)
        if number and not kinds:
            self._deepest = max(self._deepest, (int(number[1]), url))
        elif not kinds and _is_article(link, url, language):
            self._articles.add(url)

    def knows(self, url: str) -> bool:
        """Return whether an address was read, or is listed or linked as an article."""
        return key(url) in self._asked or self._articles.knows(url)

    def learn_posts(self, posts: Iterable[Post]) -> None:
        """Take in what the site lists for machines; sitemaps list other pages than articles too."""
        for post in posts:
            url = self._scope.page(post.url)
            kind = guess_kind(url, "", self._language or "") if url else PageKind.FRONT
            if kind in ABOUT:
                for named, points in listed(url, self._language or ""):
                    self._add_linked(named, -points, url)
            elif kind is PageKind.ARTICLE or (
                kind is None and (post.route != "sitemap" or has_headline(url))
            ):
                self._lists = True
                self._articles.add(url, post.published or post.modified, post.author)

    def _add_linked(self, kind: PageKind, preference: float, url: str) -> None:
        every = self._linked.setdefault(kind, [])
        if len(every) < MAX_LINKED:
            every.append(_Linked(preference, len(every), url))

    # ----- what comes next

    @property
    def articles_over(self) -> bool:
        """Whether no article more would be read, as far as is known by now.

        A budget that is spent does not tell: pages may be given back. Nor does it that no others are known, where
        the site lists none: any page may lead to more.
        """
        enough = self._taken[PageKind.ARTICLE] >= self._most_articles(SPARE_SHARE)
        none_left = self._lists and not self._articles.any(self._asked)
        return not self.waiting and (enough or none_left)

    @property
    def about_over(self) -> bool:
        """Whether no page about the outlet would be read any more, in the same sense."""
        return not self.waiting and (self._about() or self._guess()) is None

    def take(self) -> Step | None:
        """Return the next page to read and count it, or None if there is none at the moment."""
        step = self._next() if self.left > 0 and self.refused < MAX_REFUSED else None
        if step is not None:
            self._asked.add(key(step.url))
            self._taken[step.kind] += 1
            self.left -= 1
        return step

    def refuse(self, step: Step) -> None:
        """Give back a page that may not be read (robots.txt): it costs nothing."""
        self._taken[step.kind] -= 1
        self.left += 1
        self.refused += 1

    def _next(self) -> Step | None:
        taken = self._taken[PageKind.ARTICLE]
        about = sum(self._taken[kind] for kind in ABOUT)
        # Two pages about the outlet come first, then both kinds in turn.
        if taken + 1 <= ARTICLE_SHARE * (taken + about + 1):
            due = self._article(ARTICLE_SHARE)
            if due is not None:
                return due
        return self._about() or self._guessed() or self._article(SPARE_SHARE)

    def _about(self) -> Step | None:
        linked = [kind for kind in ABOUT if self._linked.get(kind)]  # few, and asked for often
        for enough, kinds in ((1, ABOUT), (2, TWICE)):
            for kind in linked:
                found = self._taken[kind] - self._missing[kind]
                if kind in kinds and found < enough and self._taken[kind] < MAX_TRIES:
                    url = self.first_choice(kind)
                    if url:
                        return Step(url, kind)
        return None

    def first_choice(self, kind: PageKind) -> str:
        """Return the address of the page of a kind that would be read first, or ""."""
        every = self._linked.get(kind, [])
        self._linked[kind] = [linked for linked in every if key(linked.url) not in self._asked]
        best = min(self._linked[kind], default=None)
        return best.url if best else ""

    def _guessed(self) -> Step | None:
        step = self._guess()
        self._guesses += step is not None
        return step

    def _guess(self) -> Step | None:
        if not self.may_guess or self._language is None or self._guesses >= MAX_GUESSES:
            return None
        usual = traps().guesses
        for path in usual.get(self._language, usual["en"]):
            url = self._scope.origin + path
            kind = guess_kind(url, "", self._language)
            if kind in GUESSED and not self._has(kind) and key(url) not in self._asked:
                return Step(url, kind)
        return None

    def _has(self, kind: PageKind) -> bool:
        return self._taken[kind] > self._missing[kind] or bool(self._linked.get(kind))

    def _article(self, share: float) -> Step | None:
        if self._taken[PageKind.ARTICLE] >= self._most_articles(share):
            return None
        url = self._articles.take(self._asked, complete=not self.waiting)
        return Step(url, PageKind.ARTICLE) if url else self._last_list()

    def _most_articles(self, share: float) -> float:
        return EARLY_ARTICLES if self.waiting else max(MIN_ARTICLES, share * self._budget)

    def _last_list(self) -> Step | None:
        """Return the last page of a list of articles: there are the oldest that links lead to."""
        number, url = self._deepest
        self._deepest = (1, "")
        if number == 1 or key(url) in self._asked or self.waiting:
            return None
        return Step(url, PageKind.SECTION)


def _is_article(link: Link, url: str, language: str) -> bool:
    """Return whether a link leads to an article: by its address, or by a headline in the midst of a page."""
    kind = guess_kind(url, link.text, language)
    headline = len(link.text.split()) >= HEADLINE and link.place is LinkPlace.BODY
    return kind is PageKind.ARTICLE or (kind is None and headline)


def _is_another(page: Page, expected: PageKind) -> bool:
    """Return whether a page is not there, or is plainly another than a page about the outlet."""
    if page.state in (PageState.MISSING, PageState.ERROR):
        return True
    return expected in ABOUT and page.kind in _NOT_ABOUT
