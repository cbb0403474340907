"""Turns of phrase, platforms, roles: what the checks share."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.dossiers import archived, at, changed, honest, outlet, registered
from vetter import lists, roles
from vetter.check.hosting import platform_of
from vetter.check.looked import too_little_read
from vetter.check.past import age_known, traces
from vetter.check.standing_of import archived_years, vouched
from vetter.domains import site_of
from vetter.errors import DataError
from vetter.extract.agencies import names_agency
from vetter.lists.earlier import same_name
from vetter.model import Outcome, SourceState
from vetter.phrases import count, day, listing, quoted, share, span


def test_dates_spans_counts_and_shares_read_as_people_write_them():
    assert day(at("2020-07-08")) == "8 July 2020"
    assert span(at("2020-07-01"), at("2020-07-02")) == "1 day"
    assert span(at("2020-01-01"), at("2020-07-01")) == "6 months"
    assert span(at("2010-01-01"), at("2020-07-01")) == "10 years"
    assert span(at("2020-07-02"), at("2020-07-01")) == "0 days"
    assert count(1234, "page") == "1,234 pages"
    assert count(2, "person", "people") == "2 people"
    assert share(3, 12) == "3 of 12 (25 %)"


def test_lists_in_words_are_short_and_name_nothing_twice():
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "a"]) == "a and b"
    assert listing("abc") == "a, b and c"
    assert listing("abcde") == "a, b, c and 2 more"


def test_quotations_are_one_short_line():
    assert quoted("a\n  b") == "“a b”"
    assert len(quoted("x" * 10_000)) <= 82


@pytest.mark.parametrize(
    ("host", "platform"),
    [
        ("paper.substack.com", "substack.com"),
        ("paper.blogspot.com", "blogspot.com"),
        ("spiegel.co.com", ""),
        ("bild.eu.com", ""),
        ("www.medium.com", ""),
        ("elbe-bote.example.org", ""),
    ],
)
def test_platforms_are_told_from_domains_of_ones_own(host, platform):
    assert platform_of(outlet(host)) == platform


def test_sites_are_told_from_shared_places_and_nonsense():
    assert site_of("https://www.elbe-bote.de/x") == "elbe-bote.de"
    assert site_of("https://twitter.com/x") == ""
    assert site_of("https://[nonsense") == ""
    assert site_of("mailto:x") == ""


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Source: Reuters", True),
        ("dpa/AFP", True),
        ("The Conversation", True),
        ("Извор: Бета", True),
        ("来源：路透社", True),
        ("Source: the map", False),
        ("The Grayzone", False),
        ("apart from that", False),
        ("Source : AMAP", True),
        ("Quelle: PNA", True),
        ("fonte: a map of the town", False),
        ("Source: Times Newswire", False),
    ],
)
def test_agencies_are_known_by_name(text, agency):
    assert names_agency(text) is agency


def test_a_name_is_known_again_or_not_or_it_is_not_decided():
    assert same_name("Elbe-Bote", "ELBE BOTE | Home", "x") is True
    assert same_name("Elbe-Bote", "Welcome | The Elbe Bote Online", "x") is True
    assert same_name("The Harbour", "elbebote.org is here", "elbe-bote") is None
    assert same_name("Elbe-Bote", "Elbe-Bote Guest House - rooms with breakfast", "x") is None
    assert same_name("Elbe-Bote", "Garden Tools", "x") is False
    assert (
        same_name("Hamburg Harbour Post", "Hamburg Tools and Garden Shed Weekly Offers", "x")
        is None
    )
    assert same_name("", "Garden Tools", "x") is None
    assert same_name("Elbe-Bote", " ", "x") is None


def test_the_first_trace_is_the_earliest_of_all_routes():
    found = traces(honest())
    assert [trace.time for trace in found] == sorted(trace.time for trace in found)
    assert found[0].label == "registration of the domain"
    assert age_known(honest())
    later = changed(honest(), registration=registered("2027-05-01"))
    assert all(trace.time <= later.as_of for trace in traces(later))
    unasked = {"wayback": SourceState(Outcome.NOT_ASKED)}
    assert age_known(changed(honest(), states=unasked))
    assert not age_known(changed(honest(), states=unasked, registration=None))


def test_an_archive_counts_up_to_this_year_or_the_last():
    assert archived_years(changed(honest(), archive=archived(2019, 2025)))[-1] == 2025
    assert archived_years(changed(honest(), archive=archived(2010, 2020))) == ()
    assert archived_years(changed(honest(), archive=None)) == ()
    assert vouched(changed(honest(), archive=None, registration=registered("2001-01-01"))) == ""


def test_a_role_that_nobody_described_accuses_nobody():
    assert roles.role("never heard of") == roles.role("other")
    assert roles.role("other").named is roles.Named.NEVER
    assert roles.note("PeaceData") == ""


def test_every_role_that_the_lists_use_is_described():
    described = set(roles._file().role)
    assert {row.role for row in lists.load().all()} <= described


def test_damaged_roles_are_refused(tmp_path, monkeypatch):
    (tmp_path / "roles.toml").write_text("role = 1\n", "utf-8")
    monkeypatch.setattr("vetter.data.root", lambda: tmp_path)
    roles._file.cache_clear()
    with pytest.raises(DataError, match="roles"):
        roles.role("x")
    roles._file.cache_clear()


def test_a_front_page_in_a_language_that_is_not_known_leaves_open_what_is_missing():
    front, *rest = honest().pages
    maori = changed(honest(), pages=(replace(front, language="mi"), *rest))
    assert "language" in too_little_read(maori)
    assert too_little_read(honest()) == ""
