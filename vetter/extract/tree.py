"""The tree of a page, as Beautiful Soup builds it from what lxml finds, without what no page of HTML has."""

from __future__ import annotations

import warnings
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]  # it is put there when lxml is found
from bs4.element import AttributeDict


def tree_of(text: str) -> BeautifulSoup:
    """Return the tree of a page. Never raises on any text; takes time linear in its length."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bs4 warns of text that looks like a file name or XML
        return BeautifulSoup(text, builder=_Html())


class _Html(LXMLTreeBuilder):  # type: ignore[misc]
    """Builds without looking for namespaces, which are XML's, or for lists of words in attributes.

    Both are a fourth of the time that building takes. Attributes stay as they are written.
    """

    def __init__(self) -> None:
        super().__init__(
            multi_valued_attributes=None, attribute_dict_class=AttributeDict, string_containers={}
        )

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:  # noqa: ARG002 - lxml's interface
        """Open an element."""
        assert self.soup is not None
        self.soup.handle_starttag(tag, None, None, attrib)

    def end(self, tag: Any) -> None:
        """Close an element."""
        assert self.soup is not None
        self.soup.endData()
        self.soup.handle_endtag(tag)
