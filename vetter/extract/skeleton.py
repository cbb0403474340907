"""How a page is built, without what it says: which elements of which classes stand in which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.extract.markup import attribute
from vetter.extract.sketch import sketch

if TYPE_CHECKING:
    from bs4 import Tag

    from vetter.extract.markup import Document

SIZE: Final = 64
DEPTH: Final = 3  # elements of one path
MAX_CLASSES: Final = 6
MAX_TAGS: Final = 12_000
# Numbers count posts and pictures, not parts of a page.
_COUNTED: Final = re.compile(r"\d+")


def read_skeleton(document: Document) -> tuple[int, ...]:
    """Return a sketch of the paths of elements in a page, each three elements long."""
    steps: dict[int, str] = {}
    paths: set[str] = set()
    for tag, _ in document.tags[:MAX_TAGS]:
        path = [steps.setdefault(id(tag), _step(tag))]
        above = tag.parent
        while above is not None and len(path) < DEPTH and id(above) in steps:
            path.append(steps[id(above)])
            above = above.parent
        paths.add(">".join(reversed(path)))
    return sketch(paths, SIZE)


def _step(tag: Tag) -> str:
    classes = _COUNTED.sub("", attribute(tag, "class")[:300].lower()).split()
    return ".".join((tag.name, *sorted(set(classes))[:MAX_CLASSES]))
