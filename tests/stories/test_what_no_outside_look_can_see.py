"""Two operations that show nothing to whoever looks from outside: the right answer is to say that such things exist."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.corpus.members import HERE
from vetter.lab import Lab
from vetter.lab.site import load
from vetter.model import Level
from vetter.pipeline import Options, vet

FOLDER = HERE / "undetectable"


@pytest.mark.parametrize("name", ["cumberland-roundtable", "glos-znad-narewki"])
async def test_hidden_money_and_a_broken_lock_are_named_as_what_cannot_be_seen(home, name):
    site = load(name, (FOLDER,))
    day = datetime.fromisoformat(f"{site.as_of}T23:00:00").replace(tzinfo=UTC)
    async with Lab(home / "lab", [name], folders=(FOLDER,)) as lab:
        told = await vet(site.host, Options(as_of=day), lab.settings, home, lambda _: None)
    assert told.level is Level.NONE
    assert told.listed == ()
    assert "a genuine site that was hacked" in told.residual
    assert "money that passes through others" in told.residual
