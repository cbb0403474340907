"""Turns of phrase that findings and reports share: dates, spans, shares, quotations."""

from __future__ import annotations

from datetime import date
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def day(moment: date | datetime) -> str:
    """Return a date as people write it: ``8 July 2020``."""
    return f"{moment.day} {moment:%B %Y}"


def day_of(text: str) -> str:
    """Return an ISO date or month as people write it; anything else as it is, and nothing as "undated".

    >>> day_of("2024-05")
    'May 2024'
    """
    month = len(text) == len("2024-05")
    try:
        found = date.fromisoformat(f"{text}-01" if month else text)
    except ValueError:
        return text or "undated"
    return f"{found:%B %Y}" if month else day(found)


def span(start: datetime, end: datetime) -> str:
    """Return how long it is from ``start`` to ``end``, in the unit that fits."""
    days = max(0, (end - start).days)
    if days < 60:
        return count(days, "day")
    if days < 730:
        return count(round(days / 30.44), "month")
    return count(int(days / 365.25), "year")


def count(number: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun: ``1 page``, ``3 pages``."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def quoted(text: str, limit: int = 80) -> str:
    """Return foreign words in quotation marks, on one line and cut to ``limit`` characters."""
    line = " ".join(text[: limit * 4].split())
    return f"“{line if len(line) <= limit else line[: limit - 1].rstrip() + '…'}”"


def listing(items: Iterable[str], limit: int = 3) -> str:
    """Return the first few items as a list in words, and how many more there are."""
    once = list(dict.fromkeys(items))
    shown, more = once[:limit], len(once) - limit
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def share(part: int, whole: int) -> str:
    """Return a share in figures: ``3 of 12 (25 %)``."""
    return f"{part} of {whole} ({100 * part / whole:.0f} %)"


def offset_of(minutes: int | None) -> str:
    """Return minutes from world time as they stand in a date: ``+03:00``; "" for None."""
    if minutes is None:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def ratio(logarithm: float) -> str:
    """Return the likelihood ratio that a weight is the logarithm of, to two figures: "3.7", "1,000"."""
    times = exp(logarithm)
    return f"{times:.2g}" if times < 100 else f"{float(f'{times:.2g}'):,.0f}"
