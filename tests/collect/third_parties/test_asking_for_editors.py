"""Asking Wikidata and GDELT for the editors whom an outlet names."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.dossiers import article, page, registry_says
from vetter.collect import people
from vetter.collect.gdelt import ask_gdelt
from vetter.extract.pasts import pasts
from vetter.extract.people_compile import people as persons
from vetter.model import (
    Outcome,
    PageKind,
    PageReading,
    PersonSeen,
    Purpose,
    Source,
    SourceState,
)
from vetter.net import Traffic
from vetter.settings import Sources

GDELT = "api.gdeltproject.org"
WIKIDATA = "www.wikidata.org"
QUICK = {"interval": 0.0, "gdelt_interval": 0.0}
JSON = "application/json"
ARTICLE = {
    "url": "https://weekly.example/1",
    "title": "A title",
    "seendate": "20210312T061500Z",
    "domain": "weekly.example",
}


def asked_for(path, key):
    return parse_qs(urlsplit(path).query).get(key, [""])[0]


def found(*articles):
    return 200, JSON, json.dumps({"articles": articles} if articles else {}).encode()


def nobody(path):
    return 200, JSON, b'{"search": []}'


def somebody(occupation):
    """Return a Wikidata that knows one person of every name, with an occupation."""

    def answer(path):
        if asked_for(path, "action") == "wbsearchentities":
            hit = {"id": "Q7", "label": asked_for(path, "search")}
            return 200, JSON, json.dumps({"search": [hit]}).encode()
        claims = {
            name: [{"mainsnak": {"datavalue": {"value": {"id": value}}}, "rank": "normal"}]
            for name, value in (("P31", "Q5"), ("P106", occupation))
        }
        item = {"id": "Q7", "labels": {"en": {"value": "Ada Example"}}, "claims": claims}
        return 200, JSON, json.dumps({"entities": {"Q7": item}}).encode()

    return answer


@pytest.fixture
def editing(errand_to):
    """Return an errand to an outlet of which all was read, the team page with these editors last."""

    async def make(*names, ended=True, **sources):
        errand = await errand_to("gazette.example", sources=Sources(**{**QUICK, **sources}))
        team = page(
            PageKind.TEAM,
            url="https://gazette.example/team",
            people=tuple(PersonSeen(name=name, role="News editor") for name in names),
        )
        errand.readings["r-team"] = PageReading(team)
        errand.turns[team.url] = "r-team"
        if ended:
            errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
        return errand

    return make


def known(errand):
    """Return what is known of the editors after the errand."""
    team = [r.page for r in errand.readings.values() if isinstance(r, PageReading)]
    records = {record.id: record for record in errand.case.records()}
    readings = [(records[i], r) for i, r in errand.readings.items() if i in records and r]
    return pasts(persons(tuple(team), ()), errand.outlet, readings)


async def test_two_editors_of_whom_nobody_has_anything(town, editing, ledger):
    town.web = {GDELT: lambda _: found(), WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example")
    assert (await people.collect(errand)).outcome is Outcome.ANSWERED
    assert [(p.complete, p.earliest, p.namesake) for p in known(errand)] == [
        (True, None, False)
    ] * 2
    assert len(town.asked) == 3  # the articles are asked for once, with both names
    assert {whom for whom, _ in ledger(errand)} == {GDELT, WIKIDATA}
    assert {outcome for _, outcome in ledger(errand)} == {"absent"}


async def test_they_are_asked_for_once_the_pages_about_the_outlet_were_read_whatever_else_is_to_come(
    town, editing
):
    town.web = {GDELT: lambda _: found(), WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example", ended=False)
    asking = asyncio.create_task(people.collect(errand))
    await asyncio.sleep(0.05)
    assert not town.asked
    errand.last_about = "https://gazette.example/team"
    errand.stir()
    assert (await asking).outcome is Outcome.ANSWERED
    assert len(town.asked) == 3


async def test_where_those_pages_name_too_few_the_rest_of_the_site_is_waited_for(town, editing):
    town.web = {GDELT: lambda _: found(), WIKIDATA: nobody}
    errand = await editing("Ada Example", ended=False)
    errand.last_about = "https://gazette.example/team"
    asking = asyncio.create_task(people.collect(errand))
    await asyncio.sleep(0.05)
    assert not asking.done()
    editor = PersonSeen(name="Ben Example", role="News editor")
    signed = article(1, url="https://gazette.example/1", people=(editor,))
    errand.readings["r-1"] = PageReading(signed)
    errand.turns[signed.url] = "r-1"
    errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
    errand.stir()
    assert (await asking).outcome is Outcome.ANSWERED
    assert any("Ben" in path for path in town.asked)


def only_ada(path):
    return found(ARTICLE) if "Ada" in asked_for(path, "query") else found()


async def test_one_who_is_known_from_before_the_domain_settles_it(town, editing, ledger):
    town.web = {GDELT: only_ada, WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example", "Cleo Example")
    errand.readings["r-rdap"] = registry_says(2022)
    await people.collect(errand)
    ada, ben, cleo = known(errand)
    assert ada.near is not None
    assert not ben.complete
    assert not cleo.complete
    assert len([one for one in town.asked if GDELT in one]) == 2
    assert ledger(errand).count((GDELT, "not-asked")) == 2


async def test_one_who_is_known_only_since_then_leaves_the_others_to_be_asked(town, editing):
    town.web = {GDELT: only_ada, WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example")
    errand.readings["r-rdap"] = registry_says(2020)
    await people.collect(errand)
    assert [past.complete for past in known(errand)] == [True, True]


async def test_an_article_elsewhere_is_asked_for_again_with_words_of_the_trade(town, editing):
    town.web = {GDELT: only_ada, WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example")
    await people.collect(errand)
    ada, ben = known(errand)
    assert ada.near == ada.earliest
    assert ada.near is not None
    assert ben.earliest is None
    queries = [asked_for(one.split(" ", 1)[1], "query") for one in town.asked if GDELT in one]
    assert '"Ada Example" (journalist OR editor OR reporter)' in queries


async def test_the_outlets_own_articles_are_no_past(town, editing):
    own = {**ARTICLE, "domain": "gazette.example"}
    town.web = {GDELT: lambda _: found(own), WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example")
    await people.collect(errand)
    assert [past.earliest for past in known(errand)] == [None, None]


@pytest.mark.parametrize(("occupation", "journalist"), [("Q1930187", True), ("Q36834", False)])
async def test_persons_of_the_name_are_told_by_their_occupation(
    town, editing, occupation, journalist
):
    town.web = {GDELT: lambda _: found(), WIKIDATA: somebody(occupation)}
    errand = await editing("Ada Example", "Ben Example")
    await people.collect(errand)
    assert len([one for one in town.asked if "wbgetentities" in one]) == 1
    ada, ben = known(errand)
    assert ada.journalist is journalist
    assert not ben.journalist  # the item is of somebody whose name only begins that way
    assert ada.namesake
    assert ben.namesake


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (
            (200, "text/html", b"Please limit requests to one every 5 seconds or contact us."),
            "limited",
        ),
        ((200, "text/html", b"The specified phrase is too short."), "failed"),
        ((200, JSON, b'{"articles": 3}'), "failed"),
        ((200, JSON, b"[" * 5000), "failed"),
        ((403, "text/html", b"no"), "blocked"),
    ],
)
async def test_an_answer_that_is_none_leaves_the_question_open(
    town, editing, ledger, reply, outcome
):
    town.web = {GDELT: lambda _: reply, WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example")
    await people.collect(errand)
    assert not any(past.complete for past in known(errand))
    assert {told for whom, told in ledger(errand) if whom == GDELT} == {outcome}


async def test_that_it_is_asked_too_often_is_told_to_no_other_outlet(town, errand_to, ledger):
    refusal = (200, "text/html", b"Please limit requests to one every 5 seconds or contact us.")
    told = []
    async with Traffic() as traffic:
        for answer in (refusal, found()):
            town.web[GDELT] = lambda _, answer=answer: answer
            errand = await errand_to("gazette.example", sources=Sources(**QUICK), traffic=traffic)
            await ask_gdelt(errand, Source.PEOPLE, Purpose.BYLINES, '"Ada Example"', "articles")
            told += ledger(errand)
    assert told == [(GDELT, "limited"), (GDELT, "absent")]


async def test_names_in_scripts_that_are_translated_are_not_sought_in_articles(
    town, editing, ledger
):
    town.web = {GDELT: lambda _: found(), WIKIDATA: nobody}
    errand = await editing("Вера Кононович", "Павел Осипчик")
    await people.collect(errand)
    assert not any(GDELT in one for one in town.asked)
    assert not any(past.complete for past in known(errand))
    assert (GDELT, "not-asked") in ledger(errand)


async def test_nobody_is_asked_about_people_who_say_that_they_need_other_names(town, editing):
    town.web = {GDELT: lambda _: found(), WIKIDATA: nobody}
    errand = await editing("Ada Example", "Ben Example")
    about = page(
        PageKind.ABOUT,
        url="https://gazette.example/about",
        text="Some of us write under pseudonyms.",
    )
    errand.readings["r-about"] = PageReading(about)
    assert (await people.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []


async def test_nobody_is_asked_about_a_single_editor_or_where_it_is_switched_off(town, editing):
    town.web = {GDELT: lambda _: found(), WIKIDATA: nobody}
    assert (await people.collect(await editing("Ada Example"))).outcome is Outcome.NOT_ASKED
    errand = await editing("Ada Example", "Ben Example", gdelt="", wikidata="")
    assert (await people.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []
