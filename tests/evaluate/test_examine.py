"""Judging a stored case with less is the same as asking less to begin with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.corpus.members import member
from tests.evaluate.examine import examine
from tests.evaluate.third_parties import THIRD_PARTIES
from vetter.lab import Lab
from vetter.pipeline import Options, vet


async def asked_less(one, home, party):
    """Vet a member with a third party switched off in the settings."""
    async with Lab(home / "lab", one.sites) as lab:
        sources = replace(lab.settings.sources, **dict.fromkeys(THIRD_PARTIES[party].settings, ""))
        settings = replace(lab.settings, sources=sources)
        return await vet(one.host, Options(as_of=one.as_of), settings, home, lambda _: None)


@pytest.mark.parametrize("name", ["peacedata", "northmere-courier"])
async def test_a_source_taken_out_of_a_case_is_as_a_source_switched_off(home, name):
    one = member(name)
    found = await examine(one, home / "case")
    for party in THIRD_PARTIES:
        said = await asked_less(one, home / party, party)
        assert found.without_source[party] is said.level, party


async def test_a_source_less_never_makes_the_look_seem_more_complete(home):
    found = await examine(member("whitby-tide"), home)
    assert found.answered <= found.asked
    for party in THIRD_PARTIES:
        assert found.without_source[party] in {"none", "unknown"}, party
