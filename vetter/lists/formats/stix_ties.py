"""What the relationships of a STIX document say of its objects: tied to an operation, or a victim.

That a report holds an object ties it to nothing: reports hold the victims, the sources and their
authors as well. How things are tied is in ``data/formats/stix.toml``.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.lists.formats.json_document import text_in, texts_in
from vetter.lists.formats.stix_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN: Final = 200
_MOST_NAMED: Final = 20


class Relation(Struct, frozen=True):
    """One relationship: its kind, what it leads from and to, and when it was stated."""

    kind: str
    source: str
    target: str
    said: str


class Tie(Struct, frozen=True):
    """The operation that an object is tied to: its identifier, and when that was stated."""

    operation: str
    said: str


class Ties:
    """The relationships between the objects of one document, looked up by object."""

    def __init__(self, known: dict[str, dict[str, object]]) -> None:
        """Take the objects of a document by their identifiers."""
        self._known = known
        relations = list(_relations(known))
        self._harmed = _harmed(relations)
        self._actors: dict[str, list[str]] = defaultdict(list)
        self._places: dict[str, list[str]] = defaultdict(list)
        direct: dict[str, Tie] = {}
        for each in relations:
            if each.kind in words().by and self._is_operation(each.source):
                _keep(direct, each.target, Tie(each.source, each.said))
            if each.kind in words().to and self._is_operation(each.target):
                _keep(direct, each.source, Tie(each.target, each.said))
            if each.kind == "attributed-to" and self._is_operation(each.target):
                self._actors[each.source].append(each.target)
            if each.kind == "targets" and _kind(each.target) == "location":
                self._places[each.source].append(each.target)
        self._ties = self._spread(direct, relations)

    def of(self, identifier: str) -> Tie | None:
        """Return the operation to which an object is tied."""
        return self._ties.get(identifier)

    def victim_of(self, identifier: str) -> str:
        """Return the name of who harmed an object, or "" if nobody is said to have."""
        source = self._harmed.get(identifier, "")
        return source and (self._name(source) or _kind(source))

    def operation(self, tie: Tie) -> str:
        """Return the name of an operation; means are called after the operation that has them."""
        means = words().operations[-1]
        above = self._ties.get(tie.operation) if _kind(tie.operation) == means else None
        return self._name(above.operation if above else tie.operation)

    def attribution(self, tie: Tie) -> str:
        """Return the actors to whom an operation is attributed."""
        return self._names(self._actors.get(tie.operation, []))

    def aims(self, tie: Tie) -> str:
        """Return the places at which an operation is said to aim."""
        return self._names(self._places.get(tie.operation, []))

    def _spread(self, direct: dict[str, Tie], relations: list[Relation]) -> dict[str, Tie]:
        """Return the ties of objects together with those of what tells of the same thing.

        An indicator ties what it is based on, and an observation what it is made of; one tied value
        ties the indicator that is based on it, but not the other values of an observation.
        """
        based = [each for each in relations if each.kind in words().same]
        below: dict[str, list[str]] = defaultdict(list)
        for each in based:
            below[each.source].append(each.target)
        ties = dict(direct)
        waiting = deque(direct)
        while waiting:
            identifier = waiting.popleft()
            for lower in (*below.get(identifier, ()), *self._made_of(identifier)):
                if lower not in ties:
                    ties[lower] = ties[identifier]
                    waiting.append(lower)
        for each in based:
            if each.target in direct:
                ties.setdefault(each.source, direct[each.target])
        return ties

    def _made_of(self, identifier: str) -> list[str]:
        if _kind(identifier) != "observed-data":
            return []
        return texts_in(self._known.get(identifier, {}), "object_refs")

    def _is_operation(self, identifier: str) -> bool:
        return (
            _kind(identifier) in words().operations
            and identifier in self._known
            and identifier not in self._harmed
        )

    def _name(self, identifier: str) -> str:
        return text_in(self._known.get(identifier, {}), "name")[:_SHOWN]

    def _names(self, identifiers: list[str]) -> str:
        names = dict.fromkeys(map(self._name, identifiers[:_MOST_NAMED]))
        return ", ".join(name for name in names if name)


def _harmed(relations: list[Relation]) -> dict[str, str]:
    """Return who is harmed, and what belongs to them, with who harmed them."""
    harmed = {each.target: each.source for each in relations if each.kind in words().harms}
    owned = {
        each.source: harmed[each.target]
        for each in relations
        if each.kind == words().belongs and each.target in harmed
    }
    return owned | harmed


def _keep(ties: dict[str, Tie], identifier: str, tie: Tie) -> None:
    kept = ties.get(identifier)
    if kept is None or _rank(tie) < _rank(kept):
        ties[identifier] = tie


def _rank(tie: Tie) -> int:
    return words().operations.index(_kind(tie.operation))


def _kind(identifier: str) -> str:
    return identifier.partition("--")[0]


def _relations(known: dict[str, dict[str, object]]) -> Iterator[Relation]:
    for one in known.values():
        if text_in(one, "type") == "relationship" and one.get("revoked") is not True:
            yield Relation(
                text_in(one, "relationship_type"),
                text_in(one, "source_ref"),
                text_in(one, "target_ref"),
                text_in(one, "created"),
            )
