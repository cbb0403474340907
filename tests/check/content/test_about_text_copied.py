from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import first_ever, honest, met, offline, sibling, without_pages
from vetter.model import PageKind, TraitKind

CHECK = "about-text-copied"
ABOUT = sibling(
    TraitKind.ABOUT,
    value="https://elbe-bote.example.org/about",
    theirs="https://weser-bote.example.net/about",
    likeness=0.8,
)


def test_fires_on_the_words_of_an_unrelated_outlet():
    said = ask(CHECK, met(honest(), ABOUT))
    assert said.verdict is FIRED
    assert "https://weser-bote.example.net/about" in said.because


def test_titles_of_one_declared_publisher_are_clear():
    own = sibling(TraitKind.ABOUT, owners=("Elbe-Bote Verlag UG",))
    assert ask(CHECK, met(honest(), own)).verdict is CLEAR


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, met(honest(), sibling(TraitKind.POLICY))).verdict is CLEAR
    assert ask(CHECK, without_pages(honest(), PageKind.ABOUT)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, first_ever(honest())).verdict is NOT_APPLICABLE
