"""What can be wrong with a site of the corpus that reading it strictly does not tell."""

from __future__ import annotations

import importlib
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.corpus.members import FOLDERS, THEMES, member, names
from vetter.extract.markup import parse
from vetter.extract.register_numbers import read_numbers
from vetter.extract.sentences import sentences
from vetter.lab import site
from vetter.lab.markdown import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tests.corpus.members import Member

PAGE_KEYS = {
    "title", "kind", "author", "date", "section", "language", "canonical", "credit", "gone", "path", "first_author",
}  # fmt: skip
KINDS = {
    "other", "about", "team", "imprint", "contact", "ownership", "funding", "ethics",
    "corrections", "privacy", "terms", "write-for-us", "advertise",
}  # fmt: skip


def mistakes(name: str) -> tuple[list[str], Member | None]:
    """Return what is wrong with the site ``name``, and the member if it can be read at all."""
    try:
        read = member(name)
        made = site.load(name, (site.SITES, *FOLDERS))
        places = (site.SITES, *FOLDERS)
        others = {site.load(one, places).host: one for one in read.sites[1:]}
    except (ValueError, KeyError, OSError) as error:
        return [f"{type(error).__name__}: {error}"], None
    found = [*_of_site(made, read), *_of_files(made), *_of_pages(made)]
    found += _of_days(made, read.as_of.date())
    found += [] if read.front else _of_numbers(made)
    if made.host in others or name in read.sites[1:]:
        found.append("with names the site itself")
    return found, read


def taken_twice() -> dict[str, list[str]]:
    """Return the hosts that more than one site of the corpus answers to."""
    hosts: dict[str, list[str]] = {}
    for name in names():
        hosts.setdefault(site.load(name, (site.SITES, *FOLDERS)).host, []).append(name)
    return {host: sites for host, sites in hosts.items() if len(sites) > 1}


def _of_site(made: site.Site, read: Member) -> Iterator[str]:
    if made.theme not in THEMES:
        yield f"theme {made.theme!r} is none of {', '.join(THEMES)}"
    if not re.fullmatch(r"[A-Z]{2}", read.country):
        yield f"country {read.country!r} is no code of two letters"
    if read.front and made.kind not in ("front", "network"):
        yield 'site.toml of a front needs kind = "front" or "network"'
    if not read.front and made.kind != "honest":
        yield 'site.toml of an honest outlet needs kind = "honest"'
    if read.front and not made.references and Path(made.folder).parent in FOLDERS:
        yield "a reconstruction names the reports that its traits are taken from (references)"


def _of_files(made: site.Site) -> Iterator[str]:
    for one in made.archive:
        if one.snapshot and not (Path(made.folder) / one.snapshot).is_file():
            yield f"the snapshot {one.snapshot} is not in its folder"
    for face in (*made.faces, *filter(None, [made.door])):
        if face.file and not (Path(made.folder) / face.file).is_file():
            yield f"the page {face.file} is not in its folder"


def _of_numbers(made: site.Site) -> Iterator[str]:
    """Yield the register numbers that cannot exist: no honest outlet gives one, but for a slip."""
    pages = [to_html(page.body) for page in made.pages]
    files = Path(made.folder).glob("files/**/*.html")
    for page in (*pages, *(file.read_text("utf-8") for file in files)):
        for claim in read_numbers(list(sentences(parse(page, made.url)))):
            scheme, _, number = claim.value.partition(":")
            with suppress(ImportError):  # of a kind that has no check digits
                if not importlib.import_module(f"stdnum.{scheme}").is_valid(number):
                    yield f"the number {number} cannot exist ({scheme})"


def _of_days(made: site.Site, day: date) -> Iterator[str]:
    if made.registration and made.registration.created > day:
        yield f"registered on {made.registration.created}, after the day of the approach"
    for article in made.articles:
        if article.date and article.date.date() > day:
            yield f"article {article.slug} is of {article.date:%Y-%m-%d}, after that day"


def _of_pages(made: site.Site) -> Iterator[str]:
    for path in sorted(Path(made.folder).glob("*/*.md")):
        unknown = site.front_matter(path).keys() - PAGE_KEYS
        if unknown:
            yield f"{path.name} has keys that mean nothing: {', '.join(sorted(unknown))}"
    for page in made.pages:
        if page.kind not in KINDS:
            yield f"page {page.slug} has the unknown kind {page.kind!r}"
    for article in made.articles:
        if article.date is None:
            yield f"article {article.slug} has no date"
