"""As many lab outlets as one asks for, none like another; alone: ``python -m tests.batch.outlets --help``.

Run by itself it is a lab in a process of its own, for tests that kill what talks to it and for measuring.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vetter.lab import Lab
from vetter.lab.site import DnsData, LogData, PageData, RegistrationData, Site

ENDINGS = ("net", "org", "com")
HOSTILE = ("bomb", "calendar", "markup", "metadata", "registry-junk")
FIRST = [
    "Ann",
    "Bel",
    "Cora",
    "Dora",
    "Edda",
    "Fay",
    "Gil",
    "Hugo",
    "Ida",
    "Jon",
    "Kit",
    "Lou",
    "Mara",
    "Ned",
    "Ole",
    "Pia",
    "Rex",
    "Sue",
    "Tom",
    "Una",
]
LAST = [
    "Adair",
    "Brock",
    "Colm",
    "Dace",
    "Ewing",
    "Frome",
    "Gorse",
    "Holt",
    "Ivers",
    "Jarrow",
    "Kemp",
    "Lyle",
    "Marsh",
    "North",
    "Orme",
]
SUBJECT = [
    "council",
    "ferry",
    "harbour",
    "school",
    "library",
    "market",
    "bridge",
    "museum",
    "orchard",
    "station",
    "river",
    "hospital",
]
DOES = [
    "opens",
    "closes",
    "delays",
    "plans",
    "repairs",
    "sells",
    "moves",
    "paints",
    "measures",
    "questions",
    "honours",
    "empties",
]
OBJECT = [
    "its",
    "gates",
    "the",
    "budget",
    "a",
    "new",
    "roof",
    "the",
    "old",
    "road",
    "its",
    "timetable",
    "the",
    "northern",
    "wing",
    "a",
    "long",
    "debate",
]
PARTS = [
    "Saltby",
    "Harrow",
    "Cedar",
    "Whit",
    "Fern",
    "Pine",
    "Otter",
    "Moor",
    "Lark",
    "Stone",
    "Mill",
    "Ash",
    "Birch",
    "Crow",
    "Dale",
    "Elm",
]
KINDS = [
    "Gazette",
    "Courier",
    "Herald",
    "Record",
    "Observer",
    "Reporter",
    "Voice",
    "Beacon",
    "Tide",
    "Journal",
    "Post",
    "Mirror",
]


def outlets(count: int, hostile: float = 0.0) -> list[Site]:
    """Return that many sites; of every hundred, ``hostile`` times a hundred mean no good."""
    return [
        _hostile(n, kind) if (kind := hostility(n, hostile)) else _honest(n) for n in range(count)
    ]


def hostility(number: int, share: float) -> str:
    """Return in which way the site with this number means no good, where such a share does; "" if it is honest."""
    every = round(1 / share) if share else 0
    if not every or number % every != every - 1:
        return ""
    return HOSTILE[number // every % len(HOSTILE)]


def host(number: int) -> str:
    """Return the host of the site with this number."""
    return f"paper-{number:05d}.{ENDINGS[number % len(ENDINGS)]}"


def _hostile(number: int, kind: str) -> Site:
    return Site(
        host=host(number),
        name=f"Paper {number}",
        description="made for measuring",
        hostile=kind,
        registration=RegistrationData(created=date(2024, 1, 1), registrar="Lab Registrar"),
    )


def _honest(number: int) -> Site:
    dice = random.Random(number)
    name = f"The {dice.choice(PARTS)}{dice.choice(PARTS).lower()} {dice.choice(KINDS)} {number}"
    staff = [f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(4)]
    return Site(
        host=host(number),
        name=name,
        description="made for measuring",
        registration=RegistrationData(
            created=date(2000, 1, 1) + timedelta(days=dice.randrange(9000)), registrar="Lab Registrar"
        ),
        dns=DnsData(
            mx=(f"mx.{host(number)}",),
            ns=(f"ns{number}.lab-hosting.net", "ns.lab-hosting.net"),
            soa_contact=f"host{number}.lab-hosting.net",
        ),
        log=LogData(first=date(2020, 1, 1)),
        pages=(
            PageData("about", "About us", f"{name} was founded in {dice.randrange(1900, 2020)}.\n\n{_text(dice, 60)}", kind="about"),
            PageData("contact", "Contact", f"Write to desk@{host(number)}, {number} Quay Street, Saltby.", kind="contact"),
            PageData("team", "Our staff", "\n\n".join(f"{one}, reporter" for one in staff), kind="masthead"),
        ),
        articles=tuple(
            PageData(
                f"item-{n:04d}", _sentence(dice).rstrip("."), _text(dice, 150), author=dice.choice(staff),
                date=datetime(2026, 11, 20, tzinfo=UTC) - timedelta(days=2 * n), section="local",
            )
            for n in range(8)
        ),
    )  # fmt: skip


def _sentence(dice: random.Random) -> str:
    return f"The {dice.choice(PARTS)} {dice.choice(SUBJECT)} {dice.choice(DOES)} {' '.join(dice.choices(OBJECT, k=4))}."


def _text(dice: random.Random, words: int) -> str:
    return " ".join(_sentence(dice) for _ in range(words // 8))


@contextmanager
def lab(home: Path, count: int, hostile: float = 0.0, **options: float):
    """Run a lab of so many outlets in a process of its own, and give its settings file."""
    arguments = [f"--{name}={value}" for name, value in options.items()]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.batch.outlets", str(home), str(count), f"--hostile={hostile}", *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    try:
        yield Path(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.communicate()


async def serve(arguments: argparse.Namespace) -> None:
    """Serve until told to stop, going wrong now and then if asked to."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    sites = outlets(arguments.count, arguments.hostile)
    async with Lab(arguments.home, [], extra=sites, latency=arguments.latency) as made:
        print(made.settings_file.resolve(), flush=True)
        trouble = asyncio.create_task(_trouble(made, arguments.cuts, arguments.busy))
        await stop.wait()
        trouble.cancel()


async def _trouble(made: Lab, cuts: int, busy: float) -> None:
    """Cut the network so many times, for two seconds, and let the services be busy for as long before."""
    for number in range(cuts):
        await asyncio.sleep(10 + 20 * number)
        for service in ("web.archive.org", "www.wikidata.org", "crt.sh") if busy else ():
            made.fail(service, 429)
        await asyncio.sleep(busy)
        for service in ("web.archive.org", "www.wikidata.org", "crt.sh"):
            made.mend(service)
        made.unplug()
        await asyncio.sleep(2)
        made.replug()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.batch.outlets")
    parser.add_argument("home", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--hostile", type=float, default=0.0)
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--cuts", type=int, default=0)
    parser.add_argument("--busy", type=float, default=0.0)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
