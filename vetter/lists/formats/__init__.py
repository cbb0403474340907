"""What publishers of indicators really publish, read into one form. One file = one format.

A reader is a pure function ``read(content, document) -> Parsed``. It never guesses and never drops
silently: what it does not understand it returns as `Unread`, row by row.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from vetter.lists.formats.parsed import Document, Parsed, ShapeError, Stated, Unread

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["READERS", "Document", "Parsed", "ShapeError", "Stated", "Unread", "read"]

# The name of a format, as SOURCE.toml gives it, and the module that reads it.
READERS: Final = {
    "ofac-csv": "ofac_csv",
    "ofac-xml": "ofac_xml",
    "eu-sanctions-xml": "eu_sanctions_xml",
    "eu-sanctions-csv": "eu_sanctions_csv",
    "meta-csv": "meta_csv",
    "meta-markdown": "meta_markdown",
    "viginum-csv": "viginum_csv",
    "stix": "stix",
    "misp-event": "misp_event",
    "misp-warninglist": "misp_warninglist",
    "dima-js": "dima_js",
    "csv": "mapped_csv",
    "values": "one_column",
    "hosts": "hosts_file",
}


def read(content: bytes, document: Document) -> Parsed:
    """Return what ``content`` states, read as ``document.format``.

    Raises `ShapeError` if it is not of that format at all: other columns, another root, a web page.
    """
    module = import_module(f"vetter.lists.formats.{READERS[document.format]}")
    reader: Callable[[bytes, Document], Parsed] = module.read
    return reader(content, document)
