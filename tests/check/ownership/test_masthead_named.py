from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, exile, honest, offline
from vetter.check.cards import weights


def test_fires_on_people_with_a_role_or_on_a_page_about_the_staff():
    assert "2 people" in ask("masthead-named", honest()).because
    on_page = ask("masthead-named", changed(honest(), people=()))
    assert on_page.verdict is FIRED
    assert "1 person" in on_page.because
    assert weights()["masthead-named"].fired == 0


def test_clear_after_looking_unknown_without():
    assert ask("masthead-named", exile()).verdict is CLEAR
    assert ask("masthead-named", offline()).verdict is UNKNOWN


def test_people_without_evidence_are_not_counted():
    bare = changed(exile(), people=(honest().people[0].__class__(name="X", roles=("editor",)),))
    assert ask("masthead-named", bare).verdict is CLEAR
