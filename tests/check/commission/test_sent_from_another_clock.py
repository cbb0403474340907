from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import at, exile, honest, letter, offered, offline

CHECK = "sent-from-another-clock"


def written(offset, by=None, **facts):
    sent = letter("desk@elbe-bote.example.org", sent=at("2026-11-03"), offset=offset, **facts)
    return ask(CHECK, offered(sent, by=by))


def test_fires_on_a_clock_that_stands_so_nowhere_in_its_country():
    answer = written(480)
    assert answer.verdict is FIRED
    assert "+08:00" in answer.because
    assert "Germany" in answer.because


def test_clear_on_one_that_fits():
    assert written(60).verdict is CLEAR
    assert written(120).verdict is CLEAR


def test_world_time_tells_nothing():
    assert written(0).verdict is UNKNOWN
    assert written(None).verdict is UNKNOWN


def test_a_copied_header_shows_the_readers_clock():
    answer = written(480, copied=True)
    assert answer.verdict is UNKNOWN
    # One reason for one message: it had a header.
    copied = offered(letter("desk@elbe-bote.example.org", copied=True))
    assert answer.because == ask("mail-not-authenticated", copied).because


def test_unknown_without_its_pages_and_not_applicable_without_a_place_or_an_offer():
    assert written(480, offline()).verdict is UNKNOWN
    assert written(480, exile()).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
