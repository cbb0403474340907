"""How well registrations are read from WHOIS answers that nobody here wrote, beside python-whois.

    python -m tests.accuracy.registration [FOLDER]

FOLDER holds the unpacked packages of `tests.accuracy.answers`, which are fetched without it, or
checkouts of the parsers in `tests.accuracy.checkouts`.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import tempfile
import time
import warnings
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.accuracy.answers import answers, fetch
from tests.accuracy.checkouts import checkouts
from tests.accuracy.intervals import exact
from vetter.extract.whois import read
from vetter.model import Exchange, Kept, Purpose, Record, Source

if TYPE_CHECKING:
    from tests.accuracy.answer import Answer

NOW = datetime(2026, 11, 20, tzinfo=UTC)
FIELDS = ("created", "expires", "registrar")
KINDS = {
    "found": "is registered",
    "absent": "is not registered",
    "limited": "is limited",
    "refused": "is refused",
}
PATIENCE = 10.0  # seconds
A_DAY = timedelta(days=1)  # an expectation may give the day in another zone


def ours(answer: Answer) -> dict[str, Any]:
    """Return what vetter reads."""
    raw = answer.text.encode()
    url = f"whois://whois.registry.example/{answer.domain}"
    exchange = Exchange(url=url, started=NOW, elapsed=0.1, whom="x", status=0, payload=raw)
    record = Record(
        id="r1",
        source=Source.WHOIS,
        purpose=Purpose.WHOIS,
        url=url,
        whom="x",
        time=NOW,
        elapsed=0.1,
        peer="",
        status=0,
        media_type="",
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        marks=exchange.marks,
        trouble="",
    )
    found = read(Kept(record, exchange))
    if found is None:
        return {"kind": "nothing"}
    kind = "limited" if found.limited else "refused" if found.refused else "absent"
    return {
        "kind": "found" if found.found else kind,
        "created": found.created,
        "expires": found.expires,
        "registrar": found.registrar,
    }


def theirs(answer: Answer) -> dict[str, Any]:
    """Return what python-whois reads."""
    from whois.exceptions import PywhoisError
    from whois.parser import WhoisEntry

    warnings.simplefilter("ignore")
    try:
        entry = WhoisEntry.load(answer.domain, answer.text)
    except PywhoisError:
        return {"kind": "absent"}
    said = {
        "created": _one(entry.get("creation_date")),
        "expires": _one(entry.get("expiration_date")),
        "registrar": _one(entry.get("registrar")) or "",
    }
    return {"kind": "found" if any(said.values()) else "nothing", **said}


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _in_time(reader: Any, answer: Answer) -> tuple[dict[str, Any], float]:
    """Return what a reader says, and how long it took; it is ended when it takes too long."""
    here, there = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.Process(target=_send, args=(there, reader, answer))
    worker.start()
    said, took = here.recv() if here.poll(PATIENCE) else ({"kind": "hangs"}, PATIENCE)
    worker.kill()
    worker.join()
    return said, took


def _send(there: Any, reader: Any, answer: Answer) -> None:
    reader(answer)  # imports, and patterns being compiled, are not counted
    begun = time.perf_counter()
    try:
        said = reader(answer)
    except Exception as error:  # noqa: BLE001 - a crash is what is counted here
        said = {"kind": "crashes", "why": repr(error)}
    there.send((said, time.perf_counter() - begun))


def right(field: str, wanted: str, said: Any) -> bool:
    """Return whether a field was read as it stands in the answer."""
    if not wanted or not said:
        return not wanted and not said
    if field == "registrar":
        one, other = (
            "".join(c for c in str(name).casefold() if c.isalnum()) for name in (wanted, said)
        )
        return one in other or other in one
    return isinstance(said, datetime) and abs(said.date() - date.fromisoformat(wanted)) <= A_DAY


def _share(marks: list[bool]) -> str:
    if not marks:
        return "none"
    low, high = exact(sum(marks), len(marks))
    return f"{sum(marks):3d}/{len(marks):<3d} {sum(marks) / len(marks):4.0%} ({low:.0%}-{high:.0%})"


def report(cases: list[Answer], said: dict[str, list[dict[str, Any]]], title: str) -> None:
    """Print one table, vetter beside python-whois.

    A field counts where the answer says something of it; what is read where it says nothing is
    counted apart.
    """
    print(f"\n{title}\n{'':24}{'vetter':28}{'python-whois':28}")

    def row(name: str, chosen: list[int], holds: Any) -> None:
        shares = (_share([holds(n, readings[n]) for n in chosen]) for readings in said.values())
        print(f"{name:24}" + "".join(f"{share:28}" for share in shares))

    registered = [n for n, case in enumerate(cases) if case.kind == "found"]
    for field in FIELDS:
        stated = [n for n in registered if cases[n].says.get(field)]
        row(field, stated, lambda n, one, f=field: right(f, cases[n].says[f], one.get(f)))
    silent = [n for n in registered if "" in cases[n].says.values()]
    row(
        "nothing made up",
        silent,
        lambda n, one: not any(one.get(f) for f in FIELDS if cases[n].says.get(f) == ""),
    )
    for kind, name in KINDS.items():
        those = [n for n, case in enumerate(cases) if case.kind == kind]
        row(name, those, lambda _, one, k=kind: one["kind"] == k)


def main(folder: Path, *, show: bool) -> None:
    """Measure everything that is in the folder."""
    cases = [*answers(folder), *checkouts(folder)]
    read_by = {"vetter": ours, "python-whois": theirs}
    timed = {who: [_in_time(reader, case) for case in cases] for who, reader in read_by.items()}
    said = {who: [one for one, _ in all_of] for who, all_of in timed.items()}
    halves = {
        "All answers": lambda _: True,
        "Answers since 2018": lambda case: case.year >= 2018 or case.kind != "found",
        "The half that was looked at": lambda case: not case.kept_back,
        "The half that was kept back": lambda case: case.kept_back,
    }
    for title, belongs in halves.items():
        those = [n for n, case in enumerate(cases) if belongs(case)]
        report(
            [cases[n] for n in those], {w: [s[n] for n in those] for w, s in said.items()}, title
        )
    for who, all_of in timed.items():
        bad = [
            case.name
            for case, (s, _) in zip(cases, all_of, strict=True)
            if s["kind"] in {"hangs", "crashes"}
        ]
        print(
            f"\n{who}: slowest {max(took for _, took in all_of):.3f} s; hangs or crashes: {bad or 'none'}"
        )
    if show:
        _misses(cases, said["vetter"])


def _misses(cases: list[Answer], said: list[dict[str, Any]]) -> None:
    for case, one in zip(cases, said, strict=True):
        if case.kept_back:
            continue
        if case.kind != "found" and one["kind"] != case.kind:
            print(f"{case.name}: {case.kind}, read as {one['kind']}")
        for field in FIELDS if case.kind == "found" else ():
            wanted = case.says.get(field)
            if wanted is not None and not right(field, wanted, one.get(field)):
                print(f"{case.name}: {field} {wanted!r}, read as {one.get(field)!r}")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--misses"]
    if arguments:
        main(Path(arguments[0]), show="--misses" in sys.argv)
    else:
        with tempfile.TemporaryDirectory() as place:
            fetch(Path(place))
            main(Path(place), show="--misses" in sys.argv)
