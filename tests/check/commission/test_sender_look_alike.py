from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, letter, offered, offline, outlet, registered
from vetter.assess.scheme import scheme
from vetter.lists import load, match
from vetter.model import Outcome, Party, Source, SourceState

CHECK = "sender-look-alike"


def held(*messages, host="harbour-post.org", name="Harbour Post"):
    dossier = changed(honest(), outlet=outlet(host, name))
    return ask(CHECK, match(offered(*messages, by=dossier), load()))


@pytest.mark.parametrize(
    "address",
    [
        "desk@harb0ur-post.org",
        "desk@harbourpost.org",
        "desk@harbour-post.net",
        "desk@harbor-post.org",
    ],
)
def test_fires_on_a_domain_like_the_outlets(address):
    answer = held(letter(address))
    assert answer.verdict is FIRED
    assert "harbour-post.org" in answer.because


def test_a_domain_with_the_outlets_whole_name_may_be_another_of_its_own():
    for address in ("desk@harbour-post.net", "desk@harbourpost.org", "desk@harbour-post-media.com"):
        assert held(letter(address)).strength < scheme().levels.decisive
    assert held(letter("desk@harbor-post.org")).strength >= scheme().levels.decisive


def test_fires_on_a_domain_like_that_of_another_outlet():
    answer = held(letter("desk@spiegel.ltd"))
    assert answer.verdict is FIRED
    assert "spiegel.de" in answer.because


def test_an_outlet_that_writes_from_a_domain_like_anothers_is_a_question_unless_it_is_vouched_for():
    unknown_one = changed(offline("spiegel.ltd", "Spiegel"), registration=None)
    answer = ask(CHECK, match(offered(letter("desk@spiegel.ltd"), by=unknown_one), load()))
    assert answer.verdict is FIRED
    assert answer.strength < scheme().levels.decisive
    old = changed(
        honest("spiegel.ltd"), registration=registered("1999-01-01", domain="spiegel.ltd")
    )
    assert ask(CHECK, match(offered(letter("desk@spiegel.ltd"), by=old), load())).verdict is CLEAR


def test_fires_where_answers_go_to_one():
    assert held(letter("desk@harbour-post.org", reply_to="desk@harb0ur-post.org")).verdict is FIRED


@pytest.mark.parametrize(
    "name",
    [
        "desk@harbour-post.org",
        "Harbour Post <desk@harbour-post.org>",
        "Harbour Post (harbour-post.org)",
        "\u202egro.tsop-ruobrah\u202c",
    ],
)
def test_fires_on_a_name_that_pretends(name):
    assert (
        held(letter("someone@other-desk.com", sender=Party(name, "someone@other-desk.com"))).verdict
        is FIRED
    )


@pytest.mark.parametrize(
    "address",
    [
        "desk@harbour-post.org",
        "desk@mail.harbour-post.org",
        "someone@gmail.com",
        "someone@other-desk.com",
    ],
)
def test_clear_on_the_outlets_own_and_on_others_that_look_like_nobody(address):
    assert held(letter(address)).verdict is CLEAR


def test_a_name_with_a_dot_in_it_pretends_nothing():
    assert (
        held(
            letter("a@other-desk.com", sender=Party("Dr. A. Editor, M.A.", "a@other-desk.com"))
        ).verdict
        is CLEAR
    )


def test_unknown_without_a_header_and_not_asked_without_an_offer():
    assert held(letter("", bare=True)).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE


@pytest.mark.parametrize(
    "name", ["\u202bتحریریه رادیو بندر\u202c", "\u2067מערכת הנמל\u2069", "תחרות\u200f Harbour"]
)
def test_marks_that_programs_put_around_names_from_right_to_left_are_ordinary(name):
    message = letter("desk@harbour-post.org", sender=Party(name, "desk@harbour-post.org"))
    assert held(message).verdict is CLEAR


def typed(host, address, **states):
    dossier = changed(offline(host, ""), registration=None)
    known = {name: SourceState(outcome) for name, outcome in states.items()}
    by = changed(dossier, states=dossier.states | known)
    return match(offered(letter(address), by=by), load())


def test_an_address_that_nobody_has_registered_imitates_nobody_and_is_imitated_by_nobody():
    absent = {Source.RDAP.value: Outcome.ABSENT}
    for host, sender in (
        ("harbor-post.org", "desk@harbour-post.org"),
        ("spiegel.ltd", "desk@spiegel.ltd"),
    ):
        assert ask(CHECK, typed(host, sender)).verdict is FIRED
        assert ask(CHECK, typed(host, sender, **absent)).verdict is CLEAR
    # What else the sender looks like still stands.
    assert ask(CHECK, typed("spiegle.de", "desk@spiegel.ltd", **absent)).verdict is FIRED


def test_nobody_imitates_an_address_under_an_ending_that_does_not_exist():
    for states in ({}, {Source.DNS.value: Outcome.ABSENT}):
        assert (
            ask(CHECK, typed("harbour-post.orgx", "desk@harbour-post.org", **states)).verdict
            is CLEAR
        )


def test_a_sender_is_not_held_against_an_outlet_that_may_be_mistyped():
    absent = {Source.RDAP.value: Outcome.ABSENT}
    answer = ask("sender-not-the-outlet", typed("harbor-post.org", "a@harbour-post.org", **absent))
    assert answer.verdict is UNKNOWN
    assert "was it typed rightly?" in answer.because
    answer = ask("sender-not-the-outlet", typed("harbor-post.org", "a@harbour-post.org"))
    assert answer.verdict is FIRED
