from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import article, changed, exile, honest, offline, page, with_page
from vetter.model import PageKind

CHECK = "campaign-of-nobody"


def nameless(*more):
    """Return an outlet of which nobody is named anywhere, with more pages."""
    kept = [
        page(kind, f"r-{kind.value}")
        for kind in (PageKind.FRONT, PageKind.PRIVACY, PageKind.CONTACT)
    ]
    read = [article(n, authors=(), text="The harbour was closed.") for n in range(5)]
    bare = changed(exile(), people=(), posts=(), registration=None, profiles=(), pasts=())
    return changed(bare, pages=(*kept, *read, *more))


@pytest.mark.parametrize(
    "text",
    [
        "The bill must not pass. Call your senators before Thursday!",
        "Écrivez à votre député : le formulaire est prêt.",
        "Unterschreiben Sie die Petition und sagen Sie es weiter.",
        "Firma la petición y compártela.",
    ],
)
def test_fires_on_a_page_that_sends_readers_to_those_who_decide(text):
    said = ask(CHECK, nameless(page(PageKind.OTHER, "r-act", text=text)))
    assert said.verdict is FIRED
    assert text.split("!")[0][:12] in said.because or "Call your senators" in said.because


def test_one_article_is_an_opinion_two_are_a_campaign():
    call = "It is late. Tell your representative what you think."
    one = nameless(article(8, authors=(), text=call))
    assert ask(CHECK, one).verdict is NOT_APPLICABLE
    two = nameless(article(8, authors=(), text=call), article(9, authors=(), text=call))
    assert ask(CHECK, two).verdict is FIRED


def test_clear_where_somebody_answers_for_it():
    call = page(PageKind.OTHER, "r-act", text="Sign the petition for the ferry.")
    assert ask(CHECK, with_page(honest(), call)).verdict is CLEAR


def test_whoever_says_why_they_stay_nameless_is_left_alone():
    call = page(PageKind.OTHER, "r-act", text="Sign the petition for the prisoners.")
    why = page(PageKind.ABOUT, "r-why", text="For our safety we do not publish our names.")
    assert ask(CHECK, nameless(call, why)).verdict is NOT_APPLICABLE


def test_nothing_to_say_where_nobody_is_asked_to_do_anything_or_nothing_was_read():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict in {NOT_APPLICABLE, UNKNOWN}
    few = changed(
        nameless(), pages=(page(PageKind.OTHER, "r-act", text="Sign the petition for the ferry."),)
    )
    assert ask(CHECK, few).verdict is UNKNOWN
