from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    changed,
    first_ever,
    hit,
    honest,
    met,
    newsletter,
    offline,
    registered,
    sibling,
)
from vetter.model import TraitKind

CHECK = "bulk-registered"
SAME_DAY = sibling(TraitKind.REGISTERED, value="2026-02-17 hover")


def dated():
    return changed(honest(), registration=registered("2026-02-17"))


@pytest.mark.parametrize(
    "tie", [TraitKind.TRACKER, TraitKind.CERTIFICATE_NAME, TraitKind.SOA_CONTACT]
)
def test_fires_on_the_day_of_a_sibling(tie):
    said = ask(CHECK, met(dated(), SAME_DAY, sibling(tie)))
    assert said.verdict is FIRED
    assert "17 February 2026" in said.because
    assert "weser-bote.example.net" in said.because


def test_fires_on_the_day_of_a_listed_site_to_which_it_is_tied():
    listed = hit(where="tracker", value="front.example.com", registered="2026-02-17")
    said = ask(CHECK, changed(dated(), listed=(listed,)))
    assert said.verdict is FIRED
    assert "front.example.com" in said.because
    for other in (
        changed(listed, registered="2026-02-18"),
        changed(listed, where="link"),
        changed(listed, private=True),
    ):
        assert ask(CHECK, changed(dated(), listed=(other,))).verdict is CLEAR


def test_a_day_alone_is_shared_by_thousands_of_strangers():
    assert ask(CHECK, met(dated(), SAME_DAY)).verdict is CLEAR
    beside = ask(CHECK, met(dated(), SAME_DAY, sibling(TraitKind.ADDRESS)))
    assert beside.verdict is CLEAR
    assert "more than an address" in beside.because
    stranger = sibling(host="oder-bote.example.com")
    assert ask(CHECK, met(dated(), SAME_DAY, stranger)).verdict is CLEAR


def test_titles_of_one_declared_publisher_are_clear():
    owners = ("Elbe-Bote Verlag UG",)
    own = changed(SAME_DAY, owners=owners), sibling(owners=owners)
    assert ask(CHECK, met(dated(), *own)).verdict is CLEAR


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, dated()).verdict is CLEAR
    assert ask(CHECK, met(dated(), sibling())).verdict is CLEAR
    assert ask(CHECK, changed(dated(), registration=None)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, first_ever(dated())).verdict is NOT_APPLICABLE
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
