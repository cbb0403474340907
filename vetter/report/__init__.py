"""From an assessment to what people and programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vetter.model import Assessment


def files(assessment: Assessment) -> dict[str, bytes]:
    """Return all reports of an assessment as files by name."""
    from vetter.report import html, json, markdown

    return {
        "assessment.json": json.dumps(assessment),
        "report.html": html.render(assessment).encode(),
        "report.md": markdown.render(assessment).encode(),
    }
