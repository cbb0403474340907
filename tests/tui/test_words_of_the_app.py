"""Figures are said in words that claim no more than they know."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import vetter.data
from vetter.model import Mark, Outcome, Source
from vetter.tui import words
from vetter.tui.widgets.board import NAME, OFF_BOARD
from vetter.tui.words import KEYS, in_the_app


def test_everything_has_its_words_and_its_own_sign() -> None:
    assert set(words.ASKED) == set(Source)
    assert set(words.SIGNS) == set(Outcome)
    assert set(words.MARKS) == set(Mark)
    assert len({sign for sign, _ in words.SIGNS.values()}) == len(Outcome)
    assert words.named(Source.SITE) == "The site itself"


@pytest.mark.parametrize("source", [one for one in Source if one not in OFF_BOARD])
def test_the_name_of_a_source_fits_its_column_with_room_behind_it(source: Source) -> None:
    assert len(words.named(source)) < NAME


@pytest.mark.parametrize(
    ("weight", "word", "sentence"),
    [
        (0.0, "", "It counts neither way."),
        (
            2.9,
            "strong",
            (
                "A strong reason for caution: about 18 times as likely to be seen at a front as at an"
                " honest outlet."
            ),
        ),
        (
            -0.1,
            "slight",
            (
                "A slight reason for trust: about 1.1 times as likely to be seen at an honest outlet as"
                " at a front."
            ),
        ),
    ],
)
def test_weights_in_words(weight: float, word: str, sentence: str) -> None:
    assert words.weight_words(weight) == word
    assert words.weighed(weight) == sentence


def test_commands_that_errors_name_are_keys_in_the_app() -> None:
    told = "\n".join(path.read_text("utf-8") for path in Path(vetter.__file__).parent.rglob("*.py"))
    for command, key in KEYS.items():
        assert told.count(command) > 1, command  # here, and where an error says it
        assert in_the_app(f"Do this. {command}").endswith(key)
        assert "vetter " not in key


def test_summaries_name_no_command_in_the_app() -> None:
    told = (Path(vetter.data.root()) / "wording.toml").read_text("utf-8")
    summaries = [line for line in told.splitlines() if "vetter check" in line]
    assert len(summaries) >= 4
    for summary in summaries:
        assert "F3 on the first screen, with the message, and " in in_the_app(summary)
        assert "NAME" not in in_the_app(summary)
        assert "vetter check" not in in_the_app(summary)


def test_a_moment_is_told_to_the_second() -> None:
    moment = datetime(2020, 7, 8, 9, 30, tzinfo=UTC)
    assert words.timestamp(moment) == "8 Jul 2020, 09:30:00 UTC"
