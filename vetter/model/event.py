"""What a running vetting tells whoever watches it: the command line, the app, a batch."""

from __future__ import annotations

from msgspec import Struct

from vetter.model.record import Outcome, Source


class StageBegan(Struct, frozen=True):
    """A stage of the pipeline began: resolve, collect, read, match, check, assess."""

    stage: str


class CaseNamed(Struct, frozen=True):
    """What the case of this run will be called; there is nothing in it yet."""

    case: str


class CaseOpened(Struct, frozen=True):
    """The case on disk that this run writes to."""

    case: str


class SourceBegan(Struct, frozen=True):
    """A source is being asked."""

    source: Source


class SourceProgress(Struct, frozen=True):
    """A source got further; ``total`` is 0 while unknown. ``note`` is ours, never the site's."""

    source: Source
    done: int
    total: int
    note: str = ""


class SourceEnded(Struct, frozen=True):
    """A source is done; ``seconds`` is how long it took."""

    source: Source
    outcome: Outcome
    reason: str
    seconds: float


Event = StageBegan | CaseNamed | CaseOpened | SourceBegan | SourceProgress | SourceEnded
