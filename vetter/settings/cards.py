"""What each setting is called, does and takes (`data/settings.toml`), and how its value is written and shown."""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeAlias

import msgspec
from msgspec import Struct, field

from vetter.data import read_toml
from vetter.errors import SettingsError, UsageError
from vetter.settings import Settings, expanded
from vetter.settings.address import HIDDEN, NO_LOGIN, login_of, masked
from vetter.typed import shaped

Value: TypeAlias = str | int | float | tuple[str, ...]

OFF: Final = "off"
SHORTEST: Final = 12  # characters of a key whose last ones may be shown


class Form(StrEnum):
    """How a setting is written."""

    WHOLE = "whole"
    NUMBER = "number"
    SHARE = "share"
    CHOICE = "choice"
    TEXT = "text"
    LIST = "list"
    ADDRESS = "address"
    FILE = "file"
    SECRET = "secret"  # noqa: S105 - the word itself


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """One setting: ``key`` is its section and name, ``takes`` says what may be written."""

    key: str
    name: str
    does: str
    form: Form
    takes: str
    unit: str = ""
    choices: dict[str, str] = field(default_factory=dict)


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Settings that answer the same question of a person's."""

    title: str
    setting: tuple[Card, ...]
    about: str = ""


class _Cards(Struct, frozen=True, forbid_unknown_fields=True):
    group: tuple[Group, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return all settings in the order in which they are shown."""
    return shaped(read_toml("settings.toml"), _Cards).group


@cache
def cards() -> dict[str, Card]:
    """Return all settings by their keys."""
    return {card.key: card for group in groups() for card in group.setting}


def card_of(key: str) -> Card:
    """Return the setting of that key. Raises `UsageError`, naming those near to it."""
    if found := cards().get(key):
        return found
    from rapidfuzz.process import extract

    # Whoever leaves the section away, or puts another, means the name.
    names = {one: one.rpartition(".")[2] for one in cards()}
    by_name = [one for one, name in names.items() if name == key.rpartition(".")[2]]
    ranked = extract(key, list(cards()), limit=3)
    near = by_name or [one for one, score, _ in ranked if score >= ranked[0][1] - 5]
    raise UsageError(
        f"There is no setting “{masked(key)[:60]}”.",
        f"Near to it: {', '.join(near)}. `vetter settings` shows all.",
    )


def value_of(settings: Settings, key: str) -> Value:
    """Return the value of a setting."""
    section, _, name = key.partition(".")
    found: Value = getattr(getattr(settings, section), name)
    return found


def default_of(key: str) -> Value:
    """Return the value that a setting has if nobody says anything."""
    return value_of(Settings(), key)


def as_text(card: Card, value: Value) -> str:
    """Return a value as it may be typed."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if card.form is Form.SHARE and isinstance(value, float):
        return f"{value * 100:.12g} %"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def shown(card: Card, value: Value) -> str:
    """Return a value for the eye: in its unit, and of a key no more than tells it from another."""
    text = as_text(card, value)
    if card.form is Form.SECRET and text:
        return f"set, ends in {text[-4:]}" if len(text) >= SHORTEST else "set"
    if not text:
        return OFF if card.form is Form.ADDRESS else "none"
    plural = "s" if card.unit and text != "1" else ""
    seen = text if card.form is Form.FILE else masked(text)
    return f"{seen} {card.unit}{plural}".rstrip()


def is_secret(card: Card, value: Value) -> bool:
    """Return whether a value is for nobody else's eyes: a key, or a proxy with its password."""
    text = as_text(card, value)
    return (
        bool(text) if card.form is Form.SECRET else card.form is Form.TEXT and bool(login_of(text))
    )


def typed(card: Card, text: str) -> Value:
    """Return what was typed as a value of the setting. Raises `SettingsError`."""
    _refuse_misread(card, text.strip())
    try:
        value = _read(card, text.strip())
        section, _, name = card.key.partition(".")
        return value_of(shaped({section: {name: value}}, Settings), card.key)
    except (ValueError, msgspec.ValidationError) as error:
        seen = (
            ""
            if card.form is Form.SECRET or not text.strip()
            else f", not “{masked(text.strip())[:60]}”"
        )
        raise SettingsError(f"{card.key} takes {card.takes}{seen}.", setting=card.key) from error


def _refuse_misread(card: Card, text: str) -> None:
    """Raise `SettingsError` for a login where none may be, or that is only hinted at, and for “off” as a key."""
    login = login_of(text)
    hint = ""
    if card.form is Form.ADDRESS and login:
        hint = f"Write it {NO_LOGIN}."
    elif card.form is Form.TEXT and login == HIDDEN:
        hint = f"“{HIDDEN}” stands for a user name and password that are not shown: write them out."
    elif card.form is Form.SECRET and text.lower() == OFF:
        hint = f"“{OFF}” is for addresses. `vetter settings unset {card.key}` takes the key out."
    if hint:
        raise SettingsError(f"{card.key} takes {card.takes}.", hint, setting=card.key)


def _read(card: Card, text: str) -> Any:
    if not text.isprintable():
        raise ValueError(text)
    match card.form:
        case Form.WHOLE:
            return int(text)
        case Form.NUMBER:
            return _number(text)
        case Form.SHARE:
            percent = text.endswith("%")
            number = _number(text.removesuffix("%"))
            return float(f"{number / 100:.12g}") if percent else number
        case Form.LIST:
            return [part for part in text.replace(",", " ").split() if part]
        case Form.ADDRESS | Form.TEXT:
            return "" if text.lower() == OFF else text
        case Form.FILE:
            # A relative one would be looked for beside the settings file, not where the person is.
            return str(expanded(text, card.key).absolute()) if text else ""
        case _:
            return text


def _number(text: str) -> float:
    """Return a number, with a decimal point or comma. Raises `ValueError`."""
    number = float(text.strip().replace(",", "."))
    if not math.isfinite(number):
        raise ValueError(text)
    return number
