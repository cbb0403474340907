"""What holds of any address whatever."""

from __future__ import annotations

import random
import string

from hypothesis import given
from hypothesis import strategies as some

from tests.growth import growth
from vetter.lists.lookalike import imitations
from vetter.lists.outlets import GenuineOutlet, Outlets, load_outlets

OUTLETS = load_outlets()
LABELS = [domain.partition(".")[0] for brand in OUTLETS.brands for domain in [brand.domain]]
LONG = sorted({label for label in LABELS if len(label) >= 9 and label.isalpha()})
LETTERS = string.ascii_lowercase


def edited(name: str, kind: str, at: int, letter: str) -> str:
    """Return a name with one letter replaced, added, left out or swapped with the next."""
    if kind == "replaced":
        return name[:at] + letter + name[at + 1 :]
    if kind == "added":
        return name[:at] + letter + name[at:]
    if kind == "left out":
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


@given(some.text(max_size=300))
def test_no_text_is_too_odd(text):
    for imitation in imitations(text, OUTLETS):
        assert imitation.how


@given(
    some.lists(some.sampled_from([*LABELS, "xn--", "xn--a", "..", "-", "www", "com", "co.com", "ü"])),
    some.sampled_from([".", "-", ""]),
)  # fmt: skip
def test_no_heap_of_names_is_too_odd(names, between):
    found = imitations(between.join(names), OUTLETS)
    assert len(found) <= 5
    assert list(found) == sorted(found, key=lambda one: -one.sureness)
    assert len({one.domain for one in found}) == len(found)
    assert all(0 < one.sureness < 1 for one in found)


@given(
    some.sampled_from(sorted(OUTLETS.by_domain)),
    some.sampled_from(["", "www.", "m.", "lemonde.fr."]),
)
def test_an_outlets_own_domains_imitate_nobody(domain, front):
    assert imitations(front + domain, OUTLETS) == ()


@given(
    some.sampled_from(LONG),
    some.sampled_from(["replaced", "added", "left out", "swapped"]),
    some.integers(0, 8),
    some.sampled_from(LETTERS),
)
def test_any_one_slip_in_a_long_imitated_name_is_seen_under_an_odd_ending(name, kind, at, letter):
    host = f"{edited(name, kind, at, letter)}.beauty"
    labels = {found.domain.partition(".")[0] for found in imitations(host, OUTLETS)}
    assert name in labels


def test_asking_takes_no_longer_of_many_outlets_than_of_few():
    chance = random.Random(3)
    words = [outlet.domain.partition(".")[0] for outlet in OUTLETS.all]
    many = [
        GenuineOutlet("", f"{chance.choice(words)}{chance.choice(words)}.com", "US")
        for _ in range(40_000)
    ]
    asked = [f"{chance.choice(words)}-news.beauty" for _ in range(300)]

    def ask(outlets: Outlets) -> None:
        for host in asked:
            imitations(host, outlets)

    few = Outlets(many[:4000])
    all_of_them = Outlets(many)
    assert growth(ask, few, all_of_them) < 5
