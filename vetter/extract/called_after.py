"""Whether a few words are the name that a host is called after."""

from __future__ import annotations

import re
from typing import Final

from vetter.domains import registrable
from vetter.extract.fold import fold

_WORDS: Final = 5  # of a name
_ARTICLES: Final = re.compile(r"^(?:the|der|die|das|le|la|les|el|los|il|o|a|de|het) ")


def resembles(name: str, host: str) -> bool:
    """Return whether a name of a few words is what a host is called after.

    >>> resembles("Boing Boing", "boingboing.net"), resembles("Rhein Neckar Zeitung", "rnz.de")
    (True, True)
    """
    label = fold((registrable(host) or host).partition(".")[0])
    folded = fold(name)
    return any(
        _called_after(words.split(), label, fold(host))
        for words in (folded, _ARTICLES.sub("", folded))
    )


def _called_after(words: list[str], label: str, host: str) -> bool:
    joined, run = "".join(words), label.replace(" ", "")
    if not words or len(words) > _WORDS or len(run) < 2:
        return False
    return (
        joined in (run, host.replace(" ", ""))
        or "".join(word[0] for word in words) == run
        or (len(run) > 3 and (joined.startswith(run) or joined.endswith(run)))
        or (run in words and len(words) <= 2)
        or (len(joined) > 3 and run.startswith(joined))
        or any(len(part) > 4 and part == words[0] for part in label.split()[:1])
    )
