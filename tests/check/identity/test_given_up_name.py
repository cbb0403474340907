from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import archived, changed, honest, offline, page, registered, with_page
from vetter.model import ArchiveHistory, PageKind

CHECK = "given-up-name"


def without(history, *years):
    return replace(
        history, per_year=tuple(pair for pair in history.per_year if pair[0] not in years)
    )


def bought(*silent, created="2023-04-02"):
    return changed(
        honest(), archive=without(archived(2009), *silent), registration=registered(created)
    )


def test_fires_where_the_name_stood_there_then_nothing_did_and_the_domain_was_registered_anew():
    said = ask(CHECK, bought(2020, 2021))
    assert said.verdict is FIRED
    assert "5 March 2009" in said.because
    assert "of 2021 it has nothing" in said.because
    assert "2 April 2023" in said.because
    assert said.strength == 1


def test_it_tells_less_of_whoever_says_that_it_was_given_up_and_begun_again():
    words = "The paper was closed in 2019. In 2023 we brought it back to life."
    open_ = with_page(bought(2020), page(PageKind.ABOUT, "r-again", text=words))
    assert ask(CHECK, open_).strength < ask(CHECK, bought(2020)).strength


def test_a_domain_that_was_let_lapse_for_weeks_is_not_given_up():
    assert ask(CHECK, bought()).verdict is UNKNOWN


def test_clear_where_the_holder_or_the_name_is_another():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, bought(2020, created="2004-05-01")).verdict is CLEAR
    shop = without(archived(2009, name="Garden Tools Shop"), 2020)
    assert ask(CHECK, changed(bought(2020), archive=shop)).verdict is CLEAR
    assert ask(CHECK, changed(honest(), archive=None)).verdict is CLEAR
    assert ask(CHECK, changed(honest(), archive=ArchiveHistory())).verdict is CLEAR


def test_unknown_without_a_registration_or_an_early_copy():
    assert ask(CHECK, changed(bought(2020), registration=None)).verdict is UNKNOWN
    unread = replace(without(archived(2009), 2020), early=None)
    assert ask(CHECK, changed(bought(2020), archive=unread)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict in {CLEAR, UNKNOWN}
