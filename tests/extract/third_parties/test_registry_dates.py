"""Dates as registries write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.extract.registry_date import moment, month_comes_first, read_date


@pytest.mark.parametrize(
    ("text", "tld", "day"),
    [
        ("08.03.2014 10:28:24", "rs", (2014, 3, 8)),
        ("03/04/2009", "lu", (2009, 4, 3)),
        ("02/01/2027 00:59:52", "im", (2027, 1, 2)),
        ("03/04/2009", "com", (2009, 3, 4)),
        ("03/04/2009", "us", (2009, 3, 4)),
        ("25/04/2009", "com", (2009, 4, 25)),
        ("04/25/2009", "lu", (2009, 4, 25)),
        ("03.04.2009", "com", (2009, 4, 3)),
        ("05-06-1999", "il", (1999, 6, 5)),
        ("2020-01-02T03:04:05Z", "com", (2020, 1, 2)),
        ("2001/08/22", "jp", (2001, 8, 22)),
        ("2000. 01. 02.", "kr", (2000, 1, 2)),
        ("2014.03.08 10:28:24", "pl", (2014, 3, 8)),
        ("3.6.2006", "fi", (2006, 6, 3)),
        ("19990518 #162310", "br", (1999, 5, 18)),
        ("20200130 09:12:34", "at", (2020, 1, 30)),
        ("20050214093000", "com", (2005, 2, 14)),
        ("2001-Aug-23.", "tr", (2001, 8, 23)),
        ("01-March-2002", "ie", (2002, 3, 1)),
        ("30th April 2003 at 00:04:00.000", "gg", (2003, 4, 30)),
        ("January 8 2000", "is", (2000, 1, 8)),
        ("Tue Dec 12 2000", "be", (2000, 12, 12)),
        ("Wed Mar  3 19:45:01 UTC 2020", "com", (2020, 3, 3)),
        ("Thu, 05 Mar 2020 10:00:00 GMT", "com", (2020, 3, 5)),
        ("12 de agosto de 2010", "ve", (2010, 8, 12)),
        ("3 juil. 2011", "fr", (2011, 7, 3)),
        ("before Aug-1996", "uk", (1996, 8, 1)),
        ("1996-06-27", "hu", (1996, 6, 27)),
    ],
)
def test_a_date_is_read_in_every_form(text, tld, day):
    when = read_date(text, tld)
    assert (when.year, when.month, when.day) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "99/99/2009", "2009-13-40", "Registered in May", "1.2.3.4", "0000-00-00"]
)
def test_what_is_no_date_is_none(text):
    assert read_date(text, "lu") is None


@pytest.mark.parametrize(
    ("text", "tld", "when"),
    [
        ("2020/10/01 01:05:09 (JST)", "jp", datetime(2020, 9, 30, 16, 5, 9, tzinfo=UTC)),
        ("2002-10-22 17:48:23 CLST", "cl", datetime(2002, 10, 22, 20, 48, 23, tzinfo=UTC)),
        ("1999-06-07 13:01:43 (GMT+0:00)", "kz", datetime(1999, 6, 7, 13, 1, 43, tzinfo=UTC)),
        ("2022-11-02 11:28:26+02", "ua", datetime(2022, 11, 2, 9, 28, 26, tzinfo=UTC)),
        ("2010-07-04 04:34:46 +03:00", "ee", datetime(2010, 7, 4, 1, 34, 46, tzinfo=UTC)),
        ("2003-03-17 12:20:05", "cn", datetime(2003, 3, 17, 4, 20, 5, tzinfo=UTC)),
        ("05-Jul-2002 05:42:58 PM", "com", datetime(2002, 7, 5, 17, 42, 58, tzinfo=UTC)),
        ("2015-08-19T11:27:00.0Z", "online", datetime(2015, 8, 19, 11, 27, tzinfo=UTC)),
    ],
)
def test_the_time_of_day_is_turned_into_utc(text, tld, when):
    assert read_date(text, tld) == when


@pytest.mark.parametrize("text", ["2002-12-04", "2002-12-04 00:00:00+02", "4.12.2002 00:00:00"])
def test_a_day_stays_that_day_wherever_the_registry_sits(text):
    assert read_date(text, "ua") == datetime(2002, 12, 4, tzinfo=UTC)


def test_another_date_of_the_same_answer_shows_which_comes_first():
    assert month_comes_first("registered: 10/08/2014\nexpires: 10/18/2027", "gq")
    assert not month_comes_first("registered: 10/08/2014\nexpires: 18/10/2027", "example")
    assert not month_comes_first("registered: 10/08/2014", "lu")
    assert month_comes_first("registered: 10/08/2014", "example")


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


@given(
    st.text(alphabet="0123456789-/. T:+JanuyAgZ", max_size=60),
    st.sampled_from(["lu", "com", "jp", "us"]),
)
def test_any_text_is_taken(text, tld):
    for when in (read_date(text, tld), moment(text)):
        assert when is None or when.tzinfo is UTC
