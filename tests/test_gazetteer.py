"""Places are where they are, under the names they have, on the clocks they keep."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from tests.dossiers import changed, honest, page
from vetter import gazetteer
from vetter.check.claimed_place import countries, towns_in, zones
from vetter.model import ClaimKind, PageKind


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


@pytest.mark.parametrize(
    ("host", "code"),
    [("blatt.de", "DE"), ("tide.co.uk", "GB"), ("paper.com", ""), ("start.io", ""), ("", "")],
)
def test_endings_tell_a_country_where_they_are_not_sold_to_all(host, code):
    assert gazetteer.country_of_ending(host) == code


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


def sitting(host, *claims):
    return changed(honest(host), pages=(page(PageKind.CONTACT, claims=claims),))


def test_an_address_at_home_may_leave_the_country_out():
    hamburg = (ClaimKind.ADDRESS, "Hafenstr. 1, 20457 Hamburg")
    assert countries(sitting("blatt.de", hamburg)) == ("DE",)
    assert zones(sitting("blatt.de", hamburg)) == ("Europe/Berlin",)
    assert countries(sitting("blatt.com", hamburg)) == ()
    assert countries(sitting("blatt.fr", (ClaimKind.ADDRESS, "Nirgendwo 3"))) == ()
    assert countries(sitting("blatt.de", hamburg, (ClaimKind.COUNTRY, "at"))) == ("AT",)


@pytest.mark.parametrize(
    ("name", "countries"),
    [("Amsterdam", {"NL", "US"}), ("Flowergate", set()), ("Whitby", {"CA", "GB", "NZ"})],
)
def test_a_name_stands_for_towns_anywhere_if_one_of_them_is_large(name, countries):
    found = gazetteer.called(name)
    assert {town.country for town in found} == countries
    assert not found or max(town.inhabitants for town in found) >= gazetteer.LARGE


def test_a_name_that_only_small_towns_bear_stands_for_none():
    assert town("GB", "Scarborough").inhabitants >= gazetteer.LARGE
    small = next(one for one in gazetteer.towns("AD") if one.inhabitants < gazetteer.LARGE)
    assert gazetteer.called(small.name) == ()


@pytest.mark.parametrize(
    ("name", "country"),
    [("iasi", "RO"), ("Iaşi", "RO"), ("Wroclaw", "PL"), ("malaga", "ES"), ("białystok", "PL")],
)
def test_accents_do_not_matter(name, country):
    assert country in {town.country for town in gazetteer.called(name)}
