"""Assessments to report on: one named, one honest, and one in which every text is hostile."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from itertools import cycle
from typing import Any

import msgspec

from tests import dossiers
from vetter import check
from vetter.assess import assess
from vetter.model import (
    Assessment,
    Coverage,
    Dossier,
    LedgerEntry,
    Outcome,
    Precision,
    Source,
    TimelineEvent,
)

LEDGER = (
    LedgerEntry(
        source=Source.RDAP,
        whom="rdap.verisign.com",
        what="the registration of peacedata.net",
        outcome=Outcome.ANSWERED,
    ),
    LedgerEntry(
        source=Source.WAYBACK,
        whom="web.archive.org",
        what="the captures of peacedata.net",
        outcome=Outcome.LIMITED,
        reason="too many questions, also after waiting",
    ),
)
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "https://evil.example/?javascript:alert(1)",
    "[click](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>",
    "[/] [bold red]red[/bold red] [@click=app.quit]quit[/]",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x9b2J",
    "\u202egnp.exe \u2066x\u2069 \u200bzero \ufeff \ud800 \x00 \x7f \x85",
    '=HYPERLINK("https://evil.example") | a | b\n\n# heading\n---\n1. one\n\n    code ``` `x` ~~~',
    "{{ 7 * 7 }} {% raw %} ${7*7} %s {0}",
    "<!-- --> ]]> &lt;b&gt; &#60;b&#62; </style></title></svg><svg onload=alert(1)>",
    "word" * 2500,
    "漢字" * 200,
    "https://bank.example@evil.example/",
)
KEPT = {
    "schema",
    "level",
    "outcome",
    "reading",
    "standing",
    "confidence",
    "source",
    "time",
    "precision",
    "as_of",
}


def assessed(dossier: Dossier, ledger: tuple[LedgerEntry, ...] = LEDGER) -> Assessment:
    """Return the assessment of a dossier, by the real checks and weights."""
    return assess(
        dossier,
        check.run(dossier),
        ledger,
        dossiers.records(dossier),
        target="what was typed",
        prior=0.02,
        tool="vetter/test",
        case="20261123-100000-x",
    )


@cache
def named() -> Assessment:
    """Return an outlet that is on a list, with little else known."""
    bare = dossiers.offline("peacedata.net", "PeaceData")
    return assessed(dossiers.changed(bare, listed=(dossiers.hit(),)))


@cache
def front() -> Assessment:
    """Return an outlet with many signs, and a founding date that it claims."""
    found = assessed(dossiers.front())
    claim = TimelineEvent(
        time=datetime(1987, 1, 1, tzinfo=UTC),
        label="Founded, it says",
        route="the outlet's own pages",
        claimed=True,
        precision=Precision.YEAR,
    )
    return msgspec.structs.replace(found, timeline=(claim, *found.timeline))


@cache
def clone() -> Assessment:
    """Return an outlet that bears the name of another."""
    return assessed(dossiers.clone())


@cache
def honest() -> Assessment:
    """Return an outlet of which nothing bad is known."""
    return assessed(dossiers.honest())


@cache
def offered() -> Assessment:
    """Return an outlet with an offer of its own."""
    return assessed(dossiers.with_offer(dossiers.honest()))


@cache
def unseen() -> Assessment:
    """Return an outlet of which nothing at all is known."""
    return assessed(dossiers.offline(), ledger=())


@cache
def bare() -> Assessment:
    """Return an assessment in which everything that may be empty is empty."""
    return msgspec.structs.replace(
        unseen(),
        findings=(),
        listed=(),
        questions=(),
        links=(),
        readings={},
        remarks=(),
        change_our_mind=(),
        timeline=(),
        residual="",
        case="",
        coverage=Coverage(answered=0, asked=0, unknown=()),
    )


@cache
def hostile() -> Assessment:
    """Return an assessment in which every text that can be foreign is hostile."""
    dossier = dossiers.changed(dossiers.with_offer(dossiers.front()), listed=(dossiers.hit(),))
    plain = msgspec.to_builtins(assessed(dossier), builtin_types=(datetime,))
    return msgspec.convert(_spoilt(plain, "", cycle(NASTY)), Assessment)


def published(found: Assessment) -> set[str]:
    """Return where the links of a report may lead, but for those that checks refer to."""
    return {
        *(one.source_url for one in found.listed),
        *(one.link for operation in found.operations for one in operation.reports),
        *(one.url for one in found.links),
        *(one.url for one in (found.offer.desks if found.offer else ())),
    }


def of_operations(found: Assessment) -> list[str]:
    """Return all that a report must tell of the operations that the lists name."""
    told = [
        (one.name, one.known, one.since, one.attributed_to, one.how_sure, one.caution)
        for one in found.operations
    ]
    told += [(each.by, each.what, each.link) for one in found.operations for each in one.reports]
    return [text for texts in told for text in texts]


def _spoilt(value: Any, key: str, nasty: Any) -> Any:
    if key in KEPT and key != "source":
        return value
    if isinstance(value, dict):
        kept = {"source"} if "outcome" in value and "whom" in value else set()
        return {k: v if k in kept else _spoilt(v, k, nasty) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_spoilt(entry, key if isinstance(entry, str) else "", nasty) for entry in value]
    return next(nasty) if isinstance(value, str) else value
