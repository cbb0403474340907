"""A network on the terminal and as Markdown: the same told, nothing foreign with any effect."""

from __future__ import annotations

import pytest

from tests.report import networks
from tests.report.test_markdown_report import OURS, read
from vetter.report.network import markdown, terminal

KINDS = ["plain", "hostile"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [60, 100])
def test_the_terminal_gets_lines_that_fit_and_nothing_that_acts(kind, width):
    text = terminal.render(getattr(networks, kind)(), width=width, colour=False)
    assert all(len(line) <= width for line in text.splitlines())
    assert all(character.isprintable() or character == "\n" for character in text)


def test_the_terminal_says_who_is_tied_and_why():
    text = " ".join(terminal.render(networks.plain(), width=100, colour=False).split())
    for words in (
        "2 networks with 4 of 20 outlets",
        "Network 1 · 2 outlets",
        "They carry one account with an analytics or advertising service (strong):",
        "Says so itself both name Elbe Verlag GmbH behind them.",
        "a.example [r1] and b.example [r1]",
        "e.example and f.example: they live at one address (8.8.4.4).",
        "13 of 20 known outlets show one icon",
        "a day of registration alone never does",
    ):
        assert words in text


def test_a_large_network_is_cut_on_the_terminal_and_says_where_the_rest_is():
    text = terminal.render(networks.rings(60), width=100, colour=False)
    assert "48 more outlets." in text
    assert "They are all in --json, --html and --markdown." in text
    assert len(text.splitlines()) < 400


def test_of_very_many_networks_the_largest_are_told_on_the_terminal():
    text = terminal.render(networks.rings(*[3] * 22), width=100, colour=False)
    assert "Network 20 " in text
    assert "Network 21 " not in text
    assert "2 more networks." in text


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_holds_nothing_foreign_that_acts(kind):
    text = markdown.render(getattr(networks, kind)())
    soup = read(text)
    assert {tag.name for tag in soup.find_all()} <= OURS - {"a"}
    assert all(character.isprintable() or character == "\n" for character in text)


def test_markdown_tells_the_same():
    text = markdown.render(networks.plain())
    for words in ("2 networks with 4 of 20 outlets.", "`adsense pub-1`", "## In no network"):
        assert words in text
