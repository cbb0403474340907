"""Whether the outlet of today stood at its domain already when the web archive first looked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter.domains import host_of, label_and_suffix, same_site
from vetter.extract.kind import path_parts, policy_of_path, shape_of_path
from vetter.extract.page_title import title_parts
from vetter.lists import naming
from vetter.model import PageKind, PageState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier, Link, Page

ALIKE: Final = 88.0
DIFFERENT: Final = 45.0
"""Similarity of two names in per cent: above the first they are one, below the second they are two."""

HEADLINE: Final = 24  # characters of a link's text; names of sections and services are shorter
ENOUGH: Final = 3
"""Articles that a front page leads to, or places that two front pages have in common."""

_COMMA: Final = re.compile(r"\s*[,;.!]\s+")


def stood_there(dossier: Dossier) -> bool | None:
    """Return whether the archive's early copy shows the outlet of today.

    A name alone does not tell: domains are bought for the name, and a photographer may bear a paper's. It is
    the same outlet where name, language and kind of page agree, nobody registered the domain since, and most
    of what the archive has of its articles is still there: who buys a dead paper's address keeps few of them. Where the
    site was not seen, or only in copies, the two must lead to the same places.
    ``None`` where it cannot be told: no early copy, no name, a renaming, or a page of another kind.
    """
    archive = dossier.archive
    if archive is None or archive.early is None:
        return None
    label = label_and_suffix(dossier.outlet.host)[0]
    named = same_name(dossier.outlet.name, early_name(dossier), label)
    if not named:
        return named
    fronts = dossier.read_pages(PageKind.FRONT)
    spoken = {page.language for page in fronts} - {""}
    if spoken and archive.early.language and archive.early.language not in spoken:
        return None
    alike = any(len(_places(archive.early) & _places(front)) >= ENOUGH for front in fronts)
    if not alike and (_registered_since(dossier) or len(_articles(archive.early)) < ENOUGH):
        return None
    if not alike and (not fronts or dossier.pages_archived):
        return None  # nobody saw whether what it had then is there today
    return None if _mostly_gone(dossier) else True


def _mostly_gone(dossier: Dossier) -> bool:
    """Return whether more than half of the articles that the archive has are no longer there."""
    known = [one.live for one in dossier.archived_articles if one.live is not None]
    return len(known) >= ENOUGH and 2 * known.count(False) > len(known)


def early_name(dossier: Dossier) -> str:
    """Return what the site called itself on the archive's early copy, or "" if that was not read."""
    early = dossier.archive.early if dossier.archive else None
    if early is None or early.state is not PageState.READ:
        return ""
    return " | ".join(dict.fromkeys(filter(None, (early.site_name, early.title))))


def same_name(now: str, then: str, label: str) -> bool | None:
    """Return whether a page titled ``then`` bears the name ``now``; ``label`` is the domain's.

    It bears the name where a part of the title is that name as a whole: a shared word, or the name among
    others ("Harbour Post Guest House"), is not decided.
    """
    from rapidfuzz.fuzz import ratio, token_set_ratio
    from rapidfuzz.utils import default_process

    if not now.strip() or not then.strip():
        return None
    ours = _whole(now)
    if any(ratio(ours, part) >= ALIKE for part in _parts(then)):
        return True
    plain = _plain(then)
    if _plain(now) in plain or (len(label) > 3 and label.replace("-", "") in plain):
        return None
    likeness = token_set_ratio(now[:200], then[:200], processor=default_process)
    return False if likeness < DIFFERENT else None


def _parts(title: str) -> Iterator[str]:
    for part in title_parts(title):
        for piece in (part, *_COMMA.split(part)):
            yield _whole(piece)


def _whole(name: str) -> str:
    """Return a name without article, legal form, and words that only say what kind of outlet it is."""
    bare = naming.bare(naming.words(name))
    return "".join(naming.without_kinds(bare) or bare)


def _plain(text: str) -> str:
    return "".join(c for c in text[:400].casefold() if c.isalnum())


def _registered_since(dossier: Dossier) -> bool:
    created = dossier.registration.created if dossier.registration else None
    capture = dossier.archive.early_capture if dossier.archive else None
    return created is not None and capture is not None and created.value > capture.time


def _own(page: Page) -> Iterator[Link]:
    return (link for link in page.links if same_site(host_of(link.url), host_of(page.url)))


def _places(page: Page) -> set[str]:
    """Return where a page leads to, without "contact" and the like, to which every site leads."""
    return {
        path
        for link in _own(page)
        if (path := urlsplit(link.url).path.rstrip("/"))
        and not policy_of_path(path_parts(link.url))
    }


def _articles(page: Page) -> set[str]:
    return {
        link.url
        for link in _own(page)
        if len(link.text) >= HEADLINE or shape_of_path(path_parts(link.url)) is PageKind.ARTICLE
    }
