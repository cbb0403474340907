"""What the outlet calls itself, agreed between its pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import fold
from vetter.extract.kind import exact_kind
from vetter.extract.page_title import title_parts
from vetter.model import Citation, Fact, PageKind, PageState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Page

_FRONT_COUNTS: Final = 3  # the front page's own word weighs as much as that of three others
_NO_NAMES: Final = frozenset(
    [
        "home",
        "homepage",
        "start",
        "startseite",
        "accueil",
        "inicio",
        "portada",
        "pagina",
        "principal",
        "index",
        "welcome",
        "главная",
        "news",
    ]
)


def outlet_name(pages: tuple[Page, ...]) -> Fact[str] | None:
    """Return the outlet's name with the pages that say so, or None.

    First what pages tell machines (``site_name``), then the part that the titles have in common.
    """
    read = [page for page in pages if page.state is PageState.READ]
    return _most_said([(page, (page.site_name,)) for page in read]) or _most_said(
        [(page, tuple(_candidates(page))) for page in read], least=2
    )


def _most_said(said: list[tuple[Page, tuple[str, ...]]], least: int = 1) -> Fact[str] | None:
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    cited: dict[str, list[Citation]] = {}
    for page, names in said:
        for name in {fold(name): name for name in names if fold(name)}.values():
            key = fold(name)
            votes[key] += _FRONT_COUNTS if page.kind is PageKind.FRONT else 1
            spelled.setdefault(key, name)
            cited.setdefault(key, []).append(Citation(page.record, name))
    if not votes:
        return None
    best, count = max(votes.items(), key=lambda item: (item[1], -len(item[0])))
    return Fact(spelled[best], tuple(cited[best])) if count >= least else None


def _candidates(page: Page) -> Iterator[str]:
    """Yield the parts of a title that can be the outlet's name."""
    for part in title_parts(page.title):
        folded = fold(part)
        if folded and folded not in _NO_NAMES and not exact_kind(folded) and len(part) <= 60:
            yield part
