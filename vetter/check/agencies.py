"""News agencies, whose copy any outlet may carry under its credit."""

from __future__ import annotations

import re
from typing import Final

AGENCIES: Final = re.compile(
    r"\b(?:reuters|associated press|ap|afp|agence france[- ]presse|dpa|epd|kna|apa|sda|keystone|pa media|"
    r"press association|ansa|efe|europa press|lusa|ritzau|ntb|tt|stt|anp|belga|pap|ptk|čtk|tasr|mti|"
    r"hina|beta|tanjug|agerpres|bta|ukrinform|interfax|unian|bloomberg|dow jones|upi|kyodo|jiji|yonhap|"
    r"pti|ani|ians|bernama|antara|aap|the canadian press|the conversation|global voices|propublica|"
    r"kaiser health news|kff health news|states newsroom|press release|pressemitteilung|communiqué)\b",
    re.IGNORECASE,
)


def credits_agency(text: str) -> bool:
    """Return whether a credit or a byline names a news agency or an openly shared source."""
    return AGENCIES.search(text[:200]) is not None
