"""GLEIF's index of legal entities, in its real form (JSON:API, ``/api/v1/lei-records``).

https://www.gleif.org/en/lei-data/gleif-api
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from vetter.lab.web import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.lab.site import EntryData, Site

GLEIF: Final = "api.gleif.org"
JSON_API: Final = "application/vnd.api+json"


def answer(sites: Mapping[str, Site], path: str) -> Response:
    """Answer with the entities whose number, or LEI, and country are asked for."""
    parts = urlsplit(path)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if parts.path != "/api/v1/lei-records":
        return Response(404, b'{"errors": []}', JSON_API)
    number = query.get("filter[entity.registeredAs]", "")
    country = query.get("filter[entity.legalAddress.country]", "")
    found = [
        _record(entry)
        for site in sites.values()
        for entry in site.register
        if entry.lei == query.get("filter[lei]")
        or (entry.number == number and country in ("", entry.country))
    ]
    total = {"currentPage": 1, "perPage": 5, "total": len(found), "lastPage": 1}
    told = {"meta": {"pagination": total}, "links": {}, "data": found}
    return Response(body=json.dumps(told).encode(), media_type=JSON_API)


def _record(entry: EntryData) -> dict[str, Any]:
    entity = {
        "legalName": {"name": entry.name, "language": "en"},
        "otherNames": [],
        "legalAddress": {"country": entry.country},
        "registeredAt": {"id": "RA000585", "other": None},
        "registeredAs": entry.number,
        "jurisdiction": entry.country,
        "category": "GENERAL",
        "status": entry.status,
    }
    listed = {"initialRegistrationDate": f"{entry.since}T00:00:00Z"} if entry.since else {}
    attributes = {"lei": entry.lei, "entity": entity, "registration": listed}
    return {"type": "lei-records", "id": entry.lei, "attributes": attributes}
