"""The report on a terminal: everything is there, nothing is wider than asked, nothing has any effect."""

from __future__ import annotations

import re
import unicodedata

import pytest
from rich.cells import cell_len

from tests.report import assessments
from tests.report.assessments import front, honest, hostile, named, unseen
from vetter.model import Verdict
from vetter.report import words
from vetter.report.safe import safe_text
from vetter.report.terminal import render

KINDS = ["named", "front", "honest", "offered", "unseen", "bare", "hostile"]
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def flat(text):
    return "".join(text.split())


def of(kind):
    return getattr(assessments, kind)()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [60, 80, 132])
def test_no_line_is_wider_than_asked(kind, width):
    for line in render(of(kind), width=width, colour=False).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip(" ")


def test_narrower_than_sixty_cells_is_drawn_at_sixty():
    assert render(named(), width=10, colour=False) == render(named(), width=60, colour=False)


@pytest.mark.parametrize("kind", KINDS)
def test_without_colour_there_is_no_control_character_at_all(kind):
    text = render(of(kind), width=80, colour=False)
    assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]


@pytest.mark.parametrize("kind", KINDS)
def test_colour_adds_colours_and_nothing_else(kind):
    coloured = render(of(kind), width=80, colour=True)
    assert "\x1b[" in coloured
    assert flat(COLOURS.sub("", coloured)) == flat(render(of(kind), width=80, colour=False))


def test_colour_is_not_forced_on_by_the_environment(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in render(named(), width=80, colour=False)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_was_found_asked_and_left_open_is_told(kind):
    found = of(kind)
    text = flat(render(found, width=80, colour=False))
    told = [
        *(one.summary for one in found.findings),
        *(one.because for one in found.findings if one.outcome is Verdict.FIRED),
        *(one.innocent for one in found.findings if one.weight > 0),
        *(one.ask for one in found.findings if one.weight > 0),
        *(one.url for finding in found.findings for one in finding.evidence),
        *(one.reason for one in found.coverage.unknown),
        *(one.what for one in found.ledger),
        *(one.label for one in (*found.links, *found.timeline)),
        *(one.source_url for one in found.listed),
        *assessments.of_operations(found),
        *found.questions,
        *found.change_our_mind,
        *found.remarks,
        found.summary,
        found.residual,
        found.confidence_because,
        found.case,
    ]
    missing = [one for one in told if flat(safe_text(one)) not in text]
    assert not missing


def test_the_level_is_a_word_and_a_sign_and_not_only_a_colour():
    for kind in (named, front, honest, unseen):
        found = kind()
        sign, word, _ = words.LEVELS[found.level]
        assert f"{sign} {word.upper()}" in render(found, width=80, colour=False)


def test_a_listing_says_by_whom_when_and_how_it_stands():
    text = render(named(), width=100, colour=False)
    assert "1 September 2020" in text
    assert "Read it     https://" in text
    assert "undetermined: whether the domain changed hands since could not be told." in text


def test_the_likelihood_comes_with_its_range_and_where_it_starts():
    text = flat(render(front(), width=80, colour=False))
    assert flat("(20 to 45 %). Before anything was looked at, 2 % was assumed") in text


def test_an_unjudged_likelihood_shows_no_range():
    text = render(unseen(), width=80, colour=False)
    assert "Likelihood  of a front: cannot be judged. Before" in text


def test_what_the_outlet_claims_is_told_apart_by_word_and_mark():
    text = render(front(), width=100, colour=False)
    assert "1987        ○ Founded, it says (claimed, the outlet's own pages)" in text
    assert "2019-12-14  ● Domain registered (observed, registry) [r-rdap]" in text


def test_a_section_with_nothing_in_it_has_no_heading():
    text = render(assessments.bare(), width=80, colour=False)
    absent = ("Reasons", "Noted", "Named on", "Ask the", "known when", "Look yourself", "Evidence")
    assert not [heading for heading in absent if heading in text]


def test_nobody_asked_is_said():
    assert "Nobody was asked anything" in render(unseen(), width=80, colour=False)
    assert "Nobody else was asked" in render(honest(), width=80, colour=False)


def test_markup_of_the_terminal_library_is_shown_as_it_was_written():
    assert flat("[/] [bold red]red[/bold red] [@click=app.quit]quit[/]") in flat(
        render(hostile(), width=80, colour=False)
    )
