"""How far a batch has got, for whoever watches it: the command line and the app."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter import clock
from vetter.batch.engine import Began, Ended, Went
from vetter.model import SourceBegan, StageBegan
from vetter.phrases import count, listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.batch.engine import Told

RECENT: Final = 60  # endings by which the rate is told
MOST_WHY: Final = 200  # characters of the reason why an outlet was not looked at again


class Running(Struct):
    """One outlet in flight: what the list calls it, since when, and what it is at."""

    target: str
    since: float
    stage: str = "resolve"


class Progress:
    """Counts; ``running`` are the outlets in flight by their keys."""

    def __init__(self, counts: Mapping[str, int], failures: Mapping[str, int]) -> None:
        self.done = counts.get("done", 0)
        self.total = sum(counts.values())
        self.failures = Counter(failures)
        self.running: dict[str, Running] = {}
        self.began = clock.ticks()
        self.paused = False
        self.due = False  # outlets of networks are still to be looked at once more
        self.again = 0  # how many of these are left, once that is known
        self.not_again: dict[str, str] = {}  # those that could not be, and why
        self._ends: deque[float] = deque(maxlen=RECENT)

    @property
    def failed(self) -> int:
        """How many outlets could not be vetted."""
        return self.failures.total()

    @property
    def left(self) -> int:
        """How many outlets are still to be vetted, those in flight included."""
        return self.total - self.done - self.failed

    @property
    def finished(self) -> bool:
        """Whether nothing is left to be done."""
        return not self.left and not self.due

    @property
    def rate(self) -> float:
        """Outlets a second, by the last that ended; 0 while that cannot be told."""
        if len(self._ends) < 2:
            return 0.0
        since = self._ends[0] if len(self._ends) == RECENT else self.began
        return len(self._ends) / max(0.001, clock.ticks() - since)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at that rate."""
        return self.left / self.rate if self.rate else None

    def take_in(self, told: Told) -> None:
        """Count what the engine tells."""
        if isinstance(told, Began):
            self.running[told.work.key] = Running(told.work.target, clock.ticks())
        elif isinstance(told, Went):
            self._went(told)
        elif isinstance(told, Ended):
            self.running.pop(told.ending.key, None)
            self._ends.append(clock.ticks())
            if told.ending.error:
                self.failures[told.ending.kind] += 1
            else:
                self.done += 1

    def put_back(self) -> None:
        """Forget what was in flight."""
        self.running.clear()

    def _went(self, told: Went) -> None:
        running = self.running.get(told.key)
        if running and isinstance(told.event, StageBegan):
            running.stage = told.event.stage
        elif running and isinstance(told.event, SourceBegan):
            running.stage = told.event.source.value


def state(progress: Progress) -> str:
    """Return in one line how far a batch is."""
    parts = [f"{progress.done + progress.failed:,} of {progress.total:,}"]
    if progress.failed:
        parts.append(f"{progress.failed:,} not vetted")
    if progress.rate:
        parts.append(_rate(progress.rate))
    if progress.left and (left := progress.seconds_left) is not None:
        parts.append(f"about {_span(left)} left")
    if progress.again:
        parts.append(f"looking again at {count(progress.again, 'outlet')} of networks")
    if progress.paused:
        parts.append("paused")
    return " · ".join(parts)


def ended(progress: Progress) -> str:
    """Return in one line how a batch that runs no more has ended."""
    parts = [f"{progress.done + progress.failed:,} of {progress.total:,}"]
    if progress.failed:
        parts.append(f"{progress.failed:,} not vetted")
    parts.extend(filter(None, (left_to_do(progress), not_looked_at_again(progress))))
    return f"{'Done' if progress.finished else 'Stopped'}: {' · '.join(parts)}"


def left_to_do(progress: Progress) -> str:
    """Return in words what the next run of the same batch begins with; "" where nothing is left."""
    if progress.left:
        return f"{count(progress.left, 'outlet')} still to be vetted"
    if progress.due:
        those = count(progress.again, "outlet") if progress.again else "outlets"
        return f"{those} of networks still to be looked at again"
    return ""


def not_looked_at_again(progress: Progress) -> str:
    """Return in words which outlets keep a result that was found before those beside them were vetted; "" for none."""
    if not progress.not_again:
        return ""
    told = (f"{target} ({why[:MOST_WHY]})" for target, why in progress.not_again.items())
    return f"could not be looked at again beside their network: {listing(told)}"


def _rate(rate: float) -> str:
    return f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.1f} a minute"


def _span(seconds: float) -> str:
    if seconds < 90:
        return count(round(seconds), "second")
    if seconds < 5400:
        return count(round(seconds / 60), "minute")
    return count(round(seconds / 3600), "hour")
