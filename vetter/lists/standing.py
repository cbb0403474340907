"""Whether a listed domain is still in the hands in which it was listed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from vetter.lists.earlier import early_name, same_name
from vetter.model import Standing
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.lists.row import Row
    from vetter.model import Dossier

SITES: Final = frozenset({"domain", "host"})
SLACK: Final = timedelta(days=3)  # registries and lists write the same day in different time zones
# Publishers note the day on which they saw a registration: two lists differ by days on the same one.
# A domain that was dropped is free for others only after weeks.
NOTED_LATE: Final = timedelta(days=30)


def standing(row: Row, dossier: Dossier) -> Standing:
    """Return the standing of a row on the outlet's own domain, with the reason in words.

    Historic: the domain was registered anew after the listing, or after the registration that the
    list itself notes; or the web archive shows another site there since, and no registration says
    otherwise. A site can rename itself, so a name alone never outweighs a registration.
    """
    created = _created(dossier)
    seen_since = _other_since(row, dossier)
    if created is None:
        return seen_since or Standing(
            "undetermined",
            f"It was listed on {_day(row.listed)}; when the domain was registered could not be seen.",
        )
    if anew := _registered_anew(row, created):
        return Standing("historic", f"{anew}: it may be in other hands now.")
    if seen_since:
        return Standing(
            "undetermined",
            f"The domain's registration of {_day(created.date())} is the one that was listed, but it "
            f"may have been sold or renamed. {seen_since.because}",
        )
    return Standing(
        "current",
        f"The domain's registration of {_day(created.date())} is older than the listing of "
        f"{_day(row.listed)}: it was not dropped since. Whether it was sold cannot be seen.",
    )


def elsewhere(row: Row) -> Standing:
    """Return the standing of a row on something that is not the outlet's own domain."""
    asked = "; whether it is still in the same hands was not asked" if row.type in SITES else ""
    return Standing("undetermined", f"It was listed on {_day(row.listed)}{asked}.")


def _created(dossier: Dossier) -> datetime | None:
    registration = dossier.registration
    return registration.created.value if registration and registration.created else None


def _registered_anew(row: Row, created: datetime) -> str:
    """Return how the present registration is another than the listed one, or ""."""
    if noted := row.registered:
        # The list itself says which registration it means, whenever it was that it said so.
        if created - NOTED_LATE <= _end_of(noted):
            return ""
        return (
            f"The list of {_day(row.listed)} notes a registration of {_day(noted)}, but the present "
            f"one is of {_day(created.date())}"
        )
    if created - SLACK <= _end_of(row.listed):
        return ""
    return (
        f"It was listed on {_day(row.listed)}, but the domain has been registered anew since, on "
        f"{_day(created.date())}"
    )


def _other_since(row: Row, dossier: Dossier) -> Standing | None:
    """Return what the web archive shows of another site that stood there after the operation came."""
    capture = dossier.archive.early_capture if dossier.archive else None
    began = min(filter(None, (row.registered, row.first_known, row.listed)))
    if capture is None or capture.time.date() < began:
        return None
    # An operation's site is often called as its domain is: by that they would all be the same.
    then = early_name(dossier)
    if same_name(dossier.outlet.name, then, "") is not False:
        return None
    return Standing(
        "historic",
        f"It was listed on {_day(row.listed)}. On {_day(capture.time.date())} the web archive saw a site "
        f"called {quoted(then)} here, which is not what it is called today: it may be in other hands now.",
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
