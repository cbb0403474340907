"""How work grows with its input, as a ratio within one run; seconds would only measure the machine."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def growth(work: Callable[[T], object], small: T, large: T) -> float:
    """Return how many times as long ``work`` takes on ``large`` as on ``small`` (CPU time, best of 3)."""
    return _best(work, large) / max(_best(work, small), 1e-3)


def _best(work: Callable[[T], object], given: T) -> float:
    taken = []
    for _ in range(3):
        began = time.process_time()
        work(given)
        taken.append(time.process_time() - began)
    return min(taken)
