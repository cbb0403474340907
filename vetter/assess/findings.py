"""What each check answered, with its weight and its evidence spelt out for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from vetter.assess.grade import grade
from vetter.lists.operations import about
from vetter.model import Evidence, Finding, Listed, Verdict
from vetter.phrases import ratio
from vetter.roles import note, role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vetter.assess.weigh import Sign, Weighed
    from vetter.model import Citation, Dossier, ListHit, Operation, Record

MOST_EVIDENCE: Final = 12
MOST_LISTED: Final = 50
MOST_EXPLAINED: Final = 3
# Many bear a name, thousands of sites answer at one address, whoever reports on an operation links to
# it, and an article is placed on a victim: what is known of the operation would be read as a charge there.
NO_TIE: Final = frozenset({"name", "address", "link", "article"})

ORDER: Final = (Verdict.FIRED, Verdict.CLEAR, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
WHERE: Final = ("site", "redirect", "tracker", "contact", "certificate", "link", "article")


def findings(weighed: Weighed, records: Mapping[str, Record]) -> tuple[Finding, ...]:
    """Return all answers: what weighs first, heaviest on top; then the rest by verdict and id."""
    ranked = sorted(weighed.signs, key=_rank)
    return tuple(_finding(sign, records) for sign in ranked)


def _rank(sign: Sign) -> tuple[bool, float, int, str]:
    verdict = sign.judged.answer.verdict
    return not sign.applied, -abs(sign.applied), ORDER.index(verdict), sign.check


def _finding(sign: Sign, records: Mapping[str, Record]) -> Finding:
    card, answer = sign.judged.card, sign.judged.answer
    return Finding(
        check=card.id,
        family=card.family,
        outcome=answer.verdict,
        summary=_summary(sign),
        because=_because(sign),
        weight=round(sign.applied, 3),
        basis=_basis(sign),
        innocent=card.innocent,
        ask=card.ask,
        disarm=card.disarm,
        evidence=_evidence(answer.cited, records),
        reading=card.reading,
        why=card.why,
        references=card.references,
        grade=grade(sign.judged, records),
    )


def _because(sign: Sign) -> str:
    """Return what was answered, and why it does not count although it might."""
    because = sign.judged.answer.because
    fired = sign.judged.answer.verdict is Verdict.FIRED
    return f"{because} {sign.remark}" if fired and sign.remark else because


def _summary(sign: Sign) -> str:
    card = sign.judged.card
    headings = {Verdict.FIRED: card.fired, Verdict.CLEAR: card.clear}
    return headings.get(sign.judged.answer.verdict, card.question)


def _basis(sign: Sign) -> str:
    if sign.remark and sign.judged.answer.verdict is not Verdict.FIRED:
        return f"{sign.remark} {sign.judged.basis}"
    if sign.applied:
        return f"Likelihood ratio {ratio(sign.applied)}. {sign.judged.basis}"
    return sign.judged.basis


def _evidence(cited: tuple[Citation, ...], records: Mapping[str, Record]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            record=record.id,
            url=record.url,
            time=record.time,
            sha256=record.sha256,
            excerpt=citation.excerpt,
        )
        for citation in dict.fromkeys(cited)
        if (record := records.get(citation.record))
    )[:MOST_EVIDENCE]


def listings(dossier: Dossier) -> tuple[Listed, ...]:
    """Return the list hits with what each does and does not mean, the outlet's own site first."""

    def near(place: str) -> int:
        return WHERE.index(place) if place in WHERE else len(WHERE)

    hits = sorted(
        dossier.listed,
        key=lambda hit: (near(hit.where), hit.secondary, hit.source_date, hit.source, hit.value),
    )
    return tuple(
        Listed(
            value=hit.value,
            operation=hit.operation,
            role=hit.role,
            source=hit.source,
            source_url=hit.source_url,
            source_date=hit.source_date,
            standing=_standing(hit.standing.word),
            where=hit.where,
            matched=hit.matched,
            attribution=hit.attribution,
            confidence=hit.confidence,
            because=hit.standing.because,
            meaning=_meaning(hit),
        )
        for hit in _once(hits)[:MOST_LISTED]
    )


def explained(listed: Iterable[Listed]) -> tuple[Operation, ...]:
    """Return what is known of the operations that the entries name.

    Entries that tie the outlet to none are passed over, and so are those on an earlier holder of its
    domain: at length, and beside another's name, it would be read as a charge.
    """
    tied = (one for one in listed if one.where not in NO_TIE and one.standing != "historic")
    known = (about(entry.operation) for entry in tied)
    return tuple(dict.fromkeys(filter(None, known)))[:MOST_EXPLAINED]


def _standing(word: str) -> Literal["current", "historic", "undetermined"]:
    if word == "current":
        return "current"
    return "historic" if word == "historic" else "undetermined"


def _once(hits: list[ListHit]) -> list[ListHit]:
    """Leave out what a source says of the same thing a second time, in another of its documents."""
    said: dict[tuple[str, ...], ListHit] = {}
    for hit in hits:
        said.setdefault((hit.where, hit.value, hit.role, hit.source, hit.source_date), hit)
    return list(said.values())


def _meaning(hit: ListHit) -> str:
    victim = (
        f"{hit.imitates} is the genuine one and has nothing to do with it." if hit.imitates else ""
    )
    second = (
        "The entry is known here at second hand; read the source itself." if hit.secondary else ""
    )
    return " ".join(filter(None, (role(hit.role).meaning, victim, note(hit.operation), second)))
