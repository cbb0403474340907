"""From a name to a bounded number of addresses that may be its site's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.domains import ascii_host
from vetter.resolve.likely import MOST, likely_addresses


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Northmere Courier", {"northmerecourier.com", "northmerecourier.co.uk", "northmere-courier.org"}),
        ("The Northmere Courier", {"northmerecourier.com", "northmere-courier.com"}),
        ("Neckarbogen-Blatt", {"neckarbogenblatt.de", "neckarbogen-blatt.com"}),
        ("El Tintero Nigeria", {"tintero.com", "tintero.ng"}),
        ("Переправа", {"pereprava.com", "pereprava.ru", "pereprava.ua"}),
        ("Süd & Nord Zeitung", {"sudnordzeitung.de"}),
    ],
)  # fmt: skip
def test_likely_addresses_follow_from_the_words(name, expected):
    assert set(likely_addresses(name)) >= expected


def test_the_plain_form_comes_first():
    assert likely_addresses("Northmere Courier")[0] == "northmerecourier.com"


@pytest.mark.parametrize("name", ["朝日新聞", "!", "x", "a" * 150, "word " * 25])
def test_a_name_that_makes_no_address_gives_none(name):
    assert likely_addresses(name) == ()


@given(st.text(max_size=150))
def test_whatever_the_name_there_are_few_and_each_is_a_host_name(name):
    found = likely_addresses(name)
    assert len(found) <= MOST
    assert all(ascii_host(address) == address for address in found)
