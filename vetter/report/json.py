"""The assessment as JSON: the contract ``vetter/assessment-1``, nothing added, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from vetter.model import Assessment


def dumps(assessment: Assessment) -> bytes:
    """Return the assessment as indented JSON in UTF-8. The types are the contract."""
    return msgspec.json.format(msgspec.json.encode(assessment), indent=2)
