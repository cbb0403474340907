from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import archived, changed, honest, offline, outlet, page
from vetter.model import ArchiveHistory, PageKind, PageState


def test_fires_where_the_archive_saw_another_name():
    bought = changed(honest(), archive=archived(2012, name="Garden Tools Shop"))
    said = ask("domain-changed-hands", bought)
    assert said.verdict is FIRED
    assert "“Garden Tools Shop”" in said.because
    assert "5 March 2012" in said.because


def test_clear_where_the_archive_saw_the_same_outlet_or_nothing():
    assert ask("domain-changed-hands", honest()).verdict is CLEAR
    assert ask("domain-changed-hands", changed(honest(), archive=None)).verdict is CLEAR
    assert ask("domain-changed-hands", changed(honest(), archive=ArchiveHistory())).verdict is CLEAR


def test_a_title_that_only_grew_is_the_same_outlet():
    grown = changed(honest(), archive=archived(2017, name="Elbe-Bote, news from the harbour"))
    assert ask("domain-changed-hands", grown).verdict is CLEAR
    spelt = changed(honest(), outlet=outlet(name="Der Elb Bote"))
    assert ask("domain-changed-hands", spelt).verdict is CLEAR


def test_a_title_that_resembles_it_somewhat_is_not_decided():
    unsure = changed(
        honest(),
        outlet=outlet("abcd.example.org", "Hamburg Harbour Post"),
        archive=archived(2017, name="Hamburg Tools and Garden Shed Weekly Offers"),
    )
    assert ask("domain-changed-hands", unsure).verdict is UNKNOWN


def test_unknown_without_the_archive_or_a_readable_copy():
    assert ask("domain-changed-hands", offline()).verdict is UNKNOWN
    assert (
        ask("domain-changed-hands", changed(honest(), archive=archived(2012, name=""))).verdict
        is UNKNOWN
    )
    parked = replace(archived(2012), early=page(PageKind.FRONT, state=PageState.PARKED))
    assert ask("domain-changed-hands", changed(honest(), archive=parked)).verdict is UNKNOWN
    nameless = changed(honest(), outlet=outlet(name=""))
    assert ask("domain-changed-hands", nameless).verdict is UNKNOWN
