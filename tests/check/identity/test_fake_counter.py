from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import article, changed, cite, honest, offline
from vetter.model import Visit

CHECK = "fake-counter"


def counted(*numbers):
    page = article(90, views=numbers[0])
    visits = tuple(
        Visit(
            url=page.url,
            end=page.url,
            other_reader=not at % 2,
            page=replace(page, views=number),
            cited=cite(f"r-visit-{at}"),
        )
        for at, number in enumerate(numbers[1:])
    )
    return changed(honest(), pages=(*honest().pages, page), visits=visits)


def test_fires_where_every_visit_adds_the_same():
    said = ask(CHECK, counted(1207, 1214, 1221, 1228))
    assert said.verdict is FIRED
    assert "1,207, 1,214, 1,221, 1,228" in said.because
    assert len(said.cited) == 4


@pytest.mark.parametrize(
    "numbers", [(10, 11, 12, 13), (10, 12, 14, 16), (10, 10), (500, 507, 511, 530), (20, 14)]
)
def test_counters_that_count_are_clear(numbers):
    assert ask(CHECK, counted(*numbers)).verdict is CLEAR


def test_unknown_with_too_few_visits():
    assert ask(CHECK, counted(10, 17)).verdict is UNKNOWN
    assert ask(CHECK, counted(10, 17, 24)).verdict is UNKNOWN
    assert ask(CHECK, counted(10, None)).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN


def test_not_applicable_without_a_counter():
    assert ask(CHECK, counted(None, None)).verdict is NOT_APPLICABLE
