"""What is said of each member of the corpus, held against what was said when it was last reviewed."""

from __future__ import annotations

import msgspec
import pytest

from tests.corpus.members import member
from tests.evaluate.examine import examine
from tests.evaluate.told import GOLDEN, golden

NAMES = sorted(path.stem for path in GOLDEN.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
async def test_the_same_is_said_as_when_it_was_reviewed(home, name):
    """`python -m tests.evaluate --way alone --golden` writes them anew; read the diff before you commit it."""
    now, before = await examine(member(name), home), golden(name)
    assert msgspec.to_builtins(now) == msgspec.to_builtins(before)
