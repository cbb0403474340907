from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    changed,
    cite,
    first_ever,
    honest,
    met,
    newsletter,
    offline,
    page,
    sibling,
)
from vetter.model import Fact, PageKind, TraitKind

CHECK = "same-skeleton"
BUILT = sibling(TraitKind.SKELETON, value="front", likeness=0.94)
ICON = sibling(TraitKind.FAVICON, value="-1137974563")


def built():
    front = page(PageKind.FRONT, skeleton=tuple(range(40)))
    return changed(honest(), pages=(front,), favicon=Fact(-1137974563, cite("r-icon")))


def test_fires_on_one_template_with_one_icon():
    said = ask(CHECK, met(built(), BUILT, ICON))
    assert said.verdict is FIRED
    assert "94%" in said.because
    assert "weser-bote.example.net" in said.because


def test_a_theme_or_an_icon_alone_is_shared_by_thousands():
    assert ask(CHECK, met(built(), BUILT)).verdict is CLEAR
    assert ask(CHECK, met(built(), ICON)).verdict is CLEAR
    elsewhere = changed(ICON, host="oder-bote.example.com")
    assert ask(CHECK, met(built(), BUILT, elsewhere)).verdict is CLEAR


def test_titles_of_one_declared_publisher_are_clear():
    dossier = changed(built(), pages=(*built().pages, *honest().pages))
    own = (changed(one, owners=("Elbe-Bote Verlag UG",)) for one in (BUILT, ICON))
    assert ask(CHECK, met(dossier, *own)).verdict is CLEAR


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, built()).verdict is CLEAR
    assert ask(CHECK, changed(built(), favicon=None)).verdict is UNKNOWN
    assert ask(CHECK, changed(built(), pages=())).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, first_ever(built())).verdict is NOT_APPLICABLE
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
