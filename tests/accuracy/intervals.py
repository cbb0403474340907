"""Exact intervals of a measured share, after Clopper and Pearson (Biometrika 26, 1934)."""

from __future__ import annotations

from math import exp, fsum, lgamma, log, log1p


def exact(times: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a share that was seen ``times`` of ``of``."""
    tail = (1 - level) / 2
    low = 0.0 if times == 0 else _where(lambda p: 1 - _at_most(times - 1, of, p), tail, rising=True)
    high = 1.0 if times == of else _where(lambda p: _at_most(times, of, p), tail, rising=False)
    return low, high


def written(right: int, of: int) -> str:
    """Return a share with its interval, as it is printed."""
    if not of:
        return "none"
    low, high = exact(right, of)
    return f"{right:3d}/{of:3d} {right / of:5.0%} ({low:.0%}–{high:.0%})"


def _at_most(times: int, of: int, share: float) -> float:
    # The fewer terms are added: those up to ``times``, or those above.
    if times > of / 2:
        return 1 - _at_most(of - times - 1, of, 1 - share)
    if share in (0, 1):
        return 1.0 if share == 0 else 0.0
    return fsum(
        exp(
            lgamma(of + 1)
            - lgamma(k + 1)
            - lgamma(of - k + 1)
            + k * log(share)
            + (of - k) * log1p(-share)
        )
        for k in range(times + 1)
    )


def _where(tail_at, tail: float, *, rising: bool) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if (tail_at(middle) < tail) == rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2
