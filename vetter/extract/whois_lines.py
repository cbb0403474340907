"""The lines of a WHOIS answer, whatever its layout: ``key: value``, ``[key] value``, headings.

Which words mean what is data: ``data/whois/registries.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.extract.registry_date import month_comes_first, read_date, rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

MAX_KEY: Final = 200  # .hk explains at length what a company's name is
MAX_HOLDERS: Final = 10
_COMMENT: Final = ("%", "#", ">>>", "--", "==")
_BRACKETED: Final = re.compile(r"(?:[a-z]\.? ?)?\[(?P<key>[^\]\n]{1,60})\](?P<value>.*)")
_PAIR: Final = re.compile(r"(?P<key>(?:[^:()]|\([^()]*\))*+):(?P<value>.*)")
_ASIDE: Final = re.compile(r"\([^()]*\)")
_FILLER: Final = re.compile(r"[\s._*]+")


@dataclass(frozen=True)
class Line:
    """One line: the number of its block, its heading (or ""), its key (or "") and its value."""

    block: int
    heading: str
    key: str
    value: str


@cache
def _labels(section: str, field: str) -> frozenset[str]:
    return frozenset(rules()[section][field])


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that say something; comments only count as headings.

    A heading holds until an empty line that comes after something stood under it.
    """
    lines: list[Line] = []
    heading, under, block = "", 0, 0
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            heading, under, block = "" if under else heading, 0, block + 1
            continue
        if line.startswith(_COMMENT):
            named = _plain(line.strip("%#*=-: "))
            if line.endswith(":") and len(named) <= 30:
                heading, under = named, 0
            continue
        key, value, is_heading = _split(line)
        if is_heading:
            heading, under = key, 0
        else:
            under += 1
        lines.append(Line(block, heading, key, value))
    return tuple(lines)


def statuses_of(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return what the lines call the state of the domain."""
    labels = _labels("states", "labels")
    return tuple(line.value.lower() for line in lines if line.key in labels and line.value)


def says_registered(lines: tuple[Line, ...]) -> bool:
    """Return whether the state of the domain is one that only registered domains have."""
    states = _labels("states", "registered")
    return any(state in states for state in statuses_of(lines))


def _split(line: str) -> tuple[str, str, bool]:
    """Return a line's key and value, and whether it is a heading."""
    if line.startswith("[") or line[1:4].startswith((". [", ".[", " [")):
        match = _BRACKETED.match(line)
        value = match["value"].strip() if match else line
        return (_plain(match["key"]), value, not value) if match else ("", value, False)
    match = _PAIR.fullmatch(line)
    key = _plain(match["key"]) if match and len(match["key"]) <= MAX_KEY else ""
    if match and key:
        return key, match["value"].strip(), not match["value"].strip()
    bare = match is None and _plain(line) in _labels("headings", "bare")
    return (_plain(line), "", True) if bare else ("", line, False)


def _plain(key: str) -> str:
    """Return a label as the data have it; of a label in two languages the second."""
    key = key.rpartition(" / ")[2]
    return _FILLER.sub(" ", _ASIDE.sub("", key)).strip(" -").lower()


def date_of(lines: tuple[Line, ...], field: str, text: str, tld: str) -> datetime | None:
    """Return the first date that is labelled as ``field``: "created", "expires" or "updated"."""
    labels = _labels("labels", field)
    month_first = month_comes_first(text, tld)
    for line in lines:
        for value in _dated(line, labels, field):
            if when := read_date(value, tld, month_first=month_first):
                return when
    return None


def _dated(line: Line, labels: frozenset[str], field: str) -> Iterator[str]:
    """Return where in a line a date of this kind may stand."""
    marks = rules()["marks"].get(field, ())
    if (line.key or line.heading) in labels or any(mark in line.value.lower() for mark in marks):
        yield line.value
    elif field != "updated":  # "Last updated on 2026-11-20" speaks of the database
        whole = " ".join(f"{line.key}:{line.value}".lstrip(":").split())
        label = _leading(whole, labels)
        if label:
            yield whole[len(label) :]


def _leading(line: str, labels: frozenset[str]) -> str:
    """Return the label that a line without a colon begins with: "Record created on 2002-08-05"."""
    words = line[:80].lower().split(" ")[:6]
    for count in range(min(5, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        if label in labels and words[count][:1].isdigit():
            return label
    return ""


def registrar_of(lines: tuple[Line, ...], tld: str) -> str:
    """Return the registrar: what its own section calls it, or the line with that label."""
    section = rules()["registrar_section"]
    under = [line for line in lines if line.heading in section["headings"]]
    for name in section["names"]:
        if found := next((line.value for line in under if line.key == name and line.value), ""):
            return found
    labels = _labels("labels", "registrar").union(rules()["registrar_there"].get(tld, ()))
    labelled = next((line.value for line in lines if line.key in labels and line.value), "")
    spelled = _described(_opened_by(lines, "registrar"), labelled, ("registrar",), section["names"])
    return spelled or labelled or next((line.value for line in under if not line.key), "")


def _opened_by(lines: tuple[Line, ...], key: str) -> list[Line]:
    """Return the lines of the blocks whose first line has that key: it is whom they describe."""
    first: dict[int, str] = {}
    for line in lines:
        first.setdefault(line.block, line.key)
    return [line for line in lines if first[line.block] == key]


def registrant_of(lines: tuple[Line, ...]) -> list[str]:
    """Return what an answer calls the holder, best first, withheld or not.

    A handle is replaced by the name in its own block. Of a section without labels it is the first
    line; an address follows.
    """
    rule = rules()["registrant"]
    under = [line for line in lines if line.heading in rule["headings"]]
    found = [
        *(line.value for label in rule["labels"] for line in lines if line.key == label),
        *(line.value for name in rule["names"] for line in under if line.key == name),
        *(line.value for line in under[1:2] if not line.key),
    ]
    return [
        _described(lines, value, rule["handles"], rule["names"]) or value
        for value in list(filter(None, found))[:MAX_HOLDERS]
    ]


def country_of(lines: tuple[Line, ...]) -> list[str]:
    """Return what an answer calls the holder's country, withheld or not."""
    rule = rules()["registrant"]
    return [
        line.value
        for line in lines
        if line.key in rule["country"]
        or (line.heading in rule["headings"] and line.key in rule["country_below"])
    ]


def _described(
    lines: Sequence[Line], handle: str, keys: Sequence[str], names: Sequence[str]
) -> str:
    """Return the name in the block that describes somebody known by a handle, as in .sk and .cz."""
    blocks = {line.block for line in lines if line.key in keys and line.value == handle}
    described = [line for line in lines if line.block in blocks and line.value != handle]
    return next((line.value for name in names for line in described if line.key == name), "")


def nameservers_of(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the lines that name a name server, unchecked."""
    labels, headings = _labels("nameservers", "labels"), _labels("nameservers", "headings")
    return tuple(
        line.value
        for line in lines
        if line.key in labels or (line.heading in headings and line.key in {"", "name"})
    )
