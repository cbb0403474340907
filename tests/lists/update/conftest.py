"""The publishers of the lab, and an update that asks them."""

from __future__ import annotations

import pytest

from vetter.lab.lab import Lab
from vetter.lists.update import update
from vetter.lists.update.publisher import publishers
from vetter.net import Way

TOW = "https://raw.githubusercontent.com/TowCenter/partisan-local-news/main/datasets/domains/all_domains.csv"
MASSMOVE = "https://raw.githubusercontent.com/MassMove/AttackVectors/master/LocalJournals/sites.csv"
META = "https://raw.githubusercontent.com/facebook/threat-research/main/indicators/csv/"


@pytest.fixture
async def lab(tmp_path, no_waiting_for_second_tries):
    async with Lab(tmp_path / "lab", sites=[]) as running:
        yield running


@pytest.fixture
def updated(lab, home):
    async def run(*names):
        """Return what came of the lists of these names, or of all that can be asked for."""
        chosen = [one for one in publishers() if not names or one.name in names]
        async with Way(lab.settings) as way:
            outcomes = await update(chosen, way, home, lambda _: None)
        return {outcome.name: outcome for outcome in outcomes}

    return run
