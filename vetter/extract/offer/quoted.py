"""A message without the earlier ones that it quotes: who answers says nothing a second time."""

from __future__ import annotations

import re
from typing import Final

from vetter.extract.offer.layout import field_of, introduces_quotation, is_divider

_QUOTED: Final = re.compile(r"^[ \t]{0,3}(?:>|\|[ \t])")
_OWN: Final = (
    20  # characters; below this, what is "quoted" is all there is: the message was forwarded
)


def own_words(text: str) -> str:
    """Return the text without quoted lines, what introduces them, and earlier messages below.

    A message that is nothing but a forwarded one keeps it.
    """
    lines = text.splitlines()
    kept: list[str] = []
    written = 0
    for number, line in enumerate(lines):
        if _QUOTED.match(line):
            continue
        introduces = introduces_quotation(line)
        if introduces and any(_QUOTED.match(one) for one in lines[number + 1 : number + 3]):
            continue
        opens = introduces or _opens_earlier(lines, number)
        if opens and written >= _OWN:
            break
        kept.append(line)
        written += 0 if opens else len(line.strip())
    return "\n".join(kept) if written >= _OWN else text


def _opens_earlier(lines: list[str], number: int) -> bool:
    if is_divider(lines[number]):
        return True
    first = field_of(lines[number])
    return (
        first is not None
        and first[0] == "from"
        and any(
            (field := field_of(one)) and field[0] in ("date", "to")
            for one in lines[number + 1 : number + 4]
        )
    )
