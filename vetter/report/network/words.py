"""The sentences in which the reports on a network say what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.phrases import count, listing

if TYPE_CHECKING:
    from vetter.model import Network
    from vetter.report.network.outline import Kind


def rests_on(network: Network) -> str:
    """Return by what it was decided who belongs together."""
    known = count(network.known, "outlet")
    return (
        f"{known} vetted on this machine in all; a sign says the more, the fewer of them show it. One strong sign joins two "
        "outlets, or two medium ones of different kinds; a day of registration alone never does. What belongs to platforms, "
        "large hosters, delivery networks and known plug-ins was left out when it was read. Marks in brackets are records of the "
        "outlet's own case."
    )


def phrase(kind: Kind) -> str:
    """Return what is shared of one kind, to go on after "they"."""
    values = [sign.value for sign in kind.signs if sign.value]
    return f"{kind.label} ({listing(values)})" if values else kind.label
