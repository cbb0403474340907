"""Documents of STIX 2.1, with the objects that OpenCTI adds: values that are tied to an operation.

https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html. Domains, channels and identities of
victims and sources are objects too, so whatever no relationship ties to an operation is unread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.domains import registrable
from vetter.lists.formats.account import account
from vetter.lists.formats.json_document import decode_json, objects, table, text_in, texts_in
from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.stix_pattern import equalities
from vetter.lists.formats.stix_ties import Ties
from vetter.lists.formats.stix_words import Sort, words
from vetter.lists.formats.table import iso_day
from vetter.lists.formats.typed import typed

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document
    from vetter.lists.formats.stix_ties import Tie

    Value = tuple[str, str, str]

_SHOWN: Final = 200
_NAMED: Final = ("value", "name", "url", "pattern", "account_login", "user_id", "id")


class Bundle(Struct, frozen=True):
    """What the objects of a document say of each other."""

    known: dict[str, dict[str, object]]
    ties: Ties
    published: dict[str, str]
    observed: dict[str, str]


def read(content: bytes, document: Document) -> Parsed:  # noqa: ARG001 - every reader takes both
    """Return the values that are tied to an operation; ``Stated.line`` counts the objects from 1.

    Raises `ShapeError` if the document is no bundle of STIX objects.
    """
    bundle = table(decode_json(content))
    if text_in(bundle, "type") != "bundle" or not isinstance(bundle.get("objects"), list):
        raise ShapeError("The document is no STIX bundle: it has no list of objects.")
    listed = [table(each) for each in objects(bundle["objects"])]
    newest = _newest(listed)
    known = {text_in(listed[at], "id"): listed[at] for at in newest.values()}
    around = Bundle(known, Ties(known), _dated(known, "report"), _dated(known, "observed-data"))
    stated: list[Stated] = []
    unread: list[Unread] = []
    for at, one in enumerate(listed):
        identifier = text_in(one, "id")
        if not identifier or not text_in(one, "type"):
            unread.append(Unread(at + 1, "", "is no STIX object: it has no id or no type"))
        elif newest[identifier] != at:
            unread.append(Unread(at + 1, _shown(one), "another version of it is in the document"))
        elif text_in(one, "type") not in words().scaffold:
            found = _object(at + 1, one, around)
            if isinstance(found, str):
                unread.append(Unread(at + 1, _shown(one), found))
            else:
                stated += found
    return Parsed(tuple(stated), tuple(unread))


def _newest(listed: list[dict[str, object]]) -> dict[str, int]:
    """Return where the newest version of each object stands."""
    newest: dict[str, int] = {}
    for at, one in enumerate(listed):
        identifier = text_in(one, "id")
        kept = newest.get(identifier)
        if kept is None or text_in(one, "modified") > text_in(listed[kept], "modified"):
            newest[identifier] = at
    return newest


def _dated(known: dict[str, dict[str, object]], kind: str) -> dict[str, str]:
    """Return on which day reports were published, or observations first made, by what they refer to."""
    day = {"report": "published", "observed-data": "first_observed"}[kind]
    days: dict[str, str] = {}
    for one in known.values():
        if text_in(one, "type") == kind:
            when = iso_day(text_in(one, day))
            for identifier in texts_in(one, "object_refs") if when else ():
                days[identifier] = min(days.get(identifier, when), when)
    return days


def _object(line: int, one: dict[str, object], around: Bundle) -> list[Stated] | str:
    """Return what an object states, or why it is not taken."""
    identifier = text_in(one, "id")
    victim = around.ties.victim_of(identifier)
    if victim:
        return f"a victim of “{victim[:80]}”"
    harmless = [words().harmless.get(word, "") for word in texts_in(one, "indicator_types")]
    if one.get("revoked") is True or any(harmless):
        return next(filter(None, harmless), "withdrawn by the publisher")
    kind = text_in(one, "type")
    if kind not in words().object and kind != "indicator":
        return f"not among the kinds taken: “{kind[:60]}”"
    tie = around.ties.of(identifier)
    if tie is None:
        return "not tied to an operation"
    values = _values(one)
    if isinstance(values, str):
        return values
    return [_stated(line, one, value, tie, around) for value in values]


def _values(one: dict[str, object]) -> list[Value] | str:
    """Return the type, the value and the role of what an object holds, or why it holds none."""
    kind = text_in(one, "type")
    if kind != "indicator":
        sort = words().object[kind]
        known = _value(_held(one, sort), sort, _platform(one, sort))
        return [known] if known else f"is no {sort.kind}"
    if text_in(one, "pattern_type") not in ("", "stix"):
        return f"its pattern is written in “{text_in(one, 'pattern_type')[:60]}”"
    found: list[Value] = []
    for path, text in equalities(str(one.get("pattern", ""))):
        compared = words().object.get(words().path.get(path, ""))
        known = _value(text, compared, "") if compared else None
        if known is None:
            return f"its pattern compares what is not taken: “{path[:60]}”"
        found.append(known)
    return found or "its pattern is more than “this value or that one”"


def _held(one: dict[str, object], sort: Sort) -> str:
    holder = table(one.get(sort.inside)) if sort.inside else one
    return next(filter(None, (text_in(holder, name) for name in sort.properties)), "")


def _platform(one: dict[str, object], sort: Sort) -> str:
    """Return where an account is, as we call it, or as the document does where we do not know it."""
    places = [word.casefold() for name in sort.platform for word in texts_in(one, name) if word]
    for word in places:
        if word in words().platforms:
            return words().platforms[word]
    return places[0] if places else ""


def _value(text: str, sort: Sort, platform: str) -> Value | None:
    if sort.kind == "account":
        return _account(text, sort, platform)
    if sort.kind == "domain":
        # Never a page or an address, which names in a table of domains may turn out to be.
        known = _site(text)
    else:
        known = typed(_single(text) if sort.kind == "ip" else text, sort.kind)
    return (*known, sort.role) if known else None


def _site(text: str) -> tuple[str, str] | None:
    known = typed(text, "host")
    return ("domain", known[1]) if known else None


def _single(text: str) -> str:
    """Return the address of a range that holds one only, and anything else as it is."""
    return text.removesuffix("/128" if ":" in text else "/32")


def _account(text: str, sort: Sort, platform: str) -> Value | None:
    """Return an account: its page, its name, or the site that a channel is."""
    ours = platform if platform in words().platforms.values() else ""
    if "/" in text or text.startswith("@"):
        known = account(text, ours)
    elif platform and not ours:
        # An account of something that we do not know may be one of a machine: "unix".
        known = None
    elif not platform and sort.sites and (site := _site(text)) and registrable(site[1]):
        return (*site, words().object["domain-name"].role)
    else:
        known = account(f"@{text}", ours)
    return (*known, sort.role) if known else None


def _stated(line: int, one: dict[str, object], value: Value, tie: Tie, around: Bundle) -> Stated:
    identifier = text_in(one, "id")
    confidence = text_in(one, "confidence")
    labels = ", ".join(texts_in(one, "labels")[:20])
    until = iso_day(text_in(one, "valid_until"))
    said = (
        around.published.get(identifier)
        or iso_day(text_in(one, "created"))
        or iso_day(tie.said)
    )  # fmt: skip
    return Stated(
        type=value[0],
        value=value[1],
        line=line,
        role=value[2],
        operation=around.ties.operation(tie),
        attribution=around.ties.attribution(tie),
        first_seen=around.observed.get(identifier) or iso_day(text_in(one, "valid_from")),
        listed_on=said,
        targets=around.ties.aims(tie),
        note="; ".join(
            filter(
                None,
                (
                    f"confidence {confidence}" if confidence else "",
                    f"valid until {until}" if until else "",
                    labels[:_SHOWN],
                ),
            )
        ),
    )


def _shown(one: dict[str, object]) -> str:
    return next(filter(None, (text_in(one, name) for name in _NAMED)), "")[:_SHOWN]
