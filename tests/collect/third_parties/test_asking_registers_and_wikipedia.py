"""Asking GLEIF for the numbers that an outlet gives, and Wikipedia for articles that link to it."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.dossiers import page
from vetter.collect import register, wikipedia
from vetter.model import (
    ClaimKind,
    Outcome,
    PageKind,
    PageReading,
    RegisterReading,
    Source,
    SourceState,
)
from vetter.settings import Sources

GLEIF = "api.gleif.org"
JSON_API = "application/vnd.api+json"
RECORD = {
    "type": "lei-records",
    "attributes": {
        "lei": "894500NORTHMERE00012",
        "entity": {
            "legalName": {"name": "GAZETTE LTD", "language": "en"},
            "legalAddress": {"country": "GB"},
            "registeredAs": "00123459",
            "status": "ACTIVE",
        },
    },
}
LINK = {"pageid": 1, "ns": 0, "title": "Harbour", "url": "https://gazette.example/1"}
TALK = {"pageid": 2, "ns": 1, "title": "Talk:Harbour", "url": "https://gazette.example/1"}


def query(asked):
    return {key: values[0] for key, values in parse_qs(urlsplit(asked).query).items()}


def ended(errand):
    errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
    errand.stir()
    return errand


def with_imprint(errand, *numbers, language="en"):
    claims = tuple((ClaimKind.REGISTER_NUMBER, number) for number in numbers)
    url = "https://gazette.example/imprint"
    imprint = page(PageKind.IMPRINT, url=url, claims=claims, language=language)
    errand.readings["r-imprint"] = PageReading(imprint)
    errand.turns[url] = "r-imprint"
    errand.stir()
    return errand


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ((200, JSON_API, json.dumps({"data": [RECORD]}).encode()), Outcome.ANSWERED),
        ((200, JSON_API, b'{"data": []}'), Outcome.ABSENT),
        ((200, JSON_API, b'{"data": {}}'), Outcome.FAILED),
        ((200, "text/html", b"<html>Sorry</html>"), Outcome.FAILED),
        ((404, JSON_API, b'{"errors": []}'), Outcome.FAILED),
        ((403, "text/html", b"no"), Outcome.BLOCKED),
    ],
)
async def test_the_index_answers_or_fails_in_its_own_ways(town, errand_to, ledger, reply, outcome):
    town.web[GLEIF] = lambda path: reply
    errand = with_imprint(
        ended(await errand_to("gazette.example")), "gb.company:123459", "de.vat:1"
    )
    assert (await register.collect(errand)).outcome is outcome
    assert ledger(errand)[0] == (GLEIF, outcome.value)
    assert query(town.asked[0]) == {
        "filter[entity.registeredAs]": "00123459",
        "filter[entity.legalAddress.country]": "GB",
        "page[size]": "5",
    }


async def test_an_lei_is_asked_for_as_one(town, errand_to):
    town.web[GLEIF] = lambda path: (200, JSON_API, json.dumps({"data": [RECORD]}).encode())
    errand = with_imprint(ended(await errand_to("gazette.example")), "lei:894500NORTHMERE00012")
    assert (await register.collect(errand)).outcome is Outcome.ANSWERED
    assert query(town.asked[0])["filter[lei]"] == "894500NORTHMERE00012"


async def test_no_register_is_asked_without_a_number_it_has_or_when_switched_off(town, errand_to):
    errand = with_imprint(ended(await errand_to("gazette.example")), "de.vat:1")
    assert (await register.collect(errand)).outcome is Outcome.NOT_ASKED
    errand.settings = type(errand.settings)(sources=Sources(gleif="", wikipedia=""))
    with_imprint(errand, "gb.company:123459")
    assert (await register.collect(errand)).outcome is Outcome.NOT_ASKED
    assert (await wikipedia.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []


def wikidata(path):
    """Wikidata, which knows one item by one serial number."""
    if "wbgetentities" in path:
        labels = {"en": {"value": "Annals of Beekeeping"}, "de": {"value": "Annalen"}}
        serial = {"mainsnak": {"datavalue": {"value": "0174-5255"}}, "rank": "normal"}
        item = {"id": "Q77", "labels": labels, "claims": {"P236": [serial]}}
        return 200, "application/json", json.dumps({"entities": {"Q77": item}}).encode()
    found = [{"title": "Q77"}] if "P236%3D0174-5255" in path else []
    return 200, "application/json", json.dumps({"query": {"search": found}}).encode()


async def test_wikidata_is_asked_where_the_index_has_nothing(town, errand_to, ledger):
    town.web[GLEIF] = lambda path: (200, JSON_API, b'{"data": []}')
    town.web["www.wikidata.org"] = wikidata
    errand = with_imprint(
        ended(await errand_to("gazette.example")), "gb.company:123459", "pl.krs:1"
    )
    assert (await register.collect(errand)).outcome is Outcome.ABSENT
    assert [whom for whom, _ in ledger(errand)] == [GLEIF, GLEIF, "www.wikidata.org"]
    assert query(town.asked[2])["srsearch"] == "haswbstatement:P2622=00123459"


async def test_a_serial_number_is_asked_of_wikidata_alone(town, errand_to, ledger):
    town.web["www.wikidata.org"] = wikidata
    errand = ended(await errand_to("gazette.example"))
    url = "https://gazette.example/imprint"
    imprint = page(PageKind.IMPRINT, url=url, claims=((ClaimKind.ISSN, "01745255"),))
    errand.readings["r-imprint"] = PageReading(imprint)
    assert (await register.collect(errand)).outcome is Outcome.ANSWERED
    (entry,) = next(
        one.entries for one in errand.readings.values() if isinstance(one, RegisterReading)
    )
    assert (entry.number, entry.name, entry.lei) == ("0174-5255", "Annals of Beekeeping", "")
    assert entry.also == ("Annals of Beekeeping", "Annalen")
    errand.settings = type(errand.settings)(sources=Sources(wikidata=""))
    assert (await register.collect(errand)).outcome is Outcome.NOT_ASKED


@pytest.fixture
def first_asked(town):
    """Return an event for each host's name, set once it is asked; it answers as ``town`` lets it."""

    def of(host):
        event = asyncio.Event()
        reply = town.web[host]
        town.web[host] = lambda path: (event.set(), reply(path))[1]
        return event

    return of


async def test_a_number_is_asked_for_while_the_site_is_still_being_read(
    town, errand_to, first_asked
):
    town.web[GLEIF] = lambda path: (200, JSON_API, json.dumps({"data": [RECORD]}).encode())
    asked = first_asked(GLEIF)
    errand = await errand_to("gazette.example")
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(register.collect(errand))
        await asyncio.sleep(0)
        with_imprint(errand, "gb.company:123459")
        await asked.wait()
        assert not asking.done()  # another page may give another number
        ended(errand)
    assert asking.result().outcome is Outcome.ANSWERED
    assert len(town.asked) == 1


async def test_wikidata_is_asked_once_for_all_numbers_once_the_pages_about_the_outlet_were_read(
    town, errand_to, first_asked
):
    town.web = {
        GLEIF: lambda path: (200, JSON_API, b'{"data": []}'),
        "www.wikidata.org": wikidata,
    }
    index, encyclopaedia = first_asked(GLEIF), first_asked("www.wikidata.org")
    errand = with_imprint(await errand_to("gazette.example"), "gb.company:123459", "us.ein:1-2")
    asking = asyncio.create_task(register.collect(errand))
    await index.wait()
    await asyncio.sleep(0.05)
    assert len(town.asked) == 1
    errand.last_about = "https://gazette.example/imprint"
    errand.stir()
    await encyclopaedia.wait()
    assert query(town.asked[1])["srsearch"] == "haswbstatement:P2622=00123459|P1297=1-2"
    ended(errand)
    assert (await asking).outcome is Outcome.ABSENT
    assert len(town.asked) == 2


async def test_the_english_edition_is_asked_while_the_site_is_still_being_read(
    town, errand_to, first_asked
):
    town.web = {
        "en.wikipedia.org": lambda path: links(LINK),
        "de.wikipedia.org": lambda path: links(LINK),
    }
    asked = first_asked("en.wikipedia.org")
    errand = await errand_to("gazette.example")
    async with asyncio.TaskGroup() as group:
        group.create_task(wikipedia.collect(errand))
        await asked.wait()
        with_imprint(errand, language="de")
        await asyncio.sleep(0)
        assert len(town.asked) == 1
        ended(errand)
    assert len(town.asked) == 2


def links(*rows):
    return 200, "application/json", json.dumps({"query": {"exturlusage": rows}}).encode()


async def test_wikipedia_is_asked_in_english_and_in_the_language_of_the_site(
    town, errand_to, ledger
):
    town.web = {
        "en.wikipedia.org": lambda path: links(LINK, TALK),
        "de.wikipedia.org": lambda path: links(),
    }
    errand = with_imprint(ended(await errand_to("gazette.example")), language="de")
    assert (await wikipedia.collect(errand)).outcome is Outcome.ANSWERED
    assert ledger(errand) == [("en.wikipedia.org", "answered"), ("de.wikipedia.org", "absent")]
    assert query(town.asked[0])["euquery"] == "*.gazette.example"
    found = [r for r in errand.readings.values() if getattr(r, "links", None)]
    assert found[0].links == (("Harbour", "https://gazette.example/1"),)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ((200, "application/json", b'{"error": {"code": "x"}}'), Outcome.FAILED),
        ((200, "text/html", b"<html>"), Outcome.FAILED),
        ((403, "text/html", b"no"), Outcome.BLOCKED),
    ],
)
async def test_a_wikipedia_that_gives_no_answer_leaves_the_question_open(
    town, errand_to, reply, outcome
):
    town.web["en.wikipedia.org"] = lambda path: reply
    errand = ended(await errand_to("gazette.example"))
    assert (await wikipedia.collect(errand)).outcome is outcome
