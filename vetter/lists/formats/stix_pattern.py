"""The patterns of STIX indicators, as far as they say that a value is this one or that one.

``[domain-name:value = 'a.example' OR domain-name:value = 'b.example'] OR [url:value = 'https://…']``;
the language is in https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html, chapter 9.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 100_000
_MOST: Final = 1_000
_TOKEN: Final = re.compile(
    r"\s*(?:([\[\]=])|(OR)\b|'((?:[^'\\]|\\['\\])*)'|([a-z0-9-]{1,60}:[\w.'-]{1,120}))\s*"
)
_EQUAL: Final = "p=s"
_ONE: Final = rf"\[{_EQUAL}(?:o{_EQUAL})*\]"
_SIMPLE: Final = re.compile(f"{_ONE}(?:o{_ONE})*")
_ESCAPED: Final = re.compile(r"\\(['\\])")


def equalities(pattern: str) -> list[tuple[str, str]]:
    r"""Return the paths and values of a pattern of equalities between ORs, or nothing for any other.

    >>> equalities("[ipv4-addr:value = '192.0.2.1' OR url:value = 'http://a.example/\\'']")
    [('ipv4-addr:value', '192.0.2.1'), ('url:value', "http://a.example/'")]
    """
    if len(pattern) > _LONGEST:
        return []
    shape, paths, values, start = [], [], [], 0
    while start < len(pattern):
        match = _TOKEN.match(pattern, start)
        if match is None:
            return []
        mark, either, value, path = match.groups()
        shape.append(mark or (either and "o") or (path and "p") or "s")
        if path:
            paths.append(path)
        elif not mark and not either:
            values.append(_ESCAPED.sub(r"\1", value))
        start = match.end()
    if len(values) > _MOST or not _SIMPLE.fullmatch("".join(shape)):
        return []
    return list(zip(paths, values, strict=True))
