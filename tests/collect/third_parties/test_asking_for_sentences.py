"""Asking GDELT for sentences of the outlet's articles."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.dossiers import article, registry_says
from vetter.collect import passages
from vetter.extract.passages import passages as compiled
from vetter.model import Outcome, PageReading, Source, SourceState
from vetter.settings import Sources

GDELT = "api.gdeltproject.org"
JSON = "application/json"
SENTENCES = (
    "Otters gnawed through beechwood pilings beneath the abandoned herring smokehouse until its chimney toppled.",
    "Twelve accordionists marched barefoot across frozen lagoons to protest against cheaper ferry timetables.",
    "Inspectors weighed every pumpkin twice because somebody had hidden ballast inside last autumn's champion.",
    "Lanterns guided migrating toads along disused tramlines while commuters waited patiently beside the crossing.",
    "Glassblowers from seven valleys quarrelled over sand, soda, and who first coloured bottles violet.",
    "Beekeepers smuggled drowsy bumblebees aboard overnight sleepers hidden within hollowed cellos and bassoons.",
    "Retired lighthouse cleaners auctioned brass polish beside muddy quays wherever dredgers unloaded gravel.",
)


def found(*articles):
    return 200, JSON, json.dumps({"articles": articles} if articles else {}).encode()


def seen(domain, day):
    url = f"https://{domain}/story"
    return {"url": url, "title": "", "seendate": f"{day}T061500Z", "domain": domain}


@pytest.fixture
def reading(errand_to):
    """Return an errand to an outlet of long standing of which ``count`` articles were read, and nothing more comes."""

    async def make(count=5, *, ended=True, language="en", created=1998, **sources):
        chosen = Sources(**{"interval": 0.0, "gdelt_interval": 0.0, **sources})
        errand = await errand_to("gazette.example", sources=chosen)
        if created:
            errand.readings["r-rdap"] = registry_says(created)
        for number in range(count):
            add(errand, number, language)
        if ended:
            errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
        return errand

    return make


def add(errand, number, language="en"):
    text = SENTENCES[number % len(SENTENCES)] if number < len(SENTENCES) else ""
    url = f"https://gazette.example/{number}"
    errand.readings[f"r-{number}"] = PageReading(
        article(number, url=url, text=text, language=language)
    )
    errand.turns[url] = f"r-{number}"


def known(errand):
    pages = [one.page for one in errand.readings.values() if isinstance(one, PageReading)]
    records = {record.id: record for record in errand.case.records()}
    readings = [(records[i], r) for i, r in errand.readings.items() if i in records and r]
    return compiled(pages, errand.outlet, readings)


def phrase(number):
    return f'"{SENTENCES[number].rstrip(".").replace(",", "")}"'


def queries(town):
    return [parse_qs(urlsplit(one.split(" ", 1)[1]).query)["query"][0] for one in town.asked]


async def test_four_articles_are_asked_for_at_most_word_for_word_and_at_once(town, reading, ledger):
    town.web = {GDELT: lambda _: found()}
    errand = await reading()
    assert (await passages.collect(errand)).outcome is Outcome.ANSWERED
    assert queries(town) == [f"({' OR '.join(map(phrase, range(4)))})"]
    assert ledger(errand) == [(GDELT, "absent")]
    assert [one.elsewhere for one in known(errand)] == [()] * 4


async def test_only_where_something_is_found_sentences_are_asked_for_one_by_one(town, reading):
    def gdelt(path):
        there = "Otters" in path
        return found(seen("weekly.example", "20210312")) if there else found()

    town.web = {GDELT: gdelt}
    errand = await reading(4)
    await passages.collect(errand)
    assert queries(town)[1:] == [phrase(number) for number in range(4)]
    assert [len(one.elsewhere) for one in known(errand)] == [1, 0, 0, 0]


async def test_where_the_last_of_them_is_the_copied_one_it_is_found(town, reading):
    def gdelt(path):
        return found(seen("weekly.example", "20210312")) if "Lanterns" in path else found()

    town.web = {GDELT: gdelt}
    errand = await reading(4)
    await passages.collect(errand)
    assert [len(one.elsewhere) for one in known(errand)] == [0, 0, 0, 1]
    assert not any(one.open for one in known(errand))


async def test_what_was_found_together_and_not_one_by_one_stays_open(town, reading):
    def gdelt(path):
        if "OR" in path:
            return found(seen("weekly.example", "20210312"), seen("daily.example", "20210313"))
        if "Lanterns" in path:
            return 429, "text/plain", b"slow down"
        return found(seen("weekly.example", "20210312")) if "Otters" in path else found()

    town.web = {GDELT: gdelt}
    errand = await reading()
    await passages.collect(errand)
    told = known(errand)
    assert [one.url[-1] for one in told if one.elsewhere] == ["0"]
    assert [one.url[-1] for one in told if one.open] == ["1", "2", "3"]


async def test_where_three_of_four_stand_nowhere_the_fourth_is_asked_for_too(town, reading):
    last = phrase(3).strip('"').split()[-1]
    town.web = {
        GDELT: lambda path: found(seen("weekly.example", "20210312")) if last in path else found()
    }
    errand = await reading(4)
    await passages.collect(errand)
    assert queries(town)[1:] == [phrase(number) for number in range(4)]
    assert [len(one.elsewhere) for one in known(errand)] == [0, 0, 0, 1]


async def test_the_outlets_own_articles_are_no_reason_to_ask_on(town, reading):
    town.web = {GDELT: lambda _: found(seen("gazette.example", "20210312"))}
    errand = await reading()
    await passages.collect(errand)
    assert len(town.asked) == 1
    assert [one.elsewhere for one in known(errand)] == [()] * 4


async def test_what_is_found_is_put_beside_its_article_and_the_outlets_own_apart(town, reading):
    town.web = {
        GDELT: lambda _: found(
            seen("weekly.example", "20210312"), seen("gazette.example", "20210315")
        )
    }
    errand = await reading(1)
    await passages.collect(errand)
    (one,) = known(errand)
    assert one.url == "https://gazette.example/0"
    assert [(at.day, url) for at, url in one.elsewhere] == [(12, "https://weekly.example/story")]
    assert one.own is not None
    assert one.own.day == 15


async def test_it_does_not_wait_for_the_end_of_the_crawl_but_for_enough_articles(town, reading):
    town.web = {GDELT: lambda _: found()}
    errand = await reading(3, ended=False)
    asking = asyncio.create_task(passages.collect(errand))
    for number in range(3, passages.ENOUGH):
        await asyncio.sleep(0)
        assert town.asked == []
        add(errand, number)
        errand.stir()
    assert (await asking).outcome is Outcome.ANSWERED
    assert len(town.asked) == 1


async def test_an_answer_that_overtakes_another_does_not_change_whose_sentences_are_sought(
    town, reading
):
    town.web = {GDELT: lambda _: found()}
    errand = await reading(4, ended=False)
    errand.turns["https://gazette.example/4"] = None
    add(errand, 5)
    asking = asyncio.create_task(passages.collect(errand))
    errand.stir()
    await asyncio.sleep(0)
    assert town.asked == []
    add(errand, 4)
    errand.stir()
    await asking
    (query,) = queries(town)
    assert query == f"({' OR '.join(phrase(number) for number in range(4))})"


@pytest.mark.parametrize(
    ("reply", "outcome", "asked"),
    [
        ((429, "text/plain", b"slow down"), "limited", 1),
        ((200, "text/html", b"Please limit requests to one every 5 seconds."), "limited", 1),
        ((403, "text/html", b"no"), "blocked", 1),
        ((200, "text/html", b"<html><body>Maintenance</body></html>"), "failed", 5),
        ((200, "text/html", b"Your query was too short or too long."), "failed", 5),
        ((200, JSON, b'{"articles": 3}'), "failed", 5),
    ],
)
async def test_an_answer_that_is_none_leaves_the_question_open(
    town, reading, ledger, reply, outcome, asked
):
    town.web = {GDELT: lambda _: reply}
    errand = await reading()
    assert (await passages.collect(errand)).outcome.value == outcome
    assert ledger(errand) == [(GDELT, outcome)] * asked
    assert known(errand) == ()


async def test_a_search_that_gives_no_answer_is_given_up_and_told(town, reading, ledger):
    town.web = {GDELT: lambda _: found()}
    town.slow = {GDELT}
    errand = await reading()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await passages.collect(errand)
    assert ledger(errand) == [(GDELT, "failed")]


async def test_articles_that_the_search_only_has_in_translation_are_not_sought(
    town, reading, ledger
):
    town.web = {GDELT: lambda _: found()}
    errand = await reading(language="cy")
    assert (await passages.collect(errand)).outcome is Outcome.NOT_ASKED
    assert ledger(errand) == [(GDELT, "not-asked")]
    assert town.asked == []


async def test_nobody_is_asked_where_nothing_was_read_or_it_is_switched_off(town, reading, ledger):
    town.web = {GDELT: lambda _: found()}
    assert (await passages.collect(await reading(0))).outcome is Outcome.NOT_ASKED
    errand = await reading(gdelt="")
    assert (await passages.collect(errand)).outcome is Outcome.NOT_ASKED
    assert ledger(errand) == [("GDELT", "not-asked")]
    assert town.asked == []


SEARCH = "search.example"


def shown(domain, excerpt, **when):
    row = {"url": f"https://{domain}/story", "title": "", "content": excerpt, **when}
    return 200, JSON, json.dumps({"results": [row]}).encode()


async def test_a_web_search_that_is_set_up_is_asked_in_any_language(town, reading, ledger):
    town.web = {
        SEARCH: lambda _: shown("weekly.example", SENTENCES[0], publishedDate="2021-03-12T06:15:00")
    }
    errand = await reading(1, language="cy", gdelt="", searxng=f"https://{SEARCH}")
    assert (await passages.collect(errand)).outcome is Outcome.ANSWERED
    assert ledger(errand) == [("GDELT", "not-asked"), (SEARCH, "answered")]
    (one,) = known(errand)
    assert [(at.day, url) for at, url in one.elsewhere] == [(12, "https://weekly.example/story")]


@pytest.mark.parametrize(
    "reply",
    [
        shown("weekly.example", "Something that resembles it.", publishedDate="2021-03-12"),
        shown("weekly.example", SENTENCES[0]),
    ],
)
async def test_a_result_without_the_words_or_without_a_date_tells_nothing(town, reading, reply):
    town.web = {SEARCH: lambda _: reply}
    errand = await reading(1, gdelt="", searxng=f"https://{SEARCH}")
    await passages.collect(errand)
    assert [one.elsewhere for one in known(errand)] == [()]


async def test_each_of_two_searches_answers_for_itself(town, reading, ledger):
    town.web = {GDELT: lambda _: found(), SEARCH: lambda _: (429, "text/plain", b"slow down")}
    errand = await reading(2, searxng=f"https://{SEARCH}")
    assert (await passages.collect(errand)).outcome is Outcome.ANSWERED
    assert ledger(errand) == [(SEARCH, "limited"), (SEARCH, "not-asked"), (GDELT, "absent")]
    assert len(known(errand)) == 2


async def test_where_one_of_a_few_is_found_others_are_asked_for_as_well(town, reading):
    def gdelt(path):
        there = "Otters" in path or "Glassblowers" in path
        return found(seen("weekly.example", "20210312")) if there else found()

    town.web = {GDELT: gdelt}
    errand = await reading(5)
    await passages.collect(errand)
    assert queries(town)[1:] == [phrase(number) for number in range(5)]
    assert [len(one.elsewhere) for one in known(errand)] == [1, 0, 0, 0, 1]


@pytest.mark.parametrize("created", [2024, None])
async def test_of_a_young_outlet_others_are_asked_for_as_well_where_none_is_found(
    town, reading, created
):
    town.web = {GDELT: lambda path: found()}
    errand = await reading(7, created=created)
    assert (await passages.collect(errand)).outcome is Outcome.ANSWERED
    assert queries(town) == [
        f"({' OR '.join(map(phrase, range(4)))})",
        f"({' OR '.join(map(phrase, range(4, 7)))})",
    ]
    assert [one.elsewhere for one in known(errand)] == [()] * 7


async def test_what_is_found_among_the_others_is_asked_for_one_by_one(town, reading):
    def gdelt(path):
        there = "Glassblowers" in path or "Beekeepers" in path
        return found(seen("weekly.example", "20210312")) if there else found()

    town.web = {GDELT: gdelt}
    errand = await reading(7, created=2024)
    await passages.collect(errand)
    assert queries(town)[2:] == [phrase(number) for number in range(4, 7)]
    assert [len(one.elsewhere) for one in known(errand)] == [0, 0, 0, 0, 1, 1, 0]


async def test_an_outlet_of_long_standing_is_asked_for_once(town, reading):
    town.web = {GDELT: lambda path: found()}
    await passages.collect(await reading(7))
    assert len(town.asked) == 1


async def test_where_most_of_them_are_found_that_is_enough(town, reading):
    town.web = {GDELT: lambda _: found(seen("weekly.example", "20210312"))}
    errand = await reading(5)
    await passages.collect(errand)
    assert queries(town)[1:] == [phrase(number) for number in range(4)]


async def test_few_articles_are_asked_for_as_soon_as_it_is_known_that_no_others_come(town, reading):
    town.web = {GDELT: lambda _: found()}
    errand = await reading(2, ended=False)
    asking = asyncio.create_task(passages.collect(errand))
    async with asyncio.timeout(30):
        while GDELT not in {name.rstrip(".") for name in town.resolved}:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    assert not town.asked
    errand.last_article = "https://gazette.example/1"
    errand.stir()
    assert (await asking).outcome is Outcome.ANSWERED
    assert queries(town) == [f"({' OR '.join(map(phrase, range(2)))})"]
