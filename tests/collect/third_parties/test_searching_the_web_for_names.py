"""A web search is asked only where one is set up; what it says is weighed by nobody, and its key stays secret."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from vetter.collect.web_search import search_web
from vetter.errors import AmbiguousError, CannotError
from vetter.lab import Lab
from vetter.lab.web_searches import BRAVE, SEARXNG, TOKEN
from vetter.model import Found
from vetter.pipeline import Options, vet
from vetter.settings import Keys, Sources
from vetter.store import cases

NAME = "Whitby Tide"
SITE = "whitbytide.co.uk"


@pytest.fixture
async def lab(tmp_path):
    """Return a lab with one site that only a search knows by name."""
    async with Lab(tmp_path / "lab", ["whitby-tide"]) as small:
        yield small


def with_searxng(lab):
    settings = lab.settings
    sources = replace(settings.sources, searxng=f"https://{SEARXNG}/", wikidata="")
    return replace(settings, sources=sources)


def with_brave(lab, key=TOKEN):
    settings = lab.settings
    return replace(settings, sources=replace(settings.sources, wikidata=""), keys=Keys(brave=key))


async def refused(lab, settings, home, text=NAME, kind=AmbiguousError, **options):
    with pytest.raises(kind) as caught:
        await vet(text, Options(**options), settings, home, lambda _event: None)
    return caught.value


async def found(lab, settings, home, **options):
    refusal = await refused(lab, settings, home, passive=True, **options)
    return [(one.domain, one.found, one.how) for one in refusal.candidates]


async def test_without_one_set_up_nobody_is_asked(lab, home):
    await refused(lab, lab.settings, home, kind=CannotError, passive=True)
    assert lab.asked("web", SEARXNG) == lab.asked("web", BRAVE) == []


async def test_a_searxng_names_sites_that_the_person_may_choose(lab, home):
    ((domain, kind, how),) = await found(lab, with_searxng(lab), home)
    assert (domain, kind) == (SITE, Found.SEARCH)
    assert how.startswith("a web search (SearXNG) found it: “")
    (asked,) = lab.asked("web", SEARXNG)
    assert asked.what == "/search?q=Whitby+Tide&format=json"


async def test_brave_names_them_to_whoever_has_a_key(lab, home):
    ((domain, _, how),) = await found(lab, with_brave(lab), home)
    assert domain == SITE
    assert "(Brave)" in how


async def test_a_key_that_is_not_taken_is_said(lab, home):
    refusal = await refused(lab, with_brave(lab, "another"), home, kind=CannotError, passive=True)
    assert "The web search (Brave) gave no answer: it answered with HTTP status 422" in str(refusal)


@pytest.mark.parametrize(
    ("status", "words"),
    [(429, "too often|too many"), (403, "turned us away"), (500, "status 500"), (200, "not what")],
)
async def test_an_answer_that_is_none_is_said_and_not_taken_for_nothing(lab, home, status, words):
    lab.fail(SEARXNG, status)
    settings = with_searxng(lab)
    refusal = await refused(lab, settings, home, kind=CannotError, passive=True)
    assert "The web search (SearXNG) gave no answer" in refusal.message
    assert any(word in refusal.message for word in words.split("|"))


async def test_nothing_found_is_no_fault(lab, home):
    settings = with_searxng(lab)
    refusal = await refused(
        lab, settings, home, text="Gazette of Nowhere", kind=CannotError, passive=True
    )
    assert "gave no answer" not in refusal.message
    assert len(lab.asked("web", SEARXNG)) == 1


async def test_offline_no_search_is_asked(lab, home):
    await refused(lab, with_searxng(lab), home, kind=CannotError, offline=True)
    assert lab.requests == []
    assert cases(home) == ()


def answer(*results):
    import json

    rows = [{"url": url, "title": title} for url, title in results]
    return lambda _path: (200, "application/json", json.dumps({"results": rows}).encode())


async def test_what_is_of_no_use_is_left_out(town, errand_to):
    town.web["search.example"] = answer(
        ("https://en.wikipedia.org/wiki/Harbour_Post", "Harbour Post"),
        ("https://x.com/harbourpost", "Harbour Post on X"),
        ("https://news.example.org/a", "Another thing"),
        ("javascript:alert(1)", "Harbour Post"),
        ("https://www.harbour-post.org/", "Home"),
        ("https://harbour-post.org/about", "The Harbour Post: about"),
    )
    errand = await errand_to("unknown.org", sources=Sources(searxng="https://search.example"))
    sought = await search_web(errand, "The Harbour Post")
    assert [one.domain for one in sought.candidates] == ["harbour-post.org"]
    assert not sought.candidates[0].exact


async def test_the_key_goes_to_its_service_alone_and_into_no_case(town, errand_to, tmp_path):
    seen = []
    town.web[BRAVE] = lambda path: seen.append(path) or (302, "text/html", b"")
    errand = await errand_to("unknown.org")
    errand.settings = replace(errand.settings, keys=Keys(brave="very-secret-key"))
    await search_web(errand, "The Harbour Post")
    assert seen
    for path in (tmp_path / "cases").rglob("*"):
        assert not path.is_file() or b"very-secret-key" not in path.read_bytes()
