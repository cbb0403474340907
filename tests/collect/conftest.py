"""What all collectors are tested with."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def quick(no_waiting_for_second_tries):
    """Services that are busy, and servers that hang up, are asked again at once."""
