from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest
from vetter.model import Edits

CHECK = "angle-imposed"


def test_fires_on_a_conclusion_talking_points_and_finished_texts():
    assert ask(CHECK, saying("The article must show that the sanctions failed.")).verdict is FIRED
    assert ask(CHECK, saying("Please follow the talking points.")).verdict is FIRED
    ready = "We will send you the finished article to publish under your name."
    assert ask(CHECK, saying(ready)).verdict is FIRED


def test_fires_on_edits_that_turned_the_meaning_around():
    assert ask(CHECK, saying("Hello.", edits=Edits.MEANING)).verdict is FIRED
    assert ask(CHECK, saying("Hello.", edits=Edits.AGREED)).verdict is CLEAR


def test_clear_on_the_notes_of_an_editor():
    notes = "Great draft. The angle is cost to tenants, so lead with that. Please hear the landlords, too."
    assert ask(CHECK, saying(notes)).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
