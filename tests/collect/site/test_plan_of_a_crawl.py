"""Within the budget: what the outlet says of itself first, then articles that show most of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.collect.article_choice import Articles, day_of
from vetter.collect.crawl_plan import ABOUT, MAX_GUESSES, Plan
from vetter.collect.crawl_scope import Scope, key
from vetter.model import Link, LinkPlace, Page, PageKind, PageState, Post

AS_OF = datetime(2026, 11, 20, tzinfo=UTC)
ORIGIN = "https://gazette-press.org"


def front(*links, language="en", **more):
    more = {"state": PageState.READ, "kind": PageKind.FRONT, "url": f"{ORIGIN}/", **more}
    return Page(record="r1", language=language, links=links, **more)


def link(path, text="", place=LinkPlace.BODY, rel=""):
    return Link(path if "://" in path else ORIGIN + path, text, place, rel)


def post(number, *, days=0, author="", section="news", route="feed"):
    return Post(
        url=f"{ORIGIN}/{section}/a-story-about-number-{number:05}",
        published=AS_OF - timedelta(days=days),
        author=author,
        route=route,
    )


def make(budget=25):
    plan = Plan(Scope(ORIGIN, AS_OF), budget)
    plan.spend(f"{ORIGIN}/")
    return plan


def taken(plan):
    steps = []
    while step := plan.take():
        steps.append(step)
    return steps


def paths(steps):
    return [urlsplit(step.url).path for step in steps]


def test_pages_about_the_outlet_come_by_what_they_tell():
    plan = make()
    plan.learn(
        front(
            link("/advertise", "Advertise"),
            link("/privacy", "Privacy policy"),
            link("/contact", "Contact"),
            link("/about", "About us"),
            link("/team", "Our team"),
        )
    )
    assert paths(taken(plan)) == ["/about", "/contact", "/team", "/privacy", "/advertise"]


def test_a_link_in_the_footer_comes_before_one_in_the_text():
    plan = make()
    plan.learn(
        front(
            link("/news/about-us-all", "About us", LinkPlace.BODY),
            link("/company", "About us", LinkPlace.FOOTER),
        )
    )
    assert paths(taken(plan))[:2] == ["/company", "/news/about-us-all"]


def test_a_relation_says_what_a_link_leads_to():
    plan = make()
    plan.learn(front(link("/x1", "here", rel="nofollow ownershipfundinginfo")))
    assert taken(plan)[0].kind is PageKind.OWNERSHIP


def test_other_languages_are_understood_too():
    plan = make()
    plan.learn(front(link("/impressum", "Impressum"), link("/ueber", "Über uns"), language="de"))
    assert {"/impressum", "/ueber"} <= set(paths(taken(plan)))


def test_articles_have_their_share_and_come_in_between():
    plan = make(25)
    plan.learn(front(*(link(f"/{kind.value}", kind.value.replace("-", " ")) for kind in ABOUT)))
    plan.learn_posts([post(n, days=n) for n in range(100)])
    plan.waiting = False
    steps = taken(plan)
    articles = [step for step in steps if step.kind is PageKind.ARTICLE]
    assert len(steps) == 24
    assert 10 <= len(articles) <= 15
    assert [step.kind is PageKind.ARTICLE for step in steps[:4]] == [False, False, True, False]


def test_without_pages_about_the_outlet_articles_may_take_more():
    plan = make(25)
    plan.learn(front())
    plan.learn_posts([post(n, days=n) for n in range(100)])
    plan.waiting = False
    steps = [step for step in taken(plan) if step.kind is PageKind.ARTICLE]
    assert len(steps) == 15


def test_the_newest_the_oldest_then_other_hands_and_sections():
    articles = Articles()
    for number in range(50):
        articles.add(f"{ORIGIN}/news/{number}", AS_OF - timedelta(days=number), "Ann")
    articles.add(f"{ORIGIN}/sport/x", AS_OF - timedelta(days=30), "Ann")
    articles.add(f"{ORIGIN}/news/y", AS_OF - timedelta(days=40), "Ben")
    asked = set()
    order = []
    for _ in range(5):
        url = articles.take(asked, complete=True)
        asked.add(key(url))
        order.append(urlsplit(url).path)
    assert order == ["/news/0", "/news/49", "/news/y", "/sport/x", "/news/1"]


def test_the_oldest_waits_until_all_are_known():
    articles = Articles()
    articles.add(f"{ORIGIN}/new", AS_OF)
    articles.add(f"{ORIGIN}/old", AS_OF - timedelta(days=9), "Ann")
    articles.add(f"{ORIGIN}/mid", AS_OF - timedelta(days=5), "Ben")
    articles.read(("Ann",))
    asked = {key(articles.take((), complete=False))}
    assert articles.take(asked, complete=False).endswith("/mid")


def test_lists_of_days_and_months_are_no_articles():
    articles = Articles()
    for path in ("/2026/", "/2026/11", "/2026/11/20/", "/archive/2026/11"):
        articles.add(ORIGIN + path)
    assert articles.take((), complete=True) == ""
    assert day_of(f"{ORIGIN}/2026/11/20/story") == datetime(2026, 11, 20, tzinfo=UTC)
    assert day_of(f"{ORIGIN}/2026/13/45/story") is None


def test_while_feeds_are_awaited_only_two_articles_are_taken():
    plan = make()
    links = [link(f"/2026/11/{day:02}/a-story", "Story") for day in range(1, 20)]
    plan.learn(front(link("/about", "About"), link("/contact", "Contact"), *links))
    assert sum(step.kind is PageKind.ARTICLE for step in taken(plan)) == 2
    plan.waiting = False
    assert sum(step.kind is PageKind.ARTICLE for step in taken(plan)) == 13


def test_without_feed_and_sitemap_the_last_list_leads_to_the_oldest():
    plan = make()
    plan.learn(front(link("/page/2", "2"), link("/page/57/", "Last"), link("/page/3", "3")))
    plan.waiting = False
    steps = taken(plan)
    assert ("/page/57/", PageKind.SECTION) in [(urlsplit(s.url).path, s.kind) for s in steps]
    assert sum(step.kind is PageKind.SECTION for step in steps) == 1


def test_usual_places_are_tried_only_for_what_is_not_linked_and_only_a_few():
    plan = make()
    plan.may_guess = True
    plan.learn(front(link("/wer-wir-sind", "Über uns"), language="de"))
    tried = paths(taken(plan))
    assert tried[0] == "/wer-wir-sind"
    assert set(tried[1:]) == {"/impressum", "/kontakt", "/redaktion"}
    blind = make()
    blind.may_guess = True
    assert blind.take() is None  # nothing was read: there is no language to guess in
    unknown = make()
    unknown.learn(front(language=""))
    assert unknown.take() is None  # perhaps the site answers whatever one asks for
    unknown.may_guess = True
    unknown.learn(front(language=""))
    assert 1 <= len(taken(unknown)) <= MAX_GUESSES


def test_it_knows_when_no_page_of_a_sort_is_to_come():
    plan = make()
    plan.learn(front(link("/about", "About us")))
    plan.learn_posts([Post(url=f"{ORIGIN}/news/a-story-about-the-ferry", route="feed")])
    assert (plan.about_over, plan.articles_over) == (False, False)
    plan.waiting = False
    over = []
    while step := plan.take():
        over.append((urlsplit(step.url).path, plan.about_over, plan.articles_over))
    assert over == [("/about", True, False), ("/news/a-story-about-the-ferry", True, True)]
    plan.learn(front(link("/imprint", "Imprint")))
    assert not plan.about_over


def test_where_nothing_lists_articles_any_page_may_lead_to_more():
    plan = make()
    plan.learn(front(link("/news/a-story-about-the-ferry", "The ferry")))
    plan.waiting = False
    assert len(taken(plan)) == 1
    assert not plan.articles_over


def test_looking_for_what_is_over_uses_up_no_guess():
    plan = make()
    plan.learn(front())
    plan.waiting, plan.may_guess = False, True
    assert not any(plan.about_over for _ in range(2 * MAX_GUESSES))
    assert paths(taken(plan)) == ["/about", "/contact", "/team"]
    assert plan.about_over


def test_a_page_that_is_missing_is_replaced_by_the_next_of_its_kind():
    plan = make()
    plan.learn(front(link("/donate", "Donate"), link("/support", "Support us")))
    first = next(step for step in taken(plan) if step.kind is PageKind.FUNDING)
    assert not [step for step in taken(plan) if step.kind is PageKind.FUNDING]
    gone = front(url=first.url, state=PageState.MISSING, kind=PageKind.FUNDING)
    plan.learn(gone, PageKind.FUNDING)
    assert plan.take().kind is PageKind.FUNDING


def test_what_robots_forbid_costs_nothing_and_does_not_go_on_for_ever():
    plan = make(10)
    plan.learn_posts([post(n, days=n) for n in range(1000)])
    plan.waiting = False
    refused = 0
    while step := plan.take():
        plan.refuse(step)
        refused += 1
    assert refused == 100
    assert plan.left == 9


def test_sitemaps_also_list_what_is_no_article():
    plan = make()
    listed = ["/", "/author/ann", "/category/x", "/imprint", "/a", "/a-short-story", "/n/123456"]
    plan.learn_posts([Post(url=ORIGIN + path, route="sitemap") for path in listed])
    plan.waiting = False
    assert sorted(paths(taken(plan))) == ["/a-short-story", "/imprint", "/n/123456"]


def test_redirects_do_not_make_a_page_be_read_twice():
    plan = make()
    plan.learn(front(link("/about", "About"), link("/about-us", "About us")))
    first = plan.take()
    plan.learn(front(url=f"{ORIGIN}/about-us", kind=PageKind.ABOUT), first.kind)
    assert "/about-us" not in paths(taken(plan))


URLS = st.one_of(
    st.builds(
        lambda host, path: f"https://{host}/{path}",
        st.sampled_from(
            ["gazette-press.org", "www.gazette-press.org", "x.gazette-press.org", "evil.net"]
        ),
        st.from_regex(r"[a-z0-9/?=&.-]{0,30}", fullmatch=True)
        | st.sampled_from(
            ["about", "contact", "2026/11/19/story", "a-b-c-d-e-f", "page/9", "login"]
        ),
    ),
    st.text(max_size=20),
)
LINKS = st.builds(
    Link,
    url=URLS,
    text=st.sampled_from(["About us", "Contact", "Impressum", "", "A long headline of some words"]),
    place=st.sampled_from(LinkPlace),
    rel=st.sampled_from(["", "nofollow", "about"]),
)
POSTS = st.builds(
    Post,
    url=URLS,
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    author=st.sampled_from(["", "Ann", "Ben"]),
    route=st.sampled_from(["feed", "sitemap"]),
)
MOVES = st.lists(
    st.tuples(
        st.lists(LINKS, max_size=8),
        st.lists(POSTS, max_size=8),
        st.booleans(),
        st.sampled_from(PageState),
    ),
    max_size=12,
)


@given(budget=st.integers(1, 30), moves=MOVES)
def test_it_never_leaves_the_site_never_repeats_and_keeps_to_the_budget(budget, moves):
    plan = make(budget)
    scope = Scope(ORIGIN, AS_OF)
    read = []
    for links, posts, waiting, state in moves:
        plan.waiting = waiting
        plan.learn(front(*links, state=state), read[-1].kind if read else None)
        plan.learn_posts(posts)
        read += filter(None, [plan.take() for _ in range(3)])
    plan.waiting = False
    read += taken(plan)
    assert len(read) <= budget - 1
    assert all(scope.page(step.url) == step.url for step in read)
    assert len({key(step.url) for step in read}) == len(read)


@pytest.mark.parametrize(
    "pattern", ["/events/{y}/{m:02}/", "/cal/{y}-{m:02}-{d:02}", "/{y}/{m:02}/{d:02}"]
)
def test_an_endless_calendar_ends(pattern):
    plan = make()
    day = AS_OF

    def calendar(day):
        days = [day + timedelta(days=n) for n in (-31, -1, 1, 31)]
        return front(
            *(link(pattern.format(y=d.year, m=d.month, d=d.day), "more") for d in days),
            url=f"{ORIGIN}/c",
        )

    plan.learn(calendar(day))
    plan.waiting = False
    steps = 0
    while plan.take():
        steps += 1
        day += timedelta(days=31)
        plan.learn(calendar(day))
    assert steps <= 15


def test_a_headline_in_the_midst_of_a_page_is_an_article_whatever_its_address():
    plan = make()
    plan.waiting = False
    plan.learn(
        front(
            link("/textos/inventario.html", "Inventario de una casa cerrada"),
            link("/node/204", "Ferry to run"),
            link("/index.php/tema-1/41-zapis-41", "Рибарот"),
            link("/shop", "Shop"),
            link("/all-our-books", "All our books", LinkPlace.MENU),
        )
    )
    articles = [step for step in taken(plan) if step.kind is PageKind.ARTICLE]
    assert set(paths(articles)) == {
        "/textos/inventario.html",
        "/node/204",
        "/index.php/tema-1/41-zapis-41",
    }
