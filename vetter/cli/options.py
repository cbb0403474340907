"""Options that several commands take, each worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from vetter.clock import end_of_day

LEVELS: Final = ("some", "strong", "named", "unknown")


def named_before() -> str | None:
    """Return the settings file that was named before the command, or before the group that it is in."""
    context = click.get_current_context().parent
    while context is not None:
        if named := context.params.get("settings_file"):
            return str(named)
        context = context.parent
    return None


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
    type=click.Path(path_type=Path),
    default=named_before,
    help="Settings (TOML).",
)
FAIL_ON: Final = click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    help="End with status 1 if the level is this or worse (for scripts).",
)
