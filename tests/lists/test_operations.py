"""Every operation that is described is one of the lists' own, and is explained with its sources."""

from __future__ import annotations

import re

import pytest

from vetter.lists import load
from vetter.lists.operations import PARTS, about, every

NAMED = {row.operation for row in load().all()}
OPERATIONS = pytest.mark.parametrize("entry", every(), ids=lambda entry: entry.name)


@OPERATIONS
def test_every_name_of_an_operation_is_one_that_the_lists_use(entry):
    for alias in entry.aliases:
        parts = tuple(f"{alias}{between}" for between in PARTS)
        assert any(name == alias or name.startswith(parts) for name in NAMED), alias
        assert about(alias) is entry


@OPERATIONS
def test_an_operation_is_explained_with_who_found_out_and_when(entry):
    assert entry.reports
    for report in entry.reports:
        assert report.link.startswith("https://")
        assert re.fullmatch(r"20\d\d(-\d\d){0,2}", report.when)
        assert report.by
        assert report.what
    assert 150 < len(entry.known) < 900
    assert "  " not in entry.known
    assert min(map(len, (entry.how_sure, entry.caution))) > 40
    assert entry.attributed_to
    assert entry.since


@OPERATIONS
def test_what_is_said_of_an_operation_is_plain(entry):
    words = re.findall(r"[\w-]+", f"{entry.known} {entry.caution}")
    sentences = re.split(r"(?<=[.;:?!])\s", f"{entry.known} {entry.caution}")
    assert len(words) / len(sentences) < 28


def test_no_name_leads_to_two_operations():
    aliases = [alias for entry in every() for alias in entry.aliases]
    assert len(aliases) == len(set(aliases))


def test_a_part_of_a_network_is_described_with_the_network():
    assert about("PeaceData / some part") is about("PeaceData") is not None
    assert about("Peace") is None
    assert about("") is None


def test_every_operation_that_a_list_names_is_described():
    assert {name for name in NAMED if about(name) is None} == set()


def test_one_of_a_kind_is_described_with_its_kind():
    assert (
        about("Meta CIB: Q9 2031 RURITANIA BASED CIB NETWORK").name
        == "Networks that Meta took down"
    )
    assert about("Fingerprint of a-site.example") is about("Fingerprint of tsargrad.tv")
    assert about("Meta") is None


@OPERATIONS
def test_no_description_names_a_person(entry):
    persons = re.compile(
        r"Dougan|Prigozhin|Derkach|Medvedchuk|Korovin|Timpone|Behanzin", re.IGNORECASE
    )
    assert not persons.search(f"{entry.name} {entry.known} {entry.attributed_to} {entry.caution}")
