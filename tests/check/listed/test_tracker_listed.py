from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, hit, honest, offline, tracked


def test_fires_on_a_shared_identifier():
    both = changed(
        tracked(honest()), listed=(hit("tracker", "analytics-id", matched="UA-1234567"),)
    )
    said = ask("tracker-listed", both)
    assert said.verdict is FIRED
    assert "UA-1234567" in said.because


def test_clear_when_its_identifiers_are_not_listed_or_it_has_none():
    assert ask("tracker-listed", tracked(honest())).verdict is CLEAR
    assert ask("tracker-listed", honest()).verdict is CLEAR


def test_unknown_when_no_page_was_read():
    assert ask("tracker-listed", offline()).verdict is UNKNOWN
