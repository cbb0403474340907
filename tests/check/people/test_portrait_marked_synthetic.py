from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.people.test_portraits_generated import portrait
from tests.dossiers import changed, honest, offline
from vetter.model import PersonSeen

CHECK = "portrait-marked-synthetic"


def said(*marks):
    shown = tuple(replace(portrait(n, 0.0), marks=one) for n, one in enumerate(marks))
    return ask(CHECK, changed(honest(), portraits=shown))


def test_fires_on_a_picture_that_says_so_itself():
    found = said(("iptc:trainedAlgorithmicMedia", "text:parameters"), ())
    assert found.verdict is FIRED
    assert "1 portrait of its people is marked" in found.because
    assert "trainedAlgorithmicMedia" in found.because


def test_clear_without_a_mark_and_with_a_manifest_alone():
    assert said((), ()).verdict is CLEAR
    assert said(("c2pa",)).verdict is CLEAR


def test_unknown_where_portraits_are_shown_but_could_not_be_had():
    pages = honest().pages
    shown = replace(
        pages[0], people=(PersonSeen(name="Ann Lee", portrait="https://a.example.org/a.jpg"),)
    )
    dossier = changed(honest(), pages=(shown, *pages[1:]), portraits=())
    assert ask(CHECK, dossier).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN


def test_not_applicable_where_nobody_is_shown():
    assert said().verdict is NOT_APPLICABLE
