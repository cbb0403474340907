"""The first part of an assessment: what a person who reads no further must have read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from vetter.model import Axis, Level, Listed
from vetter.phrases import day, day_of
from vetter.report.offered import is_alone
from vetter.report.outline import firmness, other_priors, told_of
from vetter.report.words import (
    CONFIDENCE,
    DOMAINS,
    LEVELS,
    OF_ITSELF,
    READINGS,
    SPOKEN_OF,
    STANDINGS,
    WHERE,
    percent,
    span,
)
from vetter.roles import role
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging, Scale
from vetter.tui.widgets.account import finding_line
from vetter.tui.widgets.items import ItemList, heading
from vetter.tui.words import in_the_app

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.visual import Visual
    from textual.widget import Widget

    from vetter.model import Assessment, Finding, Operation
    from vetter.report.outline import Outline

FEW = 3
LABEL = 13
UNJUDGED = 0.9  # a range wider than this says nothing


def blocks(told: Outline) -> Iterable[Widget]:
    """Return the overview from top to bottom."""
    assessment = told.assessment
    yield Static(foreign(in_the_app(assessment.summary), ""), classes="lead")
    if not is_alone(assessment):
        yield from _likelihood(assessment)
        yield from _firmness(assessment)
    yield from _evidence(assessment)
    for remark in assessment.remarks:
        yield Static(
            Hanging(Content.styled("!", "bold $warning"), foreign(remark)), classes="remark"
        )
    yield from _listed(assessment)
    yield from _spoken_of(assessment)
    yield from _strongest(told)
    yield from _readings(assessment)
    yield from _points("What would change this", assessment.change_our_mind)
    if assessment.residual:
        yield Static(heading("What no look from outside can see"))
        yield Static(foreign(assessment.residual, "$quiet"))
    yield Static(_small_print(assessment), classes="small")


def _likelihood(assessment: Assessment) -> Iterable[Widget]:
    likelihood = assessment.likelihood
    judged = likelihood.high - likelihood.low <= UNJUDGED
    colour = f"$level-{assessment.level.value}"
    yield Static(
        Hanging(
            Content.styled("A front?", "$quiet"),
            Content.assemble(
                foreign(likelihood.words, f"bold {colour}", 60),
                f"  {span(likelihood.low, likelihood.high)}" if judged else "",
                (f"   (before looking: {percent(likelihood.prior)})", "$quiet"),
            ),
            LABEL,
        )
    )
    if judged:
        scale: Visual = Scale(likelihood.low, likelihood.high, colour)
        yield Static(scale, classes="scale")


def _firmness(assessment: Assessment) -> Iterable[Widget]:
    for label, text in (("", other_priors(assessment)), ("Hangs on", firmness(assessment))):
        if text:
            told = Hanging(Content.styled(label, "$quiet"), foreign(text), LABEL)
            yield Static(told)


def _evidence(assessment: Assessment) -> Iterable[Widget]:
    yield Static(
        Hanging(
            Content.styled("Evidence", "$quiet"),
            Content.assemble(
                (
                    f"{CONFIDENCE[assessment.confidence]} {assessment.confidence} confidence",
                    "bold",
                ),
                ": " if assessment.confidence_because else "",
                foreign(assessment.confidence_because),
            ),
            LABEL,
        )
    )


def _listed(assessment: Assessment) -> Iterable[Widget]:
    if not assessment.listed:
        return
    yield Static(heading("On public lists"))
    for entry in assessment.listed:
        yield Static(Hanging(Content.styled("■", "$level-named"), _entry(entry)), classes="item")


def _entry(entry: Listed) -> Content:
    lines = [
        Content.assemble(foreign(entry.value, "bold", 200), f"  {role(entry.role).title}"),
        Content.assemble("Operation: ", foreign(entry.operation, "bold", 200)),
        Content.assemble(
            "Named by ",
            foreign(entry.source, "", 200),
            foreign(f", {entry.source_date}" if entry.source_date else "", "", 40),
        ),
        foreign(entry.source_url, "$primary", 400),
        Content.assemble("Standing: ", (STANDINGS[entry.standing], ""))
        if entry.where in DOMAINS
        else Content(""),
        Content.assemble(
            "Matched: ",
            foreign(entry.matched, "", 200),
            foreign(f" ({WHERE.get(entry.where, entry.where)})", "", 80),
        )
        if entry.matched
        else Content(""),
        Content.assemble("Attributed to ", foreign(entry.attribution, "", 300))
        if entry.attribution
        else Content(""),
        foreign(entry.because, "$quiet"),
        foreign(entry.meaning, "$quiet"),
    ]
    return Content("\n").join([line for line in lines if line])


def _spoken_of(assessment: Assessment) -> Iterable[Widget]:
    if assessment.operations:
        yield Static(heading(SPOKEN_OF, OF_ITSELF))
    for operation in assessment.operations:
        yield Static(Hanging(Content.styled("◇", "$quiet"), _known(operation)), classes="item")


def _known(operation: Operation) -> Content:
    lines = [foreign(operation.name, "bold", 200), foreign(operation.known)]
    lines += [
        Content.assemble((f"{label}: ", "$quiet"), foreign(text))
        for label, text in told_of(operation)
    ]
    for one in operation.reports:
        lines.append(foreign(f"{one.by}, {day_of(one.when)}: {one.what}"))
        lines.append(foreign(one.link, "$primary", 400))
    return Content("\n").join(lines)


def _strongest(told: Outline) -> Iterable[Widget]:
    strongest = sorted((*told.caution, *told.trust), key=lambda f: -abs(f.weight))[:FEW]
    if strongest:
        yield Static(heading("What weighs most", "Enter or click opens; all are under Findings"))
        yield Strongest(strongest)


class Strongest(ItemList):
    """The few findings that weigh most, as a list that is as high as it needs to be."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(id="strongest")
        self._findings = findings

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill((finding_line(finding), finding) for finding in self._findings)


def _readings(assessment: Assessment) -> Iterable[Widget]:
    yield Static(heading("Five readings, each for itself"))
    for axis in Axis:
        reading = assessment.readings.get(axis.value)
        level = reading.level if reading else Level.UNKNOWN
        sign, word, _ = LEVELS[level]
        body = Content.assemble(
            (READINGS[axis], "bold"),
            (f"   {word.lower()}", f"$level-{level.value}"),
            "\n",
            foreign(reading.summary if reading else "Nothing was asked about this.", "$quiet"),
        )
        marker = Content.styled(sign, f"$level-{level.value}")
        yield Static(Hanging(marker, body), classes="item")


def _points(title: str, points: tuple[str, ...]) -> Iterable[Widget]:
    if points:
        yield Static(heading(title))
    for point in points:
        yield Static(Hanging(Content.styled("•", "$quiet"), foreign(point)))


def _small_print(assessment: Assessment) -> Content:
    return Content.assemble(
        (f"\nAs of {day(assessment.as_of)}. An aid to judgement, not a verdict.", "$quiet"),
        foreign(f" Asked about: {assessment.target}.", "$quiet", 200),
        foreign(f" Case {assessment.case}." if assessment.case else "", "$quiet", 140),
        foreign(f" {assessment.tool}", "$quiet", 60),
    )
