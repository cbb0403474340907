from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, front, honest, offline, page, with_page
from vetter.model import AdsFile, ClaimKind, PageKind

CHECK = "no-visible-revenue"


def test_fires_where_it_pays_and_nothing_earns():
    said = ask(CHECK, front())
    assert said.verdict is FIRED
    assert "We pay our contributors" in said.because


def test_clear_where_income_or_its_source_is_seen():
    ways = (
        with_page(front(), page(PageKind.OTHER, revenue=("donations",))),
        with_page(front(), page(PageKind.FUNDING)),
        with_page(front(), page(PageKind.OTHER, claims=((ClaimKind.FUNDING, "A grant."),))),
        changed(
            front(), ads=AdsFile(accounts=(("g.com", "pub-1", "DIRECT"),), cited=cite("r-ads"))
        ),
    )
    for dossier in ways:
        assert ask(CHECK, dossier).verdict is CLEAR


def test_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
    few = changed(front(), pages=tuple(p for p in front().pages if p.kind is PageKind.WRITE_FOR_US))
    assert ask(CHECK, few).verdict is UNKNOWN
