"""Where the marks of the drawn timeline stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.report import assessments
from vetter.model import TimelineEvent
from vetter.report.drawing import LEFT, NEAREST, RIGHT, draw

FOUND = assessments.honest()


def drawn(*dates):
    events = tuple(TimelineEvent(time=when, label="x", route="y") for when in dates)
    return draw(replace(FOUND, timeline=events))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=20))
def test_everything_stands_within_the_drawing(dates):
    drawing = drawn(*sorted(dates))
    assert len(drawing.marks) == len(dates)
    assert all(LEFT <= mark.x <= RIGHT and 0 <= mark.y < drawing.axis for mark in drawing.marks)
    assert all(LEFT <= tick.x <= RIGHT for tick in drawing.ticks)
    assert len(drawing.ticks) <= 8
    assert LEFT <= drawing.today <= RIGHT


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=8))
def test_no_mark_covers_another(dates):
    marks = drawn(*sorted(dates)).marks
    for one in marks:
        beside = [m for m in marks if m.number != one.number and m.y == one.y]
        assert all(abs(m.x - one.x) >= NEAREST - 0.02 for m in beside)


@pytest.mark.parametrize(
    ("first", "labels"),
    [
        ("2026-05-10", ["Jul 2026", "Oct 2026"]),
        ("2017-03-01", ["2018", "2020", "2022", "2024", "2026"]),
        ("1920-01-01", ["1920", "1940", "1960", "1980", "2000", "2020"]),
    ],
)
def test_the_axis_is_labelled_in_steps_that_fit(first, labels):
    assert [tick.label for tick in drawn(at(first)).ticks] == labels


def test_one_event_on_the_day_itself_can_be_drawn():
    assert len(drawn(FOUND.as_of).marks) == 1


def test_nothing_known_draws_nothing():
    assert drawn() is None
