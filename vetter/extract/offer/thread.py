"""Several messages as one exchange: in the order of time, and with what the person wrote themselves told apart."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Message


def in_time_order(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """Return the messages, earliest first, and those that the person wrote marked as theirs."""
    ordered = [messages[place] for place in order(messages)]
    person = _person(ordered)
    return tuple(
        replace(one, mine=True) if one.sender.address in person else one for one in ordered
    )


def order(messages: Sequence[Message]) -> list[int]:
    """Return the places of the messages, earliest first; one without a time stays behind the one before it."""
    times: list[datetime] = []
    for message in messages:
        before = times[-1] if times else datetime.min.replace(tzinfo=UTC)
        times.append(_time(message) or before)
    return sorted(range(len(messages)), key=times.__getitem__)


def _time(message: Message) -> datetime | None:
    # What a server wrote is worth more than what the sender did, but is seldom far from it.
    times = [hop.time for hop in message.hops if hop.time]
    return message.sent or (times[-1] if times else None)


def _person(messages: list[Message]) -> frozenset[str]:
    """Return the addresses of whoever keeps the messages: those they were delivered to.

    That is who received what came by servers; where nothing did, whoever the first message was for. Somebody
    who forwarded a message to themselves has forwarded what is within it.
    """
    delivered = [message for message in messages if message.hops] or [
        message for message in messages if message.sender.address
    ][:1]
    received = {party.address for one in delivered for party in one.recipients if party.address}
    senders = {one.sender.address for one in messages if one.sender.address}
    forwarded = any(one.attached for one in messages)
    theirs = {one.sender.address for one in delivered if not (forwarded and _to_self(one))}
    return frozenset((received & senders) - theirs)


def _to_self(message: Message) -> bool:
    return bool(message.sender.address) and message.sender.address in {
        party.address for party in message.recipients
    }
