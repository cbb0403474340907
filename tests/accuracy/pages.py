"""Which link leads to which page about the outlet: ``python -m tests.accuracy.pages [FOLDER]``.

For each kind of page that a real page links to on its own site (by a person who read all its links)
prints how often the crawler's first choice is right, by kind, by place and by language; and how often
it chooses something where there is nothing. ``--misses`` lists the misses in the half that may be
looked at. Kinds that a reader would argue about are marked ``*`` in the labels and count nowhere.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

from tests.accuracy.corpora import SEEN, as_read, held_back, labels, source
from tests.accuracy.intervals import written
from vetter.collect.crawl_plan import ABOUT, Plan
from vetter.collect.crawl_scope import Scope, key
from vetter.domains import registrable
from vetter.model import PageKind

ASKED = tuple(kind for kind in ABOUT if kind is not PageKind.FUNDING)


def chosen(page, url):
    """Return the address that the crawler would read first for each kind, given one page of a site."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    plan = Plan(Scope(f"https://{registrable(host) or host}", SEEN), 10)
    plan.learn(page)
    return {kind: plan.first_choice(kind) for kind in ASKED}


def measured(folder, *, misses):
    """Return which choices were right: by half and group, and by half where there was nothing."""
    tallies = defaultdict(list)
    rows = defaultdict(dict)
    for label in labels("pages.tsv"):
        rows[label["page"], label["url"]][label["kind"]] = label["targets"]
    for (name, url), targets in rows.items():
        half = "held back" if held_back(name) else "seen"
        page = as_read(source(folder, name), url)
        for kind, choice in chosen(page, url).items():
            wanted = targets.get(kind.value, "")
            if wanted == "*":
                continue
            right = (
                key(choice) in {key(one) for one in wanted.split(" | ")} if wanted else not choice
            )
            groups = ("all", kind.value, page.language) if wanted else ("nothing there",)
            for group in groups:
                tallies[half, group].append(right)
            if misses and not right and half == "seen":
                print(
                    f"{urlsplit(url).hostname} {kind}: {choice or 'none'}, not {wanted or 'none'}"
                )
    return tallies


def main(arguments):
    """Measure and print."""
    misses = "--misses" in arguments
    folders = [argument for argument in arguments if not argument.startswith("-")]
    with tempfile.TemporaryDirectory() as passing:
        tallies = measured(Path(folders[0] if folders else passing), misses=misses)
    groups = dict.fromkeys(group for _, group in tallies)
    print(f"\n{'first choice':<14} {'seen':<25} held back")
    for group in groups:
        both = [tallies[half, group] for half in ("seen", "held back")]
        print(f"{group:<14} " + " ".join(f"{written(sum(one), len(one)):<25}" for one in both))


if __name__ == "__main__":
    main(sys.argv[1:])
