from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, newsletter, states
from vetter.model import Fact, Outcome

CHECK = "linked-by-established"


def linked(*titles):
    facts = (Fact(title, cite("r-wikipedia", title)) for title in titles)
    return changed(honest(), linked_from=tuple(facts))


def test_fires_where_several_articles_on_other_things_link_to_it():
    told = ask(CHECK, linked("Hamburg", "Elbe", "Flood of 1962"))
    assert told.verdict is FIRED
    assert told.cited


def test_clear_where_few_do_and_an_article_about_itself_is_not_one():
    assert ask(CHECK, linked()).verdict is CLEAR
    assert ask(CHECK, linked("Hamburg", "Elbe", "Elbe-Bote")).verdict is CLEAR


def test_unknown_without_wikipedia_and_not_applicable_on_a_platform():
    assert ask(CHECK, changed(linked(), states=states(wikipedia=Outcome.FAILED))).verdict is UNKNOWN
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
