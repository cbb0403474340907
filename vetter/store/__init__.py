"""Cases on disk: web archive files for the bytes, SQLite for the index."""

from vetter.store.archive import read_archive
from vetter.store.case import Case
from vetter.store.shelf import CaseSummary, cases, copy_out, delete, unfinished

__all__ = ["Case", "CaseSummary", "cases", "copy_out", "delete", "read_archive", "unfinished"]
