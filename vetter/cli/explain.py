"""``vetter explain``: what a check asks, why, and how much it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vetter.errors import UsageError
from vetter.phrases import ratio

if TYPE_CHECKING:
    from vetter.model import CheckCard, Counted, Weight


@click.command("explain")
@click.argument("check", required=False)
def command(check: str | None) -> None:
    """Explain CHECK, or list all checks."""
    from vetter.check import catalogue

    cards = catalogue()
    if check is None:
        family = ""
        for card, _ in cards:
            if card.family != family:
                family = card.family
                click.echo(f"\n{family}")
            click.echo(f"  {card.id:<34}{card.question}")
        return
    for card, weight in cards:
        if card.id == check:
            click.echo("\n".join(lines(card, weight)))
            return
    from rapidfuzz.process import extract

    near = ", ".join(name for name, *_ in extract(check, [card.id for card, _ in cards], limit=3))
    raise UsageError(f"There is no check “{check[:60]}”.", f"Near to it: {near}.")


def lines(card: CheckCard, weight: Weight) -> list[str]:
    """Return the explanation of one check, a paragraph a line."""
    return [
        f"{card.id}  ({card.family}; counts towards {card.reading.value})",
        "",
        card.question,
        "",
        f"Why it matters: {card.why.strip()}",
        f"Innocent explanation: {card.innocent.strip()}",
        *([f"What to ask: {card.ask.strip()}"] if card.ask else []),
        f"Needs: {', '.join(card.needs) or 'nothing but the bundled lists'}",
        "",
        f"Weight if yes: {shown(weight.fired)}; if no: {shown(weight.clear)}",
        f"Basis: {weight.basis.value}. {weight.source}",
        *([f"Counted: {counts(weight.counted)}"] if weight.counted else []),
        *([f"DISARM: {', '.join(card.disarm)}"] if card.disarm else []),
        *(f"See: {reference}" for reference in card.references),
    ]


def counts(counted: Counted) -> str:
    """Return the counts behind a weight, with the ratio that they come to and its interval."""
    (a, n), (b, m) = counted.fronts, counted.honest
    low, high = counted.interval
    return (
        f"{a:,} of {n:,} and {b:,} of {m:,} ({counted.whom}), which is a likelihood ratio of "
        f"{counted.ratio:.0f} (95 % interval {low:.0f} to {high:.0f})."
    )


def shown(weight: float) -> str:
    """Return a weight with the likelihood ratio that it is the logarithm of."""
    if not weight:
        return "none"
    return f"{weight:+.2f} (likelihood ratio {ratio(weight)})"
