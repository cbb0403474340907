"""Places are where they are, under the names they have, on the clocks they keep."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from vetter import gazetteer
from vetter.check.claimed_place import towns_in


def town(code, name):
    return next(one for one in gazetteer.towns(code) if name in one.names)


def test_every_country_has_clocks_that_exist():
    known = available_timezones()
    for country in gazetteer.countries().values():
        assert set(country.zones) <= known
    assert len(gazetteer.countries()) > 240


@pytest.mark.parametrize(
    ("code", "minutes"),
    [
        ("DE", {60, 120}),
        ("GB", {0, 60}),
        ("IN", {330}),
        ("KE", {180}),
        ("TR", {120, 180}),
        ("", set()),
    ],
)
def test_clocks_of_a_country_over_the_years(code, minutes):
    assert gazetteer.offsets(code, 2026) == minutes


def test_towns_have_the_names_that_people_there_use():
    assert town("AT", "Wien") is town("AT", "Vienna")
    assert town("RU", "Москва").inhabitants > 5_000_000
    assert town("GR", "Αθήνα").zone == "Europe/Athens"
    assert town("US", "Boise").zone == "America/Boise"
    assert gazetteer.towns("XX") == ()


def test_distances_are_those_on_the_ground():
    whitby, scarborough = town("GB", "Whitby"), town("GB", "Scarborough")
    assert gazetteer.distance(whitby, scarborough) == pytest.approx(27, abs=2)
    near = {one.name for one in gazetteer.around(whitby, 40)}
    assert {"Whitby", "Scarborough"} <= near
    assert "Leeds" not in near


def test_people_rest_on_different_days():
    assert gazetteer.rest_days("DE") == {5, 6}
    assert gazetteer.rest_days("IL") == {4, 5}


@pytest.mark.parametrize(
    ("text", "code", "names"),
    [
        ("3 Flowergate, Whitby, YO21 3BA, United Kingdom", "GB", ["Whitby"]),
        ("Hafenstr. 1, 20457 Hamburg", "DE", ["Hamburg"]),
        ("San Francisco, CA", "US", ["San Francisco"]),
        ("Nowhere Road", "GB", []),
        ("", "GB", []),
    ],
)
def test_towns_are_found_in_what_an_outlet_says(text, code, names):
    assert [one.name for one in towns_in(text, code)] == names
