"""From bytes to a tree that was walked once: every tag with its place, every block of visible text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import Tag
from bs4.element import CData, NavigableString, PageElement, PreformattedString

from vetter.extract.fold import clean
from vetter.extract.tree import tree_of
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

MAX_CHARACTERS: Final = 2_000_000
MAX_TAGS: Final = 50_000  # "<" that are parsed; the most on 1,032 real news pages was 19,629
_TAIL: Final = 10_000  # of these, kept from the end: that is where footers are
MAX_BLOCK: Final = 5_000  # characters of one block that are kept
MAX_TEXT: Final = 400_000  # characters of visible text that are kept
MAX_URL: Final = 2_000
MAX_LABEL: Final = 30  # characters of a menu's link; a headline is longer
MAX_TITLE: Final = 250
_NODES: Final = 200  # nodes below one element that are looked at for a short text

_HTML: Final = ("text/html", "application/xhtml+xml")
_UNSAID: Final = ("", "text/plain", "application/octet-stream")
_SNIFFED: Final = (b"<!doctype html", b"<html", b"<head", b"<body")
_XML_HEAD: Final = re.compile(r"^\s{0,99}<\?xml[^>]{0,200}>")
_INVISIBLE: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "object",
        "embed",
        "iframe",
        "canvas",
        "select",
        "datalist",
        "audio",
        "video",
        "title",
    ]
)
INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "rb",
        "rt",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "input",
        "link",
        "meta",
    ]
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MENU: Final = re.compile(
    r"(?:^|\s)(?:site-?|main-?|page-?|top-?|global-?|primary-?|secondary-?|region-|l-)?"
    r"(?:header|nav|navbar|navigation|menu|masthead|topbar|burger)(?:[-_]\S*)?(?:\s|$)"
)
_FOOTER: Final = re.compile(
    r"(?:^|\s)(?:site-?|main-?|page-?|global-?|region-|l-|the-?)?(?:footer|colophon)(?:[-_]\S*)?(?:\s|$)"
)
_NO_PLACE: Final = frozenset(("html", "body", "article", "main", "p", "h1"))


@dataclass(slots=True)
class Block:
    """A run of visible text between two block boundaries; ``tag`` is the innermost block element.

    ``hrefs`` are where the links in it lead, as they are written, and ``linked`` how many of its letters are theirs.
    """

    text: str
    place: LinkPlace
    tag: Tag
    heading: bool = False
    hrefs: tuple[str, ...] = ()
    linked: int = 0

    @property
    def is_menu(self) -> bool:
        """Whether it is made of short links and nothing else, as rows of a menu are."""
        return 0 < self.linked <= len(self.hrefs) * MAX_LABEL and self.linked >= letters(self.text)

    @property
    def is_title(self) -> bool:
        """Whether it is one long link as a whole: the title of what it leads to."""
        as_long = len(self.hrefs) == 1 and MAX_LABEL < len(self.text) <= MAX_TITLE
        return as_long and self.linked >= letters(self.text)


@dataclass(slots=True)
class Document:
    """One page, parsed once. ``tags`` are in document order, each with its place.

    ``cut``: there is more of it than the caps let through, so that ``blocks`` lack some of the text.
    """

    soup: BeautifulSoup
    url: str
    base: str
    tags: list[tuple[Tag, LinkPlace]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    by_name: dict[str, list[tuple[Tag, LinkPlace]]] = field(default_factory=dict)
    cut: bool = False

    def named(self, *names: str) -> Iterator[Tag]:
        """Return all elements of these names, name by name, in document order."""
        for name in names:
            for tag, _ in self.by_name.get(name, ()):
                yield tag

    def placed(self, name: str) -> list[tuple[Tag, LinkPlace]]:
        """Return all elements of one name, each with its place."""
        return self.by_name.get(name, [])

    def absolute(self, href: str) -> str:
        """Return an address on the page as an absolute http(s) URL without fragment, else ""."""
        return absolute(self.base, href)

    def visible(self) -> str:
        """Return all visible text, one block a line."""
        return "\n".join(block.text for block in self.blocks)

    def body(self) -> list[Block]:
        """Return the blocks outside menus and footers."""
        return [block for block in self.blocks if block.place is LinkPlace.BODY]


def letters(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as one string; an absent one is empty."""
    value = tag.attrs.get(name)
    if value is None:  # as most often
        return ""
    return " ".join(value) if isinstance(value, list) else str(value)


def below(tag: Tag) -> Iterator[PageElement]:
    """Return the first few hundred nodes below an element, in document order.

    The bound matters where thousands of elements are nested in each other: each would be walked
    through to its end. (`Tag.descendants` looks for that end before it begins.)
    """
    waiting = [iter(tag.contents)]
    seen = 0
    while waiting and seen < _NODES:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            continue
        seen += 1
        yield node
        if isinstance(node, Tag):
            waiting.append(iter(node.contents))


def short_text(tag: Tag, limit: int) -> str:
    """Return the beginning of an element's text on one line."""
    parts: list[str] = []
    size = 0
    for node in below(tag):
        if isinstance(node, NavigableString) and is_text(node):
            parts.append(node)
            size += len(node)
        if size > 4 * limit:
            break
    return clean(" ".join(parts), limit)


@lru_cache(
    maxsize=1_024
)  # a page is asked for one thing after another, and has the same links each time
def absolute(base: str, href: str) -> str:
    """Return ``href`` resolved against ``base`` as an http(s) URL without fragment, else ""."""
    href = href.strip()
    if not href or len(href) > MAX_URL or href.startswith(("#", "javascript:", "mailto:", "data:")):
        return ""
    try:
        url = urldefrag(urljoin(base, clean(href, MAX_URL)))[0]
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url if usable else ""


def is_page(body: bytes, content_type: str) -> bool:
    """Return whether bytes are a page: they are said to be one, or begin like one where nothing says what they are."""
    declared = content_type.partition(";")[0].strip().lower()
    if declared in _HTML:
        return True
    head = body[:1_000].lstrip().lower()
    return declared in _UNSAID and any(sign in head for sign in _SNIFFED)


def parse(text: str, url: str) -> Document:
    """Parse a page. Never raises on any text; takes time linear in its length."""
    document = Document(tree_of(trim(text)), url, url, cut=_is_beyond_caps(text))
    _walk(document)
    for tag in document.named("base"):
        document.base = absolute(url, attribute(tag, "href")) or url
        break
    return document


def _is_beyond_caps(text: str) -> bool:
    return len(text) > MAX_CHARACTERS or text.count("<") > MAX_TAGS


def trim(text: str) -> str:
    """Return the page without what no honest page has: NULs, and tags above the cap.

    The head and the end are kept, the middle goes.
    """
    text = _XML_HEAD.sub("", text[:MAX_CHARACTERS]).replace("\x00", "\ufffd")
    if text.count("<") <= MAX_TAGS:
        return text
    starts = [found.start() for found in re.finditer("<", text)]
    return text[: starts[MAX_TAGS - _TAIL]] + "\n" + text[starts[-_TAIL] :]


def _walk(document: Document) -> None:
    """Go through the tree once, without recursion: nesting may be thousands deep."""
    blocks = _Blocks(document)
    stack: list[tuple[Tag | NavigableString | None, LinkPlace, bool, str]] = [
        (document.soup, LinkPlace.BODY, True, "")
    ]
    block_tags: list[Tag] = [document.soup]
    while stack:
        node, place, visible, href = stack.pop()
        if node is None:
            blocks.end()
            block_tags.pop()
            continue
        if not isinstance(node, Tag):
            if visible and is_text(node):
                blocks.add(node, place, block_tags[-1], href)
            continue
        if node is not document.soup:
            place = _place(node, place)
            document.tags.append((node, place))
            document.by_name.setdefault(node.name, []).append((node, place))
            visible = visible and node.name not in _INVISIBLE and not _hidden(node)
            if node.name not in INLINE:
                blocks.end()
                block_tags.append(node)
                stack.append((None, place, visible, href))
            if node.name == "a":
                href = attribute(node, "href")
                blocks.begin_link()
        stack.extend((child, place, visible, href) for child in reversed(node.contents))  # type: ignore[misc]
    blocks.end()


def is_text(node: NavigableString | None) -> bool:
    """Return whether a node is text that is meant to be read."""
    # Comments, declarations and processing instructions are preformatted strings too.
    return isinstance(node, CData) or not isinstance(node, PreformattedString)


def _hidden(tag: Tag) -> bool:
    if not tag.attrs:
        return False
    style = attribute(tag, "style")[:200].replace(" ", "").lower()
    return "hidden" in tag.attrs or "display:none" in style


class _Blocks:
    """Collects text until a block ends."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts: list[str] = []
        self._size = 0
        self._total = 0
        self._hrefs: list[str] = []
        self._linked = 0
        self._inside = False
        self._place = LinkPlace.BODY
        self._tag: Tag = document.soup

    def begin_link(self) -> None:
        self._inside = False

    def add(self, text: str, place: LinkPlace, tag: Tag, href: str) -> None:
        if not self._parts:
            self._place = place
            self._tag = tag
        if self._size < MAX_BLOCK and self._total < MAX_TEXT:
            self._parts.append(text)
            self._size += len(text)
            if href and (own := letters(text)):
                if not self._inside:
                    self._hrefs.append(href)
                self._inside = True
                self._linked += own
        elif not text.isspace():
            self._document.cut = True

    def end(self) -> None:
        whole = "".join(self._parts)
        text = clean(whole, MAX_BLOCK) if whole else ""
        if len(whole) > MAX_BLOCK and len(" ".join(whole.split())) > len(text):
            self._document.cut = True
        hrefs, linked = tuple(self._hrefs), self._linked
        self._parts, self._hrefs, self._inside = [], [], False
        self._size = self._linked = 0
        if text:
            self._total += len(text)
            heading = self._tag.name in _HEADINGS
            self._document.blocks.append(
                Block(text, self._place, self._tag, heading, hrefs, linked)
            )


def _place(tag: Tag, above: LinkPlace) -> LinkPlace:
    if above is LinkPlace.FOOTER or tag.name in _NO_PLACE or tag.name in INLINE:
        return above
    if tag.name in ("header", "footer"):
        if _inside_article(tag):
            return above
        return LinkPlace.FOOTER if tag.name == "footer" else LinkPlace.MENU
    if tag.name == "nav":
        return LinkPlace.MENU
    return _place_by_name(tag, above)


def _place_by_name(tag: Tag, above: LinkPlace) -> LinkPlace:
    role = attribute(tag, "role")
    names = f"{attribute(tag, 'id')[:200]} {attribute(tag, 'class')[:200]}".lower()
    if role == "contentinfo" or _FOOTER.search(names):
        return LinkPlace.FOOTER
    if role in ("navigation", "menu", "menubar", "banner") or _MENU.search(names):
        return LinkPlace.MENU
    return above


def _inside_article(tag: Tag) -> bool:
    # The header and footer of an article hold its author and tags, not the site's own links.
    parent = tag.parent
    for _ in range(5):
        if parent is None:
            return False
        if parent.name in ("article", "main", "section"):
            return True
        parent = parent.parent
    return False
