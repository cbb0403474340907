"""Reading a reverse lookup, and telling from it who else shares an address or an account."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.third_parties.conftest import make
from vetter.extract.neighbours import CROWD, crowded, neighbours, read
from vetter.model import Kept, Neighbours, NeighboursReading, Purpose

URL = "https://api.hackertarget.com/reverseiplookup/?q=192.0.2.7"


def kept(body: bytes, status: int = 200) -> Kept:
    return make(URL, body, Purpose.NEIGHBOURS, status=status)


@pytest.mark.parametrize(
    ("body", "sites"),
    [
        (b"Gazette.example\nwww.sister.example\ngazette.example", ("gazette.example", "www.sister.example")),
        (b"sister.example,UA-123456-2\n", ("sister.example",)),
        (b"No DNS A records found for 192.0.2.7", ()),
        (b"error getting results", ()),
        (b"", ()),
        (b"*.gazette.example\n192.0.2.9\nsister.example", ("sister.example",)),
    ],
)  # fmt: skip
def test_hosts_are_read_line_by_line_and_sentences_mean_nothing(body, sites):
    assert read(kept(body)) == NeighboursReading(sites)


@pytest.mark.parametrize("status", [200, 429])
def test_a_quota_that_is_used_up_is_told_apart(status):
    answer = read(kept(b"API count exceeded - Increase Quota with Membership", status))
    assert answer == NeighboursReading(limited=True)


@pytest.mark.parametrize(
    "body", [b"<html><body>Sorry</body></html>", b"error check your search parameter", b"\xff\xfe"]
)
def test_anything_else_is_no_answer(body):
    assert read(kept(body)) is None


def test_a_failing_server_is_no_answer():
    assert read(kept(b"gazette.example", 503)) is None


@given(st.binary(max_size=300))
def test_no_answer_breaks_it(body):
    found = read(kept(body))
    assert found is None or all("." in host for host in found.sites)


def test_a_site_counts_once_and_the_outlet_itself_not_at_all():
    reading = NeighboursReading(
        ("gazette.org", "www.sister.org", "shop.sister.org", "paper.blogspot.com")
    )
    record = kept(b"").record
    (found,) = neighbours([(record, reading)], "www.gazette.org")
    assert found.shared == "192.0.2.7"
    assert found.sites == ("sister.org", "paper.blogspot.com")
    assert found.cited[0].record == record.id
    assert neighbours([(record, NeighboursReading(("gazette.org",)))], "gazette.org") == ()


def test_an_address_with_a_crowd_is_a_hosters():
    def of(number: int) -> Neighbours:
        return Neighbours(shared="192.0.2.7", sites=("a.org",) * number, cited=())

    assert not crowded(of(CROWD))
    assert crowded(of(CROWD + 1))
