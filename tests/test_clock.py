"""Days that a person names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from vetter import clock
from vetter.errors import UsageError


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-07-08", datetime(2020, 7, 8, 23, 59, 59, tzinfo=UTC)),
        ("20200708", datetime(2020, 7, 8, 23, 59, 59, tzinfo=UTC)),
        ("2020-07-08T10:00", datetime(2020, 7, 8, 10, tzinfo=UTC)),
        ("2020-07-08T10:00+02:00", datetime(2020, 7, 8, 8, tzinfo=UTC)),
    ],
)
def test_a_day_is_read_to_its_end_and_a_moment_as_it_is(text, moment):
    assert clock.end_of_day(text) == moment


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "8.7.2020", "2020-13-01", "2020-02-30", "0001-01-01T00:00:00+14:00"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(UsageError, match="is no date"):
        clock.end_of_day(text)


def test_today_is_a_day_even_where_it_is_tomorrow_already():
    today = clock.now().date()
    for day in (today, today + timedelta(days=1)):
        assert clock.end_of_day(day.isoformat()).date() == day


def test_a_day_that_has_not_come_is_refused():
    later = (clock.now() + timedelta(days=3)).date()
    with pytest.raises(UsageError, match="has not come yet"):
        clock.end_of_day(later.isoformat())
