from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    changed,
    cite,
    first_ever,
    honest,
    menu,
    met,
    offline,
    page,
    sibling,
    states,
    with_page,
)
from vetter.model import AdsFile, ClaimKind, Outcome, PageKind, TraitKind, TrustFile

CHECK = "shared-trackers"


def test_fires_on_an_account_that_an_unrelated_outlet_carries():
    said = ask(CHECK, met(honest(), sibling()))
    assert said.verdict is FIRED
    assert "adsense pub-7788990011223344" in said.because
    assert "weser-bote.example.net" in said.because
    assert "1 November 2026" in said.because
    assert "7 other outlets" in said.because
    assert [citation.record for citation in said.cited] == ["r-sibling"]


@pytest.mark.parametrize(
    "declaring",
    [
        lambda d: met(d, sibling(owners=("Elbe-Bote Verlag UG",))),
        lambda d: met(d, sibling(owners=("ELBE-BOTE VERLAG UG",))),
        lambda d: met(d, sibling(owners=("Elbe-Bote Verlag GmbH",))),
        lambda d: changed(met(d, sibling()), trust=TrustFile(controls=("weser-bote.example.net",))),
        lambda d: changed(
            met(d, sibling()), ads=AdsFile(owner_domain="weser-bote.example.net", cited=cite("r"))
        ),
        lambda d: with_page(
            met(d, sibling()),
            page(PageKind.OWNERSHIP, links=menu("https://www.weser-bote.example.net/")),
        ),
    ],
    ids=["owner", "owner-in-capitals", "owner-in-another-form", "trust.txt", "ads.txt", "a-page"],
)
def test_titles_that_say_they_belong_together_are_clear(declaring):
    assert ask(CHECK, declaring(honest())).verdict is CLEAR


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("UG", "UG"), ("Automattic Inc.", "Automattic Inc."), ("Elbe Media Ltd", "Oder Media Ltd")],
)
def test_a_legal_form_or_a_service_in_common_declares_nothing(ours, theirs):
    imprint = page(PageKind.IMPRINT, claims=((ClaimKind.PUBLISHER, ours),))
    said = with_page(met(honest(), sibling(owners=(theirs,))), imprint)
    assert ask(CHECK, said).verdict is FIRED


def test_a_link_among_the_news_declares_nothing():
    linked = with_page(
        met(honest(), sibling()),
        page(PageKind.ARTICLE, "r-news", links=menu("https://weser-bote.example.net/story")),
    )
    assert ask(CHECK, linked).verdict is FIRED


def test_a_link_to_a_site_of_a_longer_name_declares_nothing():
    linked = with_page(
        met(honest(), sibling(host="bote.de", domain="bote.de")),
        page(
            PageKind.ABOUT,
            "r-a",
            links=menu("https://bote.de.example.com/", "https://elbe.bote.dev/"),
        ),
    )
    assert ask(CHECK, linked).verdict is FIRED


def test_a_title_that_is_declared_does_not_hide_one_that_is_not():
    own, other = sibling(owners=("Elbe-Bote Verlag UG",)), sibling(host="oder-bote.example.com")
    said = ask(CHECK, met(honest(), own, other))
    assert said.verdict is FIRED
    assert "oder-bote" in said.because
    assert "weser-bote" not in said.because


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, met(honest(), sibling(TraitKind.ADDRESS))).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), pages=())).verdict is UNKNOWN
    unasked = changed(honest(), states=states(cases=Outcome.FAILED))
    assert ask(CHECK, unasked).verdict is UNKNOWN
    assert ask(CHECK, first_ever(honest())).verdict is NOT_APPLICABLE
