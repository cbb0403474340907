"""The JSON Schemas of the contracts, made from the types: ``python -m vetter.report.schema``."""

from __future__ import annotations

import json
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from vetter.data import root
from vetter.model import CHOICE_SCHEMA, NETWORK_SCHEMA, SCHEMA, Assessment, Choice, Network

if TYPE_CHECKING:
    from msgspec import Struct

CONTRACTS: Final[dict[str, tuple[type[Struct], str]]] = {
    SCHEMA: (Assessment, "What vetter says about one outlet"),
    NETWORK_SCHEMA: (Network, "What vetter says that several outlets share"),
    CHOICE_SCHEMA: (Choice, "What a name may mean, where it means several outlets"),
}
"""Each contract's type and title, by its name."""


def schema(name: str = SCHEMA) -> dict[str, Any]:
    """Return the schema of a contract (JSON Schema 2020-12)."""
    kind, title = CONTRACTS[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name,
        "title": title,
        **_dedented(msgspec.json.schema(kind)),
    }


def _dedented(node: Any) -> Any:
    """Return a part of a schema with its descriptions as they are meant: before Python 3.13 docstrings keep their indentation."""
    if isinstance(node, list):
        return [_dedented(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        name: cleandoc(value)
        if name == "description" and isinstance(value, str)
        else _dedented(value)
        for name, value in node.items()
    }


def place(name: str = SCHEMA) -> Path:
    """Return where in the data a schema is published."""
    return Path("schema") / f"{name.rpartition('/')[2]}.json"


def text(name: str = SCHEMA) -> str:
    """Return a schema as it is published."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def publish(folder: Path) -> tuple[Path, ...]:
    """Write the schemas into their places below ``folder``, and return where those are."""
    paths = {name: folder / place(name) for name in CONTRACTS}
    for name, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(name), "utf-8")
    return tuple(paths.values())


if __name__ == "__main__":
    publish(root())
