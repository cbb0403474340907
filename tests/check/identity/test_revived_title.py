from __future__ import annotations

from datetime import date

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, item, offline, young


def test_fires_where_the_title_had_ceased_before_the_sites_first_trace():
    dead = changed(young(), encyclopaedia=item(dissolved=date(1907, 5, 1)))
    said = ask("revived-title", dead)
    assert said.verdict is FIRED
    assert "1907" in said.because


def test_clear_while_it_lives_or_when_it_is_only_the_site_that_outlived_it():
    assert ask("revived-title", changed(honest(), encyclopaedia=item())).verdict is CLEAR
    later = changed(honest(), encyclopaedia=item(dissolved=date(2025, 1, 1)))
    assert ask("revived-title", later).verdict is CLEAR


def test_unknown_without_wikidata_or_any_trace():
    assert ask("revived-title", offline()).verdict is UNKNOWN
    bare = changed(
        young(),
        encyclopaedia=item(dissolved=date(1907, 5, 1)),
        registration=None,
        archive=None,
        certificates=None,
        posts=(),
    )
    assert ask("revived-title", bare).verdict is UNKNOWN
