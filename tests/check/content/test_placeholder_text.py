from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, offline, page, with_page
from vetter.model import PageKind


def test_fires_and_quotes():
    left = with_page(honest(), page(PageKind.OTHER, placeholders=("Lorem ipsum dolor",)))
    said = ask("placeholder-text", left)
    assert said.verdict is FIRED
    assert "Lorem ipsum" in said.because


def test_clear_and_unknown():
    assert ask("placeholder-text", honest()).verdict is CLEAR
    assert ask("placeholder-text", offline()).verdict is UNKNOWN
    assert ask("placeholder-text", changed(honest(), pages=())).verdict is UNKNOWN
