from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, first_ever, honest, met, offline, page, sibling, with_page
from vetter.model import PageKind, PersonSeen, Portrait, TraitKind

CHECK = "portraits-shared"


def pictured():
    portrait = Portrait(
        record="r-p",
        url="https://elbe-bote.example.org/a.png",
        sha256="0",
        width=400,
        height=400,
        alike="0f1e2d3c4b5a6978",
        mirrored="f0e1d2c3b4a59687",
    )
    return changed(honest(), portraits=(portrait,))


def shared(number, **facts):
    return sibling(TraitKind.PORTRAIT, value=f"{number:016x} {number:016x}", **facts)


@pytest.mark.parametrize(("pictures", "strength"), [(1, 1 / 3), (2, 2 / 3), (3, 1.0), (5, 1.0)])
def test_fires_the_surer_the_more_pictures_are_shared(pictures, strength):
    said = ask(CHECK, met(pictured(), *(shared(number) for number in range(pictures))))
    assert said.verdict is FIRED
    assert said.strength == pytest.approx(strength)
    assert "weser-bote.example.net" in said.because


def test_nobody_is_named():
    said = ask(CHECK, met(pictured(), shared(1)))
    assert not any(person.name in said.because for person in pictured().people)


def test_titles_of_one_declared_publisher_are_clear():
    own = shared(1, owners=("Elbe-Bote Verlag UG",))
    assert ask(CHECK, met(pictured(), own)).verdict is CLEAR


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, pictured()).verdict is CLEAR
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, first_ever(pictured())).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
    unseen = PersonSeen(name="Ada Example", portrait="https://elbe-bote.example.org/a.png")
    assert ask(CHECK, with_page(honest(), page(PageKind.TEAM, people=(unseen,)))).verdict is UNKNOWN
