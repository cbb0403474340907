"""Approaches made after documented ones, and ordinary commissions of many kinds and countries, judged whole."""

from __future__ import annotations

import pytest

from tests.accuracy.intervals import exact
from tests.dossiers import cite, letter, offered
from tests.extract.offer.written import Written, honest, offers
from vetter.assess import assess
from vetter.check import run
from vetter.model import Conduct, Level, Verdict

ABOVE_ASK = {Level.STRONG, Level.NAMED}
SEEN = [written for written in honest() if not written.held_back]
HELD_BACK = [written for written in honest() if written.held_back]


def judged(written: Written) -> tuple[Level, set[str]]:
    """Return the level of the commission, and what fired."""
    messages = [
        letter("desk@elbe-bote.example.org", text=text, mine=mine)
        for text, mine in written.messages
    ]
    notes = Conduct(payer="; ".join(written.payers), cited=cite("r-notes"))
    dossier = offered(*messages, terms=written.terms(), conduct=notes if written.payers else None)
    found = [one for one in run(dossier) if one.card.family == "commission"]
    level = assess(dossier, found, (), {}, target="t", prior=0.02, tool="v").readings["commission"]
    return level.level, {one.card.id for one in found if one.answer.verdict is Verdict.FIRED}


@pytest.mark.parametrize("written", offers(), ids=lambda w: w.name)
def test_an_approach_is_judged_as_it_should_be(written):
    level, fired = judged(written)
    assert written.fires <= fired
    assert level.value == written.level


@pytest.mark.parametrize("written", SEEN, ids=lambda w: w.name)
def test_an_honest_commission_is_at_most_worth_asking_about(written):
    assert judged(written)[0] not in ABOVE_ASK


def test_so_are_those_that_nobody_looked_at_while_the_rules_were_made():
    results = [judged(written) for written in HELD_BACK]
    of = len(results)
    above = sum(level in ABOVE_ASK for level, _ in results)
    asked = sum(level is Level.SOME for level, _ in results)
    signs = sum(bool(fired) for _, fired in results)
    for what, times in (("above ask", above), ("ask", asked), ("any sign", signs)):
        low, high = exact(times, of)
        print(f"held back, {what}: {times} of {of}, 95 % {low:.1%} to {high:.1%}")
    assert of >= 35
    assert above == 0
    assert exact(above, of)[1] < 0.11
