"""How long a full check takes beside the exchanges it must wait for: ``python -m tests.bench.latency [HOST…]``.

The lab answers everything after 100 ms; a new process vets each HOST there. The time counts from the start of
the process to its end, so that starting Python, judging, storing and printing are in it. As after an installation,
its bytecode is there, and the index of the lists, which is made once: a first run, not counted, sees to both.

Which exchange had to wait for which is then told from the records of the case alone. B depends on A if A ended
before B began, and

- B's address (with or without its scheme, as it is or escaped) stands in A's bytes or is where A led to;
- or else B's host does, if it is not the one that was asked for: a referral to a registry or registrar;
- or else the number of a copy or an item (a moment in an archive, Q and digits) that B asks for does;
- or else the words, or the number in a register, that B asks others for do: they are read on a page;
- or B is a page or file of a host, and A that host's robots.txt;
- or B asks once more for what A asked.

Where several qualify, the first that ended counts: from then on B's address was known, whatever better choice
was waited for. Besides, B waits for a slot: so many requests to one site at once as the settings allow, one to
any other host; and the first to a host waits for its name to be resolved. The exchanges are laid out by these
rules alone, as early as may be, each as long as the lab's latency: what one took longer was our own doing. The
moment at which the last one ends is the length of the longest chain.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from msgspec import Struct

from vetter import inflate
from vetter.domains import same_site
from vetter.lab import Lab
from vetter.model import Purpose, Record, Source
from vetter.settings import Settings
from vetter.store import Case, cases

LATENCY = 0.1
RUNS = 3
DNS = "dns"
OWN = frozenset({Source.LISTS, Source.CASES})  # what was looked up on this machine
HOSTS = ("northmerecourier.co.uk", "neckarbogen-blatt.de", "tamsinbayrecord.com")
ASKED_FOR = frozenset(
    {Source.REGISTER, Source.PASSAGES, Source.PEOPLE, Source.COPIES, Source.NEIGHBOURS}
)  # others are asked what pages say
_NUMBERS = re.compile(r"(?<![0-9])[0-9]{14}(?![0-9])|\bQ[0-9]+\b")
_TAGS = re.compile(r"<[^>]*>")


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
    def protocol(self) -> str:
        return urlsplit(self.record.url).scheme

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
    if step.record.source in ASKED_FOR:
        words = [words.lower() for words in _asked_for(url)]
        yield lambda other: any(one in _TAGS.sub("", other.text).lower() for one in words)


def _asked_for(url: str) -> list[str]:
    """Return the words in quotation marks, and the numbers, that a question to others is about."""
    query = parse_qsl(urlsplit(url).query)
    values = [value for _, value in query]
    quoted = [words for value in values for words in re.findall(r'"([^"]+)"', value)]
    quoted += [value for key, value in query if key == "search"]
    return [
        *quoted,
        *(value.lstrip("0") for value in values if re.fullmatch("[0-9]{6,}", value)),
        *re.findall(r"\b[0-9]{4}-[0-9]{3}[0-9X]\b", unquote(url)),
    ]


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
    slots: dict[str, list[float]] = {}
    resolved: dict[str, float] = {}
    ended: dict[str, float] = {}
    left = list(every)
    while left:
        ready = [s for s in left if all(n.record.id in ended for n in waits[s.record.id])]
        begins = {}
        for s in ready:
            known = max((ended[n.record.id] for n in waits[s.record.id]), default=0.0)
            name = 0.0 if s.protocol == DNS else resolved.get(s.host, known + LATENCY)
            begins[s.record.id] = max(known, name, _slots(slots, s, host, per_host)[0])
        step = min(ready, key=lambda s: (begins[s.record.id], s.began))
        if step.protocol != DNS:
            resolved.setdefault(step.host, begins[step.record.id])
        ended[step.record.id] = begins[step.record.id] + LATENCY
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
    environment = os.environ | {"VETTER_HOME": str(home), "PYTHONPYCACHEPREFIX": str(lab.home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.time()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "vetter", "check", host, "--settings", str(lab.settings_file), "--json",
        env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    told, _ = await process.communicate()
    wall = time.time() - began
    with Case.open(home, cases(home)[0].id) as case:
        every = steps(case)
    last = max(step.ended for step in every)
    assert json.loads(told)["outlet"]["domain"]
    per_host = Settings().crawl.per_host
    return wall, chain(every, host, per_host), began + wall - last, len(every)


async def main(*hosts: str) -> None:
    """Measure and print; the run with the best ratio is the one least disturbed by others."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first"
        async with Lab(Path(folder) / "lab", latency=LATENCY) as lab:
            await measured(lab, hosts[0], first)
            for number, host in enumerate(hosts * RUNS):
                home = Path(folder) / f"home-{number}"
                shutil.copytree(first / "lists", home / "lists")
                wall, longest, after, count = await measured(lab, host, home)
                print(
                    f"{host:24} {count} exchanges  {wall:5.2f} s in all  longest chain {longest:5.2f} s  ratio "
                    f"{wall / longest:4.2f}  (after the last exchange {after:4.2f} s; load {os.getloadavg()[0]:.1f})"
                )


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:] or HOSTS))
