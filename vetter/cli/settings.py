"""``vetter settings``: what can be set, where that is kept, and how to change it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from vetter.cli.options import SETTINGS
from vetter.errors import UsageError
from vetter.report.safe import safe_text
from vetter.settings import ChosenBy, home, parsed, place, text_of
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
    from vetter.settings.exposed import exposed
    from vetter.settings.file import as_written

    found = place(settings_file)
    click.echo(f"Settings file: {safe_text(str(found.path))}")
    click.echo(f"Decided by:    {WHY[found.chosen_by]}")
    if text_of(found.path) is None:
        click.echo("               It is not there yet: the first `vetter settings set` makes it.")
    click.echo(f"Cases:         {safe_text(str(home()))}")
    settings = as_written(found)
    for line in lines(settings):
        click.echo(line)
    if warning := exposed(found, settings):
        click.echo(safe_text(warning), err=True)


# What begins with a hyphen is a number below nothing, for which there are words.
@command.command("set", context_settings={"ignore_unknown_options": True})
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
    _change(place(settings_file), {card.key: given})
    if is_secret(card, given) and value != "-":
        words = (
            f"It now stands in your shell's history too; `vetter settings set {key} -` avoids that."
        )
        click.echo(words, err=True)


@command.command("unset")
@SETTINGS
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
def unset(settings_file: Path | None, keys: tuple[str, ...]) -> None:
    """Take each KEY out of the settings file, so that its default holds.

    What vetter does not know can be taken out in this way, too: a line, or a section with all that
    stands in it.
    """
    found = place(settings_file)
    for key in keys:
        if key not in cards() and not _stands_in(found, key):
            card_of(key)
    _change(found, dict.fromkeys(keys))


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


def _change(found: Place, wanted: dict[str, Value | None]) -> None:
    """Make changes, say what they were, and what in the file is wrong besides."""
    from vetter.net.usable import unusable
    from vetter.settings.file import mend

    changed = mend(found, wanted, unusable)
    for key, value in wanted.items():
        card = cards().get(key)
        if card is None:
            click.echo(f"{safe_text(key)} is taken out")
        else:
            default = default_of(key)
            given = default if value is None else value
            end = "  (default)" if given == default else ""
            click.echo(f"{key}  {safe_text(shown(card, given))}{end}")
    click.echo(f"In {safe_text(str(found.path))}", err=True)
    if changed.wrong:
        click.echo("What is wrong there still, and is to be put right in the same way:", err=True)
    for words in changed.wrong:
        click.echo(f"  {safe_text(words)}", err=True)


def _stands_in(found: Place, key: str) -> bool:
    section, _, name = key.partition(".")
    raw = parsed(text_of(found.path) or "", found.path)
    inside = raw.get(section)
    return key in raw or (isinstance(inside, dict) and name in inside)


def _from_input(card: Card) -> str:
    """Return what is typed without being shown, or the first line of standard input. Raises `UsageError`."""
    if sys.stdin is not None and sys.stdin.isatty():
        return str(click.prompt(card.name, hide_input=True, err=True))
    try:
        line = "" if sys.stdin is None else sys.stdin.readline().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("Standard input cannot be read as text in UTF-8.") from error
    if not line:
        raise UsageError(f"There is nothing on standard input to set {card.key} to.")
    return line
