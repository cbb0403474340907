"""The other parts of an assessment, as lines for lists: findings, questions, dates, open ends, ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from vetter.phrases import count
from vetter.report.words import ALONE, OUTCOMES, PRIVACY, SOURCES, mark
from vetter.tui.foreign import foreign
from vetter.tui.layout import Axis as DateAxis
from vetter.tui.layout import Hanging, Share
from vetter.tui.widgets.items import heading
from vetter.tui.words import SIGNS, weight_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.visual import Visual

    from vetter.model import Assessment, Finding, LedgerEntry, PreparedLink, TimelineEvent
    from vetter.report.outline import Outline

DATE = 14  # cells
YEAR = 365.25 * 86400


# ----- findings


def findings(told: Outline) -> Iterable[tuple[Visual, Finding | None]]:
    """Return the findings in their groups."""
    parts = (
        ("Reasons for caution", told.caution, "none was found"),
        ("Reasons for trust", told.trust, "none was found"),
        ("Noted, counts neither way", told.noted, ""),
        ("Looked at, nothing to note", told.quiet, ""),
    )
    for title, members, nothing in parts:
        if members or nothing:
            yield heading(title, str(len(members)) if members else nothing), None
        for finding in members:
            yield finding_line(finding), finding
    if told.opened:
        number = sum(len(group.questions) for group in told.opened)
        yield heading("Could not be checked", f"{number}; see Coverage"), None


def finding_line(finding: Finding) -> Visual:
    """Return one finding as a line: its sign, what it says, and how much it counts."""
    sign, colour = _sign(finding.weight)
    parts = [weight_words(finding.weight)] if finding.weight else []
    parts.append(finding.reading.value)
    if finding.evidence:
        parts.append(count(len(finding.evidence), "piece of evidence", "pieces of evidence"))
    return Hanging(
        Content.styled(sign, colour),
        Content.assemble(
            foreign(finding.summary, "", 300),
            ("\n" + " · ".join(parts), "$quiet"),
        ),
    )


def _sign(weight: float) -> tuple[str, str]:
    if weight > 0:
        return mark(weight), "$warning"
    return ("✓", "$success") if weight < 0 else ("·", "$quiet")


# ----- questions and links


def questions(assessment: Assessment) -> Iterable[tuple[Visual, str | PreparedLink | None]]:
    """Return the questions to put to the outlet, and the searches a person can make themselves."""
    if assessment.questions:
        yield heading("Ask before you say yes", "Enter copies one, y copies all"), None
    else:
        yield heading("The findings leave no question to ask"), None
    for number, question in enumerate(assessment.questions, 1):
        yield Hanging(Content.styled(f"{number}.", "$quiet"), foreign(question), 4), question
    if assessment.links:
        yield heading("Look yourself", "vetter asked nothing there; Enter copies the address"), None
    for link in assessment.links:
        body = Content.assemble(
            foreign(link.label, "", 200), "\n", foreign(link.url, "$quiet", 300)
        )
        yield Hanging(Content.styled("↗", "$primary"), body), link


# ----- timeline


def axis(assessment: Assessment) -> Iterable[Static]:
    """Return the dates drawn to scale, if there are any."""
    moments = [(event.time, event.claimed) for event in assessment.timeline]
    if len(moments) > 1:
        drawing: Visual = DateAxis(moments)
        yield Static(drawing, id="axis")
    elif not moments:
        yield Static(Content("No date is known."), classes="nothing")


def events(assessment: Assessment) -> Iterable[tuple[Visual, TimelineEvent | None]]:
    """Return the events, oldest first, with the long gaps between them shown."""
    yield heading("What is known when", "hollow: the outlet's own word"), None
    before: TimelineEvent | None = None
    for event in sorted(assessment.timeline, key=lambda one: one.time):
        if before is not None and (years := _years(before, event)) >= 1:
            gap = Content.styled(f"⋮  {count(years, 'year')}", "$quiet")
            yield Hanging(Content(""), gap, DATE), None
        sign, colour = ("○", "$accent") if event.claimed else ("●", "$primary")
        how = f"by its own word: {event.route}" if event.claimed else event.route
        said = Content.assemble(foreign(event.label, "", 200), foreign(f"  {how}", "$quiet", 120))
        body = Hanging(Content.styled(sign, colour), said)
        yield Hanging(Content(event.iso), body, DATE), event
        before = event


def _years(earlier: TimelineEvent, later: TimelineEvent) -> int:
    return int((later.time - earlier.time).total_seconds() / YEAR)


# ----- coverage and ledger


def coverage(assessment: Assessment) -> Iterable[Static]:
    """Return how much could be looked at, in words and as a bar."""
    answered, asked = assessment.coverage.answered, assessment.coverage.asked
    yield Static(
        Content.assemble(
            (f"{answered} of {count(asked, 'question')}", "bold"),
            " could be answered. What stays open never counts against an outlet; it makes the result "
            "less certain.",
        ),
        classes="lead",
    )
    share: Visual = Share(answered, asked, "$primary")
    yield Static(share, classes="share")


def open_questions(told: Outline) -> Iterable[tuple[Visual, str | None]]:
    """Return what could not be checked, each under its reason."""
    if not told.opened:
        yield heading("Every question could be answered"), None
        return
    yield heading("Could not be checked, and why", "Enter copies a question"), None
    for group in told.opened:
        yield Content.assemble("\n", foreign(group.reason, "$quiet", 400)), None
        for question in group.questions:
            yield Hanging(Content.styled("?", "$secondary"), foreign(question, "", 300)), question


def ledger(assessment: Assessment) -> Iterable[tuple[Visual, LedgerEntry | None]]:
    """Return who was asked what, and how it ended."""
    if not assessment.ledger:
        yield Content(ALONE), None
        return
    yield heading("Who learned what from this vetting", "Enter opens what came back"), None
    for entry in assessment.ledger:
        sign, colour = SIGNS[entry.outcome]
        body = Content.assemble(
            foreign(entry.whom, "bold", 120),
            foreign(f"  {entry.what}", "", 200),
            (f"\n{OUTCOMES[entry.outcome]}", f"${colour}"),
            foreign(f": {entry.reason}" if entry.reason else "", "$quiet", 300),
            (f"  · {SOURCES[entry.source]}", "$quiet"),
        )
        yield Hanging(Content.styled(sign, f"${colour}"), body), entry
    yield Content.assemble("\n", (PRIVACY, "$quiet")), None
