"""Dates as registries write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.extract.registry_date import moment, unambiguous


@pytest.mark.parametrize(
    ("text", "tld", "plain"),
    [
        ("08.03.2014 10:28:24", "rs", "08-Mar-2014 10:28:24"),
        ("03/04/2009", "lu", "03-Apr-2009"),
        ("02/01/2027 00:59:52", "im", "02-Jan-2027 00:59:52"),
        ("03/04/2009", "com", "04-Mar-2009"),
        ("03/04/2009", "us", "04-Mar-2009"),
        ("25/04/2009", "com", "25-Apr-2009"),
        ("04/25/2009", "lu", "25-Apr-2009"),
        ("03.04.2009", "com", "03-Apr-2009"),
        ("2020-01-02T03:04:05Z", "com", "02-Jan-2020 03:04:05Z"),
        ("2001/08/22", "jp", "22-Aug-2001"),
        ("2000. 01. 02.", "kr", "02-Jan-2000"),
        ("2014.03.08 10:28:24", "cz", "08-Mar-2014 10:28:24"),
        ("99/99/2009", "lu", "99/99/2009"),
        ("before Aug-1996", "uk", "before Aug-1996"),
    ],
)
def test_numbers_become_a_date_that_nobody_can_misread(text, tld, plain):
    assert unambiguous(text, tld).strip() == plain


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2020-03-02T19:45:01Z", datetime(2020, 3, 2, 19, 45, 1, tzinfo=UTC)),
        ("2024-01-15T10:48:36.1234567Z", datetime(2024, 1, 15, 10, 48, 36, 123456, tzinfo=UTC)),
        ("2024-05-06T12:00:47+02:00", datetime(2024, 5, 6, 10, 0, 47, tzinfo=UTC)),
        ("2016-03-09T14:05:00", datetime(2016, 3, 9, 14, 5, tzinfo=UTC)),
        ("20110908", datetime(2011, 9, 8, tzinfo=UTC)),
        (datetime(2011, 9, 8, tzinfo=UTC).replace(tzinfo=None), datetime(2011, 9, 8, tzinfo=UTC)),
        ("1970-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("0001-01-01T00:00:00+12:00", None),
        ("soon", None),
        ("", None),
        (None, None),
        (20110908, None),
    ],
)
def test_a_plausible_moment_in_utc_or_none(value, when):
    assert moment(value) == when


@given(st.text(alphabet="0123456789-/. T:", max_size=40))
def test_any_digits_are_taken(text):
    assert isinstance(unambiguous(text, "lu"), str)
    assert moment(text) is None or moment(text).tzinfo is UTC
