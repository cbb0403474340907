"""``vetter doctor``: what works from here."""

from __future__ import annotations

import asyncio
import os
from datetime import date
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from vetter import clock
from vetter.cli.options import SETTINGS
from vetter.errors import VetterError
from vetter.report.safe import safe_text
from vetter.settings import ChosenBy, home, load, place, text_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator
    from pathlib import Path

    from vetter.model import Exchange
    from vetter.net import Way
    from vetter.settings import Settings, Sources


class Line(Struct, frozen=True):
    """One thing that was tried: whether it works, and what it means if it does not."""

    works: bool
    what: str
    means: str = ""


@click.command("doctor")
@SETTINGS
@click.option("--offline", is_flag=True, help="Look only at this machine.")
@click.option("--refresh", is_flag=True, help="Fetch IANA's list of RDAP servers anew first.")
def command(settings_file: Path | None, offline: bool, refresh: bool) -> None:
    """Say what works from here, and what to do about the rest."""
    settings = load(settings_file)
    if refresh:
        published = asyncio.run(refreshed(settings))
        click.echo(f"works  RDAP servers as IANA published them on {safe_text(published[:10])}")
    lines = [settings_line(settings_file), *exposed_lines(settings_file, settings)]
    lines += [storage(), data_lines(), *list_lines()]
    if not offline:
        lines += asyncio.run(network_lines(settings))
    for line in lines:
        click.echo(f"{'works ' if line.works else 'FAILS '} {safe_text(line.what)}")
        if line.means and not line.works:
            click.echo(f"        {safe_text(line.means)}")


def settings_line(settings_file: Path | None) -> Line:
    """Say which file the settings were read from, or where one would be."""
    found = place(settings_file)
    if text_of(found.path) is not None:
        by = {ChosenBy.OPTION: "--settings", ChosenBy.VARIABLE: "VETTER_SETTINGS"}
        named = by.get(found.chosen_by, "")
        return Line(True, f"settings from {found.path}" + (f", named by {named}" if named else ""))
    return Line(True, f"settings: all at their defaults; a file would be read from {found.path}")


def exposed_lines(settings_file: Path | None, settings: Settings) -> list[Line]:
    """Say if others can read keys or a password in the settings file."""
    from vetter.settings.exposed import exposed

    warning = exposed(place(settings_file), settings)
    return [Line(False, "keeping keys and passwords to yourself", warning)] if warning else []


def storage() -> Line:
    """Try whether cases can be kept."""
    folder = home()
    # What cannot be asked for lies in a folder that is closed; that is asked next.
    nearest = next(one for one in (folder, *folder.absolute().parents) if os.path.lexists(one))
    as_now = os.access in os.supports_effective_ids
    works = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK, effective_ids=as_now)
    return Line(works, f"keeping cases in {folder}", "Set VETTER_HOME to a folder of your own.")


def data_lines() -> Line:
    """Try whether the bundled knowledge is there."""
    from vetter.check import catalogue

    return Line(True, f"bundled knowledge: {len(catalogue())} checks")


def list_lines() -> list[Line]:
    """Say how many indicators there are, and how old the newest and the oldest list is."""
    from vetter.lists import load as load_lists

    try:
        sources = load_lists().sources()
    except VetterError as error:
        return [Line(False, "lists of known operations", f"{error.message} {error.hint}")]
    rows = sum(source.rows for source in sources)
    newest = max(str(source.retrieved) for source in sources)
    age = (clock.now().date() - date.fromisoformat(newest[:10])).days
    return [
        Line(
            age < 200,
            f"lists of known operations: {rows} indicators of {len(sources)} lists, newest {newest}",
            "The lists are older than half a year. Ask the publishers: vetter lists update",
        )
    ]


async def refreshed(settings: Settings) -> str:
    """Fetch IANA's list of RDAP servers and return when it was published. Raises `CannotError`."""
    from vetter.collect.bootstrap import refresh
    from vetter.net import Way

    async with Way(settings) as way:
        return await refresh(way)


async def network_lines(settings: Settings) -> list[Line]:
    """Try name service, HTTPS, port 43, and each third party that the settings leave on, all at once."""
    from vetter.net import Way

    sources = settings.sources
    services = {"Wayback Machine": sources.wayback, "certificate logs": sources.certificates}
    services |= {"Wikidata": sources.wikidata, "GDELT": sources.gdelt, "GLEIF": sources.gleif}
    services |= {"Wikipedia": sources.wikipedia.replace("{language}", "en")}
    services |= {"SearXNG": sources.searxng}
    async with Way(settings) as way:
        asked = [
            tried("name service (DNS)", way.lookup("iana.org", "NS"), "No name can be resolved."),
            *registries(way, sources),
            *(
                tried(name, last(way, f"{address.rstrip('/')}/"), "Checks that need it stay open.")
                for name, address in services.items()
                if address
            ),
        ]
        return list(await asyncio.gather(*asked))


def registries(way: Way, sources: Sources) -> Iterator[Awaitable[Line]]:
    """Yield what tries the registries as a vetting would ask them about iana.org."""
    from vetter.collect.rdap import server
    from vetter.model import Outlet

    if sources.whois:
        bundled = sources.whois == "bundled"
        asking = way.whois(*(("whois.iana.org", "org") if bundled else (sources.whois, "iana.org")))
        words = "Many networks close port 43. Registrations are then read by RDAP only."
        yield tried("registration by WHOIS (port 43)", asking, words)
    outlet = Outlet(host="iana.org", domain="iana.org", url="https://www.iana.org/")
    registry = server(outlet, sources.rdap)
    if registry.url:
        asked = last(way, f"{registry.url.rstrip('/')}/domain/iana.org")
        yield tried("registration by RDAP", asked, "Registrations are then read by WHOIS only.")


async def last(way: Way, url: str) -> Exchange:
    """Fetch an address and return the last exchange."""
    fetched = await way.get(url, service=True)
    return fetched.last


async def tried(what: str, asking: Awaitable[Exchange], means: str) -> Line:
    """Return whether an exchange worked, with the reason if it did not."""
    exchange = await asking
    if exchange.trouble is None:
        return Line(True, f"{what} ({exchange.elapsed:.1f} s)")
    return Line(False, what, f"{exchange.trouble.message} {means}".strip())
