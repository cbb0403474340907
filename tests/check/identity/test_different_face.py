from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline
from vetter.model import PageState, Visit

CHECK = "different-face"
WORDS = " ".join(f"word{number}" for number in range(300))
OTHER_WORDS = " ".join(f"thing{number}" for number in range(300))
BASE = honest()
FRONT = replace(BASE.pages[0], title="Elbe-Bote", text=WORDS, words=300)
ELSEWHERE = replace(FRONT, url="https://victim.net/", title="Victim", text=OTHER_WORDS)


def visited(*visits):
    made = tuple(
        Visit(
            url=FRONT.url,
            end=page.url if page else FRONT.url,
            other_reader=other,
            page=page,
            cited=cite(f"r-visit-{number}"),
        )
        for number, (page, other) in enumerate(visits)
    )
    return changed(BASE, pages=(FRONT, *BASE.pages[1:]), visits=made)


def test_fires_where_another_reader_is_sent_on_twice_and_a_usual_one_is_not():
    said = ask(CHECK, visited((ELSEWHERE, True), (FRONT, False), (ELSEWHERE, True)))
    assert said.verdict is FIRED
    assert "victim.net" in said.because
    assert {c.record for c in said.cited} == {FRONT.record, "r-visit-0", "r-visit-1", "r-visit-2"}


def test_fires_where_the_same_address_holds_another_page():
    other = replace(FRONT, title="Flowers for every day", text=OTHER_WORDS, links=())
    assert ask(CHECK, visited((other, True), (other, True), (FRONT, False))).verdict is FIRED


def test_a_page_that_changes_for_everybody_is_no_other_face():
    said = ask(CHECK, visited((ELSEWHERE, True), (ELSEWHERE, False), (ELSEWHERE, True)))
    assert said.verdict is UNKNOWN
    assert "not every time" in said.because


def test_one_odd_visit_is_not_enough():
    assert ask(CHECK, visited((ELSEWHERE, True))).verdict is UNKNOWN
    assert ask(CHECK, visited((ELSEWHERE, True), (FRONT, False), (FRONT, True))).verdict is UNKNOWN


def test_clear_where_another_reader_gets_the_same():
    assert ask(CHECK, visited((FRONT, True))).verdict is CLEAR


def test_walls_and_other_languages_tell_nothing():
    wall = replace(FRONT, title="Your choice", text="We use cookies. Accept all?", words=5)
    german = replace(FRONT, title="Start", text=OTHER_WORDS, language="de")
    robots = replace(FRONT, state=PageState.CHALLENGE, text="", words=0)
    for page in (wall, german, robots, None):
        assert ask(CHECK, visited((page, True))).verdict is UNKNOWN


def test_unknown_where_nothing_was_visited_twice():
    assert ask(CHECK, honest()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
