"""Which of several links to a page about the outlet is followed first."""

from datetime import UTC, datetime

import pytest

from vetter.collect.crawl_plan import Plan
from vetter.collect.crawl_scope import Scope
from vetter.model import Link, LinkPlace, Page, PageKind, PageState

SITE = "https://gazette.example"
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def page(*links, url=f"{SITE}/", kind=PageKind.FRONT, state=PageState.READ):
    made = tuple(Link(f"{SITE}{path}", text, place, rel) for path, text, place, rel in links)
    return Page(record="r1", url=url, state=state, kind=kind, language="en", links=made)


def plan(*links):
    made = Plan(Scope(SITE, NOW), 20)
    made.learn(
        page(*((*link, LinkPlace.BODY, "")[:4] if len(link) == 2 else link for link in links))
    )
    return made


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("/p/17", "Corrections"), ("/p/18", "Report on corrections made")),
        (("/privacy-policy", "Privacy policy"), ("/p/3", "Privacy policy")),
        (("/p/17", "Privacy policy"), ("/p/18", "Cookies")),
        (("/about", "About us"), ("/2026/05/about-us-a-film-review", "About us")),
        (("/p/17", "About us", LinkPlace.FOOTER, ""), ("/p/18", "About us")),
        (("/p/17", "x", LinkPlace.BODY, "about"), ("/about", "About us", LinkPlace.FOOTER, "")),
    ],
)
def test_exactness_place_address_and_structured_data_decide_together(better, worse):
    for links in ([better, worse], [worse, better]):
        made = plan(*links)
        chosen = {made.first_choice(kind) for kind in PageKind}
        assert f"{SITE}{better[0]}" in chosen
        assert f"{SITE}{worse[0]}" not in chosen


def test_a_page_that_turns_out_to_be_an_article_does_not_end_the_search():
    made = plan(("/ethics", "Ethics", LinkPlace.FOOTER, ""), ("/p/5", "Code of ethics"))
    step = made.take()
    assert step.url == f"{SITE}/ethics"
    made.learn(page(url=step.url, kind=PageKind.ARTICLE), step.kind)
    assert made.take().url == f"{SITE}/p/5"
