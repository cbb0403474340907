"""Wikidata: search results, one item, and the names in it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vetter.check.standing_of import DENOUNCING
from vetter.extract.wikidata import (
    encyclopaedia_item,
    known_kinds,
    own_website,
    read,
    websites_fit,
)
from vetter.model import EncyclopaediaItem, Purpose


@pytest.fixture
def answer(keep):
    def give(body, purpose=Purpose.WIKIDATA_ITEM, status=200, number=1):
        kept = keep(
            "https://www.wikidata.org/w/api.php",
            json.dumps(body),
            purpose,
            status=status,
            number=number,
        )
        return kept.record, read(kept)

    return give


def snak(value, kind="string", rank="normal"):
    return {
        "mainsnak": {
            "snaktype": "value",
            "property": "P0",
            "datavalue": {"value": value, "type": kind},
        },
        "type": "statement",
        "rank": rank,
    }


def thing(identifier):
    return snak(
        {"entity-type": "item", "numeric-id": int(identifier[1:]), "id": identifier},
        "wikibase-entityid",
    )


def when(time, precision):
    return snak(
        {
            "time": time,
            "precision": precision,
            "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
        },
        "time",
    )


def entity(identifier="Q77", **claims):
    return {
        "entities": {
            identifier: {
                "type": "item",
                "id": identifier,
                "labels": {
                    "sr": {"language": "sr", "value": "Пример"},
                    "en": {"language": "en", "value": "Example Post"},
                },
                "claims": claims,
                "sitelinks": {
                    "enwiki": {},
                    "dewiki": {},
                    "be_x_oldwiki": {},
                    "commonswiki": {},
                    "enwikiquote": {},
                },
            }
        },
        "success": 1,
    }


FULL = {
    "P31": [thing("Q11032"), thing("Q1193236")],
    "P856": [snak("https://old.example.net/", rank="deprecated"), snak("http://example.com/"), snak("https://www.example.org/", rank="preferred")],
    "P571": [when("+1987-03-00T00:00:00Z", 10)],
    "P576": [when("+2019-00-00T00:00:00Z", 9)],
    "P236": [snak("0028-0836")],
    "P495": [thing("Q30")],
    "P127": [thing("Q5")],
    "P123": [thing("Q6")],
}  # fmt: skip


def test_an_item_is_read_whole(answer):
    item = answer(entity(**FULL))[1].items[0]
    assert item.id == "Q77"
    assert item.label == "Example Post"
    assert item.kinds == ("Q11032", "Q1193236")
    assert item.websites == ("https://www.example.org/", "http://example.com/")
    assert (item.inception, item.precision) == (date(1987, 3, 1), "month")
    assert item.dissolved == date(2019, 1, 1)
    assert item.issn == ("0028-0836",)
    assert item.country == "Q30"
    assert item.owners == ("Q5", "Q6")
    assert item.sitelinks == 3


def test_a_century_is_no_inception(answer):
    item = answer(entity(P571=[when("+1900-00-00T00:00:00Z", 7)]))[1].items[0]
    assert item.inception is None
    assert item.precision == ""


def test_an_unknown_value_is_no_value(answer):
    unknown = {"mainsnak": {"snaktype": "somevalue", "property": "P571"}, "rank": "normal"}
    assert answer(entity(P571=[unknown], P856=[unknown]))[1].items[0].websites == ()


def test_search_results_of_all_three_kinds(answer):
    by_statement = {
        "query": {
            "searchinfo": {"totalhits": 1},
            "search": [{"ns": 0, "title": "Q77"}, {"title": "Talk:Q1"}],
        }
    }
    by_name = {"search": [{"id": "Q77", "label": "Example Post", "description": "newspaper"}]}
    labels = {
        "entities": {
            "Q5": {"id": "Q5", "labels": {"en": {"value": "Jane"}}},
            "Q6": {"id": "Q6", "missing": ""},
        }
    }
    assert answer(by_statement, Purpose.WIKIDATA_SEARCH)[1].items == (("Q77", "", ""),)
    assert answer(by_name, Purpose.WIKIDATA_SEARCH)[1].items == (
        ("Q77", "Example Post", "newspaper"),
    )
    assert answer(labels, Purpose.WIKIDATA_SEARCH)[1].items == (
        ("Q5", "Jane", ""),
        ("Q6", "Q6", ""),
    )


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"code": "ratelimited"}},
        {},
        [],
        None,
        {"entities": []},
        {"entities": {"-1": {"id": "-1", "missing": ""}}},
    ],
)
def test_errors_and_junk_are_no_answer(answer, body):
    assert answer(body)[1] is None


def test_another_status_is_no_answer(answer):
    assert answer(entity(), status=503)[1] is None


def test_the_item_gets_names_and_the_website_that_fits(answer):
    labels = {
        "entities": {
            "Q11032": {"id": "Q11032", "labels": {"en": {"value": "newspaper"}}},
            "Q30": {"id": "Q30", "labels": {"en": {"value": "Freedonia"}}},
        }
    }
    item = encyclopaedia_item(
        [answer(entity(**FULL), number=4)], [answer(labels, Purpose.WIKIDATA_SEARCH)], "example.com"
    )
    assert item.website == "http://example.com/"
    assert item.kinds == ("newspaper", "Q1193236")
    assert item.country == "Freedonia"
    assert item.cited[0].record == "r4"


def test_an_item_about_another_site_is_none(answer):
    reading = answer(entity(**FULL))
    assert encyclopaedia_item([reading], [], "example.net") is None
    assert encyclopaedia_item([], [], "example.org") is None
    assert websites_fit(reading[1].items[0], "www.example.org") == "https://www.example.org/"


def test_of_two_items_with_the_same_site_the_better_known_is_taken(answer):
    little = entity("Q1", P856=[snak("https://example.org")])
    little["entities"]["Q1"]["sitelinks"] = {}
    item = encyclopaedia_item([answer(little), answer(entity(**FULL))], [], "example.org")
    assert item.id == "Q77"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["mainsnak", "datavalue", "value", "id", "time", "precision", "rank"]), inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(claims=st.dictionaries(st.sampled_from(sorted(FULL)), JSON, max_size=8))
def test_claims_of_any_shape_are_read_or_passed_over(answer, claims):
    assert answer(entity(**claims))[1].items[0].id == "Q77"


def test_what_two_searches_in_one_answer_found_is_told_once_the_best_first(answer):
    hit = {"ns": 0, "title": "Q7", "pageid": 7}
    pages = {"9": {"title": "Q9", "index": 2}, "8": {"title": "Q8", "index": 1}, "7": hit}
    told = {"batchcomplete": "", "query": {"search": [hit], "pages": pages}}
    _, reading = answer(told, Purpose.WIKIDATA_SEARCH)
    assert [row[0] for row in reading.items] == ["Q7", "Q8", "Q9"]


def test_several_items_are_read_from_one_answer(answer):
    first, second = entity(**FULL), entity(**FULL)
    both = {"entities": first["entities"] | {"Q78": second["entities"]["Q77"] | {"id": "Q78"}}}
    assert [item.id for item in answer(both)[1].items] == ["Q77", "Q78"]


@pytest.mark.parametrize(
    ("website", "called", "own"),
    [
        ("https://www.example.org/", ("Example",), True),
        ("http://example.org", ("Example",), True),
        ("https://example.org/en/", ("Example", "Example.org"), True),
        ("https://example.org/writers/ada", ("Ada Example",), False),
        ("https://example.org/en/", (), True),  # nobody asked how it is called
        ("https://example.com/", ("Example.org",), False),
    ],
)
def test_an_item_is_of_the_site_by_its_front_page_or_else_by_what_it_is_called(
    website, called, own
):
    item = EncyclopaediaItem(id="Q1", label="Example", websites=(website,), called=called)
    assert bool(own_website(item, "www.example.org")) is own


def test_kinds_that_are_known_beforehand_warn_of_nobody():
    names = known_kinds().values()
    assert not [name for name in names for word in DENOUNCING if word in name]
