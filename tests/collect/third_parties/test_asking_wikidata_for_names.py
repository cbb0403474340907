"""Wikidata is asked which outlets bear a name: only media, only those with a site."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from vetter.collect.wikidata_names import language_of, search_names
from vetter.model import Found, Sought
from vetter.settings import Sources

WIKIDATA = "www.wikidata.org"
FOUND = [
    ("Q11148", "The Guardian", "British national daily newspaper", "https://www.theguardian.com/"),
    ("Q2", "The Guardian", "1990 film", "https://film.example.com/"),
    ("Q3", "The Guardian", "Nigerian newspaper", "https://guardian.ng"),
    ("Q4", "The Guardian", "defunct newspaper", ""),
    ("Q5", "The Guardian of the Plain", "", "https://plain.example.com"),
]


def answer(path):
    query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
    if query["action"] == "wbsearchentities":
        rows = [{"id": i, "label": label, "description": d} for i, label, d, _ in FOUND]
        value = {"search": rows if "guardian" in query["search"].lower() else []}
    else:
        wanted = query["ids"].split("|")
        value = {"entities": {row[0]: entity(*row) for row in FOUND if row[0] in wanted}}
    return 200, "application/json", json.dumps(value).encode()


def entity(identifier, label, _, website):
    site = [{"rank": "normal", "mainsnak": {"datavalue": {"value": website}}}] if website else []
    return {"id": identifier, "labels": {"en": {"value": label}}, "claims": {"P856": site}}


async def test_media_of_the_name_with_a_site_are_candidates(town, errand_to, ledger):
    town.web[WIKIDATA] = answer
    errand = await errand_to("unknown.org")
    sought = await search_names(errand, "The Guardian")
    told = [(one.name, one.domain, one.how, one.exact) for one in sought.candidates]
    assert told == [
        ("The Guardian", "theguardian.com", "Wikidata: British national daily newspaper", True),
        ("The Guardian", "guardian.ng", "Wikidata: Nigerian newspaper", True),
        ("The Guardian of the Plain", "plain.example.com", "Wikidata item Q5", False),
    ]
    assert {one.found for one in sought.candidates} == {Found.WIKIDATA}
    assert sought.remarks == ()
    assert ledger(errand) == [(WIKIDATA, "answered")] * 2
    assert not any("Q2" in line for line in town.asked)
    assert len(town.asked) == 2


async def test_a_name_that_nobody_bears_is_noted_as_such(town, errand_to, ledger):
    town.web[WIKIDATA] = answer
    errand = await errand_to("unknown.org")
    assert await search_names(errand, "Nobody's Gazette") == Sought()
    assert ledger(errand) == [(WIKIDATA, "absent")]


async def test_no_answer_gives_no_candidates(town, errand_to, ledger):
    town.web[WIKIDATA] = lambda path: (500, "text/html", b"<html>down</html>")
    errand = await errand_to("unknown.org")
    sought = await search_names(errand, "The Guardian")
    assert sought.candidates == ()
    assert "no answer" in sought.remarks[0]
    assert ledger(errand) == [(WIKIDATA, "failed")]


async def test_switched_off_it_is_not_asked(town, errand_to, ledger):
    errand = await errand_to("unknown.org", sources=Sources(wikidata=""))
    sought = await search_names(errand, "The Guardian")
    assert sought.candidates == ()
    assert "switched off" in sought.remarks[0]
    assert town.asked == []
    assert ledger(errand) == [("Wikidata", "not-asked")]


def test_a_name_in_another_script_is_asked_for_in_a_language_of_that_script():
    asked = {name: language_of(name) for name in ("Новая газета", "הארץ", "Le Monde", "朝日新聞")}
    assert asked == {"Новая газета": "ru", "הארץ": "he", "Le Monde": "en", "朝日新聞": "zh"}
