"""Company, tax and serial numbers, with the label that says what they are.

Numbers with wrong check digits are kept: whether they can exist is for a check to say.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.model import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.sentences import Sentence

_ISSN: Final = re.compile(r"\bISSN\b[\s:(-]{0,4}(\d{4}-?\d{3}[\dXx])\b")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_toml("register-numbers.toml")["number"]
    return tuple((row["scheme"], re.compile(row["pattern"])) for row in rows)


def read_numbers(said: list[Sentence]) -> Iterator[Claim]:
    """Return the numbers of a page; schemes are modules of python-stdnum where it has one."""
    for sentence in said:
        if not any(c.isdigit() for c in sentence.text):
            continue
        for scheme, pattern in _patterns():
            for match in pattern.finditer(sentence.text):
                number = re.sub(r"[\s.]", "", match[1])
                yield Claim(
                    kind=ClaimKind.REGISTER_NUMBER,
                    value=f"{scheme}:{number}",
                    sentence=sentence.text,
                )
        for match in _ISSN.finditer(sentence.text):
            yield Claim(kind=ClaimKind.ISSN, value=match[1].upper(), sentence=sentence.text)
