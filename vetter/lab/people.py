"""Who is known elsewhere: the persons of the lab's encyclopaedia, and GDELT's search of articles.

https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/ (``mode=artlist&format=json``)
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from vetter.extract.fold import fold
from vetter.lab.web import Response

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from vetter.lab.site import PersonData, ProfileData, Site

GDELT: Final = "api.gdeltproject.org"
_PHRASES: Final = re.compile(r'"([^"]+)"')


def articles(sites: Mapping[str, Site], path: str) -> Response:
    """Answer as GDELT's DOC 2.0 API: ``{}`` if nothing is found, errors in plain text under status 200."""
    parts = urlsplit(path)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if parts.path != "/api/v2/doc/doc":
        return Response(404, b"Not Found", "text/html")
    who, _, near = query.get("query", "").removeprefix("(").partition(" (")
    names = {fold(phrase) for phrase in _PHRASES.findall(who)}
    if not names or min(map(len, names)) < 5:
        return Response(body=b"The specified phrase is too short.\n", media_type="text/html")
    rows = [
        _row(f"https://{line.domain}/{line.date:%Y/%m/%d}/", line.date, line.title)
        for site in sites.values()
        for line in site.bylines
        if fold(line.name) in names and (line.of_trade or not near)
    ]
    copied = [site for site in sites.values() if site.copies]
    rows += [row for site in copied for name in names for row in _wording(site, name)]
    rows = [
        row
        for row in rows
        if query.get("startdatetime", "") <= row["seendate"][:8] <= query.get("enddatetime", "9")
    ]
    found = {"articles": sorted(rows, key=lambda row: row["seendate"])} if rows else {}
    return Response(body=json.dumps(found).encode(), media_type="application/json; charset=utf-8")


def profile(profile: ProfileData, path: str) -> Response:
    """Answer as a contributor's own site of one page does."""
    if path != "/":
        return Response(404, b"Not Found", "text/plain")
    name, text = escape(profile.name), escape(profile.text)
    page = f"<html lang=en><title>{name}</title><body><main><h1>{name}</h1><p>{text}</p></main>"
    return Response(body=page.encode())


def _wording(site: Site, words: str) -> Iterator[dict[str, str]]:
    """Return where else the articles of a site stand that have these words."""
    bodies = {article.slug: article for article in site.articles}
    for copy in site.copies:
        article = bodies[copy.slug]
        if f" {words} " in f" {fold(article.body)} ":
            yield _row(copy.url, copy.date, article.title)


def _row(url: str, seen: date, title: str) -> dict[str, str]:
    return {
        "url": url,
        "url_mobile": "",
        "title": title,
        "seendate": f"{seen:%Y%m%d}T061500Z",
        "socialimage": "",
        "domain": (urlsplit(url).hostname or "").removeprefix("www."),
        "language": "English",
        "sourcecountry": "United Kingdom",
    }


def persons(sites: Mapping[str, Site]) -> dict[str, PersonData]:
    """Return the persons of whom the encyclopaedia has an item, by its id."""
    return {person.id: person for site in sites.values() for person in site.persons}


def hit(person: PersonData) -> dict[str, str]:
    """Return a person as a search for items shows them."""
    return {"id": person.id, "label": person.label, "description": "person"}


def entity(person: PersonData) -> dict[str, Any]:
    """Return a person's item."""
    year = {"time": f"+{person.born}-00-00T00:00:00Z", "precision": 9}
    return {
        "type": "item",
        "id": person.id,
        "labels": {"en": {"language": "en", "value": person.label}},
        "claims": {
            "P31": [_claim({"entity-type": "item", "id": "Q5"})],
            "P106": [_claim({"entity-type": "item", "id": one}) for one in person.occupations],
            "P569": [_claim(year)],
        },
    }


def _claim(value: dict[str, Any]) -> dict[str, Any]:
    kind = "time" if "time" in value else "wikibase-entityid"
    snak = {"snaktype": "value", "datavalue": {"value": value, "type": kind}}
    return {"mainsnak": snak, "type": "statement", "rank": "normal"}
