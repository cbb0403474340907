"""A network as Markdown. Nothing foreign in it has any effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.model import SaysSo
from vetter.phrases import count, day
from vetter.report.markdown import code, escaped, listed
from vetter.report.network.outline import SAYS_SO, STRENGTHS, TITLE, between, outline
from vetter.report.network.words import phrase, rests_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Network
    from vetter.report.network.outline import Group, Kind, Outline, Row, Shown


def render(network: Network) -> str:
    """Return the report in Markdown (CommonMark)."""
    found = outline(network)
    blocks = [f"# {TITLE}", escaped(f"{found.headline}."), escaped(found.network.caution)]
    for group in found.groups:
        blocks += _group(group)
    blocks += _others(found)
    blocks += ["## What this rests on", escaped(rests_on(found.network))]
    return "\n\n".join(blocks) + "\n"


def _group(group: Group) -> Iterator[str]:
    cluster = group.cluster
    said = f", {SAYS_SO}" if cluster.says_so else ""
    yield f"## Network {cluster.number}: {count(len(cluster.members), 'outlet')}{said}"
    yield listed(
        f"**{escaped(member.domain)}** {escaped(member.name)} ({code(member.case)}, as of {day(member.as_of)})"
        for member in group.members
    )
    for row in group.rows:
        yield _row(row)
    yield "### Innocent explanations"
    yield listed(f"They {escaped(label)}: {escaped(words)}" for label, words in group.innocent)


def _row(row: Row) -> str:
    mark = STRENGTHS[row.strength][0] if row.strength else "◇"
    before = between(row)
    names = f"{before + ': ' if before else ''}{', '.join(row.domains)}"
    lines = []
    if row.only:
        lines.append("Without this tie the network would fall apart.")
    word = "Says so itself" if row.says_so is SaysSo.BOTH else "One side says so"
    lines += [f"{word}: {escaped(declared)}" for declared in row.declared]
    lines += [_sign(kind, sign) for kind in row.kinds for sign in kind.signs]
    return f"{mark} **{escaped(names)}**\n\n{listed(lines)}"


def _sign(kind: Kind, sign: Shown) -> str:
    value = f" {code(sign.value)}" if sign.value else ""
    told = f"{STRENGTHS[kind.strength][1]}; {sign.rarity}; together since {day(sign.since)}"
    places = "; ".join(
        " ".join(
            filter(
                None,
                (
                    escaped(domain),
                    "" if sign.value else code(found),
                    escaped(" ".join(f"[{one}]" for one in records)),
                ),
            )
        )
        for domain, found, records in sign.places
    )
    return f"They {escaped(kind.label)}:{value} ({escaped(told)}). {places}"


def _others(found: Outline) -> Iterator[str]:
    if found.loose:
        yield "## Shared, but not enough to tie anybody"
        yield listed(
            f"{escaped(', '.join(row.domains))}: they {escaped('; '.join(map(phrase, row.kinds)))}."
            for row in found.loose
        )
        if found.rest:
            yield found.rest
    if found.background:
        yield "## Background: shown by so many that it joins nobody"
        yield listed(
            f"{one.showing} of {count(one.known, 'known outlet')} {escaped(sign.label)}: {code(one.value)}"
            for sign, one in found.background
        )
    if found.apart:
        yield "## In no network"
        yield escaped(", ".join(member.domain for member in found.apart))
