"""The instrument: ``python -m tests.evaluate`` or ``make evaluate``. What it prints is told in ``tests/evaluate/README.md``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tests.corpus.members import Member, Split, corpus
from tests.evaluate.baseline import BASELINE, write
from tests.evaluate.figures import Figures, figures
from tests.evaluate.printed import printed
from tests.evaluate.run import ROOT, Way, run
from tests.evaluate.told import Told, keep


def main() -> None:
    """Run the corpus, print the figures, and write what was asked for."""
    asked = _arguments()
    members = [
        one
        for one in corpus()
        if (not asked.split or one.split in asked.split) and asked.only in one.name
    ]
    names = [one.name for one in members]
    ways = asked.way or list(Way)
    said = {way: run(names, asked.cache, way, workers=asked.workers) for way in ways}
    made = _of_parts(members, said)
    for part, found in made.items():
        names_shown = asked.reveal or part != Split.HELD_BACK
        print(printed(part, found, names=names_shown))
    if asked.json:
        write(asked.json, made, names=asked.reveal)
    if asked.golden:
        for one in said[Way.ALONE].values():
            keep(one)
    if asked.baseline:
        write(BASELINE, made)


def _of_parts(members: list[Member], said: dict[Way, dict[str, Told]]) -> dict[str, Figures]:
    parts = {split: [one for one in members if one.split is split] for split in Split}
    return {
        split.value: figures(
            *([(one, said[way][one.name]) for one in of_part] if way in said else [] for way in Way)
        )
        for split, of_part in parts.items()
        if of_part
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate")
    parser.add_argument(
        "--cache", type=Path, default=ROOT / ".evaluate", help="where cases are kept"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--split", action="append", type=Split, choices=list(Split), help="only this part"
    )
    parser.add_argument("--only", default="", help="only members with this in their name")
    parser.add_argument(
        "--way", action="append", type=Way, choices=list(Way), help="only in this way"
    )
    parser.add_argument("--reveal", action="store_true", help="name those that are held back, too")
    parser.add_argument("--json", type=Path, help="write the figures into this file")
    parser.add_argument("--golden", action="store_true", help="write what is said of each member")
    parser.add_argument(
        "--baseline", action="store_true", help="write the figures that CI holds to"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
