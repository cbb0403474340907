from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, offline, page, posts, with_page
from vetter.model import ClaimKind, PageKind, Person

CHECK = "staff-not-seen"
SAID = "More than 60 journalists on four continents work for us."


def claiming(number, people, *, signed=60):
    """An outlet that claims a staff; a few people sign its list of articles in turn, and six that were read."""
    names = tuple(f"Writer {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(people))
    told = changed(
        honest(),
        posts=posts(signed, authors=names),
        people=tuple(Person(name=name, articles=1) for name in names),
    )
    return with_page(told, page(PageKind.OTHER, claims=((ClaimKind.STAFF, number, SAID),)))


def test_fires_where_less_than_a_tenth_of_the_staff_is_named():
    said = ask(CHECK, claiming("60", 3))
    assert said.verdict is FIRED
    assert SAID in said.because
    assert "66 signed articles name 3 people" in said.because


@pytest.mark.parametrize(("number", "people"), [("60", 6), ("60", 40), ("20", 2)])
def test_clear_where_a_tenth_is_to_be_seen(number, people):
    assert ask(CHECK, claiming(number, people)).verdict is CLEAR


def test_no_more_people_are_looked_for_than_there_are_articles():
    assert ask(CHECK, claiming("4000", 9)).verdict is CLEAR
    assert ask(CHECK, claiming("4000", 5)).verdict is FIRED


def test_the_most_careful_claim_counts_and_a_small_staff_is_none():
    small = page(PageKind.OTHER, "r-small", claims=((ClaimKind.STAFF, "8"),))
    assert ask(CHECK, with_page(claiming("60", 1), small)).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE


def test_unknown_where_too_few_articles_are_signed():
    assert ask(CHECK, claiming("60", 3, signed=10)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
