"""The report as Markdown, for notes and mail to colleagues. Nothing foreign in it has any effect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.model import Axis
from vetter.phrases import count, day, day_of
from vetter.report import outline as parts
from vetter.report import words
from vetter.report.html import is_clean
from vetter.report.offered import desk, is_alone, pieces
from vetter.roles import role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.model import Assessment, Finding
    from vetter.report.outline import Outline

# CommonMark §2.4 lets ASCII punctuation be escaped; these can begin something anywhere in a line, here
# or in GitHub's dialect. "<", ">" and "&" become entities, since not every reader knows the escapes;
# so do the signs by which GitHub's dialect finds addresses to make links of.
_SPECIAL: Final = re.compile(r"([\\`*_\[\]|~$])")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;"}
_ADDRESS: Final = re.compile(r":(?=//)|@|[&<>]")
_WWW: Final = re.compile(r"(?i)\b(www|mailto|xmpp)([.:])")
# And these make a list, a heading or a rule, but at the start of a line only.
_AT_START: Final = re.compile(r"^(?:(\d{1,9})(?=[.)])|(?=[-+#=]))")
_FENCES: Final = re.compile(r"`+")


def render(assessment: Assessment) -> str:
    """Return the report in Markdown (CommonMark with GitHub's tables)."""
    found = parts.outline(assessment)
    blocks = (block for section in SECTIONS for block in section(found))
    return "\n\n".join(filter(None, blocks)) + "\n"


def escaped(text: str) -> str:
    """Return ``text`` (safe to show already) such that Markdown shows it as it is, on one line."""
    text = _SPECIAL.sub(r"\\\1", text.strip())
    text = _ADDRESS.sub(lambda found: _ENTITIES[found[0]], text)
    text = _WWW.sub(lambda found: f"{found[1]}&#{ord(found[2])};", text)
    return _AT_START.sub(r"\1\\", text)


def code(text: str) -> str:
    """Return ``text`` for a cell of a table as code: no reader makes a link of that."""
    longest = max((len(fence) for fence in _FENCES.findall(text)), default=0)
    fence = "`" * (longest + 1)
    inner = text.replace("\\", "%5C").replace("|", "%7C")
    return f"{fence} {inner} {fence}" if longest else f"{fence}{inner}{fence}"


def link(url: str, label: str = "") -> str:
    """Return a link, or plain text if ``url`` is no clean https address."""
    if not is_clean(url):
        return " ".join(filter(None, (escaped(label), escaped(url))))
    target = url.replace("(", "%28").replace(")", "%29")
    return f"[{escaped(label)}]({target})" if label else f"<{url}>"


def _head(found: Outline) -> Iterator[str]:
    safe = found.assessment
    yield f"# {escaped(parts.title(safe))}"
    told = (parts.beneath(safe), f"as of {day(safe.as_of)}")
    yield escaped(", ".join(filter(None, told)))
    yield f"**{found.sign} {found.word}**: {found.meaning}"
    yield escaped(safe.summary)
    yield listed(
        (
            *(() if is_alone(safe) else (_likelihood(safe),)),
            f"**Confidence:** {words.CONFIDENCE[safe.confidence]} {safe.confidence}. "
            + escaped(safe.confidence_because),
            f"**Seen:** {safe.coverage.answered} of {count(safe.coverage.asked, 'question')} answered.",
            *(f"**Hangs on:** {escaped(one)}" for one in _firmness(safe)),
            *(f"**Note:** {escaped(remark)}" for remark in safe.remarks),
        )
    )


def _likelihood(safe: Assessment) -> str:
    others = escaped(parts.other_priors(safe))
    return f"**Likelihood of a front:** {escaped(parts.likelihood(safe))}. {parts.prior(safe)} {others}"


def _firmness(safe: Assessment) -> tuple[str, ...]:
    told = parts.firmness(safe)
    return (told,) if told and not is_alone(safe) else ()


def _listed(found: Outline) -> Iterator[str]:
    if found.assessment.listed:
        yield f"## {words.ENTRIES}"
    for entry in found.assessment.listed:
        by = f", attributed there to {entry.attribution}" if entry.attribution else ""
        told = f"{entry.value}: {role(entry.role).title} ({entry.operation}{by})."
        where = words.WHERE.get(entry.where, entry.where)
        yield f"### {escaped(entry.source)}, {escaped(day_of(entry.source_date))}"
        yield escaped(told)
        standing = f"**Standing:** {words.STANDINGS[entry.standing]}. {escaped(entry.because)}"
        yield listed(
            (
                f"**Matches:** {escaped(where)}: {escaped(entry.matched)}",
                *((standing,) if entry.where in words.DOMAINS else ()),
                f"**Meaning:** {escaped(entry.meaning)}",
                f"**Read it:** {link(entry.source_url)}",
            )
        )


def _spoken_of(found: Outline) -> Iterator[str]:
    if found.assessment.operations:
        yield f"## {words.SPOKEN_OF}"
        yield words.OF_ITSELF
    for operation in found.assessment.operations:
        yield f"### {escaped(operation.name)}"
        yield escaped(operation.known)
        told = (f"**{label}:** {escaped(text)}" for label, text in parts.told_of(operation))
        read = (
            f"**Read it:** {escaped(one.by)}, {escaped(day_of(one.when))}: {escaped(one.what)} {link(one.link)}"
            for one in operation.reports
        )
        yield listed((*told, *read))


def _weighed(found: Outline) -> Iterator[str]:
    yield from _findings("Reasons for caution", found.caution)
    yield from _findings("Reasons for trust", found.trust)
    yield from _findings("Noted, counts neither way", found.noted)


def _findings(title: str, findings: tuple[Finding, ...]) -> Iterator[str]:
    if findings:
        yield f"## {title}"
    for finding in findings:
        yield f"### {escaped(finding.summary)}"
        yield escaped(f"{finding.because} {parts.references(finding)}".strip())
        yield listed(_explained(finding))


def _explained(finding: Finding) -> Iterator[str]:
    if finding.innocent and finding.weight > 0:
        yield f"**Innocent if:** {escaped(finding.innocent)}"
    if finding.ask and finding.weight > 0:
        yield f"**Ask:** {escaped(finding.ask)}"
    if finding.weight:
        yield f"**Weight:** {words.strength(finding.weight)}. {escaped(finding.basis)}"
        yield f"**Graded:** {escaped(parts.graded(finding))}"


def listed(lines: Iterable[str], mark: str = "-") -> str:
    """Return lines as a list."""
    return "\n".join(f"{mark} {line}" for line in lines)


def _readings(found: Outline) -> Iterator[str]:
    yield "## Five readings"
    lines = found.assessment.readings
    yield listed(
        f"{words.LEVELS[line.level][0]} **{words.READINGS[axis]}** "
        f"{words.LEVELS[line.level][1]}. {escaped(line.summary)}"
        for axis in Axis
        if (line := lines.get(axis.value))
    )


def _timeline(found: Outline) -> Iterator[str]:
    if not found.assessment.timeline:
        return
    yield "## What is known when"
    rows = (
        (
            event.iso,
            words.CLAIMED if event.claimed else words.OBSERVED,
            escaped(event.label),
            escaped(event.route),
        )
        for event in found.assessment.timeline
    )
    yield _table(("Date", "How", "What", "Known from"), rows)


def _to_do(found: Outline) -> Iterator[str]:
    safe = found.assessment
    if safe.questions:
        yield "## Ask the outlet"
        yield listed(map(escaped, safe.questions), "1.")
    if safe.change_our_mind:
        yield "## What would change this"
        yield listed(map(escaped, safe.change_our_mind))
    if safe.links:
        yield "## Look yourself"
        yield "Prepared searches; nothing was asked there."
        yield listed(link(one.url, one.label) for one in safe.links)


def _offer(found: Outline) -> Iterator[str]:
    for piece in pieces(found.assessment):
        yield f"## {piece.title}"
        if piece.note:
            yield escaped(piece.note[0].upper() + piece.note[1:] + ".")
        if piece.pairs:
            yield listed(_paired(piece.pairs))
        if piece.copied:
            yield "\n".join(f"> {escaped(line)}  " for line in piece.copied)
        lines = [escaped(line) for line in piece.lines]
        lines += [f"{escaped(desk(one))}, {link(one.url)}" for one in piece.desks]
        if lines:
            yield listed(lines)


def _paired(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, text in pairs:
        yield f"**{escaped(label)}:** {escaped(text)}" if label else escaped(text)


def _opened(found: Outline) -> Iterator[str]:
    coverage = found.assessment.coverage
    yield "## What could not be checked"
    yield f"{coverage.answered} of {coverage.asked} questions were answered. Open is not clear."
    for group in found.opened:
        yield f"**{escaped(group.reason)}**"
        yield listed(map(escaped, group.questions))
    for title, findings in (
        ("Looked at, nothing to note", found.quiet),
        ("Does not apply here", found.beside),
    ):
        if findings:
            yield f"**{title}**"
            yield listed(escaped(finding.summary) for finding in findings)


def _ledger(found: Outline) -> Iterator[str]:
    ledger = found.assessment.ledger
    yield "## Who was asked what"
    if ledger:
        rows = (
            (code(parts.short(one.whom)), escaped(one.what), escaped(parts.asked(one)))
            for one in ledger
        )
        yield _table(("Whom", "What", "How it ended"), rows)
    yield words.PRIVACY if ledger else words.ALONE


def _foot(found: Outline) -> Iterator[str]:
    safe = found.assessment
    if found.key:
        rows = (
            (
                escaped(f"[{one.record}]"),
                words.minute(one.time),
                code(one.url),
                escaped(one.sha256[:16]),
            )
            for one in found.key
        )
        yield "## Evidence"
        yield _table(("Mark", "When", "What", "SHA-256, beginning"), rows)
    yield "## What no outside look can see"
    yield escaped(safe.residual)
    yield f"Case {escaped(safe.case)}, by {escaped(safe.tool)}." if safe.case else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


SECTIONS: Final = (
    _head,
    _listed,
    _spoken_of,
    _weighed,
    _readings,
    _to_do,
    _offer,
    _timeline,
    _opened,
    _ledger,
    _foot,
)
"""The sections in the order in which somebody who has to decide reads them."""
