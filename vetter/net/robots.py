"""robots.txt as RFC 9309 reads it, for every origin whose file was fetched."""

from __future__ import annotations

from typing import Final

from protego import Protego

NAME: Final = "vetter"
MAX_BYTES: Final = 512_000  # RFC 9309 asks for at least 500 KiB


class Robots:
    """What the origins seen so far ask of crawlers."""

    def __init__(self) -> None:
        self._rules: dict[str, Protego | None] = {}

    def learn(self, origin: str, status: int, body: bytes) -> float:
        """Learn an origin's file and return the crawl-delay it asks for, in seconds, or 0.

        A file that is not there (4xx) allows everything; one that could not be had (5xx, or status
        0 for no answer) forbids everything, as RFC 9309 §2.3.1 says.
        """
        if 200 <= status < 300:
            rules = Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace"))
            self._rules[origin] = rules
            return float(rules.crawl_delay(NAME) or 0)
        self._rules[origin] = None if status == 0 or status >= 500 else Protego.parse("")
        return 0.0

    def allow(self, origin: str, url: str) -> bool:
        """Return whether ``url`` may be crawled; an origin not learned yet forbids nothing."""
        if origin not in self._rules:
            return True
        rules = self._rules[origin]
        return rules is not None and bool(rules.can_fetch(url, NAME))
