"""Whether a listed domain is still in the hands in which it was listed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from vetter.model import Standing

if TYPE_CHECKING:
    from datetime import date

    from vetter.lists.row import Row
    from vetter.model import Registration

SLACK: Final = timedelta(days=3)  # registries and lists write the same day in different time zones


def standing(row: Row, registration: Registration | None) -> Standing:
    """Return the standing of a row on the outlet's own domain, with the reason in words."""
    created = registration.created.value if registration and registration.created else None
    listed = row.listed
    if created is None:
        return Standing(
            "undetermined",
            f"It was listed on {_day(listed)}; when the domain was registered could not be seen.",
        )
    if created - SLACK > datetime.combine(listed, time.max, UTC):
        return Standing(
            "historic",
            f"It was listed on {_day(listed)}, but the domain has been registered anew since, on "
            f"{_day(created.date())}: it may be in other hands now.",
        )
    return Standing(
        "current",
        f"The domain's registration of {_day(created.date())} is older than the listing of "
        f"{_day(listed)} and has not been renewed from scratch since.",
    )


def elsewhere(row: Row) -> Standing:
    """Return the standing of a row on something that is not the outlet's own domain."""
    return Standing(
        "undetermined",
        f"It was listed on {_day(row.listed)}; whether it is still in the same hands was not asked.",
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
