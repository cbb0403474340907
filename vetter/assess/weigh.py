"""From single weights to one: one cause counts once, and no family counts without end."""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter.model import Axis, Judged, Verdict
from vetter.phrases import ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vetter.assess.scheme import Scheme

AGE: Final = "age"
"""The group of the signs that an outlet is young, or old."""

LONE_AGE: Final = "Not counted: so many honest outlets are of this age that it tells something only beside two other signs."


class Sign(Struct, frozen=True):
    """One judged check with the weight that counts, before caps, and why it differs, if it does."""

    judged: Judged
    applied: float
    remark: str = ""
    decisive: bool = False

    @property
    def check(self) -> str:
        """The check's id."""
        return self.judged.card.id


class Weighed(Struct, frozen=True):
    """All signs, what each family comes to within its cap, the sum, and which caps were reached."""

    signs: tuple[Sign, ...]
    families: dict[str, float]
    total: float
    remarks: tuple[str, ...] = ()

    def against(self) -> tuple[Sign, ...]:
        """Return the signs that raise the likelihood, heaviest first.

        Those of the commission do not: they speak of the offer, which may be made in another's name.
        """
        return _heaviest(
            sign
            for sign in self.signs
            if sign.applied > 0 and sign.judged.card.reading is not Axis.COMMISSION
        )

    def for_it(self) -> tuple[Sign, ...]:
        """Return the signs that lower the likelihood, heaviest first."""
        return _heaviest(sign for sign in self.signs if sign.applied < 0)


def weigh(judged: Sequence[Judged], scheme: Scheme) -> Weighed:
    """Return what the checks weigh together. Only a yes and a no weigh; their order does not matter."""
    strongest = _strongest(judged)
    signs = _with_age_in_company(tuple(_sign(one, strongest, scheme) for one in judged), scheme)
    sums: dict[str, list[float]] = defaultdict(list)
    for sign in signs:
        home = scheme.groups.get(sign.judged.correlated, sign.judged.card.family)
        sums[home].append(sign.applied)
    families = {}
    remarks = []
    for family, cap in scheme.families.items():
        raw = fsum(sums[family])
        # The cap is for many weak signs: one that is heavier by itself counts in full.
        most = max(cap.up, *sums[family]) if cap.up and sums[family] else cap.up
        families[family] = min(most, max(-cap.down, raw))
        if ratio(families[family]) != ratio(raw):
            remarks.append(_capped(family, raw, families[family]))
    total = fsum(families.values())
    if total > scheme.whispers.up and not any(_speaks(sign, scheme) for sign in signs):
        remarks.append(_whispered(total, scheme.whispers.up))
        total = scheme.whispers.up
    return Weighed(signs, families, total, tuple(remarks))


def _with_age_in_company(signs: tuple[Sign, ...], scheme: Scheme) -> tuple[Sign, ...]:
    """Return the signs, without that of an age which half of all outlets have where fewer than two others speak."""
    if sum(_speaks(sign, scheme) for sign in signs) >= scheme.whispers.company:
        return signs
    return tuple(
        replace(sign, applied=0.0, remark=LONE_AGE)
        if sign.judged.correlated == AGE and 0.0 < sign.applied < scheme.whispers.least
        else sign
        for sign in signs
    )


def _speaks(sign: Sign, scheme: Scheme) -> bool:
    """Return whether a sign says more than that an outlet is young, small and shy."""
    of_offer = sign.judged.card.reading is Axis.COMMISSION
    loud = sign.applied >= scheme.whispers.least
    return loud and not of_offer and sign.judged.correlated != AGE


def _strongest(judged: Sequence[Judged]) -> dict[str, Judged]:
    # Of signs of one cause only the strongest counts; the id decides between equals, not the order.
    best: dict[str, Judged] = {}
    for one in sorted(judged, key=lambda j: (-abs(_weight(j)), j.card.id)):
        if one.correlated and _weight(one):
            best.setdefault(one.correlated, one)
    return best


def _sign(one: Judged, strongest: dict[str, Judged], scheme: Scheme) -> Sign:
    weight = _weight(one)
    winner = strongest.get(one.correlated)
    if weight and winner is not None and winner is not one:
        return Sign(
            one, 0.0, f"Not counted again beside “{_heading(winner)}”: both may have one cause."
        )
    decisive = one.decisive and weight > 0 and one.answer.strength >= scheme.levels.decisive
    return Sign(one, weight, "", decisive)


def _heading(one: Judged) -> str:
    return one.card.fired if one.answer.verdict is Verdict.FIRED else one.card.clear


def _weight(one: Judged) -> float:
    return one.weight if one.answer.verdict in {Verdict.FIRED, Verdict.CLEAR} else 0.0


def _capped(family: str, raw: float, capped: float) -> str:
    if not capped:
        side = "in its favour" if raw < 0 else "against it"
        return f"What the signs of the family “{family}” say {side} is not counted."
    return (
        f"Signs of the family “{family}” say partly the same, so that together they count less: "
        f"for {ratio(abs(capped))} to 1, not for {ratio(abs(raw))} to 1."
    )


def _whispered(total: float, capped: float) -> str:
    return (
        "Nothing but its youth and weak signs speak against it. Many of these are no strong one, so that together "
        f"they count less: for {ratio(capped)} to 1, not for {ratio(total)} to 1."
    )


def _heaviest(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    return tuple(sorted(signs, key=lambda sign: (-abs(sign.applied), sign.check)))
