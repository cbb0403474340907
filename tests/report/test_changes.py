"""What changed since: only what both results could see is compared, and absence is no change."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests import dossiers
from tests.report.assessments import assessed
from vetter.model import Fact, Outcome, PageKind
from vetter.report.changes import Result, changes


def result(dossier):
    return Result(assessed(dossier), dossier)


def told(before, after):
    return [(change.about, change.words) for change in changes(result(before), result(after))]


def test_the_same_again_has_changed_nothing():
    assert told(dossiers.honest(), dossiers.honest()) == []


def test_a_new_entry_on_a_list_is_told_with_the_level_that_follows():
    found = told(dossiers.honest(), replace(dossiers.honest(), listed=(dossiers.hit(),)))
    assert found[0][0] == "level"
    assert any(
        about == "list" and words.startswith("New entry on a list") for about, words in found
    )


def test_what_is_not_listed_yet_on_an_earlier_day_was_not_taken_off_a_list():
    listed = replace(dossiers.honest(), listed=(dossiers.hit(),))
    earlier = replace(dossiers.honest(), as_of=dossiers.at("2020-07-08"))
    words = [said for about, said in told(listed, earlier) if about == "list"]
    assert all(said.startswith("Not on a list as of 8 July 2020: ") for said in words)
    assert words


def test_where_the_level_changed_it_is_told_which_reasons_only_one_of_the_two_could_see():
    seen, unseen = dossiers.front(), dossiers.offline()
    later = [said for about, said in told(unseen, seen) if about == "answer"]
    assert any(said.startswith("Not looked at then: ") for said in later)
    now = [said for about, said in told(seen, unseen) if about == "answer"]
    assert any(said.startswith("Not looked at now: ") for said in now)
    assert {said.partition(": ")[2] for said in later} == {said.partition(": ")[2] for said in now}


def test_a_domain_that_was_registered_anew_may_have_changed_hands():
    before = replace(dossiers.honest(), registration=dossiers.registered("2009-03-01"))
    after = replace(
        dossiers.honest(), registration=dossiers.registered("2026-08-01", registrar="Other")
    )
    words = [said for about, said in told(before, after) if about == "owner"]
    assert words == [
        "The domain was registered anew: 1 March 2009 → 1 August 2026; it may have changed hands",
        "Registrar: Hover → Other",
    ]


def test_a_registry_that_does_not_answer_has_changed_nothing():
    gone = replace(
        dossiers.honest(),
        registration=None,
        states=dossiers.states(rdap=Outcome.FAILED, whois=Outcome.FAILED),
    )
    assert not [said for about, said in told(dossiers.honest(), gone) if about == "owner"]
    assert [about for about, _ in told(dossiers.honest(), gone) if about == "sight"] == ["sight"]


def test_a_vanished_masthead_is_told():
    bare = replace(
        dossiers.without_pages(dossiers.honest(), PageKind.TEAM, PageKind.ABOUT, PageKind.IMPRINT),
        people=(),
    )
    assert [said for about, said in told(dossiers.honest(), bare) if about == "answer"]


def test_hostile_names_are_safe_to_show():
    before = dossiers.honest()
    registration = replace(
        before.registration, registrar=Fact("\x1b[31m\u202eEvil", dossiers.cite("r-rdap"))
    )
    (words,) = [
        said
        for about, said in told(before, replace(before, registration=registration))
        if about == "owner"
    ]
    assert "\x1b" not in words
    assert "\u202e" not in words


@pytest.mark.parametrize(
    "other", [dossiers.front, dossiers.exile, dossiers.student, dossiers.clone]
)
def test_any_two_results_can_be_compared(other):
    assert told(dossiers.honest(), other())
