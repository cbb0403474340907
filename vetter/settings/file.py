"""Changes a settings file and leaves all else in it as the person wrote it: comments, order, blanks."""

from __future__ import annotations

import fcntl
import json
import os
import shlex
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from vetter.errors import CannotError, SettingsError, UsageError
from vetter.settings import MARK, Settings, brief, fitted, in_force, parsed, really, text_of
from vetter.settings.cards import cards, default_of
from vetter.settings.slips import fitting, slips, told
from vetter.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from tomlkit import TOMLDocument

    from vetter.settings import Place
    from vetter.settings.cards import Value

    Wanted: TypeAlias = Mapping[str, Value | None]
    Unusable: TypeAlias = Callable[[Settings], tuple[SettingsError, ...]]

FIXED: Final = (
    "The demonstration fixes how the network is reached: its way leads to the small internet on this "
    "machine, and any other would lead out of it."
)
TRIES: Final = 50  # until nobody else changed the file meanwhile


class Changed(Struct, frozen=True):
    """The settings as their file now has them, and what in it does not fit or cannot be used, as before."""

    settings: Settings
    wrong: tuple[str, ...] = ()


def as_written(place: Place) -> Settings:
    """Return the settings as their file has them, or the defaults where there is none. Raises `SettingsError`."""
    return fitted(parsed(text_of(place.path) or "", place.path), place.path)


def change(place: Place, wanted: Wanted, unusable: Unusable) -> Settings:
    """Write changed settings to their file and return all as they are written there now.

    ``wanted`` has the new values by their keys; None takes a setting out, so that its default holds.
    ``unusable`` is asked what is wrong with the way to the network where that changes, before anything is
    written. Raises `SettingsError` where the file or the outcome does not fit, `UsageError` for what may
    not be changed, and `CannotError` where the file cannot be written; it is as before then.
    """
    return _change(place, wanted, unusable, whole=True).settings


def mend(place: Place, wanted: Wanted, unusable: Unusable) -> Changed:
    """Do the same in a file in which something else may stay wrong, and return what that is.

    A section, or a name that stands in none, can be taken out like a setting. Raises the same, but
    `SettingsError` only for what would be worse than before.
    """
    return _change(place, wanted, unusable, whole=False)


def _change(place: Place, wanted: Wanted, unusable: Unusable, *, whole: bool) -> Changed:
    if place.fixed and any(_section(key) == place.fixed for key in wanted):
        raise UsageError(FIXED)
    for _ in range(TRIES):
        old = text_of(place.path)
        new = edited(old or "", wanted, place.path)
        before, after = parsed(old or "", place.path), parsed(new, place.path)
        if whole:
            fitted(after, place.path)
        wrong = _as_wrong_as(before, after, wanted, place.path)
        if any(_section(key) == "network" for key in wanted):
            ways = [_no_way(raw, place.path, unusable) for raw in (before, after)]
            wrong += _as_unusable_as(ways[0], ways[1], wanted)
        if new == (old or "") or _replaced(place.path, old, new):
            return Changed(fitting(after), wrong)
    raise CannotError(
        f"The settings file {brief(place.path)} is changed by something else again and again.",
        "Nothing was changed. Try again.",
    )


def _as_wrong_as(
    before: dict[str, Any], after: dict[str, Any], wanted: Wanted, path: Path
) -> tuple[str, ...]:
    """Return what does not fit after a change and did not before it either. Raises `SettingsError` for what does now."""
    earlier, now = slips(before), slips(after)
    worse = {key: words for key, words in now.items() if key in wanted or earlier.get(key) != words}
    if worse:
        words = f"The settings file {brief(path)} would not fit: {told(worse)}."
        raise SettingsError(words, setting=next(iter(worse)))
    return tuple(f"{key[:60]}: {words}." for key, words in now.items())


def _no_way(raw: dict[str, Any], path: Path, unusable: Unusable) -> tuple[SettingsError, ...]:
    """Return what of the way to the network cannot be used, as a file says it."""
    try:
        return unusable(in_force(fitting(raw), path))
    except SettingsError as error:  # a path that is none
        return (error,)


def _as_unusable_as(
    before: tuple[SettingsError, ...], after: tuple[SettingsError, ...], wanted: Wanted
) -> tuple[str, ...]:
    """Return what of the network cannot be used after a change and could not before it either. Raises the rest."""
    earlier = {(error.setting, error.message) for error in before}
    for error in after:
        if error.setting in wanted or (error.setting, error.message) not in earlier:
            raise error
    return tuple(error.message for error in after)


def edited(text: str, wanted: Wanted, path: Path) -> str:
    """Return the text of the settings file ``path`` with the changes in it.

    A value that is the default is taken out, so that it follows the program; a line with a comment of
    the person's own stays, and says the default. Raises `SettingsError` where that cannot be done
    without touching something else.
    """
    import tomlkit

    mark = MARK if text.startswith(MARK) else ""
    expected = parsed(text, path)
    refusal = SettingsError(
        f"The settings file {brief(path)} is written in a way in which this cannot be changed without touching the rest.",
        "Nothing was changed. Change it with a text editor.",
    )
    try:
        document = tomlkit.parse(text.removeprefix(mark).replace("\r\n", "\n"))
        for key, value in wanted.items():
            _edit(document, expected, key, value)
        new = mark + _ends_as_in(text.removeprefix(mark), document.as_string())
        says_so = _canonical(parsed(new, path)) == _canonical(expected)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise refusal from error  # a form of TOML that the editing library does not know
    if not says_so:
        raise refusal
    return new


def _ends_as_in(old: str, new: str) -> str:
    """Return ``new`` with each line ended as it was in ``old``; a new one ends like the one above it."""
    if "\r\n" not in old:
        return new
    from difflib import SequenceMatcher

    ends = ["\r" if line.endswith("\r") else "" for line in old.split("\n")]
    ends[-1] = ends[-2]  # the last line has no end; what is put behind it gets one
    before, after = old.replace("\r\n", "\n").split("\n"), new.split("\n")
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    given = [
        ends[max(min(start + nth, end - 1), 0)]
        for _, start, end, first, last in matched
        for nth in range(last - first)
    ]
    given[-1] = ""
    return "\n".join(line + end for line, end in zip(after, given, strict=True))


def _edit(document: TOMLDocument, expected: dict[str, Any], key: str, value: Value | None) -> None:
    """Make one change, and note in ``expected`` what the file is to say afterwards."""
    if value is None and key in expected:  # a section, or what stands in none
        del document[key]
        del expected[key]
        return
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


def _canonical(values: dict[str, Any]) -> str:
    """Return what a file says in a form that can be compared: numbers that are none differ from themselves."""
    filled = {name: value for name, value in values.items() if value != {}}
    return json.dumps(filled, sort_keys=True, default=repr)


def _plain(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _section(key: str) -> str:
    return key.partition(".")[0]


def _replaced(path: Path, old: str | None, new: str) -> bool:
    """Write the file, through a link to where it really lies, and return whether it was still ``old`` by then.

    Raises `CannotError`.
    """
    target = really(path)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone_in(target.parent):
            if text_of(path) != old:
                return False
            _refuse_protected(target)
            write_whole(target, new.encode("utf-8"))
    except OSError as error:
        raise CannotError(
            f"The settings file {brief(path)} cannot be written: {error.strerror}.",
            "Nothing was changed.",
        ) from error
    return True


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let one writer after the other into a folder, without leaving a file for that in it. Raises `OSError`."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # a drive that knows no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _refuse_protected(target: Path) -> None:
    """Raise `CannotError` for a file that somebody protects; replacing it would need no more than its folder."""
    if not target.exists():
        return
    if not target.stat().st_mode & 0o200 or not os.access(target, os.W_OK):
        raise CannotError(
            f"The settings file {brief(target)} is protected against being written.",
            f"Nothing was changed. To allow it: chmod u+w {shlex.quote(str(target))}",
        )
