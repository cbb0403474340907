"""The public suffix list (https://publicsuffix.org), as tldextract brings it, and what it says of a host.

Only the list is used: the package itself loads what it would need to fetch it, which takes longer than all of this.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIST: Final = ".tld_set_snapshot"
PRIVATE: Final = "// ===BEGIN PRIVATE DOMAINS==="


class Parts(Struct, frozen=True):
    """The label before the public suffix, the suffix, and whether that is a private one; "" where there is none."""

    label: str
    suffix: str
    private: bool = False


class Suffixes:
    """The rules of the list, and ``more`` suffixes that it does not have."""

    def __init__(self, text: str, more: Iterable[str] = ()) -> None:
        public, _, private = text.partition(PRIVATE)
        # A rule that stands in both parts is a private one.
        self._private = dict.fromkeys((*_rules(public), *more), False)
        self._private |= dict.fromkeys(_rules(private), True)

    def parts(self, host: str) -> Parts:
        """Return what stands before and behind the dot above the longest suffix of ``host`` that a rule names.

        Without one the label is the last.
        """
        labels = host.rstrip(".").split(".")
        known = [_decoded(label) for label in labels]
        for at in range(len(known)):
            above = ".".join(known[at + 1 :])
            if f"!{known[at]}.{above}" in self._private:
                return _cut(labels, at + 1, private=self._private[f"*.{above}"])
            for rule in (".".join(known[at:]), f"*.{above}"):
                if rule in self._private:
                    return _cut(labels, at, private=self._private[rule])
        return Parts(labels[-1], "")


def _cut(labels: list[str], at: int, *, private: bool) -> Parts:
    return Parts(labels[at - 1] if at else "", ".".join(labels[at:]), private)


def _rules(text: str) -> Iterator[str]:
    # A rule is what stands on a line up to the first space.
    return (line.split()[0] for line in text.splitlines() if line.strip() and line[:2] != "//")


def _decoded(label: str) -> str:
    label = label.lower()
    if not label.startswith("xn--"):
        return label
    import idna

    try:
        return idna.decode(label)
    except (UnicodeError, IndexError):
        return label


@cache
def bundled() -> str:
    """Return the list. Raises `DataError` if it is missing."""
    package = find_spec("tldextract")
    try:
        if package is None or package.origin is None:
            raise FileNotFoundError(LIST)
        return Path(package.origin).with_name(LIST).read_text("utf-8")
    except OSError as error:
        raise DataError(
            "The public suffix list that tldextract brings is missing.", "Install vetter again."
        ) from error
