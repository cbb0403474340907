"""The offer: what the messages say of the work, and of whoever offers it.

Made by ``vetter.extract.offer`` from what the person holds in their hand; read by the checks of the commission.
Nothing of it comes from the network, and nothing of it leaves the machine.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from vetter.model.fact import Citation


class TermKind(StrEnum):
    """What a sentence of a message settles or asks for. Vocabulary: ``data/approach``."""

    RATE = "rate"  # what is paid for the work
    PAYMENT = "payment"  # by which way it is paid
    ADVANCE_FEE = "advance-fee"  # the writer is to pay something first
    DOCUMENTS = "documents"  # identity papers or bank details are asked for
    CONTRACT = "contract"  # a contract, commissioning letter or purchase order is offered
    NO_CONTRACT = "no-contract"  # there will be none
    ENTITY = "entity"  # who the other party to the contract is
    URGENCY = "urgency"
    OFF_PLATFORM = "off-platform"  # to go on elsewhere than where the contact began
    ANGLE = "angle"  # what the piece has to say is laid down
    NO_BYLINE = "no-byline"
    OTHER_BYLINE = "other-byline"  # to appear under a name that is not the writer's
    UNPAID_TEST = "unpaid-test"
    CALL = "call"  # a call or meeting is offered
    NO_CALL = "no-call"  # and refused
    EXCLUSIVE = "exclusive"  # not to write for others, or not to speak of the work


class Term(Struct, frozen=True, kw_only=True):
    """One thing that a message says of the commission, with the sentence that says it.

    ``value`` is what matters in it, as written or by its word in ``data/approach`` (``paypal-friends``).
    For a rate, ``low`` and ``high`` are the amount in ``currency`` (ISO 4217), for one ``unit``
    (``piece``, ``word``, ``hour``, ``day``, ``month`` or "" where it does not say). ``message`` counts the messages
    of the offer from 0; ``language`` is that of the rule that read it.
    """

    kind: TermKind
    sentence: str
    value: str = ""
    low: float = 0.0
    high: float = 0.0
    currency: str = ""
    unit: str = ""
    language: str = ""
    message: int = 0
    cited: tuple[Citation, ...] = ()


class Party(Struct, frozen=True):
    """Who stands in a header: the name shown, and the address (ASCII host, lower case) or ""."""

    name: str = ""
    address: str = ""

    @property
    def host(self) -> str:
        """The host of the address, or ""."""
        return self.address.rpartition("@")[2]
