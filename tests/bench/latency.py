"""How long a full check takes beside the exchanges it must wait for: ``python -m tests.bench.latency [HOST]``.

The lab answers everything after 100 ms; a cold process vets HOST there. Which exchange had to wait for
which is then told from the records of the case alone. B depends on A if A ended before B began, and

- B's address (with or without its scheme, as it is or escaped) stands in A's bytes or is where A led to;
- or else B's host does, if it is not the one that was asked for: a referral to a registry or registrar;
- or else the number of a copy or an item (a moment in an archive, Q and digits) that B asks for does;
- or B is a page or file of a host, and A that host's robots.txt;
- or B asks once more for what A asked.

Where several qualify, the first that ended counts: from then on B's address was known. Besides, B
waits for a slot: so many requests to one site at once as the settings allow, one to any other host. The
exchanges are laid out by these rules alone, as early as may be, each as long as the quickest of its source
took: what another took longer may have been our own doing. The moment at which the last one ends is the
length of the longest chain.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgspec import Struct

from vetter import inflate
from vetter.domains import same_site
from vetter.lab import Lab
from vetter.model import Purpose, Record, Source
from vetter.settings import Settings
from vetter.store import Case, cases

LATENCY = 0.1
RUNS = 3
OWN = frozenset({Source.LISTS, Source.CASES})  # what was looked up on this machine
_NUMBERS = re.compile(r"(?<![0-9])[0-9]{14}(?![0-9])|\bQ[0-9]+\b")


class Step(Struct, frozen=True):
    """One exchange: when it began and ended, and what it brought."""

    record: Record
    text: str

    @property
    def began(self) -> float:
        return self.record.time.timestamp()

    @property
    def ended(self) -> float:
        return self.began + self.record.elapsed

    @property
    def host(self) -> str:
        return urlsplit(self.record.url).hostname or ""


def steps(case: Case) -> list[Step]:
    """Return the exchanges of a case in the order in which they began."""
    found = []
    for record in case.records():
        if record.source not in OWN:
            body = inflate.body(case.kept(record.id).exchange).decode("utf-8", "replace")
            text = f"{record.location}\n{body}".replace("\\/", "/").replace("&amp;", "&")
            found.append(Step(record, text))
    return sorted(found, key=lambda step: step.began)


def needed(step: Step, every: list[Step], host: str) -> list[Step]:
    """Return the exchanges that had to be over before this one could begin."""
    earlier = sorted((s for s in every if s.ended <= step.began + 0.002), key=lambda s: s.ended)
    known = next(
        (s for test in _tests(step, host) for s in earlier if test(s)),
        None,
    )
    rules = next((s for s in earlier if _rules(s, step)), None)
    before = next((s for s in earlier if _asked_before(s, step)), None)
    return [one for one in (known, rules, before) if one is not None]


def _tests(step: Step, host: str):
    url = step.record.url
    bare = url.partition("://")[2] or url
    if urlsplit(url).path.strip("/"):
        yield lambda other: any(form in other.text for form in (bare, quote(bare, safe="")))
    path = urlsplit(url).path
    if same_site(step.host, host) and path.strip("/"):
        yield lambda other: same_site(other.host, host) and f'"{path}"' in other.text
    if not same_site(step.host, host):
        yield lambda other: step.host in other.text
    numbers = set(_NUMBERS.findall(url))
    if numbers:
        yield lambda other: bool(numbers & set(_NUMBERS.findall(other.text)))


def _rules(other: Step, step: Step) -> bool:
    return (
        step.record.source is Source.SITE
        and step.record.purpose is not Purpose.ROBOTS
        and other.record.purpose is Purpose.ROBOTS
        and same_site(other.host, step.host)
    )


def _asked_before(other: Step, step: Step) -> bool:
    return step.record.purpose is Purpose.PAGE_AGAIN and other.record.url == step.record.url


def chain(every: list[Step], host: str, per_host: int) -> float:
    """Return the seconds of the longest chain of exchanges that depend on each other."""
    waits = {step.record.id: needed(step, every, host) for step in every}
    lasts: dict[Source, float] = {}
    for step in every:
        source = step.record.source
        lasts[source] = min(step.record.elapsed, lasts.get(source, step.record.elapsed))
    slots: dict[str, list[float]] = {}
    ended: dict[str, float] = {}
    left = list(every)
    while left:
        ready = [s for s in left if all(n.record.id in ended for n in waits[s.record.id])]
        begins = {
            s.record.id: max([_slots(slots, s, host, per_host)[0], *(ended[n.record.id] for n in waits[s.record.id])])
            for s in ready
        }  # fmt: skip
        step = min(ready, key=lambda s: (begins[s.record.id], s.began))
        ended[step.record.id] = begins[step.record.id] + lasts[step.record.source]
        free = _slots(slots, step, host, per_host)
        free[0] = ended[step.record.id]
        free.sort()
        left.remove(step)
    return max(ended.values(), default=0.0)


def _slots(slots: dict[str, list[float]], step: Step, host: str, per_host: int) -> list[float]:
    if step.record.source in (Source.DNS, Source.TLS):
        return [0.0]
    own = same_site(step.host, host)
    return slots.setdefault(host if own else step.host, [0.0] * (per_host if own else 1))


async def measured(lab: Lab, host: str, home: Path) -> tuple[float, float, float, int]:
    """Return seconds in all, of the chain, and after the last exchange; and how many there were."""
    began = time.time()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "vetter", "check", host, "--settings", str(lab.settings_file), "--json",
        env=os.environ | {"VETTER_HOME": str(home)}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told, _ = await process.communicate()
    wall = time.time() - began
    with Case.open(home, cases(home)[0].id) as case:
        every = steps(case)
    last = max(step.ended for step in every)
    assert json.loads(told)["outlet"]["domain"]
    per_host = Settings().crawl.per_host
    return wall, chain(every, host, per_host), began + wall - last, len(every)


async def main(host: str) -> None:
    """Measure and print; the run with the best ratio is the one least disturbed by others."""
    with tempfile.TemporaryDirectory() as folder:
        async with Lab(Path(folder) / "lab", latency=LATENCY) as lab:
            runs = [await measured(lab, host, Path(folder) / f"home-{n}") for n in range(RUNS)]
    for wall, longest, after, count in sorted(runs, key=lambda run: run[0] / run[1]):
        print(
            f"{count} exchanges  {wall:5.2f} s in all  longest chain {longest:5.2f} s  "
            f"ratio {wall / longest:4.2f}  (after the last exchange {after:4.2f} s)"
        )


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:] or ["northmerecourier.co.uk"]))
