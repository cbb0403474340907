from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    archived,
    at,
    changed,
    cite,
    exile,
    honest,
    newsletter,
    offline,
    page,
    registered,
    states,
    with_page,
    young,
)
from vetter.model import Outcome, PageKind, Past, Person

CHECK = "editors-without-past"
NOBODY = (Past(name="Ada Example", complete=True), Past(name="Ben Example", complete=True))


def edited(*pasts, base=None):
    """Return a young outlet of two editors, with what others had of them."""
    people = tuple(
        Person(name=name, roles=("Associate Editor",), cited=cite("r-team", name))
        for name in ("Ada Example", "Ben Example")
    )
    return changed(base or young(), people=people, pasts=pasts)


def test_fires_where_nobody_is_known_from_before():
    told = ask(CHECK, edited(*NOBODY))
    assert told.verdict is FIRED
    assert told.strength < 0.4
    more = ask(CHECK, edited(*NOBODY, replace(NOBODY[0], name="Cleo Example")))
    assert more.strength == 1.0


def test_it_counts_people_and_names_none():
    told = ask(CHECK, edited(*NOBODY))
    assert "2 named editors" in told.because
    assert "Example" not in told.because
    assert not any(citation.excerpt for citation in told.cited)


def test_clear_where_one_was_of_the_trade_before():
    wrote = replace(NOBODY[0], near=at("2021-05-01"), earliest=at("2021-05-01"))
    assert ask(CHECK, edited(wrote, NOBODY[1])).verdict is CLEAR
    known = replace(NOBODY[0], journalist=True, namesake=True)
    assert ask(CHECK, edited(known, NOBODY[1])).verdict is CLEAR


def test_what_came_after_the_outlet_is_no_past():
    later = replace(NOBODY[0], near=at("2026-09-01"), earliest=at("2026-09-01"))
    assert ask(CHECK, edited(later, NOBODY[1])).verdict is FIRED


def test_unknown_where_others_bear_the_name_or_could_not_be_asked():
    for one in (
        replace(NOBODY[0], namesake=True),
        replace(NOBODY[0], earliest=at("2019-01-01")),
        replace(NOBODY[0], complete=False),
    ):
        assert ask(CHECK, edited(one, NOBODY[1])).verdict is UNKNOWN
    assert ask(CHECK, edited()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    not_asked = changed(edited(), states=states(people=Outcome.FAILED))
    assert "so the test says" in ask(CHECK, not_asked).because


def test_not_applicable_to_old_outlets_and_to_one_or_no_editor():
    old = edited(*NOBODY, base=changed(honest(), registration=registered("2004-01-01")))
    assert ask(CHECK, old).verdict is NOT_APPLICABLE
    assert ask(CHECK, changed(old, archive=archived(2004))).verdict is NOT_APPLICABLE
    for dossier in (exile(), newsletter(), young()):
        assert ask(CHECK, dossier).verdict is NOT_APPLICABLE


def test_reporters_are_not_asked_for_a_past():
    staff = tuple(
        Person(
            name=name, roles=("Senior Political Reporter",), articles=4, cited=cite("r-team", name)
        )
        for name in ("Ada Example", "Ben Example", "Cleo Example")
    )
    told = ask(CHECK, changed(edited(*NOBODY), people=staff))
    assert told.verdict is NOT_APPLICABLE


def test_not_applicable_where_it_says_that_names_are_not_real_or_people_are_beginners():
    for text in ("Some authors write under a pseudonym.", "We are a student newspaper."):
        told = with_page(edited(*NOBODY), page(PageKind.OTHER, text=text))
        assert ask(CHECK, told).verdict is NOT_APPLICABLE
