"""The sites in OFAC's remarks: ``DOB …; Website www.a.example; alt. Website b.example; Linked To: …``.

https://ofac.treasury.gov/system/files/126/dat_spec.txt says what stands there and how long it may be.
"""

from __future__ import annotations

import re
from typing import Final

_SITE: Final = re.compile(
    r"(?:alt\. )?websites?:? (\S{1,2000})(?: \([^()]{0,200}\))?", re.IGNORECASE
)
# Remarks have room for 1000 characters, blanks at the end not kept; the rest is in SDN_COMMENTS.CSV.
_ROOM: Final = 990


def sites_in_remarks(remarks: str) -> tuple[list[str], list[str]]:
    """Return the sites that ``remarks`` state, and the statements of a site that are not clear."""
    sites: list[str] = []
    unclear: list[str] = []
    statements = remarks.split(";")
    cut = len(remarks) >= _ROOM and not remarks.rstrip().endswith(".")
    for number, statement in enumerate(statements, start=1):
        text = statement.strip()
        if "website" not in text.casefold():
            continue
        match = _SITE.fullmatch(text.removesuffix("."))
        if match is None or (cut and number == len(statements)):
            unclear.append(text)
        else:
            sites.append(match[1])
    return sites, unclear
