"""Changes a settings file and leaves all else in it as the person wrote it: comments, order, blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from vetter.errors import CannotError, SettingsError, UsageError
from vetter.settings import fitted, in_force, parsed, text_of
from vetter.settings.cards import cards, default_of
from vetter.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tomlkit import TOMLDocument

    from vetter.settings import Place, Settings
    from vetter.settings.cards import Value

FIXED: Final = (
    "The demonstration fixes how the network is reached: its way leads to the small internet on this "
    "machine, and any other would lead out of it."
)


def as_written(place: Place) -> Settings:
    """Return the settings as their file has them, or the defaults where there is none. Raises `SettingsError`."""
    text = _text(place.path)
    return fitted(parsed(text, place.path), place.path)


def change(
    place: Place, wanted: Mapping[str, Value | None], usable: Callable[[Settings], None]
) -> Settings:
    """Write changed settings to their file and return all that are now in force.

    ``wanted`` has the new values by their keys; None takes a setting out, so that its default holds.
    ``usable`` is asked about the way to the network where that changes, before anything is written; it
    raises `SettingsError`. Raises `SettingsError` where the file or the outcome does not fit, `UsageError`
    for what may not be changed, and `CannotError` where the file cannot be written; it is as before then.
    """
    if place.fixed and any(_section(key) == place.fixed for key in wanted):
        raise UsageError(FIXED)
    old = _text(place.path)
    new = edited(old, wanted, place.path)
    settings = in_force(fitted(parsed(new, place.path), place.path), place.path)
    if any(_section(key) == "network" for key in wanted):
        usable(settings)
    if new != old:
        _write(place.path, new)
    return settings


def edited(text: str, wanted: Mapping[str, Value | None], path: Path) -> str:
    """Return the text of the settings file ``path`` with the changes in it.

    A value that is the default is taken out, so that it follows the program; a line with a comment of
    the person's own stays, and says the default. Raises `SettingsError` where that cannot be done
    without touching something else.
    """
    import tomlkit

    expected = parsed(text, path)
    try:
        document = tomlkit.parse(text)
        for key, value in wanted.items():
            _edit(document, expected, key, value)
        new = document.as_string()
    except (ValueError, KeyError, TypeError, AttributeError):
        new = ""  # a form of TOML that the editing library does not know
    if "\r\n" in text:
        new = re.sub(r"(?<!\r)\n", "\r\n", new)
    if _filled(parsed(new, path)) != _filled(expected):
        raise SettingsError(
            f"The settings file {path} is written in a way in which this cannot be changed without touching the rest.",
            "Nothing was changed. Change it with a text editor.",
        )
    return new


def _edit(document: TOMLDocument, expected: dict[str, Any], key: str, value: Value | None) -> None:
    """Make one change, and note in ``expected`` what the file is to say afterwards."""
    section, _, name = key.partition(".")
    default = default_of(key) if key in cards() else None
    given = default if value is None else value
    inside: Any = document.get(section, {})
    if given == default and name not in inside:
        return
    if given is None or (given == default and not _has_comment(inside, name)):
        _take_out(document, section, name)
        del expected[section][name]
    else:
        _put(document, section, name, given)
        expected.setdefault(section, {})[name] = _plain(given)


def _put(document: TOMLDocument, section: str, name: str, value: Value) -> None:
    """Set a value; a new one goes behind the last of its section, before what stands above the next one."""
    import tomlkit
    from tomlkit.items import Table

    if section not in document:
        document[section] = tomlkit.table()
    inside: Any = document[section]
    keys = [key for key, _ in inside.value.body if key] if isinstance(inside, Table) else []
    if name in inside or not keys:
        inside[name] = _plain(value)
    else:
        inside.value._insert_after(keys[-1], name, tomlkit.item(_plain(value)))  # noqa: SLF001 - has no other name


def _take_out(document: TOMLDocument, section: str, name: str) -> None:
    """Take a value out, and its section if nothing is left of that."""
    from tomlkit.items import Comment, Table

    inside: Any = document[section]
    del inside[name]
    if not isinstance(inside, Table) or inside.trivia.comment:
        return
    if not inside and not any(isinstance(item, Comment) for _, item in inside.value.body):
        del document[section]


def _has_comment(inside: Any, name: str) -> bool:
    return bool(getattr(getattr(inside[name], "trivia", None), "comment", ""))


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value != {}}


def _plain(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _section(key: str) -> str:
    return key.partition(".")[0]


def _text(path: Path) -> str:
    return text_of(path) if path.exists() else ""


def _write(path: Path, text: str) -> None:
    """Write the file, through a link to where it really lies. Raises `CannotError`."""
    target = path.resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(target, text.encode("utf-8"))
    except OSError as error:
        raise CannotError(
            f"The settings file {path} cannot be written: {error.strerror}.",
            "Nothing was changed.",
        ) from error
