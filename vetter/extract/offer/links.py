"""Links of a message and where they really lead, addresses in its text, and pictures that only report. Nothing is asked."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import ascii_host, same_site
from vetter.extract.intermediaries import intermediaries
from vetter.extract.markup import attribute, short_text
from vetter.extract.offer.shown import host_shown
from vetter.extract.unwrap import unwrap
from vetter.model import MailLink
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4 import Tag

    from vetter.extract.markup import Document

_T = TypeVar("_T")

MAX_FOUND: Final = 400
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]{}|\\^`]{3,1500}", re.IGNORECASE)
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,8}\w{2,24})")
_STOPS: Final = ".,;:!?…"
_BEFORE: Final = 300  # characters before a target in which its text may stand
_CLOSED: Final = {"<": ">", "[": "]", "(": ")"}
_ENDS: Final = re.compile(
    r"[<>()\[\]\n]|[.,;:?!](?=\s|$)"
)  # what the words of a link do not go beyond
_WORDS: Final = 5  # of the same line, which stand for a text that is no address
_MARKED: Final = re.compile(r"\[([^\[\]\n]{1,200})\][ \t]?\(<?$")
_PIPED: Final = re.compile(r"\|([^<>|\n]{1,200})>")


class Picture(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``data/offer/pixels.toml``."""

    hosts: frozenset[str]
    paths: tuple[str, ...]
    largest: int


class Found(NamedTuple):
    """An address as it stood, and the text it stood under."""

    url: str
    shown: str = ""
    sure: bool = True  # ``shown`` is its text; else words that stand before it, and may be others


@cache
def pictures() -> Picture:
    """Return what tells a picture that only reports. Raises `DataError`."""
    return shaped(read_toml("offer", "pixels.toml"), Picture)


def in_text(text: str) -> Iterator[Found]:
    """Yield the links in plain text; where a program wrote a link's text and its target side by side, the two as one.

    Programs write ``text<target>``, ``text [target]``, ``text (target)``, ``[text](target)`` or ``<target|text>``.
    """
    each = list(_first(_LINK.finditer(text)))
    texts = [_text_of(text, one) for one in each]
    only_shown = {shown.start for shown in texts if shown.sure}
    for one, shown in zip(each, texts, strict=True):
        if one.start() not in only_shown:
            yield Found(one[0].rstrip(_STOPS), shown.words, shown.sure)


class _Text(NamedTuple):
    """The text of a link, where an address in it begins, and whether it surely is its text and no other words."""

    words: str = ""
    start: int = -1
    sure: bool = True


def _text_of(text: str, target: re.Match[str]) -> _Text:
    """Return the text under which a target stands; nothing where it stands by itself."""
    start, end = target.span()
    if behind := _PIPED.match(text, end):
        return _Text(behind[1].strip(), behind.start(1))
    before = text[max(0, start - _BEFORE) : start]
    if marked := _MARKED.search(before):
        return _Text(marked[1].strip(), start - len(before) + marked.start(1))
    bracket = before[-1:]
    if bracket not in _CLOSED or not text.startswith(_CLOSED[bracket], end):
        return _Text()
    rest = before[:-1].rstrip(" \t")
    *_, line = _ENDS.split(rest.removesuffix("\n") if bracket == "<" else rest)
    *_, last = line.split() or [""]
    if host_shown(last):
        at = start - len(before) + before.rindex(last)
        # Brackets may also hold a source for a site that stands before them.
        return _Text(last, at, bracket != "(" or bool(_LINK.match(last)))
    # A line further up is no text of this one, unless it is cut right there.
    words = "" if rest.endswith("\n") else " ".join(line.split()[-_WORDS:])
    return _Text(words, sure=bracket != "(")


def in_page(document: Document) -> Iterator[Found]:
    """Yield the links of a message in HTML."""
    for tag in _first(document.named("a", "area", "form")):
        href = attribute(tag, "href") or attribute(tag, "action")
        yield Found(html.unescape(href[:2_000]).strip(), short_text(tag, 200))


def links(found: Iterable[Found]) -> tuple[MailLink, ...]:
    """Return each link once: where it leads once taken out of what wraps it, and whether that is hidden."""
    told: dict[tuple[str, str], MailLink] = {}
    for one in _first(found):
        url = f"https://{one.url}" if one.url.lower().startswith("www.") else one.url
        if not url.lower().startswith(("http://", "https://")):
            continue
        inner, through = unwrap(url)
        host = host_of(inner)
        if host:
            # A service that counts clicks stands in between openly, as far as newsletters go.
            disguised = (
                one.sure and _names_another(one.shown, host) and not intermediaries().role(host)
            )
            forwards = intermediaries().is_short(host)
            link = MailLink(
                url=re.split("[?#]", inner, maxsplit=1)[0],
                host=host,
                shown=one.shown.strip(),
                through=through,
                disguised=disguised,
                forwards=forwards,
            )
            key = (inner, link.shown if disguised else "")
            # The same link may stand there without its text, as in the part for those who do not read HTML.
            if key not in told or (link.shown and not told[key].shown):
                told[key] = link
    return tuple(told.values())


def mail_hosts(text: str) -> tuple[str, ...]:
    """Return the hosts of the e-mail addresses in a text, each once."""
    found = (ascii_host(match[1].rstrip(".,;")) for match in _first(_MAIL.finditer(text)))
    return tuple(dict.fromkeys(filter(None, found)))


def pixels(document: Document) -> tuple[str, ...]:
    """Return the hosts of pictures that are too small to be seen, or known to count who opens a message."""
    found = (
        host_of(attribute(tag, "src").strip())
        for tag in _first(document.named("img"))
        if _reports(tag)
    )
    return tuple(dict.fromkeys(filter(None, found)))[:20]


def host_of(url: str) -> str:
    """Return the host of an address in ASCII, or ""."""
    try:
        return ascii_host(urlsplit(url[:2_000]).hostname or "")
    except ValueError:
        return ""


def _reports(tag: Tag) -> bool:
    source = attribute(tag, "src").strip().lower()
    if not source.startswith(("http://", "https://")):
        return False
    known, host = pictures(), host_of(source)
    if any(host == one or host.endswith(f".{one}") for one in known.hosts):
        return True
    if any(path in source[:500] for path in known.paths):
        return True
    style = attribute(tag, "style")[:300].replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    return _tiny(tag, style, known.largest)


def _tiny(tag: Tag, style: str, largest: int) -> bool:
    sizes = [
        re.match(r"\s?(\d{1,4})(?:px)?\s?$", attribute(tag, name)[:10])
        or re.search(rf"(?:^|;){name}:(\d{{1,4}})px", style)
        for name in ("width", "height")
    ]
    return all(size is not None and int(size[1]) <= largest for size in sizes)


def _names_another(shown: str, host: str) -> bool:
    """Return whether the text of a link is itself an address, and one of another site."""
    named = host_shown(shown)
    return bool(named) and not same_site(named, host)


def _first(found: Iterable[_T]) -> Iterator[_T]:
    return (one for one, _ in zip(found, range(MAX_FOUND), strict=False))
