"""Options that several commands take, each worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from vetter.clock import end_of_day
from vetter.errors import SettingsError

LEVELS: Final = ("some", "strong", "named", "unknown")


def named_before() -> str | None:
    """Return the settings file that was named before the command, or before the group that it is in."""
    context = click.get_current_context().parent
    while context is not None:
        if named := context.params.get("settings_file"):
            return str(named)
        context = context.parent
    return None


def settings_named(_: click.Context, __: click.Parameter, text: str | None) -> Path | None:
    """Return the settings file that was named, None where none was. Raises `SettingsError`.

    An empty name is none: behind a variable that was never set, a proxy would silently be left out.
    """
    if text is None:
        return None
    if not text.strip():
        raise SettingsError("--settings names no file.", "A variable in its place may be empty.")
    from vetter.settings import expanded

    return expanded(text, "--settings")


AS_JSON: Final = click.option(
    "--json", "as_json", is_flag=True, help="Print the assessment as JSON."
)
HTML: Final = click.option(
    "--html", type=click.Path(path_type=Path), help="Write a self-contained page."
)
MARKDOWN: Final = click.option(
    "--markdown", type=click.Path(path_type=Path), help="Write Markdown."
)
CONDUCT: Final = click.option(
    "--conduct",
    type=click.Path(path_type=Path),
    help="Notes on how it went on (TOML): rate, payer, call, contract.",
)
AS_OF: Final = click.option(
    "--as-of",
    metavar="DATE",
    help="Judge as if it were that day (YYYY-MM-DD).",
    callback=lambda _, __, text: None if text is None else end_of_day(text),
)
SETTINGS: Final = click.option(
    "--settings",
    "settings_file",
    type=click.Path(),
    default=named_before,
    callback=settings_named,
    help="Settings (TOML).",
)
FAIL_ON: Final = click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    help="End with status 1 if the level is this or worse (for scripts).",
)
