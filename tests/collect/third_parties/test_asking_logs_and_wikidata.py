"""Asking crt.sh for certificates and Wikidata for the item about a site."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.dossiers import page
from vetter.collect import certificates, wikidata
from vetter.extract.namesakes import namesake
from vetter.extract.wikidata import encyclopaedia_item
from vetter.model import (
    Outcome,
    PageKind,
    PageReading,
    Source,
    SourceState,
    WikidataReading,
    WikidataSearchReading,
)
from vetter.net import Traffic
from vetter.settings import Sources

LOGS = "crt.sh"
WIKIDATA = "www.wikidata.org"
CERTIFICATE = {
    "not_before": "2020-03-02T20:00:00",
    "name_value": "gazette.example\nsister.example",
    "common_name": "gazette.example",
}


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ((200, "application/json", json.dumps([CERTIFICATE]).encode()), Outcome.ANSWERED),
        ((200, "application/json", b"[]"), Outcome.ABSENT),
        ((200, "application/json", b""), Outcome.FAILED),
        ((200, "text/html", b"<html>Sorry, something went wrong</html>"), Outcome.FAILED),
        ((404, "text/html", b"<html>Not found</html>"), Outcome.FAILED),
        ((403, "text/html", b"<html>Forbidden</html>"), Outcome.BLOCKED),
    ],
)
async def test_the_logs_answer_or_fail_in_their_own_ways(town, errand_to, reply, outcome, ledger):
    town.web[LOGS] = lambda path: reply
    errand = await errand_to("www.gazette.example", domain="gazette.example")
    state = await certificates.collect(errand)
    assert state.outcome is outcome
    assert bool(state.reason) is (outcome is not Outcome.ANSWERED)
    assert town.asked == ["crt.sh /?q=gazette.example&output=json"]
    assert ledger(errand) == [(LOGS, outcome.value)]


async def test_logs_that_are_switched_off_are_not_asked(town, errand_to):
    errand = await errand_to("gazette.example", sources=Sources(certificates=""))
    assert (await certificates.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []


# ----- Wikidata


def reply(body):
    return 200, "application/json", json.dumps(body).encode()


def encyclopaedia(found_by, website="https://www.gazette.example/", kind="Q11032", alias="Gazette"):
    """Return a Wikidata that finds item Q77 by ``found_by``: one of the statements that are sought."""

    def answer(path):
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        if query["action"] == "query":
            page = {"pageid": 80, "ns": 0, "title": "Q77", "index": 1}
            sought = [query[key].partition(":")[2].split("|") for key in ("srsearch", "gsrsearch")]
            hits = [page] if found_by in sought[0] else []
            pages = {"80": page} if found_by in sought[1] else {}
            return reply({"query": {"search": hits} | ({"pages": pages} if pages else {})})
        if query["action"] == "wbsearchentities":
            return reply({"search": []})
        if query["props"] == "labels":
            return reply(
                {"entities": {kind: {"id": kind, "labels": {"en": {"value": "gossip sheet"}}}}}
            )
        claims = {
            "P31": [{"mainsnak": {"datavalue": {"value": {"id": kind}}}, "rank": "normal"}],
            "P856": [{"mainsnak": {"datavalue": {"value": website}}, "rank": "normal"}],
        }
        return reply(
            {
                "entities": {
                    "Q77": {
                        "id": "Q77",
                        "labels": {"en": {"value": "Gazette"}},
                        "aliases": {"de": [{"language": "de", "value": alias}]},
                        "claims": claims,
                        "sitelinks": {"enwiki": {}},
                    }
                }
            }
        )

    return answer


def item(errand):
    by_id = {record.id: record for record in errand.case.records()}
    of = lambda kind: [(by_id[k], r) for k, r in errand.readings.items() if isinstance(r, kind)]  # noqa: E731
    return encyclopaedia_item(of(WikidataReading), of(WikidataSearchReading), errand.outlet.host)


@pytest.mark.parametrize(
    "found_by",
    [
        "P856=https://www.gazette.example/",
        "P856=http://gazette.example/",
        "P856=http://gazette.example*",
    ],
)
async def test_the_item_is_found_by_the_address_of_the_site_in_two_questions(
    town, errand_to, found_by
):
    town.web[WIKIDATA] = encyclopaedia(found_by)
    errand = await errand_to("www.gazette.example", domain="gazette.example")
    assert (await wikidata.collect(errand)).outcome is Outcome.ANSWERED
    found = item(errand)
    assert found.id == "Q77"
    assert found.kinds == ("newspaper",)
    assert found.sitelinks == 1
    assert len(town.asked) == 2


async def test_names_of_unusual_kinds_are_asked_for(town, errand_to):
    town.web[WIKIDATA] = encyclopaedia("P856=https://gazette.example/", kind="Q5151")
    errand = await errand_to("www.gazette.example", domain="gazette.example")
    await wikidata.collect(errand)
    assert item(errand).kinds == ("gossip sheet",)
    assert len(town.asked) == 3


@pytest.mark.parametrize("alias", ["Gazette.example", "Gazette"])
async def test_of_pages_beneath_the_site_only_one_that_is_called_like_it_is_its_own(
    town, read_site, alias
):
    page_of_it = "https://gazette.example/sections/sport"
    town.web[WIKIDATA] = encyclopaedia("P856=https://gazette.example*", page_of_it, alias=alias)
    errand = await read_site()
    state = await wikidata.collect(errand)
    assert (state.outcome is Outcome.ANSWERED) is (alias == "Gazette.example")
    assert (item(errand) is not None) is (alias == "Gazette.example")


async def test_a_search_is_never_longer_than_is_let_through(town, errand_to):
    town.web[WIKIDATA] = encyclopaedia("nothing")
    errand = await errand_to(f"{'a' * 60}.{'b' * 60}.example")
    errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
    assert (await wikidata.collect(errand)).outcome is Outcome.ABSENT
    query = parse_qs(urlsplit(town.asked[0].split(" ", 1)[1]).query)
    assert all(len(query[key][0]) <= 300 for key in ("srsearch", "gsrsearch"))


@pytest.fixture
def read_site(errand_to):
    """Return an errand to a site that was read: of these pages, or none."""

    async def make(*pages):
        errand = await errand_to("gazette.example")
        for number, one in enumerate(pages):
            errand.readings[f"r-page-{number}"] = PageReading(one)
        errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
        return errand

    return make


async def test_an_item_with_another_website_is_not_about_this_site(town, read_site):
    found_by = "P856=https://gazette.example*"
    town.web[WIKIDATA] = encyclopaedia(found_by, website="https://gazette.example.org/")
    errand = await read_site()
    state = await wikidata.collect(errand)
    assert state.outcome is Outcome.ABSENT
    assert item(errand) is None


async def test_no_item_is_absent_and_the_search_is_noted(town, read_site, ledger):
    town.web[WIKIDATA] = encyclopaedia("something else")
    errand = await read_site()
    assert (await wikidata.collect(errand)).outcome is Outcome.ABSENT
    assert ledger(errand) == [(WIKIDATA, "absent")]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (reply({"error": {"code": "maxlag"}}), Outcome.FAILED),
        ((403, "text/html", b"no"), Outcome.BLOCKED),
        ((200, "text/html", b"<html>"), Outcome.FAILED),
    ],
)
async def test_a_search_that_fails_is_not_an_absent_item(town, errand_to, answer, outcome):
    town.web[WIKIDATA] = lambda path: answer
    errand = await errand_to("gazette.example")
    assert (await wikidata.collect(errand)).outcome is outcome


async def test_a_refusal_within_an_answer_is_shared_with_no_other_outlet(town, errand_to):
    outcomes = []
    async with Traffic() as traffic:
        for answer in (lambda _: reply({"error": {"code": "maxlag"}}), encyclopaedia("nothing")):
            town.web[WIKIDATA] = answer
            errand = await errand_to("gazette.example", traffic=traffic)
            errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
            outcomes.append((await wikidata.collect(errand)).outcome)
    assert outcomes == [Outcome.FAILED, Outcome.ABSENT]


async def test_an_item_that_cannot_be_read_is_not_an_absent_one(town, errand_to):
    found = encyclopaedia("P856=https://gazette.example/")
    town.web[WIKIDATA] = lambda path: (403, "text/html", b"") if "claims" in path else found(path)
    errand = await errand_to("gazette.example")
    assert (await wikidata.collect(errand)).outcome is Outcome.BLOCKED


async def test_an_encyclopaedia_that_is_switched_off_is_not_asked(town, errand_to):
    errand = await errand_to("gazette.example", sources=Sources(wikidata=""))
    assert (await wikidata.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []


# ----- Wikidata, by name

DEAD = {
    "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q11032"}}}}],
    "P576": [
        {"mainsnak": {"datavalue": {"value": {"time": "+1911-00-00T00:00:00Z", "precision": 9}}}}
    ],
}


def named(*rows):
    """Return a Wikidata that knows no site, and items by these labels and descriptions."""

    def answer(path):
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        if query["action"] == "query":
            return reply({"query": {"search": []}})
        if query["action"] == "wbsearchentities":
            found = [
                {"id": f"Q{n}", "label": a, "description": b} for n, (a, b) in enumerate(rows, 1)
            ]
            return reply({"search": [one for one in found if query["search"] in one["label"]]})
        label = (
            rows[int(query["ids"].removeprefix("Q").split("|")[0]) - 1][0]
            if "claims" in path
            else ""
        )
        one = {"id": query["ids"], "labels": {"en": {"value": label}}, "claims": DEAD}
        return reply({"entities": {query["ids"]: one}})

    return answer


def same_named(errand):
    by_id = {record.id: record for record in errand.case.records()}
    of = lambda kind: [(by_id[k], r) for k, r in errand.readings.items() if isinstance(r, kind)]  # noqa: E731
    return namesake(
        of(WikidataReading), of(WikidataSearchReading), "The Toledo Ledger", errand.outlet.host
    )


FRONT = page(PageKind.FRONT, url="https://gazette.example/", site_name="The Toledo Ledger")


async def test_without_an_item_of_the_site_its_name_is_asked_for(town, read_site, ledger):
    town.web[WIKIDATA] = named(("The Toledo Ledger", "defunct American newspaper"))
    errand = await read_site(FRONT)
    assert (await wikidata.collect(errand)).outcome is Outcome.ABSENT
    assert item(errand) is None
    found = same_named(errand)
    assert found.id == "Q1"
    assert found.dissolved.year == 1911
    assert len(ledger(errand)) == 3


@pytest.mark.parametrize(
    "rows",
    [
        [("The Toledo Ledger", "ship of 1911")],
        [("The Toledo Ledger Building", "newspaper office")],
        [("The Toledo Ledger", "newspaper in Ohio"), ("The Toledo Ledger", "weekly in Iowa")],
        [],
    ],
)
async def test_other_things_other_names_and_names_of_several_are_nobodys(town, read_site, rows):
    town.web[WIKIDATA] = named(*rows)
    errand = await read_site(FRONT)
    assert (await wikidata.collect(errand)).outcome is Outcome.ABSENT
    assert same_named(errand) is None


async def test_a_name_that_could_not_be_asked_for_leaves_the_question_open(town, read_site):
    known = named()
    town.web[WIKIDATA] = lambda path: (429, "text/plain", b"") if "Toledo" in path else known(path)
    errand = await read_site(FRONT)
    assert (await wikidata.collect(errand)).outcome is Outcome.LIMITED


async def test_the_front_page_is_waited_for_and_no_more(town, errand_to):
    town.web[WIKIDATA] = named()
    errand = await errand_to("gazette.example")
    asking = asyncio.create_task(wikidata.collect(errand))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await asyncio.shield(asking)
    errand.readings["r-front"] = PageReading(FRONT)
    errand.stir()
    assert (await asking).outcome is Outcome.ABSENT
    assert "Toledo" in town.asked[-1]
