"""What was found as STIX 2.1 (OASIS, https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html).

Only facts become objects that machines act on. An *indicator* is made of an entry on a public list that
says that the site itself belongs to something hidden, in its publisher's name and with its date, and of
nothing else; where the domain has changed hands since, an *opinion* disagrees with it. That the site was
looked at is *observed data*. Our judgement is a *note*, in the words of the report, with its likelihood
and its confidence: it never is an indicator, however strong the signs.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from vetter.model import Outcome, Source
from vetter.phrases import day_of
from vetter.report import words
from vetter.report.outline import likelihood, made_safe
from vetter.roles import role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.model import Assessment, Listed

# Section 2.9: what is observed has an id that follows from its value, in this namespace.
OBSERVABLES: Final = UUID("00abedb4-aa42-466c-9fed-fe23216d8c1e")
OURS: Final = UUID(
    "6c1f7f0e-5f0b-5b57-9b37-3f0a4d1c2f11"
)  # the same outlet again makes the same objects
AT_HOME: Final = frozenset({Source.LISTS, Source.CASES})
CONFIDENCE: Final = {"low": 15, "moderate": 50, "high": 85}  # Appendix A, Low / Med / High

Object = dict[str, Any]


def bundle(assessments: Iterable[Assessment]) -> Iterator[str]:
    """Yield a bundle as JSON, piece by piece; objects that several outlets share stand in it once."""
    yield f'{{"type": "bundle", "id": "bundle--{uuid5(OURS, "bundle")}", "objects": ['
    seen: set[str] = set()
    for assessment in assessments:
        for made in objects(assessment):
            if made["id"] not in seen:
                yield ("" if not seen else ",") + "\n" + json.dumps(made, ensure_ascii=True)
                seen.add(made["id"])
    yield "\n]}\n"


def objects(assessment: Assessment) -> Iterator[Object]:
    """Yield the objects that an assessment makes; an object comes before those that refer to it."""
    safe = made_safe(assessment)
    moment = _time(safe.as_of)
    us = _identity(safe.tool, "system", moment)
    yield us
    domain = _observable("domain-name", safe.outlet.domain)
    yield domain
    observed = _observed(safe, us["id"], domain["id"], moment)
    yield from observed
    for entry in safe.listed:
        if entry.where == "site":
            yield from _of_entry(entry, us["id"], domain["id"], moment)
    yield _object(
        "note",
        f"{safe.outlet.domain} {moment}",
        moment,
        created_by_ref=us["id"],
        abstract=f"An assessment of {safe.outlet.domain}: {words.LEVELS[safe.level][1].lower()}",
        content=judgement(safe),
        confidence=CONFIDENCE[safe.confidence.value],
        object_refs=[domain["id"], *(one["id"] for one in observed)],
    )


def judgement(safe: Assessment) -> str:
    """Return our judgement in full sentences, with what has to be said beside it."""
    questions = "\n".join(f"- {question}" for question in safe.questions)
    parts = (
        safe.summary,
        f"Likelihood of a front: {likelihood(safe)}. Confidence: {safe.confidence.value}; {safe.confidence_because}",
        f"{safe.coverage.answered} of {safe.coverage.asked} questions could be answered.",
        f"To ask the outlet:\n{questions}" if questions else "",
        "An aid to judgement, not a verdict. What could not be seen is neither good nor bad.",
        safe.residual,
    )
    return "\n\n".join(filter(None, parts))


def accused(entry: Listed) -> bool:
    """Return whether a list says of the site itself that it belongs to something hidden, whoever holds it now."""
    return entry.where == "site" and words.of_hidden(entry)


def said(entry: Listed) -> str:
    """Return what a list says, as its publisher's statement."""
    attributed = f", attributed there to {entry.attribution}" if entry.attribution else ""
    return (
        f"{entry.value} is listed as {role(entry.role).title} ({entry.operation}{attributed}) by {entry.source}, "
        f"{day_of(entry.source_date)}. {entry.meaning}"
    ).rstrip()


def since(entry: Listed) -> datetime | None:
    """Return from when on a list says so: the first moment that its date may mean."""
    parts = entry.source_date[:10].split("-")
    try:
        numbers = [int(part) for part in parts if part.isdigit()]
        return datetime.combine(date(*(*numbers, 1, 1)[:3]), datetime.min.time(), UTC)
    except (TypeError, ValueError):
        return None


def _of_entry(entry: Listed, us: str, domain: str, moment: str) -> Iterator[Object]:
    publisher = _identity(entry.source, "organization", moment)
    yield publisher
    reference = {"source_name": entry.source, "description": f"listed {day_of(entry.source_date)}"}
    if entry.source_url.startswith(("https://", "http://")):
        reference["url"] = entry.source_url
    key = f"{entry.value} {entry.operation} {entry.role} {entry.source}"
    if not accused(entry):
        yield _object(
            "note", key, moment,
            created_by_ref=publisher["id"], content=said(entry), object_refs=[domain], external_references=[reference],
        )  # fmt: skip
        return
    indicator = _object(
        "indicator", key, moment,
        created_by_ref=publisher["id"],
        name=f"{entry.value} ({entry.operation})",
        description=said(entry),
        pattern=f"[domain-name:value = '{_quoted(entry.value)}']",
        pattern_type="stix",
        valid_from=_time(since(entry)) if since(entry) else moment,
        external_references=[reference],
    )  # fmt: skip
    campaign = _object("campaign", entry.operation, moment, name=entry.operation)
    yield indicator
    yield campaign
    yield _object(
        "relationship", key, moment,
        created_by_ref=publisher["id"], relationship_type="indicates",
        source_ref=indicator["id"], target_ref=campaign["id"],
    )  # fmt: skip
    if entry.standing == "historic":
        yield _object(
            "opinion", key, moment,
            created_by_ref=us, opinion="disagree", object_refs=[indicator["id"]],
            explanation=f"{words.STANDINGS['historic'].capitalize()}. {entry.because}",
        )  # fmt: skip


def _observed(safe: Assessment, us: str, domain: str, moment: str) -> list[Object]:
    """Return that the site was looked at, if anybody at all was asked and answered."""
    asked = any(
        entry.outcome is Outcome.ANSWERED and entry.source not in AT_HOME for entry in safe.ledger
    )
    if not asked:
        return []
    return [
        _object(
            "observed-data",
            f"{safe.outlet.domain} {moment}",
            moment,
            created_by_ref=us,
            first_observed=moment,
            last_observed=moment,
            number_observed=1,
            object_refs=[domain],
        )
    ]


def _identity(name: str, kind: str, moment: str) -> Object:
    return _object("identity", name, moment, name=name, identity_class=kind)


def _observable(kind: str, value: str) -> Object:
    # RFC 8785 form of the properties that the id follows from.
    canonical = json.dumps({"value": value}, separators=(",", ":"), ensure_ascii=False)
    name = f"{kind}--{uuid5(OBSERVABLES, canonical)}"
    return {"type": kind, "spec_version": "2.1", "id": name, "value": value}


def _object(kind: str, key: str, moment: str, **properties: Any) -> Object:
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid5(OURS, f'{kind} {key}')}",
        "created": moment,
        "modified": moment,
        **properties,
    }


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")


def _time(moment: datetime | None) -> str:
    assert moment is not None
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
