"""The bundled lists keep their own rules: sourced, dated, within the vocabulary, harming no bystander."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest

from vetter import data
from vetter.domains import registrable
from vetter.lists import load
from vetter.lists.outlets import load_outlets

LISTS = load()
ROWS = tuple(LISTS.all())
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


def test_every_row_has_a_source_a_link_and_a_day():
    for row in ROWS:
        assert row.credit, row
        assert row.reference.startswith("https://"), row
        assert row.listed <= date(2026, 11, 1), row


def test_every_role_is_one_that_is_explained():
    roles = data.read_toml("roles.toml")["role"]
    assert {row.role for row in ROWS} <= set(roles)


def test_no_platform_and_no_public_suffix_is_listed_as_a_domain():
    platforms = set(data.read_toml("platforms.toml")["platforms"])
    for row in ROWS:
        if row.type == "domain":
            assert row.value not in platforms, row
            assert registrable(row.value), row


def test_no_genuine_outlet_is_listed_as_a_domain():
    genuine = load_outlets().by_domain
    assert [row.value for row in ROWS if row.type == "domain" and row.value in genuine] == []


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
        if row.first_seen:
            assert row.first_seen <= row.listed_on, row


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
