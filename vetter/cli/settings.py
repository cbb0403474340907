"""``vetter settings``: what can be set, where that is kept, and how to change it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from vetter.cli.options import SETTINGS
from vetter.errors import UsageError
from vetter.report.safe import safe_text
from vetter.settings import ChosenBy, home, place
from vetter.settings.cards import (
    card_of,
    cards,
    default_of,
    groups,
    is_secret,
    shown,
    typed,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.settings import Place, Settings
    from vetter.settings.cards import Card, Value

WHY: Final = {
    ChosenBy.OPTION: "--settings",
    ChosenBy.VARIABLE: "the variable VETTER_SETTINGS",
    ChosenBy.FOLDER: "your configuration folder; neither --settings nor VETTER_SETTINGS names another",
    ChosenBy.DEMONSTRATION: "the demonstration; it is gone when that ends",
}
WIDTH: Final = 27  # of the column with the keys


@click.group("settings", invoke_without_command=True)
@SETTINGS
@click.pass_context
def command(context: click.Context, settings_file: Path | None) -> None:
    """Show every setting: its value, whether that is the default, and what it does.

    To change one: `vetter settings set crawl.max_pages 40`. Back to its default:
    `vetter settings unset crawl.max_pages`. In the app, F4 shows the same.
    """
    if context.invoked_subcommand is not None:
        return
    from vetter.settings.file import as_written

    found = place(settings_file)
    click.echo(f"Settings file: {safe_text(str(found.path))}")
    click.echo(f"Decided by:    {WHY[found.chosen_by]}")
    if not found.path.exists():
        click.echo("               It is not there yet: the first `vetter settings set` makes it.")
    click.echo(f"Cases:         {safe_text(str(home()))}")
    settings = as_written(found)
    for line in lines(settings):
        click.echo(line)


@command.command("set")
@SETTINGS
@click.argument("key")
@click.argument("value")
def set_one(settings_file: Path | None, key: str, value: str) -> None:
    """Set KEY to VALUE, for example crawl.max_pages 40. `vetter settings` lists the keys.

    What is typed here stays in your shell's history. For a key to a service, and for a proxy with a
    password, give - as VALUE: it is then asked for without being shown, or read from standard input.
    """
    card = card_of(key)
    text = _from_input(card) if value == "-" else value
    given = typed(card, text)
    _change(place(settings_file), card.key, given)
    if is_secret(card, given) and value != "-":
        words = (
            f"It now stands in your shell's history too; `vetter settings set {key} -` avoids that."
        )
        click.echo(words, err=True)


@command.command("unset")
@SETTINGS
@click.argument("key")
def unset_one(settings_file: Path | None, key: str) -> None:
    """Take KEY out of the settings file, so that its default holds.

    A line of the file that vetter does not know can be taken out in this way, too.
    """
    found = place(settings_file)
    if key not in cards() and not _stands_in(found, key):
        card_of(key)
    _change(found, key, None)


def lines(settings: Settings) -> Iterator[str]:
    """Yield all settings, safe to print, as the command shows them."""
    for group in groups():
        yield ""
        yield group.title
        for card in group.setting:
            yield _line(card, value_of(settings, card.key))
            yield from _wrapped(card.does)


def _line(card: Card, value: Value) -> str:
    default = default_of(card.key)
    end = "(default)" if value == default else f"(default: {shown(card, default)})"
    return f"  {card.key:<{WIDTH}}{safe_text(shown(card, value))}  {end}"


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 96, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _change(found: Place, key: str, value: Value | None) -> None:
    """Make one change, and say what it was."""
    from vetter.net.usable import usable
    from vetter.settings.file import change

    change(found, {key: value}, usable)
    card = cards().get(key)
    if card is None:
        click.echo(f"{safe_text(key)} is taken out")
    else:
        default = default_of(key)
        given = default if value is None else value
        end = "  (default)" if given == default else ""
        click.echo(f"{key}  {safe_text(shown(card, given))}{end}")
    click.echo(f"In {safe_text(str(found.path))}", err=True)


def _stands_in(found: Place, key: str) -> bool:
    from vetter.settings import parsed, text_of

    if not found.path.exists():
        return False
    section, _, name = key.partition(".")
    inside = parsed(text_of(found.path), found.path).get(section)
    return isinstance(inside, dict) and name in inside


def _from_input(card: Card) -> str:
    """Return what is typed without being shown, or the first line of standard input. Raises `UsageError`."""
    if sys.stdin.isatty():
        return str(click.prompt(card.name, hide_input=True, err=True))
    line = sys.stdin.readline().strip()
    if not line:
        raise UsageError(f"There is nothing on standard input to set {card.key} to.")
    return line
