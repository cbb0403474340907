from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    certified,
    changed,
    honest,
    newsletter,
    offline,
    page,
    with_page,
    without_claims,
)
from vetter.model import ClaimKind, Link, PageKind

CHECK = "certificate-names-another-outlet"


def logged(*siblings, of=None):
    return changed(of or honest(), certificates=certified("2017-02-02", *siblings))


def test_fires_on_a_paper_that_no_page_mentions_and_is_surer_where_nobody_is_named():
    named = ask(CHECK, logged("pinelakereporter.com"))
    assert named.verdict is FIRED
    assert "pinelakereporter.com" in named.because
    nobody = without_claims(honest(), ClaimKind.OWNER, ClaimKind.PUBLISHER, ClaimKind.LEGAL_NAME)
    assert ask(CHECK, logged("pinelakereporter.com", of=nobody)).strength > named.strength


@pytest.mark.parametrize(
    "mention",
    [
        page(PageKind.FRONT, links=(Link("https://pinelakereporter.com/", "Sister"),)),
        page(PageKind.ABOUT, text="We also make the Pine Lake Reporter."),
        page(PageKind.IMPRINT, text="pinelakereporter.com is ours as well."),
    ],
)
def test_a_sister_title_that_is_mentioned_is_none(mention):
    assert ask(CHECK, with_page(logged("pinelakereporter.com"), mention)).verdict is CLEAR


@pytest.mark.parametrize(
    "siblings",
    [
        ("bakery-on-the-hill.com",),  # no outlet by its name
        ("elbe-bote-news.com",),  # its own, at another address
        ("gazette.com",),  # a word, and no name
        ("a-times.com", "b-times.com", "c-times.com", "d-times.com", "e-times.com"),  # a hoster's
    ],
)
def test_strangers_of_another_trade_its_own_addresses_and_a_hosters_customers_are_none(siblings):
    assert ask(CHECK, logged(*siblings)).verdict is CLEAR


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), certificates=None)).verdict is UNKNOWN
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
