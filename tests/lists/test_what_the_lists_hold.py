"""The bundled lists keep their own rules: sourced, dated, within the vocabulary, harming no bystander."""

from __future__ import annotations

import csv
import hashlib
import re
from datetime import date

import pytest

from vetter import data
from vetter.lists import load, normalise
from vetter.lists.outlets import load_outlets
from vetter.lists.row import FIRST_HAND
from vetter.lists.rules import fault, settled
from vetter.roles import Named, role

LISTS = load()
ROWS = tuple(LISTS.all())
COPIERS = frozenset({"dima", "leapfrog"})
COPIED = frozenset(
    {
        "AI-generated content sites (NewsGuard)",
        "Outlets that officials of the United States tied to Russian services",
        "Partisan local news (iffy.news / Midwest Radio Network)",
    }
)
# The roles of sites that may copy somebody; a redirector copies nobody.
COPIES = frozenset(
    {"impersonation", "content-site/impersonation", "content-site", "campaign-domain"}
)


@pytest.mark.parametrize("source", LISTS.sources(), ids=lambda source: source.name)
def test_a_list_is_what_its_source_says(source):
    path = data.root() / "lists" / source.name / "rows.csv"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == source.sha256
    assert len(path.read_text("utf-8").splitlines()) - 1 == source.rows
    assert source.address.startswith("https://")
    assert source.licence
    assert len(source.does_not_mean) > 40


def test_no_row_breaks_a_rule_that_fetched_lists_and_ones_own_are_held_to():
    assert {row: why for row in ROWS if (why := fault(row))} == {}
    assert [row for row in ROWS if settled(row) != row] == []


def test_every_row_is_linked_and_was_listed_before_it_was_fetched():
    fetched = {source.name: source.retrieved for source in LISTS.sources()}
    for row in ROWS:
        assert row.reference.startswith("https://"), row
        assert row.listed_on <= fetched[row.list_name], row


def test_what_was_copied_from_another_publisher_is_known_at_second_hand():
    copied = {
        row.value
        for row in ROWS
        if row.list_name in COPIERS or row.operation in COPIED
        if row.corroborated not in {"secondary", "no"}
    }
    assert copied == set()
    # What is said to be confirmed is on a list of somebody's own.
    own = {row.value for row in ROWS if row.corroborated == FIRST_HAND}
    assert {
        row for row in ROWS if row.corroborated == "secondary" and row.value not in own
    } == set()


def test_cells_of_a_table_that_ran_together_are_no_sites():
    known = {row.value for row in ROWS if row.type == "domain"}
    merged = [
        row.value
        for row in ROWS
        if row.type in {"domain", "host"} and row.list_name == "dima"
        if any(row.value.startswith(f"{front}.") for front in known if front != row.value)
    ]
    assert merged == []


def test_rows_that_no_primary_list_has_stay_out():
    values = {row.value for row in ROWS}
    assert values.isdisjoint(
        {
            "crimea-news.click",
            "thegrio.xyz",
            "guardian.hair",
            "israel-today.cam",
            "news.ru",
            "site.ru",
        }
    )
    # Hosts that a project against disinformation cited are not its finding.
    assert values.isdisjoint({"web.archive.org", "vk.com", "msn.com", "thenation.com", "ria.ru"})


def test_one_whole_domain_of_the_pravda_network_is_listed_with_all_below_it():
    (whole,) = LISTS.find("domain", "news-pravda.com")
    assert whole in LISTS.of_host("a-country-not-yet-seen.news-pravda.com")
    below = [row for row in ROWS if row.value.endswith(".news-pravda.com")]
    assert len(below) > 100
    assert {row.type for row in below} == {"host"}


def test_addresses_on_genuine_sites_are_single_pages():
    genuine = load_outlets().by_domain
    for row in ROWS:
        if row.type in {"url", "url-prefix"} and normalise.url(row.value) in genuine:
            pytest.fail(f"the front page of a genuine outlet is listed: {row}")
    placed = [row for row in ROWS if row.role == "placed-content-url"]
    assert placed
    assert {row.type for row in placed} == {"url"}


def test_identifiers_name_the_account_and_addresses_are_context_alone():
    trackers = {row.value for row in ROWS if row.type == "tracker"}
    assert [one for one in trackers if re.fullmatch(r"UA-\d+-\d+", one) or one[:3] == "ca-"] == []
    roles = {row.role for row in ROWS if row.type == "ip"}
    assert {role(name).named for name in roles} == {Named.NEVER}


def test_no_accusation_names_a_person():
    persons = re.compile(
        r"Dougan|Prigozhin|Derkach|Medvedchuk|Korovin|Timpone|Behanzin", re.IGNORECASE
    )
    assert [
        row.value for row in ROWS if persons.search(f"{row.value} {row.attribution}")
    ] == []  # fmt: skip


def test_no_genuine_outlet_lies_below_a_listed_domain():
    below = {
        host: [row.value for row in LISTS.of_host(host)] for host in load_outlets().by_domain
    }  # fmt: skip
    assert {host: rows for host, rows in below.items() if rows} == {}


def test_a_row_is_listed_on_the_day_of_its_report_not_on_a_day_before():
    # A day of registration taken for the day of listing would make every such site look resold.
    for row in ROWS:
        if dated := re.search(
            r"/(20\d\d)/(\d\d)/(\d\d)/|/(20\d\d)([01]\d)([0-3]\d)_", row.reference
        ):
            day = date(*(int(part) for part in dated.groups() if part))
            assert row.listed >= day, row
        if row.first_known:
            assert row.first_known <= row.listed, row
        if row.registered:
            assert row.registered <= row.listed, row


@pytest.mark.parametrize("source", LISTS.sources(), ids=lambda source: source.name)
def test_a_list_is_as_new_as_its_newest_row(source):
    listed = [row.listed_on for row in ROWS if row.list_name == source.name]
    assert source.newest == max(listed)
    assert source.newest <= source.retrieved


def test_operations_bear_names_and_no_links():
    assert [row.operation for row in ROWS if "http" in row.operation or not row.operation] == []


def test_what_a_row_imitates_is_a_domain_of_a_genuine_outlet():
    genuine = load_outlets().by_domain
    told = [row for row in ROWS if row.imitates]
    assert len(told) > 600
    assert [row for row in told if row.imitates not in genuine or row.role not in COPIES] == []


def test_what_was_left_out_is_on_no_list_and_says_why():
    with (data.root() / "lists" / "left-out.csv").open(encoding="utf-8", newline="") as stream:
        left = list(csv.DictReader(stream))
    named = {source.name for source in LISTS.sources()}
    assert {one["list"] for one in left} <= named
    assert all(one["why"] for one in left)
    assert {(one["list"], one["value"]) for one in left}.isdisjoint(
        (row.list_name, row.value) for row in ROWS
    )
