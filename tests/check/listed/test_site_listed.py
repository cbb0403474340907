from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, ask
from tests.dossiers import changed, current, historic, hit, honest, offline


def test_fires_on_the_outlets_own_site_and_says_who_lists_it_when_and_as_what():
    said = ask("site-listed", changed(offline(), listed=(current(hit()),)))
    assert said.verdict is FIRED
    for part in ("Facebook and Graphika", "1 September 2020", "PeaceData", "attributed there"):
        assert part in said.because
    assert said.cited[0].record == "r-list"


def test_says_so_when_it_cannot_be_told_whether_the_domain_changed_hands():
    said = ask("site-listed", changed(offline(), listed=(hit(),)))
    assert said.verdict is FIRED
    assert "could not be asked" in said.because


def test_clear_without_any_hit_and_after_the_domain_changed_hands():
    assert ask("site-listed", honest()).verdict is CLEAR
    said = ask("site-listed", changed(honest(), listed=(historic(hit()),)))
    assert said.verdict is CLEAR
    assert "registered anew" in said.because


@pytest.mark.parametrize(
    "role", ["republisher", "mirror/republisher", "sanctioned-outlet", "placed-content-url"]
)
def test_other_statements_are_not_this_accusation(role):
    assert ask("site-listed", changed(honest(), listed=(hit(role=role),))).verdict is CLEAR


def test_a_hit_on_something_else_of_the_outlet_is_none_on_its_site():
    assert (
        ask("site-listed", changed(honest(), listed=(hit("link"), hit("tracker")))).verdict is CLEAR
    )


def test_weak_sources_and_weaker_roles_count_less():
    def strength(**facts):
        return ask("site-listed", changed(offline(), listed=(hit(**facts),))).strength

    assert strength() == 1.0
    assert strength(confidence="NGO-medium") < 1.0
    assert strength(confidence="NGO-low") < strength(confidence="NGO-medium")
    assert strength(confidence="unheard of") < 1.0
    assert strength(secondary=True) < 1.0
    assert strength(role="pink-slime") < 1.0


def test_what_must_be_said_with_an_operation_is_said():
    said = ask("site-listed", changed(offline(), listed=(hit(operation="InfoRos"),)))
    assert "genuine" in said.because or "real municipal" in said.because


def test_many_entries_are_told_shortly_first_hand_ones_first():
    many = (
        hit(source="Second", secondary=True, operation="A"),
        hit(source="First", operation="B"),
        hit(
            source="Third",
            operation="C",
            source_date="2024-01-01",
            attribution="none - says nobody",
        ),
        hit(source="Fourth", operation="D", source_date="2025-01-01"),
    )
    said = ask("site-listed", changed(offline(), listed=many)).because
    assert said.index("First") < said.index("Third")
    assert "says nobody" not in said
    assert "2 more entries" in said


def test_an_undated_listing_is_said_to_be_undated():
    said = ask("site-listed", changed(offline(), listed=(hit(source_date=""),)))
    assert "undated" in said.because
