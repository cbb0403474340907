"""What the writer of a message wrote, apart from earlier messages that it quotes."""

from __future__ import annotations

from typing import Final

from vetter.extract.fold import clean_lines
from vetter.extract.markup import Block, Document, attribute
from vetter.extract.offer.quoted import own_words

MAX_WORDS: Final = 200_000  # characters of one message that are kept
_PARENTS: Final = 30
_QUOTES: Final = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote")


def written(text: str) -> str:
    """Return what the writer of a text wrote, without what is quoted."""
    return clean_lines(own_words(text[:MAX_WORDS]).strip(), MAX_WORDS)


def shown(document: Document) -> str:
    """Return the visible text of a message in HTML, one block a line, without quotations."""
    own = "\n".join(block.text for block in document.blocks if not _is_quoted(block))
    return written(own or document.visible())


def _is_quoted(block: Block) -> bool:
    tag = block.tag
    for _ in range(_PARENTS):
        if tag.name == "blockquote" or any(one in attribute(tag, "class")[:200] for one in _QUOTES):
            return True
        if tag.parent is None:
            return False
        tag = tag.parent
    return False
