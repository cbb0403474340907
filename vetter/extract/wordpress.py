"""WordPress's REST interface (``/wp-json/wp/v2/``): posts with their true dates, and who writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vetter.extract.address import web_address
from vetter.extract.fold import clean
from vetter.extract.json_answer import load, mapping, mappings, text
from vetter.extract.loose_text import plain
from vetter.extract.machine_date import MAX_OFFSET, moment
from vetter.model import Post, Purpose, WordpressReading

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.model import Kept

MAX_POSTS: Final = 200
MAX_USERS: Final = 200
MAX_TITLE: Final = 300
MAX_NAME: Final = 120


def read(kept: Kept) -> WordpressReading | None:
    """Return the posts or the users in an answer, or None if it is neither.

    An error of WordPress is an object with a code; what is asked for here are lists.
    """
    rows = load(kept)
    if not isinstance(rows, list):
        return None
    total = _number(kept.exchange.header("x-wp-total")) or len(rows)
    if kept.record.purpose is Purpose.WORDPRESS_USERS:
        users = (_user(row) for row in mappings(rows)[:MAX_USERS])
        return WordpressReading(users=tuple(user for user in users if user[0]), total=total)
    shown = mappings(rows)[:MAX_POSTS]
    posts = (_post(row, kept.exchange.url) for row in shown)
    offsets = (_offset(row) for row in shown)
    return WordpressReading(
        posts=tuple(post for post in posts if post.url),
        total=total,
        offsets=tuple(dict.fromkeys(found for found in offsets if found is not None))[:20],
    )


def _post(row: dict[str, Any], base: str) -> Post:
    title = row.get("title")
    return Post(
        url=web_address(base, text(row.get("link"))),
        title=plain(text(mapping(title).get("rendered")) or text(title), MAX_TITLE),
        author=_author(row),
        published=moment(text(row.get("date_gmt"))) or moment(text(row.get("date"))),
        modified=moment(text(row.get("modified_gmt"))),
        route="wordpress",
    )


def _author(row: dict[str, Any]) -> str:
    embedded = mappings(mapping(row.get("_embedded")).get("author"))
    name = text(embedded[0].get("name")) if embedded else ""
    return plain(name or text(mapping(row.get("yoast_head_json")).get("author")), MAX_NAME)


def _user(row: dict[str, Any]) -> tuple[str, str]:
    return plain(text(row.get("name")), MAX_NAME), clean(text(row.get("slug")), MAX_NAME)


def _offset(row: dict[str, Any]) -> int | None:
    """Return how far the site's clock is from UTC, in minutes: it tells both times of each post."""
    local = _bare(text(row.get("date")))
    utc = _bare(text(row.get("date_gmt")))
    if local is None or utc is None:
        return None
    minutes = round((local - utc).total_seconds() / 60)
    return minutes if abs(minutes) <= MAX_OFFSET and minutes % 15 == 0 else None


def _bare(written: str) -> datetime | None:
    found = moment(written)
    return found.replace(tzinfo=None) if found else None


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else 0
