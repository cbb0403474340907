"""How often a name leads to its outlet: ``python -m tests.accuracy.names [--half seen|held-back] [--draw N] [--seed N]``.

Outlets with a name are drawn from data/outlets, each is asked for as people write names, and what
is offered is counted: the right site first, the right site in the list, and how often something
that is not a genuine outlet comes first.

Rows are split in halves by the SHA-256 of their domain. One half may be looked at, and how names
are compared was chosen on it; the other is held back: of it only counts are ever shown.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from hashlib import sha256
from typing import Final

from msgspec import Struct

from tests.accuracy.intervals import exact
from vetter.extract.fold import fold
from vetter.lists.called import country_of
from vetter.lists.names import find
from vetter.lists.naming import folded
from vetter.lists.outlets import GenuineOutlet, load_outlets
from vetter.model import Found

SEED: Final = 2026
DRAWN: Final = 300
SEEN: Final = "seen"
HELD_BACK: Final = "held-back"
COUNTRIES: Final = {
    "US": "USA", "GB": "UK", "DE": "Germany", "FR": "France", "IT": "Italy", "ES": "Spain", "CH": "Switzerland", "AT": "Austria",
    "ZA": "South Africa", "CA": "Canada", "AU": "Australia", "IN": "India", "JP": "Japan", "TR": "Turkey", "SE": "Sweden", "NO": "Norway",
    "PL": "Poland", "UA": "Ukraine", "RU": "Russia", "IR": "Iran", "PK": "Pakistan", "BD": "Bangladesh", "MX": "Mexico", "BR": "Brazil",
    "NL": "Netherlands", "BE": "Belgium", "DK": "Denmark", "FI": "Finland", "IE": "Ireland", "PT": "Portugal", "NG": "Nigeria", "IL": "Israel",
}  # fmt: skip
BESIDE: Final = {
    "q": "wa", "w": "qe", "e": "wr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo", "o": "ip", "p": "o", "a": "sq", "s": "ad",
    "d": "sf", "f": "dg", "g": "fh", "h": "gj", "j": "hk", "k": "jl", "l": "k", "z": "x", "x": "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm",
    "m": "n",
}  # fmt: skip
ARTICLES: Final = ("the ", "der ", "die ", "das ", "le ", "la ", "les ", "el ", "il ", "l'", "l’")
CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
SHORTEST_SLIP: Final = (
    6  # letters: a slip in fewer makes another name, such as that of another station
)


class Asked(Struct, frozen=True):
    """One outlet that was asked for: in which form, whether others bear the name, and what was offered."""

    outlet: GenuineOutlet
    form: str
    text: str
    shared: bool
    offered: tuple[str, ...]
    first: str


def half(domain: str) -> str:
    """Return the half that an outlet belongs to."""
    return HELD_BACK if sha256(domain.encode()).digest()[0] % 2 else SEEN


def forms(outlet: GenuineOutlet, chance: random.Random) -> dict[str, str]:
    """Return the forms in which people write the outlet's name, as far as it has them."""
    name = outlet.name
    found = {"exact": name, "lower case": name.lower()}
    lower = name.lower()
    if article := next((one for one in ARTICLES if lower.startswith(one)), ""):
        found["without its article"] = name[len(article) :]
    else:
        found["with an article"] = f"the {name}"
    if not name.isascii() and fold(name).isascii():
        found["without accents"] = fold(name)
    if any(c in CYRILLIC for c in lower):
        found["in Latin letters"] = "".join(CYRILLIC.get(c, c) for c in lower)
    if " " in name:
        found["in one word"] = "".join(c for c in lower if c.isalnum())
        found["in another order"] = " ".join(reversed(name.split()))
    if " & " in name or " and " in name:
        found["and or &"] = (
            name.replace(" & ", " and ") if "&" in name else name.replace(" and ", " & ")
        )
    if sum(c.isalpha() for c in name) >= SHORTEST_SLIP:
        found["one slip"] = slipped(name, chance)
    if country := COUNTRIES.get(country_of(outlet)):
        found["with its country"] = f"{name} {country}"
        found["with its country in brackets"] = f"{name} ({country})"
    return found


def slipped(name: str, chance: random.Random) -> str:
    """Return a name with one slip of the fingers: a letter left out, doubled, swapped, or its neighbour."""
    place = chance.choice([i for i, c in enumerate(name) if c.isalpha() and i])
    letter = name[place]
    kind = chance.choice(("left out", "doubled", "swapped", "neighbour"))
    if kind == "left out":
        return name[:place] + name[place + 1 :]
    if kind == "swapped" and place + 1 < len(name):
        return name[:place] + name[place + 1] + letter + name[place + 2 :]
    if kind == "neighbour" and letter.lower() in BESIDE:
        return name[:place] + chance.choice(BESIDE[letter.lower()]) + name[place + 1 :]
    return name[:place] + letter + name[place:]


def ask(which: str = HELD_BACK, drawn: int = DRAWN, seed: int = SEED) -> list[Asked]:
    """Ask for ``drawn`` outlets of one half, each in one form."""
    outlets = load_outlets()
    bearing = Counter(folded(outlet.name) for outlet in outlets.all if outlet.name)
    mine = sorted(
        (one for one in outlets.all if one.name and half(one.domain) == which),
        key=lambda one: one.domain,
    )
    chance = random.Random(seed)
    asked = []
    for outlet in chance.sample(mine, min(drawn, len(mine))):
        form, text = chance.choice(list(forms(outlet, chance).items()))
        candidates = find(text).candidates
        first = candidates[0].found.value if candidates else ""
        shared = bearing[folded(outlet.name)] > 1
        offered = tuple(one.domain for one in candidates)
        asked.append(Asked(outlet, form, text, shared, offered, first))
    return asked


def is_first(one: Asked) -> bool:
    """Return whether the right site was offered first."""
    return one.offered[:1] == (one.outlet.domain,)


def is_offered(one: Asked) -> bool:
    """Return whether the right site was offered at all."""
    return one.outlet.domain in one.offered


def is_not_genuine(one: Asked) -> bool:
    """Return whether something that is not a known genuine outlet was offered first."""
    return one.first not in ("", Found.KNOWN.value)


def line(what: str, asked: list[Asked], test) -> str:
    """Return a count with its share and interval."""
    if not asked:
        return f"{what}: none asked"
    times = sum(map(test, asked))
    low, high = exact(times, len(asked))
    share = times / len(asked)
    return f"{what}: {times} of {len(asked)}, {share:.1%} (95 % interval {low:.1%} to {high:.1%})"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.names")
    parser.add_argument("--half", choices=(SEEN, HELD_BACK), default=HELD_BACK)
    parser.add_argument("--draw", type=int, default=DRAWN)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    asked = ask(chosen.half, chosen.draw, chosen.seed)
    alone = [one for one in asked if not one.shared]
    shared = [one for one in asked if one.shared]
    print(f"{len(asked)} outlets of the half that is {chosen.half}, seed {chosen.seed}")
    print(line("Names that one outlet bears: the right site first", alone, is_first))
    print(line("Names that one outlet bears: the right site in the list", alone, is_offered))
    print(line("Names that several bear: the right site in the list", shared, is_offered))
    print(line("Not a genuine outlet first", asked, is_not_genuine))
    for form in sorted({one.form for one in alone}):
        of_form = [one for one in alone if one.form == form]
        print("  " + line(f"{form}: first", of_form, is_first))
    if chosen.half == SEEN:
        for one in asked:
            wrong = not (is_offered(one) if one.shared else is_first(one))
            if wrong or is_not_genuine(one):
                print(f"  {one.form}: “{one.text}”, {one.outlet.domain}: {one.offered[:4]}")


if __name__ == "__main__":
    main()
