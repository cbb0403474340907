"""The JSON Schema of the contract, made from the types: ``python -m vetter.report.schema``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from vetter.data import root
from vetter.model import SCHEMA, Assessment

PLACE = Path("schema") / "assessment-1.json"


def schema() -> dict[str, Any]:
    """Return the schema of `vetter.model.Assessment` (JSON Schema 2020-12)."""
    made = msgspec.json.schema(Assessment)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "What vetter says about one outlet",
        **made,
    }


def text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def publish(folder: Path) -> Path:
    """Write the schema into its place below ``folder``, and return where that is."""
    path = folder / PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(), "utf-8")
    return path


if __name__ == "__main__":
    publish(root())
