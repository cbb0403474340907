"""How sure a share is: exact intervals after Clopper and Pearson (Biometrika 26, 1934)."""

from __future__ import annotations

import math


def exact(right: int, of: int, sure: float = 0.95) -> tuple[float, float]:
    """Return the interval that holds the true share with at least the given certainty."""
    tail = (1 - sure) / 2
    low = 0.0 if right == 0 else _where(lambda p: 1 - _at_most(right - 1, of, p) - tail)
    high = 1.0 if right == of else _where(lambda p: tail - _at_most(right, of, p))
    return low, high


def _at_most(right: int, of: int, share: float) -> float:
    return sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(right + 1))


def _where(rising) -> float:
    """Return where a rising function crosses zero between 0 and 1."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


def written(right: int, of: int) -> str:
    """Return a share with its interval, as it is printed."""
    if not of:
        return "none"
    low, high = exact(right, of)
    return f"{right:3d}/{of:3d} {right / of:5.0%} ({low:.0%}–{high:.0%})"
