from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, offline, page, with_page, without_pages, young
from vetter.model import ClaimKind, PageKind


def test_fires_on_a_page_or_a_statement_a_states_money_included():
    assert ask("funding-disclosed", honest()).verdict is FIRED
    for kind in (ClaimKind.FUNDING, ClaimKind.STATE_FUNDED):
        told = with_page(
            young(), page(PageKind.OTHER, claims=((kind, "x", "The ministry pays us."),))
        )
        assert "The ministry pays us." in ask("funding-disclosed", told).because


def test_clear_after_looking_unknown_without():
    assert ask("funding-disclosed", young()).verdict is CLEAR
    assert ask("funding-disclosed", offline()).verdict is UNKNOWN


def test_the_name_of_a_page_is_no_statement():
    bare = without_pages(honest(), PageKind.FUNDING)
    one_word = page(PageKind.ABOUT, claims=((ClaimKind.FUNDING, "Abonamente", "Abonamente"),))
    assert ask("funding-disclosed", with_page(bare, one_word)).verdict is CLEAR
    told = page(PageKind.ABOUT, claims=((ClaimKind.FUNDING, "x", "We live on subscriptions."),))
    assert ask("funding-disclosed", with_page(bare, told)).verdict is FIRED


def test_a_page_for_a_newsletter_that_costs_nothing_says_nothing_of_money():
    bare = without_pages(honest(), PageKind.FUNDING)
    bare = changed(bare, pages=tuple(replace(one, claims=()) for one in bare.pages))
    for text in (
        "Be the first to know: leave your email address and ZIP code for our alerts.",
        "Inscrivez-vous à l'infolettre, chaque matin dans votre boîte mail.",
    ):
        free = page(PageKind.FUNDING, "r-sign-up", text=text)
        assert ask("funding-disclosed", with_page(bare, free)).verdict is CLEAR
    for text in (
        "The newsletter comes on Fridays. It costs $4 a month.",
        "Leave your email address, and support us if you can.",
        "Thirty-one friends of the paper carry it.",
    ):
        told = page(PageKind.FUNDING, "r-sign-up", text=text)
        assert ask("funding-disclosed", with_page(bare, told)).verdict is FIRED
