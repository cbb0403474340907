"""Load what judging without network needs, before the processes that do it divide."""

from __future__ import annotations


def rehearse() -> None:
    """Load the outlets, the cards and the report; an index on disk is for each process to open."""
    from vetter.batch import offline  # noqa: F401 - what it imports is what is needed
    from vetter.check import catalogue
    from vetter.extract import compile as compiling  # noqa: F401
    from vetter.lists.lookalike import imitations
    from vetter.lists.outlets import load_outlets
    from vetter.report import html

    imitations("gazette.example.org", load_outlets())
    catalogue()
    html.template()
