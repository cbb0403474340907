"""For whoever writes sites of the corpus: ``python -m tests.corpus check [NAME…]`` and ``… list``.

``check`` reads each site strictly, vets it, and prints what is said of it: whether a site behaves as it should can be
seen there. Weights are not chosen by it. Of members that are held back only the authors look at their own.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.corpus.check import mistakes
from tests.corpus.members import corpus, names
from tests.corpus.vetted import vetted


def told(name: str) -> int:
    """Print what is wrong with a site and what is said of it; return how many mistakes it has."""
    found, member = mistakes(name)
    print(f"\n== {name}")
    for one in found:
        print(f"   MISTAKE {one}")
    if member is None:
        return len(found)
    with tempfile.TemporaryDirectory() as home:
        said = asyncio.run(vetted(member, Path(home)))
    answered = f"{said.coverage.answered} of {said.coverage.asked} answered"
    print(f"   {member.label}, {member.group}, {member.host} as of {member.as_of:%Y-%m-%d}")
    print(f"   level {said.level}; {said.likelihood.words}; {answered}")
    print("   " + ", ".join(f"{axis} {line.level}" for axis, line in said.readings.items()))
    for finding in said.findings:
        if finding.weight or finding.outcome == "fired":
            print(
                f"   {finding.weight:+5.2f} {finding.check} ({finding.outcome}): {finding.because}"
            )
    for finding in said.findings:
        if finding.outcome == "unknown":
            print(f"     ?   {finding.check}: {finding.because}")
    return len(found)


def overview() -> None:
    """Print who is in the corpus, and how it is split."""
    members = corpus()
    for one in members:
        print(
            f"{one.split:<12} {one.label:<7} {one.group:<26} {one.country} {one.language:<3} {one.name}"
        )
    for label, count in sorted(Counter((one.label, str(one.split)) for one in members).items()):
        print(*label, count)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus")
    parser.add_argument("what", choices=["check", "list"])
    parser.add_argument("name", nargs="*")
    arguments = parser.parse_args()
    if arguments.what == "list":
        overview()
        return
    sys.exit(1 if sum(told(name) for name in arguments.name or names()) else 0)


if __name__ == "__main__":
    main()
