"""What in a settings file does not fit, each by its key, so that one can be put right after the other."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from vetter.settings import Settings
from vetter.settings.address import NO_LOGIN, login_of
from vetter.settings.cards import Form, cards
from vetter.typed import shaped

AT_MOST: Final = 6  # that are named in one sentence

_SECTIONS: Final = frozenset(field.name for field in msgspec.structs.fields(Settings))


def slips(raw: dict[str, Any]) -> dict[str, str]:
    """Return by its key what is wrong with each line, or section, of a file that is read as plain values."""
    found: dict[str, str] = {}
    for section, inside in raw.items():
        if not isinstance(inside, dict):
            known = section in _SECTIONS
            found[section] = "it is a section" if known else "it stands in no section"
        elif section not in _SECTIONS:
            found[section] = "there is no such section"
        else:
            for name, value in inside.items():
                if wrong := _wrong(section, name, value):
                    found[f"{section}.{name}"] = wrong
    return found


def fitting(raw: dict[str, Any]) -> Settings:
    """Return what of a file fits as settings, and the defaults for the rest."""
    wrong = slips(raw)
    sound = {
        section: {name: one for name, one in inside.items() if f"{section}.{name}" not in wrong}
        for section, inside in raw.items()
        if section not in wrong
    }
    return shaped(sound, Settings)


def told(wrong: dict[str, str]) -> str:
    """Return what is wrong in one sentence's worth of words."""
    named = [f"{key[:60]} ({words})" for key, words in wrong.items()]
    more = len(named) - AT_MOST
    return "; ".join(named[:AT_MOST]) + (f"; and {more} more" if more > 0 else "")


def _wrong(section: str, name: str, value: object) -> str:
    """Return what is wrong with a line, "" for nothing."""
    card = cards().get(f"{section}.{name}")
    if card is None:
        return "there is no such setting"
    try:
        shaped({section: {name: value}}, Settings)
    except msgspec.ValidationError:
        has_login = card.form is Form.ADDRESS and isinstance(value, str) and bool(login_of(value))
        return f"it takes {card.takes}" + (f", {NO_LOGIN}" if has_login else "")
    return ""
