from __future__ import annotations

from datetime import timedelta

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, exile, honest, offline, posts

CHECK = "output-per-person"
FAST = timedelta(minutes=61)


def test_fires_where_nobody_could_write_that_much():
    said = ask(CHECK, changed(honest(), posts=posts(300, apart=FAST, authors=("Ada Example",))))
    assert said.verdict is FIRED
    assert "a day each" in said.because


def test_clear_at_a_human_pace_also_with_agency_copy_beside_it():
    assert ask(CHECK, honest()).verdict is CLEAR
    agency = posts(300, apart=FAST, authors=("Reuters", "dpa"))
    own = posts(50, apart=timedelta(days=1))
    assert ask(CHECK, changed(honest(), posts=agency + own)).verdict is CLEAR


def test_unknown_where_nobody_is_named_or_too_little_is_dated():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, exile()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), posts=posts(10))).verdict is UNKNOWN
    burst = posts(60, apart=timedelta(minutes=1))
    assert ask(CHECK, changed(honest(), posts=burst)).verdict is UNKNOWN
