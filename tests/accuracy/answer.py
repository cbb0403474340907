"""One raw WHOIS answer, and what it says."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Answer(NamedTuple):
    """One raw answer and what it says: ``kind`` is "found", "absent", "limited" or "refused"."""

    name: str
    domain: str
    text: str
    kind: str
    year: int
    says: dict[str, str]

    @property
    def kept_back(self) -> bool:
        """Whether it is of the half that nobody looks at while writing rules."""
        return hashlib.sha256(self.name.encode()).digest()[-1] % 2 == 1
