"""A message without the earlier ones that it quotes: who answers says nothing a second time."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from vetter.data import read_toml
from vetter.extract.fold import fold

_QUOTED: Final = re.compile(r"^[ \t]{0,3}(?:>|\|[ \t])")
_RULE: Final = re.compile(r"^[ \t]*[-_]{2,}[ \t]*([^-_\n]{3,60}?)[ \t]*[-_]{2,}[ \t]*$")
_LINE: Final = 300  # characters; longer lines introduce no quotation
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
        introduces = _introduces(line)
        if introduces and _quoted_after(lines, number):
            continue
        opens = introduces or _opens_earlier(lines, number)
        if opens and written >= _OWN:
            break
        kept.append(line)
        written += 0 if opens else len(line.strip())
    return "\n".join(kept) if written >= _OWN else text


def _introduces(line: str) -> bool:
    # As in: On Tue, 3 Mar 2026 at 10:12, A. Person <a@example.org> wrote:
    stripped = line.strip()
    if not (4 < len(stripped) <= _LINE and stripped.endswith((":", "："))):
        return False
    dated = "@" in stripped or sum(c.isdigit() for c in stripped) >= 4
    return dated and _holds(stripped, "wrote")


def _quoted_after(lines: list[str], number: int) -> bool:
    return any(_QUOTED.match(line) for line in lines[number + 1 : number + 3])


def _opens_earlier(lines: list[str], number: int) -> bool:
    line = lines[number][:_LINE]
    rule = _RULE.match(line)
    if rule:
        return _holds(rule[1], "earlier")
    return _header(line, "from") and any(
        _header(one[:_LINE], "sent") for one in lines[number + 1 : number + 4]
    )


def _header(line: str, name: str) -> bool:
    head, colon, _ = line.strip(" *\t").replace("：", ":").partition(":")
    return bool(colon) and f" {fold(head)} " in _known()[name]


def _holds(text: str, name: str) -> bool:
    folded = f" {fold(text)} "
    return any(phrase in folded for phrase in _known()[name])


@cache
def _known() -> dict[str, tuple[str, ...]]:
    table = read_toml("offer", "headers.toml")
    fields = table["fields"]
    names = {
        "wrote": table["quotations"]["wrote"],
        "earlier": table["dividers"]["lines"],
        "from": fields["from"],
        "sent": (*fields["date"], *fields["to"]),
    }
    # Whole words, but for Chinese, which puts no spaces between them.
    return {
        name: tuple(
            word if word[-1] > "\u2e80" and name in ("wrote", "earlier") else f" {word} "
            for word in map(fold, words)
        )
        for name, words in names.items()
    }
