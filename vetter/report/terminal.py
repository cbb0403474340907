"""The report on a terminal: what it comes to first, then why, then what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.model import Axis, Level
from vetter.phrases import count, day, day_of
from vetter.report import outline as parts
from vetter.report import words
from vetter.report.offered import desk, is_alone, pieces
from vetter.report.sheet import QUIET, Sheet
from vetter.roles import role

if TYPE_CHECKING:
    from vetter.model import Assessment, Finding
    from vetter.report.outline import Outline

STYLES: Final = {
    Level.NAMED: "bold red",
    Level.STRONG: "bold red",
    Level.SOME: "bold yellow",
    Level.NONE: "bold green",
    Level.UNKNOWN: "bold cyan",
}

COLOURS: Final = {"▲": "red", "◆": "yellow"}


def render(assessment: Assessment, *, width: int, colour: bool) -> str:
    """Return the report in lines of at most ``width`` cells (60 at least).

    Without ``colour`` it holds no escape codes at all; with it, those of the eight basic colours.
    """
    sheet = Sheet(width=width, colour=colour)
    found = parts.outline(assessment)
    for section in SECTIONS:
        section(sheet, found)
    return sheet.text()


def _head(sheet: Sheet, found: Outline) -> None:
    safe = found.assessment
    _banner(sheet, found)
    sheet.gap()
    sheet.line(parts.title(safe), "bold")
    told = (parts.beneath(safe), f"as of {day(safe.as_of)}")
    sheet.line(" · ".join(filter(None, told)), QUIET)
    sheet.gap()
    sheet.line(safe.summary)
    sheet.gap()
    _measures(sheet, safe)
    for number, remark in enumerate(safe.remarks):
        sheet.pair("" if number else "Note", remark)


def _banner(sheet: Sheet, found: Outline) -> None:
    style = STYLES[found.assessment.level]
    sheet.line("━" * sheet.width, style, indent=0)
    sheet.item(found.sign, f"{found.word.upper()} · {found.meaning}", style, style)
    sheet.line("━" * sheet.width, style, indent=0)


def _measures(sheet: Sheet, safe: Assessment) -> None:
    told = f"of a front: {parts.likelihood(safe)}."
    from_there = f"{told} {parts.prior(safe)} {parts.other_priors(safe)}"
    if not is_alone(safe):
        sheet.pair("Likelihood", from_there.strip())
    sure = words.CONFIDENCE[safe.confidence]
    sheet.pair("Confidence", f"{sure} {safe.confidence}. {safe.confidence_because}")
    answered = f"{safe.coverage.answered} of {count(safe.coverage.asked, 'question')} answered."
    sheet.pair("Seen", answered)
    if not is_alone(safe) and (firmness := parts.firmness(safe)):
        sheet.pair("Hangs on", firmness)


def _listed(sheet: Sheet, found: Outline) -> None:
    if not found.assessment.listed:
        return
    sheet.heading(words.ENTRIES, count(len(found.assessment.listed), "entry", "entries"))
    for entry in found.assessment.listed:
        style = "red" if words.accuses(entry) else ""
        sheet.item("■", f"{entry.source}, {day_of(entry.source_date)}", "bold", style)
        by = f", attributed there to {entry.attribution}" if entry.attribution else ""
        sheet.line(f"{entry.value}: {role(entry.role).title} ({entry.operation}{by}).", indent=4)
        sheet.pair(
            "Matches", f"{words.WHERE.get(entry.where, entry.where)}: {entry.matched}", indent=4
        )
        if entry.where in words.DOMAINS:
            standing = f"{words.STANDINGS[entry.standing]}. {entry.because}"
            sheet.pair("Standing", standing, indent=4)
        sheet.pair("Meaning", entry.meaning, indent=4)
        sheet.pair("Read it", entry.source_url, indent=4)
        sheet.gap()


def _spoken_of(sheet: Sheet, found: Outline) -> None:
    if found.assessment.operations:
        sheet.heading(words.SPOKEN_OF)
        sheet.line(words.OF_ITSELF, QUIET)
        sheet.gap()
    for operation in found.assessment.operations:
        sheet.item("◇", operation.name, "bold")
        sheet.line(operation.known.strip(), indent=4)
        for label, text in parts.told_of(operation):
            sheet.pair(label, text, indent=4)
        for one in operation.reports:
            sheet.pair("Read it", f"{one.by}, {day_of(one.when)}: {one.what}", indent=4)
            sheet.pair("", one.link, indent=4)
        sheet.gap()


def _caution(sheet: Sheet, found: Outline) -> None:
    _findings(sheet, "Reasons for caution", found.caution)


def _trust(sheet: Sheet, found: Outline) -> None:
    _findings(sheet, "Reasons for trust", found.trust)


def _noted(sheet: Sheet, found: Outline) -> None:
    _findings(sheet, "Noted, counts neither way", found.noted)


def _findings(sheet: Sheet, title: str, findings: tuple[Finding, ...]) -> None:
    if not findings:
        return
    sheet.heading(title)
    for finding in findings:
        quoted = parts.references(finding)
        mark, style = _mark(finding.weight)
        sheet.item(mark, f"{finding.summary} {quoted}".strip(), "bold", style)
        sheet.line(finding.because, indent=4)
        for label, text in _explained(finding):
            sheet.pair(label, text, indent=4)
        sheet.gap()


def _mark(weight: float) -> tuple[str, str]:
    """Return the mark and the colour of a finding: nobody is to take a trifle for an alarm."""
    if weight < 0:
        return "●", "green"
    mark = words.mark(weight)
    return mark, COLOURS.get(mark, "")


def _explained(finding: Finding) -> list[tuple[str, str]]:
    """Return what belongs beside a finding; the innocent side only where there is a charge."""
    more = f"vetter explain {finding.check}"
    weighed = (
        (("Weight", words.strength(finding.weight)), ("Graded", parts.graded(finding)))
        if finding.weight
        else ()
    )
    charged = (("Innocent if", finding.innocent), ("Ask", finding.ask))
    beside = (*(charged if finding.weight > 0 else ()), *weighed, ("More", more))
    return [(label, text) for label, text in beside if text]


def _readings(sheet: Sheet, found: Outline) -> None:
    sheet.heading("Five readings", "no single number")
    for axis in Axis:
        line = found.assessment.readings.get(axis.value)
        if line is None:
            continue
        sign, word, _ = words.LEVELS[line.level]
        style = STYLES[line.level]
        sheet.item(sign, f"{words.READINGS[axis]} {word}.", "bold", style)
        sheet.line(line.summary, indent=4)


def _offer(sheet: Sheet, found: Outline) -> None:
    for piece in pieces(found.assessment):
        sheet.heading(piece.title, piece.note)
        for label, text in piece.pairs:
            sheet.pair(label, text, column=16)
        for line in piece.copied:
            sheet.line(line or " ", indent=4)
        if piece.copied:
            sheet.gap()
        for line in piece.lines:
            sheet.item("·", line)
        for one in piece.desks:
            sheet.item("·", desk(one))
            sheet.line(one.url, QUIET, indent=4)


def _questions(sheet: Sheet, found: Outline) -> None:
    if found.assessment.questions:
        sheet.heading("Ask the outlet")
    for number, question in enumerate(found.assessment.questions, 1):
        sheet.item(f"{number:>2}.", question)


def _mind(sheet: Sheet, found: Outline) -> None:
    if found.assessment.change_our_mind:
        sheet.heading("What would change this")
    for line in found.assessment.change_our_mind:
        sheet.item("·", line)


def _timeline(sheet: Sheet, found: Outline) -> None:
    if not found.assessment.timeline:
        return
    sheet.heading("What is known when", f"● {words.OBSERVED}   ○ {words.CLAIMED}")
    known = {one.record for one in found.key}
    for event in found.assessment.timeline:
        mark, word = ("○", words.CLAIMED) if event.claimed else ("●", words.OBSERVED)
        quoted = f" [{event.record}]" if event.record in known else ""
        told = f"{event.label} ({word}, {event.route}){quoted}"
        sheet.columns((event.iso, mark, told), 12, 2)


def _opened(sheet: Sheet, found: Outline) -> None:
    if not (found.opened or found.quiet or found.beside):
        return
    coverage = found.assessment.coverage
    told = f"{coverage.answered} of {coverage.asked} questions answered; open is not clear"
    sheet.heading("What could not be checked", told)
    for group in found.opened:
        sheet.line(group.reason, "bold")
        for question in group.questions:
            sheet.item("○", question, indent=4)
    _brief(sheet, "Looked at, nothing to note:", found.quiet)
    _brief(sheet, "Does not apply here:", found.beside)


def _brief(sheet: Sheet, title: str, findings: tuple[Finding, ...]) -> None:
    if findings:
        sheet.line(title, "bold")
    for finding in findings:
        sheet.item("·", finding.summary, indent=4)


def _links(sheet: Sheet, found: Outline) -> None:
    if found.assessment.links:
        sheet.heading("Look yourself", "nothing was asked there")
    for link in found.assessment.links:
        sheet.item("·", link.label)
        sheet.line(link.url, QUIET, indent=4)


def _ledger(sheet: Sheet, found: Outline) -> None:
    sheet.heading("Who was asked what")
    for entry in found.assessment.ledger:
        source = words.SOURCES[entry.source]
        told = f"{parts.short(entry.whom)} ({source}): {entry.what}"
        sheet.item("·", told, note=parts.asked(entry))
    sheet.line(words.PRIVACY if found.assessment.ledger else words.ALONE)


def _key(sheet: Sheet, found: Outline) -> None:
    if found.key:
        sheet.heading("Evidence", "what the marks in brackets stand for")
    for one in found.key:
        hashed = f"sha256 {one.sha256[:16]}" if one.sha256 else ""
        sheet.item(f"[{one.record}]", one.url)
        sheet.line(f"{words.minute(one.time)}  {hashed}".strip(), QUIET, indent=6)


def _foot(sheet: Sheet, found: Outline) -> None:
    safe = found.assessment
    sheet.heading("What no outside look can see")
    sheet.line(safe.residual)
    sheet.gap()
    if safe.case:
        sheet.line(f"Case {safe.case}, by {safe.tool}. What was received is kept there.", QUIET)
        sheet.gap()
    # Once more: the head has left the screen by now.
    _banner(sheet, found)


SECTIONS: Final = (
    _head,
    _listed,
    _spoken_of,
    _caution,
    _trust,
    _noted,
    _readings,
    _questions,
    _offer,
    _mind,
    _timeline,
    _opened,
    _links,
    _ledger,
    _key,
    _foot,
)
"""The sections in the order in which somebody who has to decide reads them."""
