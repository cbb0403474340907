"""What was found as events of MISP (https://datatracker.ietf.org/doc/draft-dulaunoy-misp-core-format/).

One event an outlet. Only an entry on a public list that says that the site itself belongs to something
hidden, and that is not historic, is marked for detection (``to_ids``). Our judgement is a text, with its
likelihood and confidence as tags of MISP's taxonomy ``estimative-language``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from vetter.report import words
from vetter.report.outline import made_safe
from vetter.report.stix import OURS, accused, judgement, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.model import Assessment, Listed

UNDEFINED: Final = "4"  # threat level: it is for whoever receives it to say
COMPLETED: Final = "2"
OWN_ORGANISATION: Final = (
    "0"  # how far it may be passed on, until whoever receives it says otherwise
)
INHERIT: Final = "5"
SPELT: Final = {"roughly-even": "roughly-even-chance"}  # otherwise the taxonomy has our words

Object = dict[str, Any]


def events(assessments: Iterable[Assessment]) -> Iterator[str]:
    """Yield the events of several outlets as JSON, piece by piece, as MISP itself answers a search."""
    yield '{"response": ['
    for number, assessment in enumerate(assessments):
        yield ("," if number else "") + "\n" + json.dumps(event(assessment), ensure_ascii=True)
    yield "\n]}\n"


def event(assessment: Assessment) -> Object:
    """Return the event that an assessment makes."""
    safe = made_safe(assessment)
    domain, stamp = safe.outlet.domain, str(int(safe.as_of.timestamp()))
    key = f"{domain} {stamp}"
    entries = [entry for entry in safe.listed if entry.where == "site"]
    marked = any(accused(entry) and entry.standing != "historic" for entry in entries)
    attributes = [
        _attribute(key, stamp, "Network activity", "domain", domain, to_ids=marked),
        _attribute(
            key, stamp, "External analysis", "text", judgement(safe), comment=f"by {safe.tool}"
        ),
        *(one for entry in entries for one in _of_entry(entry, key, stamp)),
    ]
    return {
        "Event": {
            "uuid": _uuid("event", key),
            "info": f"An assessment of {domain}: {words.LEVELS[safe.level][1].lower()}",
            "date": safe.as_of.date().isoformat(),
            "timestamp": stamp,
            "published": False,
            "threat_level_id": UNDEFINED,
            "analysis": COMPLETED,
            "distribution": OWN_ORGANISATION,
            "Attribute": attributes,
            "Tag": [{"name": tag} for tag in _tags(safe)],
        }
    }


def _of_entry(entry: Listed, key: str, stamp: str) -> Iterator[Object]:
    standing = words.STANDINGS[entry.standing]
    comment = f"{said(entry)} Standing: {standing}."
    if entry.source_url.startswith(("https://", "http://")):
        yield _attribute(key, stamp, "External analysis", "link", entry.source_url, comment=comment)
    else:
        yield _attribute(key, stamp, "External analysis", "comment", comment)


def _tags(safe: Assessment) -> Iterator[str]:
    if safe.likelihood.high - safe.likelihood.low <= 0.9:
        slug = safe.likelihood.words.replace(" ", "-")
        yield f'estimative-language:likelihood-probability="{SPELT.get(slug, slug)}"'
    yield f'estimative-language:confidence-in-analytic-judgment="{safe.confidence.value}"'


def _attribute(
    key: str,
    stamp: str,
    category: str,
    kind: str,
    value: str,
    *,
    comment: str = "",
    to_ids: bool = False,
) -> Object:
    return {
        "uuid": _uuid("attribute", f"{key} {kind} {value} {comment}"),
        "type": kind,
        "category": category,
        "value": value,
        "comment": comment,
        "to_ids": to_ids,
        "distribution": INHERIT,
        "timestamp": stamp,
    }


def _uuid(kind: str, key: str) -> str:
    return str(uuid5(OURS, f"misp {kind} {key}"))
