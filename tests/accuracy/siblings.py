"""How alike the pages of strangers are: ``python -m tests.accuracy.siblings FOLDER``.

FOLDER is as for `tests.accuracy.trackers`. Every page is held against every page of another site, by skeleton and by text; what
lies above the thresholds of ``data/siblings.toml`` is printed, to be read by a person: pages of one publisher belong there.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

from tests.accuracy.trackers import pages
from vetter.domains import registrable
from vetter.extract.kinship import least
from vetter.extract.links import read_canonical
from vetter.extract.markup import parse
from vetter.extract.skeleton import read_skeleton
from vetter.extract.sketch import likeness, shingles, sketch
from vetter.extract.structured import read_structured
from vetter.extract.text import body_text
from vetter.model import TraitKind


def main(folder: Path) -> None:
    read = []
    for name, source in pages(folder):
        document = parse(source, "https://page.invalid/")
        canonical = read_canonical(document, read_structured(document).first("og:url"))
        host = canonical.split("/")[2] if canonical.count("/") > 2 else name
        text = sketch(shingles(body_text(document)))
        read.append((name, registrable(host) or host, read_skeleton(document), text))
    strangers = [(a, b) for a, b in combinations(read, 2) if a[1] != b[1]]
    print(f"{len(read)} pages, {len(strangers):,} pairs of different sites")
    for kind, part in ((TraitKind.SKELETON, 2), (TraitKind.ARTICLE, 3)):
        alike = [(likeness(a[part], b[part]), a[0], b[0]) for a, b in strangers]
        above = sorted((pair for pair in alike if pair[0] >= least()[kind]), reverse=True)
        print(f"{kind}: {len(above)} pairs from {least()[kind]} on")
        for share, one, other in above[:40]:
            print(f"    {share:.2f}  {one}  {other}")
        for step in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            print(f"  from {step}: {sum(share >= step for share, *_ in alike)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
