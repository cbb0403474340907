"""How fast look-alikes are told among 100,000 outlets: ``python -m tests.bench.look_alikes [OUTLETS]``.

The same is asked of dnstwist's way, if it is installed (``pip install vetter[bench]``): permute what is asked, and see which
permutations are outlets. Permuting all outlets beforehand is measured on some of them. What counts is the ratio.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import Counter
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tests.accuracy.look_alikes import SEEN, copies, genuine_outlets
from vetter.domains import label_and_suffix
from vetter.lists.lookalike import imitations_in
from vetter.lists.lookalike.facts import imitation
from vetter.lists.lookalike.index import Index
from vetter.lists.outlets import GenuineOutlet, load_outlets

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = 50
PERMUTED = 25
BRANDS = 8


def outlets(count: int) -> list[GenuineOutlet]:
    """Return the bundled outlets and as many made of pieces of their names as are needed."""
    real = list(load_outlets().all)
    chance = random.Random(1)
    labels = [label_and_suffix(outlet.domain)[0] for outlet in real]
    made = set()
    while len(real) + len(made) < count:
        one, other = chance.choice(labels), chance.choice(labels)
        made.add(f"{one[: len(one) // 2 + 1]}{other[len(other) // 2 :]}.com")
    return [*real, *(GenuineOutlet("", domain, "US") for domain in sorted(made))]


def milliseconds(ask: Callable[[str], object], hosts: list[str]) -> list[float]:
    """Return the time that each question takes, the better of two."""
    taken = []
    for host in hosts:
        times = []
        for _ in range(2):
            began = time.perf_counter()
            ask(host)
            times.append(time.perf_counter() - began)
        taken.append(min(times) * 1000)
    return taken


def by_permutation(index: Index) -> Callable[[str], set[str]]:
    """Return dnstwist's way: whatever a domain's permutations are that outlets have."""
    import dnstwist

    endings = [ending for ending in index.endings if ending.isascii()]
    words = [word for word in imitation()["words"]["news"] if len(word) > 2]

    def ask(host: str) -> set[str]:
        fuzzer = dnstwist.Fuzzer(host, dictionary=words, tld_dictionary=endings)
        fuzzer.generate()
        return {entry["domain"] for entry in fuzzer.domains if index.sites[entry["domain"]]}

    return ask


def told(what: str, taken: list[float]) -> float:
    """Print how long questions take; return the middle."""
    middle = statistics.median(taken)
    print(f"{what:<42} median {middle:8.2f} ms  longest {max(taken):9.2f} ms")
    return middle


def permuted(domains: list[str]) -> tuple[float, int]:
    """Return for how long the permutations of some outlets are made, and how many they are."""
    import dnstwist

    began, made = time.perf_counter(), 0
    for domain in domains:
        fuzzer = dnstwist.Fuzzer(domain)
        fuzzer.generate()
        made += len(fuzzer.domains)
    return time.perf_counter() - began, made


def reached(index: Index, brands: list[GenuineOutlet]) -> Counter[str]:
    """Return how many of dnstwist's permutations of some outlets there are, and how many of them are told."""
    import dnstwist

    found: Counter[str] = Counter()
    for brand in brands:
        fuzzer = dnstwist.Fuzzer(brand.domain)
        fuzzer.generate()
        for entry in fuzzer.domains:
            if not index.sites[entry["domain"]]:
                told_of = {one.domain for one in imitations_in(entry["domain"], index)}
                found["all"] += 1
                found["told"] += brand.domain in told_of
    return found


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    entries = outlets(count)
    began = time.perf_counter()
    index = Index(entries)
    built = time.perf_counter() - began
    print(f"{count} outlets, indexed in {built:.2f} s")
    pairs = copies(SEEN)
    some = random.Random(2)
    hosts = some.sample(sorted(pairs), min(ASKED // 2, len(pairs)))
    hosts += [outlet.domain for outlet in some.sample(genuine_outlets(SEEN), ASKED - len(hosts))]
    asked = [f"{label_and_suffix(host)[0]}.beauty" if index.sites[host] else host for host in hosts]
    ours = told(
        "vetter: one domain against all", milliseconds(lambda h: imitations_in(h, index), asked)
    )
    if not find_spec("dnstwist"):
        print("dnstwist is not installed: pip install vetter[bench] to compare with it.")
        return
    permuting = by_permutation(index)
    theirs = told("dnstwist: permutations of one domain", milliseconds(permuting, asked))
    print(f"asking takes dnstwist's way {theirs / ours:.0f} × as long")
    right = sum(pairs[host] in permuting(host) for host in pairs)
    own = sum(pairs[host] in {o.domain for o in imitations_in(host, index)} for host in pairs)
    print(f"of {len(pairs)} listed copies, vetter tells {own}, permutations reach {right}")
    brands = [outlet for outlet in genuine_outlets(SEEN) if outlet.brand]
    found = reached(index, some.sample(brands, BRANDS))
    print(
        f"of {found['all']} permutations of {BRANDS} imitated outlets, "
        f"vetter tells {found['told'] / found['all']:.1%}"
    )
    taken, made = permuted(
        [outlet.domain for outlet in some.sample(genuine_outlets(SEEN), PERMUTED)]
    )
    ahead = taken / PERMUTED * count
    print(
        f"permuting all outlets beforehand: {made // PERMUTED} names each, "
        f"{ahead / built:.0f} × as long as the index takes"
    )


if __name__ == "__main__":
    main()
