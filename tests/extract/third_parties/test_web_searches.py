"""Two web searches answer in two forms; hostile answers give nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vetter.extract.web_search import MAX_RESULTS, read
from vetter.model import Purpose

ROW = {"url": "https://harbour.example.org/", "title": "The  Harbour\nPost", "content": "x"}
SEARXNG = {"query": "harbour", "number_of_results": 0, "results": [ROW], "answers": []}
BRAVE = {"type": "search", "query": {"original": "harbour"}, "web": {"results": [ROW]}}


@pytest.fixture
def answer(keep):
    def give(value, status=200):
        kept = keep("https://search.example", json.dumps(value), Purpose.WEB_SEARCH, status=status)
        return read(kept)

    return give


@pytest.mark.parametrize("value", [SEARXNG, BRAVE])
def test_either_form_is_read(answer, value):
    assert answer(value).results == (("https://harbour.example.org/", "The Harbour Post"),)


@pytest.mark.parametrize(
    "when", [{"publishedDate": "2021-03-12T06:15:00"}, {"page_age": "2021-03-12T06:15:00"}]
)
def test_results_that_say_when_they_are_from_are_told_apart(answer, when):
    dated = answer(SEARXNG | {"results": [ROW, ROW | when, ROW | {"publishedDate": "today"}]}).dated
    assert [(at.isoformat(), text) for at, _, text in dated] == [("2021-03-12T06:15:00+00:00", "x")]


@pytest.mark.parametrize("value", [SEARXNG | {"results": []}, {"type": "search", "query": {}}])
def test_nothing_found_is_an_answer(answer, value):
    assert answer(value).results == ()


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ({}, 200),
        ([], 200),
        ({"results": "none"}, 200),
        ({"type": "ErrorResponse", "error": {"code": "RATE_LIMITED"}}, 200),
        (SEARXNG, 429),
    ],
)
def test_anything_else_is_none(answer, value, status):
    assert answer(value, status) is None


def test_results_are_bounded_and_those_without_an_address_left_out(answer):
    many = [ROW] * 1_000 + [{"title": "x"}, 7, None]
    assert len(answer(SEARXNG | {"results": many}).results) == MAX_RESULTS
    assert answer(SEARXNG | {"results": [{"title": "x"}, 7, None, {"url": 3}]}).results == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["type", "web", "results", "url", "title"]), inner, max_size=4
            )
        ),
        max_leaves=15,
    )
)
def test_any_json_is_read_or_refused(answer, value):
    found = answer(value)
    assert found is None or all(isinstance(url, str) for url, _ in found.results)
