"""How many identifiers the usual patterns find on real pages, and how many ours: ``python -m tests.accuracy.trackers FOLDER``.

FOLDER holds web pages that nobody here wrote, for instance unpacked sdists of extraction libraries. With ``--read N`` a
sample of N of ours is printed with the words around them, for a person to judge: whether it is the site's own is in the page.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path

from vetter.extract.charset import decode
from vetter.extract.trackers import read_trackers

NAIVE = {
    "google-analytics": re.compile(r"UA-\d{4,10}-\d{1,4}"),
    "google-analytics-4": re.compile(r"G-[A-Z0-9]{4,}"),
    "google-tag-manager": re.compile(r"GTM-[A-Z0-9]{4,}"),
    "adsense": re.compile(r"pub-\d{10,}"),
}
"""The patterns in public checklists for telling who is behind a site."""


def pages(folder: Path):
    """Yield each page once, with the name of its file."""
    seen = set()
    for path in sorted(folder.rglob("*.htm*")):
        if not path.is_file() or path.stat().st_size > 5_000_000:
            continue
        body = path.read_bytes()
        head = body[:5_000].lower()
        digest = sha256(body).digest()
        if len(body) > 3_000 and (b"<html" in head or b"<!doctype html" in head):
            if digest not in seen:
                yield path.name, decode(body, "text/html")
            seen.add(digest)


def main(folder: Path, sample: int) -> None:
    naive, ours, both = Counter(), Counter(), Counter()
    read, only_naive, files = [], defaultdict(set), 0
    for name, source in pages(folder):
        files += 1
        found = {(t.kind, t.value): t for t in read_trackers(source)}
        ours.update(kind for kind, _ in found)
        read += [(name, tracker) for tracker in found.values()]
        for kind, pattern in NAIVE.items():
            candidates = set(pattern.findall(source))
            naive[kind] += len(candidates)
            both[kind] += sum((kind, value) in found for value in candidates)
            only_naive[kind] |= {v for v in candidates if (kind, v) not in found}
    print(f"{files} pages\n{'kind':32}{'usual':>8}{'ours':>8}{'both':>8}")
    for kind, count in ours.most_common():
        usual = f"{naive[kind]:8}{count:8}{both[kind]:8}" if kind in NAIVE else f"{'':8}{count:8}"
        print(f"{kind:32}{usual}")
    for kind, values in only_naive.items():
        print(f"only the usual pattern, {kind}: {', '.join(sorted(values)) or 'none'}")
    for name, tracker in random.Random(4).sample(read, min(sample, len(read))):
        print(f"\n{name}: {tracker.kind} {tracker.value}\n    {tracker.excerpt}")


if __name__ == "__main__":
    wanted = int(sys.argv[sys.argv.index("--read") + 1]) if "--read" in sys.argv else 0
    main(Path(sys.argv[1]), wanted)
