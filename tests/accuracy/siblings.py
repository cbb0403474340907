"""How alike the pages of strangers are, and which sites share an identifier: ``python -m tests.accuracy.siblings FOLDER``.

FOLDER is as for `tests.accuracy.trackers`. Of pages that say their address every one is held against every one of another site,
by skeleton and by text, and every site against every other, by the identifiers that join them. What lies above the thresholds of
``data/siblings.toml`` is printed, and so are the pairs of sites, to be read by a person: those of one publisher belong there.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tests.accuracy.trackers import pages
from vetter.domains import registrable
from vetter.extract.fingerprint import account, sellers
from vetter.extract.kinship import least
from vetter.extract.links import read_canonical
from vetter.extract.markup import parse
from vetter.extract.skeleton import read_skeleton
from vetter.extract.sketch import likeness, packed, shingles, sketch
from vetter.extract.structured import read_structured
from vetter.extract.text import body_text
from vetter.extract.trackers import read_trackers
from vetter.model import TraitKind


class Seen(NamedTuple):
    """What of one page is compared; ``site`` is "" where the page does not say its address."""

    name: str
    site: str
    skeleton: bytes
    text: bytes
    accounts: frozenset[str]


def seen(name: str, source: str) -> Seen:
    document = parse(source, "https://page.invalid/")
    canonical = read_canonical(document, read_structured(document).first("og:url"))
    host = canonical.split("/")[2] if canonical.count("/") > 2 else ""
    return Seen(
        name,
        (registrable(host) or host) if host != "page.invalid" else "",
        packed(read_skeleton(document)),
        packed(sketch(shingles(body_text(document)))),
        frozenset(
            f"{tracker.kind} {account(tracker.value)}"
            for tracker in read_trackers(source)
            if tracker.kind not in sellers()
        ),
    )


def joined(read: list[Seen]) -> None:
    """Print which sites carry one identifier."""
    sites = defaultdict(set)
    for page in read:
        sites[page.site] |= page.accounts
    sites.pop("", None)
    pairs = [(a, b, sites[a] & sites[b]) for a, b in combinations(sorted(sites), 2)]
    sharing = [pair for pair in pairs if pair[2]]
    print(
        f"{len(sites)} sites say their address; {len(sharing)} of {len(pairs):,} pairs share an identifier"
    )
    for one, other, shared in sharing:
        print(f"    {one}  {other}  {', '.join(sorted(shared))}")


def main(folder: Path) -> None:
    read = [seen(name, source) for name, source in pages(folder)]
    joined(read)
    told = [page for page in read if page.site]
    strangers = [(a, b) for a, b in combinations(told, 2) if a.site != b.site]
    print(f"{len(told)} pages, {len(strangers):,} pairs of different sites")
    for kind, part in ((TraitKind.SKELETON, "skeleton"), (TraitKind.ARTICLE, "text")):
        alike = [
            (likeness(getattr(a, part), getattr(b, part)), a.name, b.name) for a, b in strangers
        ]
        above = sorted((pair for pair in alike if pair[0] >= least()[kind]), reverse=True)
        print(f"{kind}: {len(above)} pairs from {least()[kind]} on")
        for share, one, other in above[:40]:
            print(f"    {share:.2f}  {one}  {other}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
