"""Begin a batch, or take it up again: read the list into the table, and say what of it was left out."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from vetter import clock
from vetter.batch.intake import Intake
from vetter.batch.job import exists
from vetter.batch.read import STDIN, opened
from vetter.errors import UsageError
from vetter.phrases import count, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.batch.job import Job
    from vetter.settings import Settings

MANY: Final = 20  # outlets; fewer take a few minutes at most


def take_in(job: Job, source: str, column: str) -> None:
    """Read the list in ``source`` into the table, unless it is the one that is there.

    Raises `UsageError` if there is none, or nothing in it that names an outlet.
    """
    state = _state(source, column)
    if state and job.about().get("state") == state:
        return
    with opened(source, column) as found:
        intake = Intake(found.columns)

        def about() -> dict[str, str]:
            return {
                "columns": msgspec.json.encode(list(intake.columns)).decode(),
                "list": "the list on stdin" if source == STDIN else Path(source).name,
                "state": state,
            }

        if not job.take_in(intake.rows(found.entries), about):
            raise UsageError(
                "Nothing in the list names an outlet.",
                "Give one outlet a line: a name, a domain, a web or an e-mail address.",
            )


def folder_for(source: Path) -> Path:
    """Return where all that comes of a list goes if nobody says otherwise: beside the list.

    One that was begun in the current folder, where it used to go, goes on there.
    """
    beside = source.parent / f"{source.stem}-vetted"
    here = Path(beside.name)
    if exists(here) and not exists(beside) and not Path(source.name).exists():
        return here
    return beside


def remarks(job: Job) -> Iterator[str]:
    """Yield what has to be said of the list before the work begins."""
    kinds = job.kinds()
    named = sum(job.counts().values())
    parts = [count(named, "outlet")]
    if repeated := kinds.get("repeated", 0):
        parts.append(f"{count(repeated, 'row')} naming one of them again")
    if junk := kinds.get("junk", 0):
        parts.append(f"{count(junk, 'row')} naming none")
    if comments := kinds.get("comment", 0):
        parts.append(count(comments, "comment"))
    yield f"The list holds {listing(parts, 4)}."
    if gone := job.vanished():
        yield (
            f"{count(len(gone), 'outlet')} of before {'is' if len(gone) == 1 else 'are'} no longer in the list "
            f"and left out of the outputs: {listing(gone, 5)}."
        )


def held_up(left: int, settings: Settings) -> str:
    """Return in words that Wikidata and Wikipedia will hold up so many outlets, and what helps; "" if they will not."""
    sources = settings.sources
    asked = (sources.wikidata or sources.wikipedia) and sources.interval
    if left < MANY or not asked or settings.keys.wikimedia:
        return ""
    return (
        "Wikidata and Wikipedia answer those they cannot reach ten questions a minute, which is three outlets or four. "
        "To be faster, tell them how to reach you: vetter settings set keys.wikimedia -"
    )


def age(text: str) -> timedelta:
    """Return a length of time as in ``30d``, ``12h`` or ``2w``. Raises `UsageError`."""
    number, unit = text[:-1], text[-1:]
    units = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
    if unit not in units or not (number.isascii() and number.isdigit() and len(number) < 6):
        raise UsageError(f"“{text[:20]}” is no length of time.", "Write it as 30d, 12h or 2w.")
    return int(number) * units[unit]


def renew(job: Job, older_than: str) -> int:
    """Let every outlet wait again whose result is older than that; return how many. Raises `UsageError`."""
    return job.renew((clock.now() - age(older_than)).isoformat())


def _state(source: str, column: str) -> str:
    """Return what tells this list from any other, or "" where it can be read only once."""
    path = Path(source).expanduser()
    if source == STDIN or not path.is_file():
        return ""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return f"{digest} {path.name} {column}"
