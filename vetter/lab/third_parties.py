"""The web archive, the certificate logs and the encyclopaedia of the lab, in their real forms."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec.structs import replace

from vetter.lab import people
from vetter.lab.render import Renderer, address
from vetter.lab.web import Response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vetter.lab.site import ArchiveData, Site, WikidataItem

WIKIPEDIAS: Final = tuple(f"{code}.wikipedia.org" for code in ("en", "de", "es", "fr", "ru"))
JSON: Final = "application/json; charset=utf-8"
STAMP: Final = "%Y%m%d%H%M%S"
LONGEST: Final = 300  # characters of a search of items
EARLIEST: Final = "00000101000000"  # what a shorter stamp is filled up with
_REPLAY: Final = re.compile(r"/web/(\d{4,14})(?:id_)?/(.+)")
FIELDS: Final = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")


def archive(sites: Mapping[str, Site], path: str) -> Response:
    """Answer as the Wayback Machine: its index (CDX server) and its replay of captures."""
    parts = urlsplit(path)
    if parts.path == "/cdx/search/cdx":
        return _index(sites, {key: values[0] for key, values in parse_qs(parts.query).items()})
    replay = _REPLAY.fullmatch(path)
    if replay:
        return _replay(sites, replay[1] + EARLIEST[len(replay[1]) :], unquote(replay[2]))
    return Response(404, b"Not here.", "text/plain")


def _captures(site: Site) -> list[tuple[datetime, ArchiveData]]:
    found = []
    for data in site.archive:
        moment = datetime.combine(data.first, time(11, 5, 9), UTC)
        last = datetime.combine(data.last, time(23), UTC)
        while moment <= last:
            found.append((moment, data))
            moment += timedelta(days=data.every_days)
    return sorted(found, key=lambda pair: pair[0])


def _index(sites: Mapping[str, Site], query: dict[str, str]) -> Response:
    asked = query.get("url", "").removeprefix("https://").removeprefix("http://")
    site = sites.get(asked.split("/")[0].removeprefix("www."))
    if query.get("matchType") == "host":
        return _pages(site, query)
    fields = query.get("fl", ",".join(FIELDS)).split(",")
    rows: list[list[str]] = []
    for moment, data in _captures(site) if site else ():
        stamp = moment.strftime(STAMP)
        if query.get("from", "") <= stamp[: len(query.get("from", ""))] and (
            not query.get("to") or stamp[: len(query["to"])] <= query["to"]
        ):
            row = {
                "urlkey": f"{','.join(reversed(asked.split('.')))})/",
                "timestamp": stamp,
                "original": f"https://{site.host if site else ''}/",
                "mimetype": "text/html",
                "statuscode": "200",
                "digest": f"LAB{abs(hash((data.snapshot, moment.year))):030d}",
                "length": "5123",
            }
            rows.append([row[field] for field in fields])
    limit = int(query.get("limit", "0"))
    rows = rows[limit:] if limit < 0 else rows[:limit] if limit else rows
    body = json.dumps([fields, *rows] if rows else []).encode()
    return Response(body=body, media_type=JSON)


def _pages(site: Site | None, query: dict[str, str]) -> Response:
    """Return the first capture of every article, in the order of addresses as the real index is."""
    moments = [moment for moment, _ in _captures(site)] if site else []
    rows = []
    for article in site.articles if site else ():
        later = [moment for moment in moments if article.date and moment >= article.date]
        stamp = later[0].strftime(STAMP) if later else ""
        if site and stamp and query.get("from", "") <= stamp <= query.get("to", "9") + "z":
            rows.append([stamp, site.url.rstrip("/") + address(article), "200", "text/html", "LAB"])
    header = ["timestamp", "original", "statuscode", "mimetype", "digest"]
    body = json.dumps([header, *sorted(rows, key=lambda row: row[1])] if rows else []).encode()
    return Response(body=body, media_type=JSON)


def _replay(sites: Mapping[str, Site], stamp: str, url: str) -> Response:
    parts = urlsplit(url if "://" in url else f"https://{url}")
    site = sites.get((parts.hostname or "").removeprefix("www."))
    wanted = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    captures = _captures(site) if site else []
    if site is None or not captures:
        return Response(404, b"The Wayback Machine has not archived that URL.", "text/html")
    moment, data = min(captures, key=lambda pair: abs(pair[0] - wanted))
    memento = (
        ("Memento-Datetime", moment.strftime("%a, %d %b %Y %H:%M:%S GMT")),
        ("x-archive-orig-server", "lab"),
    )
    path = parts.path or "/"
    if data.snapshot:
        site = _as_first_signed(site)
        if path not in map(address, site.articles):
            body = (Path(site.folder) / data.snapshot).read_bytes()
            return Response(body=body, headers=memento)
    answer = Renderer(site, until=moment).answer(path)
    return Response(answer.status, answer.body, answer.media_type, memento)


def _as_first_signed(site: Site) -> Site:
    """Return the site with nothing but the articles of which it is known who signed them first."""
    signed = (replace(one, author=one.first_author) for one in site.articles if one.first_author)
    return replace(site, articles=tuple(signed))


def certificates(sites: Mapping[str, Site], path: str) -> Response:
    """Answer as crt.sh does with ``output=json``."""
    query = parse_qs(urlsplit(path).query)
    asked = query.get("q", [""])[0].removeprefix("%.").lower()
    site = sites.get(asked)
    entries: list[dict[str, Any]] = []
    if site is not None and site.log is not None:
        moment = datetime.combine(site.log.first, time(7, 41, 12), UTC)
        while moment < datetime(2026, 11, 20, tzinfo=UTC):
            entries.append(_entry(site, moment, len(entries)))
            moment += timedelta(days=site.log.every_days)
    return Response(body=json.dumps(entries[::-1]).encode(), media_type="application/json")


def _entry(site: Site, moment: datetime, number: int) -> dict[str, Any]:
    names = [site.host, f"www.{site.host}", *(site.log.names if site.log else ())]
    return {
        "issuer_ca_id": 183267,
        "issuer_name": "C=US, O=Let's Encrypt, CN=R3",
        "common_name": site.host,
        "name_value": "\n".join(names),
        "id": 3_000_000_000 + number,
        "entry_timestamp": moment.strftime("%Y-%m-%dT%H:%M:%S.123"),
        "not_before": moment.strftime("%Y-%m-%dT%H:%M:%S"),
        "not_after": (moment + timedelta(days=90)).strftime("%Y-%m-%dT%H:%M:%S"),
        "serial_number": f"{number:036x}",
        "result_count": 2,
    }


def encyclopaedia(sites: Mapping[str, Site], path: str) -> Response:
    """Answer as Wikidata's ``w/api.php`` does to searching and to reading items."""
    query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
    items = {s.wikidata.id: s for s in sites.values() if s.wikidata is not None}
    action = query.get("action", "")
    if action == "query":
        return _json(_searched(items, query))
    if action == "wbsearchentities":
        text = query.get("search", "").lower()
        hits = [_hit(i, s) for i, s in items.items() if _bears(s, text)]
        bearers = [p for p in people.persons(sites).values() if p.label.lower().startswith(text)]
        return _json({"search": [*hits, *map(people.hit, bearers)]})
    if action == "wbgetentities":
        wanted_ids = query.get("ids", "").split("|")
        known = people.persons(sites)
        props = query.get("props", "labels|aliases|claims|sitelinks").split("|")
        entities = {
            i: _asked(people.entity(known[i]) if i in known else _entity(i, items), props)
            for i in wanted_ids
        }
        return _json({"entities": entities, "success": 1})
    return _json({"error": {"code": "unknown_action", "info": "Unrecognized value"}})


def _searched(items: Mapping[str, Site], query: Mapping[str, str]) -> dict[str, Any]:
    """Answer to ``list=search``, and to ``generator=search`` beside it."""
    searches = {key: query[key] for key in ("srsearch", "gsrsearch") if key in query}
    for text in searches.values():
        if len(text) > LONGEST:
            told = f"Search request is longer than the maximum allowed length. ({len(text)} > {LONGEST})"
            return {"error": {"code": "cirrussearch-query-too-long", "info": told}}
    found = {
        key: [
            {"ns": 0, "title": identifier, "pageid": int(identifier[1:])}
            for identifier, site in items.items()
            if _states(site, text)
        ]
        for key, text in searches.items()
    }
    answer: dict[str, Any] = {"search": found["srsearch"]}
    if pages := found.get("gsrsearch"):
        numbered = [page | {"index": index} for index, page in enumerate(pages, 1)]
        answer["pages"] = {str(page["pageid"]): page for page in numbered}
    return {"batchcomplete": "", "query": answer}


def _states(site: Site, search: str) -> bool:
    """Return whether an item has one of the statements that are sought; a star stands for whatever follows."""
    item = site.wikidata
    if item is None:
        return False
    website = "" if item.dissolved else f"p856={site.url}".lower()
    own = [one for one in (website, f"p236={item.issn}".lower() if item.issn else "") if one]
    return any(
        one.startswith(wanted.removesuffix("*")) if wanted.endswith("*") else one == wanted
        for wanted in search.removeprefix("haswbstatement:").lower().split("|")
        for one in own
    )


def _asked(entity: dict[str, Any], props: Sequence[str]) -> dict[str, Any]:
    """Return of an item what was asked for."""
    if "missing" in entity:
        return entity
    told = {"aliases": {}, **entity}
    parts = {"labels", "aliases", "claims", "sitelinks"}
    return {key: value for key, value in told.items() if key not in parts or key in props}


def links(host: str, sites: Mapping[str, Site], path: str) -> Response:
    """Answer as a Wikipedia's ``w/api.php`` does to ``list=exturlusage``; only the English one has any."""
    query = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
    site = sites.get(query.get("euquery", "").removeprefix("*."))
    titles = site.linked_from if site and host.startswith("en.") else ()
    found = [
        {"pageid": number, "ns": 0, "title": title, "url": site.url if site else ""}
        for number, title in enumerate(titles, 7001)
    ]
    return _json({"batchcomplete": "", "query": {"exturlusage": found}})


def _bears(site: Site, text: str) -> bool:
    item = site.wikidata
    return item is not None and text in (item.label.lower(), "" if item.dissolved else site.host)


def _hit(identifier: str, site: Site) -> dict[str, str]:
    return {"id": identifier, "label": site.name, "description": "newspaper"}


def _entity(identifier: str, items: Mapping[str, Site]) -> dict[str, Any]:
    site = items.get(identifier)
    if site is None or site.wikidata is None:
        labels = {k: v for s in items.values() if s.wikidata for k, v in _references(s.wikidata)}
        if identifier in labels:
            label = {"en": {"language": "en", "value": labels[identifier]}}
            return {"type": "item", "id": identifier, "labels": label, "claims": {}}
        return {"id": identifier, "missing": ""}
    item = site.wikidata
    claims: dict[str, Any] = {
        "P31": [_item_claim(kind) for kind, _ in item.kinds],
        "P856": [] if item.dissolved else [_claim("string", site.url)],
    }
    for number, year in (("P571", item.inception), ("P576", item.dissolved)):
        if year:
            moment = {"time": f"+{year}-00-00T00:00:00Z", "precision": 9}
            claims[number] = [_claim("time", moment | {"timezone": 0, "before": 0, "after": 0})]
    if item.issn:
        claims["P236"] = [_claim("string", item.issn)]
    if item.owners:
        claims["P127"] = [_item_claim(owner) for owner, _ in item.owners]
    return {
        "type": "item",
        "id": identifier,
        "labels": {"en": {"language": "en", "value": item.label}},
        "claims": claims,
        "sitelinks": {
            f"{code}wiki": {"site": f"{code}wiki", "title": item.label}
            for code in ("en", "de", "fr", "es", "cy")[: item.sitelinks]
        },
    }


def _references(item: WikidataItem) -> tuple[tuple[str, str], ...]:
    return (*item.kinds, *item.owners)


def _item_claim(identifier: str) -> dict[str, Any]:
    value = {"entity-type": "item", "numeric-id": int(identifier[1:]), "id": identifier}
    return _claim("wikibase-entityid", value)


def _claim(kind: str, value: object) -> dict[str, Any]:
    snak = {"snaktype": "value", "datavalue": {"value": value, "type": kind}}
    return {"mainsnak": snak, "type": "statement", "rank": "normal"}


def _json(table: dict[str, Any]) -> Response:
    return Response(body=json.dumps(table).encode(), media_type=JSON)
