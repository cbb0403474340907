"""The bundled lists keep their own rules: sourced, dated, within the vocabulary, harming no bystander."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from vetter import data
from vetter.domains import registrable
from vetter.lists import load
from vetter.lists.outlets import load_outlets

LISTS = load()
ROWS = LISTS.all()


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
