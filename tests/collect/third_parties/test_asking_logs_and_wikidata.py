"""Asking crt.sh for certificates and Wikidata for the item about a site."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from vetter.collect import certificates, wikidata
from vetter.extract.wikidata import encyclopaedia_item
from vetter.model import Outcome, WikidataReading, WikidataSearchReading
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


def encyclopaedia(found_by, website="https://www.gazette.example/"):
    """Return a Wikidata that finds item Q77 by ``found_by``: a piece of the search text."""

    def answer(path):
        query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        if query["action"] == "query":
            hit = [{"ns": 0, "title": "Q77"}] if found_by in query["srsearch"] else []
            return reply({"query": {"search": hit}})
        if query["action"] == "wbsearchentities":
            return reply(
                {
                    "search": [{"id": "Q77", "label": "Gazette"}]
                    if found_by == query["search"]
                    else []
                }
            )
        if query["props"] == "labels":
            return reply(
                {"entities": {"Q11032": {"id": "Q11032", "labels": {"en": {"value": "newspaper"}}}}}
            )
        claims = {
            "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q11032"}}}, "rank": "normal"}],
            "P856": [{"mainsnak": {"datavalue": {"value": website}}, "rank": "normal"}],
        }
        return reply(
            {
                "entities": {
                    "Q77": {
                        "id": "Q77",
                        "labels": {"en": {"value": "Gazette"}},
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
    "found_by", ["https://www.gazette.example/", "P856=http://gazette.example", "gazette.example"]
)
async def test_the_item_is_found_by_the_address_of_the_site(town, errand_to, found_by):
    town.web[WIKIDATA] = encyclopaedia(found_by)
    errand = await errand_to("www.gazette.example", domain="gazette.example")
    assert (await wikidata.collect(errand)).outcome is Outcome.ANSWERED
    found = item(errand)
    assert found.id == "Q77"
    assert found.kinds == ("newspaper",)
    assert found.sitelinks == 1


async def test_an_item_with_another_website_is_not_about_this_site(town, errand_to):
    town.web[WIKIDATA] = encyclopaedia("gazette.example", website="https://gazette.example.org/")
    errand = await errand_to("gazette.example")
    state = await wikidata.collect(errand)
    assert state.outcome is Outcome.ABSENT
    assert item(errand) is None


async def test_no_item_is_absent_and_every_search_is_noted(town, errand_to, ledger):
    town.web[WIKIDATA] = encyclopaedia("something else")
    errand = await errand_to("gazette.example")
    assert (await wikidata.collect(errand)).outcome is Outcome.ABSENT
    assert ledger(errand) == [(WIKIDATA, "absent")] * 3


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


async def test_an_item_that_cannot_be_read_is_not_an_absent_one(town, errand_to):
    found = encyclopaedia("gazette.example")
    town.web[WIKIDATA] = lambda path: (403, "text/html", b"") if "claims" in path else found(path)
    errand = await errand_to("gazette.example")
    assert (await wikidata.collect(errand)).outcome is Outcome.BLOCKED


async def test_an_encyclopaedia_that_is_switched_off_is_not_asked(town, errand_to):
    errand = await errand_to("gazette.example", sources=Sources(wikidata=""))
    assert (await wikidata.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []
