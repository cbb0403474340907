"""Cases on disk: web archive files for the bytes, SQLite for the index."""

from vetter.store.archive import read_archive
from vetter.store.case import Case
from vetter.store.evidence import newest_with_evidence
from vetter.store.folder import reserve
from vetter.store.passing import PassingCase
from vetter.store.shelf import (
    CaseSummary,
    cases,
    copy_out,
    delete,
    discard,
    is_there,
    unfinished,
)

__all__ = [
    "Case",
    "CaseSummary",
    "PassingCase",
    "cases",
    "copy_out",
    "delete",
    "discard",
    "is_there",
    "newest_with_evidence",
    "read_archive",
    "reserve",
    "unfinished",
]
