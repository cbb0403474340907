from __future__ import annotations

from datetime import timedelta

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import AS_OF, article, changed, cite, honest, offline, without_pages
from vetter.check.cards import weights
from vetter.model import Link, Passage

CHECK = "same-sites-carry-its-articles"


def carried(count, *sites, asked=4, later=timedelta(hours=3), **facts):
    """Return articles of which ``count`` of the ``asked`` were seen on each of ``sites`` soon after."""
    pages = tuple(article(n, published=AS_OF, **facts) for n in range(6))
    found = tuple(
        Passage(
            url=page.url,
            words=f"words of {n}",
            elsewhere=tuple((AS_OF + later, f"https://{site}/{n}") for site in sites)
            if n < count
            else (),
            cited=cite(f"r-search-{n}"),
        )
        for n, page in enumerate(pages[:asked])
    )
    base = without_pages(honest(), pages[0].kind)
    return changed(base, pages=(*base.pages, *pages), passages=found)


def test_fires_on_sites_that_have_most_of_them_and_weighs_nothing():
    said = ask(CHECK, carried(3, "one.com", "two.com"))
    assert said.verdict is FIRED
    assert "one.com" in said.because
    assert "two.com" in said.because
    assert "3 of the 4 articles" in said.because
    assert weights()[CHECK].fired == 0


@pytest.mark.parametrize(
    "given",
    [
        carried(2, "one.com"),
        carried(3, "one.com", asked=6, later=timedelta(days=4)),
        carried(3, "elbe-bote.example.org"),
        carried(3, "one.com", credits=("First in One",)),
        carried(3, "one.com", links=(Link("https://one.com/x"),)),
        carried(3, "one.com", authors=("Reuters",)),
    ],
)
def test_clear_of_few_late_own_credited_and_agency_copies(given):
    assert ask(CHECK, given).verdict is CLEAR


def test_not_asked_where_too_few_were_looked_for_and_unknown_without_the_site():
    assert ask(CHECK, carried(2, "one.com", asked=2)).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
