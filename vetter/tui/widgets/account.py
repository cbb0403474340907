"""The other parts of an assessment, as lines for lists: findings, questions, dates, open ends, ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from vetter.model import Finding, LedgerEntry, PreparedLink, TimelineEvent, UnknownCheck
from vetter.tui.foreign import foreign
from vetter.tui.layout import Axis as DateAxis
from vetter.tui.layout import Hanging, Share
from vetter.tui.widgets.items import heading
from vetter.tui.words import OUTCOMES, SOURCES, count, strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.visual import Visual

    from vetter.model import Assessment
    from vetter.tui.groups import Groups

DATE = 14  # cells
YEAR = 365.25 * 86400


# ----- findings


def findings(groups: Groups) -> Iterable[tuple[Visual, Finding | UnknownCheck | None]]:
    """Return the findings in their groups."""
    parts = (
        ("Reasons for caution", groups.caution, "none were found"),
        ("Reasons for trust", groups.trust, "none were found"),
        ("Noted, counts neither way", groups.noted, ""),
    )
    for title, members, nothing in parts:
        if members:
            yield heading(title, str(len(members))), None
            for finding in members:
                yield finding_line(finding), finding
        elif nothing:
            yield heading(title, nothing), None
    if groups.open:
        yield heading("Could not be checked", f"{len(groups.open)}; see Coverage"), None


def finding_line(finding: Finding) -> Visual:
    """Return one finding as a line: its sign, what it says, and how much it counts."""
    sign, colour = _sign(finding.weight)
    parts = [strength(finding.weight)] if finding.weight else []
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
        return "▲", "$warning"
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
        body = Content.assemble(
            (f"{sign}  ", colour), foreign(event.label, "", 200), foreign(f"  {how}", "$quiet", 120)
        )
        yield Hanging(Content(f"{event.time:%Y-%m-%d}"), body, DATE), event
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


def open_questions(
    groups: Groups, question: Callable[[str], str]
) -> Iterable[tuple[Visual, UnknownCheck | None]]:
    """Return what could not be checked, each with the reason."""
    if not groups.open:
        yield heading("Every question could be answered"), None
        return
    yield heading("Could not be checked"), None
    for check, reason in groups.open:
        body = Content.assemble(
            foreign(question(check) or check, "", 300), "\n", foreign(reason, "$quiet", 400)
        )
        yield Hanging(Content.styled("?", "$secondary"), body), UnknownCheck(check, reason)


def ledger(assessment: Assessment) -> Iterable[tuple[Visual, LedgerEntry | None]]:
    """Return who was asked what, and how it ended."""
    if not assessment.ledger:
        yield heading("Nobody was asked anything"), None
        return
    yield heading("Who learned what from this vetting", "Enter opens what came back"), None
    for entry in assessment.ledger:
        sign, words, colour = OUTCOMES[entry.outcome]
        body = Content.assemble(
            foreign(entry.whom, "bold", 120),
            foreign(f"  {entry.what}", "", 200),
            (f"\n{words}", f"${colour}"),
            foreign(f": {entry.reason}" if entry.reason else "", "$quiet", 300),
            (f"  · {SOURCES[entry.source]}", "$quiet"),
        )
        yield Hanging(Content.styled(sign, f"${colour}"), body), entry
