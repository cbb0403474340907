"""The articles that an outlet lists by itself, each once, with what all its lists together say of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from vetter.model import Citation, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from vetter.model import Record

DAY: Final = timedelta(days=1)
_TRACKING: Final = ("utm_", "fbclid=", "gclid=")


def posts(listings: Iterable[tuple[Record, Sequence[Post]]], as_of: datetime) -> tuple[Post, ...]:
    """Return each article once, newest first, the undated last; ``listings`` come with the fullest first.

    What one list leaves out another may give; of two dates of publication the one with a time of day
    counts, if they are of one day. What is dated after ``as_of`` was not there yet.
    """
    latest = as_of + DAY
    found: dict[str, Post] = {}
    for record, listed in listings:
        for post in listed:
            if post.published is not None and post.published > latest:
                continue
            late = post.modified is not None and post.modified > latest
            told = replace(post, modified=None) if late else post
            told = replace(told, cited=(Citation(record.id),))
            key = _key(post.url)
            found[key] = _both(found[key], told) if key in found else told
    dated = sorted(
        (post for post in found.values() if post.published),
        key=lambda post: (post.published, post.url),
        reverse=True,
    )
    return (*dated, *(post for post in found.values() if not post.published))


def has_time(moment: datetime) -> bool:
    """Return whether a moment is more than a day: those that are written without a time are at midnight."""
    return bool(moment.hour or moment.minute or moment.second)


def _both(one: Post, other: Post) -> Post:
    """Return what two lists say of an article: the first, filled up from the second."""
    published = one.published or other.published
    if published and other.published and not has_time(published):
        near = abs(other.published - published) <= DAY
        published = other.published if near and has_time(other.published) else published
    return replace(
        one,
        title=one.title or other.title,
        author=one.author or other.author,
        published=published,
        modified=one.modified or other.modified,
        cited=tuple(dict.fromkeys((*one.cited, *other.cited))),
    )


def _key(url: str) -> str:
    """Return what the addresses of one article have in common on several lists."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    fields = (field for field in parts.query.split("&") if not field.startswith(_TRACKING))
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{'&'.join(fields)}"
