"""A network as one self-contained page: the drawing first, then who and why. No script, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.model import SaysSo
from vetter.report.html import pages
from vetter.report.network import outline as parts
from vetter.report.network.drawing import draw
from vetter.report.network.words import phrase, rests_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.model import Network


def render(network: Network, reports: Mapping[str, str] | None = None) -> str:
    """Return the page. Every text of others' is escaped.

    ``reports`` are the files, relative to the page, in which the reports on cases stand.
    """
    found = parts.outline(network)
    return (
        pages()
        .get_template("network.html.j2")
        .render(
            found=found,
            net=parts,
            SaysSo=SaysSo,
            drawing=draw(found.network.clusters),
            numbers={member.domain: at for at, member in enumerate(found.network.members, 1)},
            reports=reports or {},
            rests_on=rests_on(found.network),
            phrase=phrase,
        )
    )
