"""The offer: what the messages say of the work, and of whoever offers it.

Made by ``vetter.extract.offer`` from what the person holds in their hand; read by the checks of the commission.
Nothing of it comes from the network, and nothing of it leaves the machine.
"""

from __future__ import annotations

from datetime import datetime
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
    ACCEPTED = "accepted"  # the piece, or its proposal, is taken
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
    For a rate, ``low`` and ``high`` are the amount in ``currency`` (ISO 4217; "XXX" or "" where the word for it may
    mean several), for one ``unit`` (``piece``, ``word``, ``thousand-words``, ``thousand-characters``, ``line``, ``page``,
    ``hour``, ``day``, ``week``, ``month`` or "" where it does not say). ``message`` counts the messages
    of the offer from 0; ``language`` is that of the rule that read it.
    """

    kind: TermKind
    sentence: str
    value: str = ""
    low: float = 0.0
    high: float = 0.0
    currency: str = ""
    unit: str = ""
    earlier: bool = False  # it recalls what was said before this message
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


class Hop(Struct, frozen=True, kw_only=True):
    """One ``Received`` line (RFC 5321 §4.4), as the server ``by`` wrote it.

    ``origin`` is the host it came from, as that named itself; ``address`` its number as the server saw it.
    ``offset`` is the zone of ``time`` in minutes from UTC.
    """

    by: str = ""
    origin: str = ""
    address: str = ""
    time: datetime | None = None
    offset: int | None = None


class Result(Struct, frozen=True, kw_only=True):
    """What a receiving server recorded of one method (RFC 8601): ``dkim``, ``spf``, ``dmarc`` or ``arc``.

    ``domain`` is the one it speaks of, ``server`` who says so. ``trusted``: the server is the one that took
    the message in for its reader, as far as the ``Received`` lines tell; others can be made up.
    """

    method: str
    result: str
    domain: str = ""
    server: str = ""
    trusted: bool = False


class SignatureState(StrEnum):
    """What became of a DKIM signature (RFC 6376) when it was held against its key."""

    VALID = "valid"
    BROKEN = "broken"  # the message is not the one that was signed
    NO_KEY = "no-key"  # the domain has no such key, or has withdrawn it
    UNKNOWN = "unknown"  # the key was not asked for, or no answer came


class Signature(Struct, frozen=True, kw_only=True):
    """One DKIM signature: it proves the domain that signed, never the person."""

    domain: str
    selector: str
    state: SignatureState = SignatureState.UNKNOWN
    reason: str = ""
    cited: tuple[Citation, ...] = ()  # the answers with the key


class MailLink(Struct, frozen=True, kw_only=True):
    """A link of a message. ``url`` is where it leads, taken out of the addresses it was wrapped in.

    It ends before the question mark: what follows often says who clicked.

    ``shown`` is the text it stands under, ``through`` the service that wrapped it. ``disguised``: the text is
    itself an address, and of another site. ``forwards``: it leads on to where nobody can tell from the link.
    """

    url: str
    host: str
    shown: str = ""
    through: str = ""
    disguised: bool = False
    forwards: bool = False


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that came with a message. It was counted and hashed, and not opened."""

    name: str
    media_type: str
    size: int
    sha256: str


class Message(Struct, frozen=True, kw_only=True):
    """One message of the offer.

    ``mine``: written by the person who was approached. ``bare``: text without a header, so that nothing is
    known of its sender. ``of_work``: its text speaks of work to somebody. ``copied``: its header was copied by a person, and shows what they saw on a screen;
    ``attached``: it stood within another message. ``return_host`` and ``id_host`` are the hosts of
    Return-Path and Message-ID. ``text`` is what its writer wrote, without earlier messages that it
    quotes. ``offset`` is the zone of ``sent`` in minutes from UTC, None where none is given. ``day_only``: no zone is
    written, so that of ``sent`` only the day can be told; ``clock`` is the time of day with its zone as a copied header has it.
    ``hops`` are in
    the order in which it travelled. ``pixels`` are hosts of pictures that only tell that it was opened;
    ``platforms`` services through which it came or to which it leads (``data/offer/platforms.toml``).
    ``machine`` is the program that says it sent it.
    """

    sender: Party = Party()
    on_behalf: Party = Party()  # the header Sender
    reply_to: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()  # the person's own data: kept out of reports and exports
    return_host: str = ""
    id_host: str = ""
    subject: str = ""
    sent: datetime | None = None
    offset: int | None = None
    clock: str = ""
    day_only: bool = False
    machine: str = ""
    mine: bool = False
    bare: bool = False
    of_work: bool = False
    copied: bool = False
    attached: bool = False
    text: str = ""
    language: str = ""  # that of the text (ISO 639-1), "" where it is too short to tell
    hops: tuple[Hop, ...] = ()
    results: tuple[Result, ...] = ()
    signatures: tuple[Signature, ...] = ()
    links: tuple[MailLink, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pixels: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()  # hosts of e-mail addresses in its text
    remarks: tuple[str, ...] = ()  # what of it could not be read
    cited: tuple[Citation, ...] = ()

    def hosts(self) -> tuple[str, ...]:
        """Return the hosts of whoever sent it and of where answers go, each once."""
        parties = (self.sender, self.on_behalf, *self.reply_to)
        return tuple(dict.fromkeys(party.host for party in parties if party.host))


class Amount(Struct, frozen=True):
    """A sum of money: ISO 4217, and for one ``unit`` as in `Term`."""

    amount: float
    currency: str
    unit: str = ""


class Call(StrEnum):
    """What became of a call with a person, face visible."""

    NOT_NOTED = ""
    NOT_ASKED = "not-asked"
    OFFERED = "offered"
    HELD = "held"
    REFUSED = "refused"


class Contract(StrEnum):
    """What became of a written contract or commissioning letter."""

    NOT_NOTED = ""
    NONE = "none"
    OFFERED = "offered"
    SIGNED = "signed"
    REFUSED = "refused"


class Edits(StrEnum):
    """What was done to the text before it appeared."""

    NOT_NOTED = ""
    NONE = "none"
    AGREED = "agreed"
    MEANING = "meaning-changed"  # it says something else than what was written, and nobody asked


class Conduct(Struct, frozen=True, kw_only=True):
    """What the person noted of how it went on. "" and None: not noted.

    ``payer`` is the name on the payment, several parted by semicolons, ``paid_by`` its way (a word of ``data/approach`` for payments, or
    the person's own), ``entity`` who stands in the contract. ``published``: something of theirs appeared there.
    """

    rate_offered: Amount | None = None
    rate_paid: Amount | None = None
    payer: str = ""
    paid_by: str = ""
    call: Call = Call.NOT_NOTED
    contract: Contract = Contract.NOT_NOTED
    entity: str = ""
    edits: Edits = Edits.NOT_NOTED
    published: bool = False
    note: str = ""
    cited: tuple[Citation, ...] = ()


class Offer(Struct, frozen=True, kw_only=True):
    """All that is known of the offer: the messages in time order, what they say, and what came of it."""

    messages: tuple[Message, ...] = ()
    terms: tuple[Term, ...] = ()
    conduct: Conduct | None = None

    def theirs(self) -> tuple[Message, ...]:
        """Return the messages that the person was sent, without those they wrote themselves."""
        return tuple(message for message in self.messages if not message.mine)

    def approached(self) -> bool:
        """Return whether any message was sent to the person, or speaks of work: other text may be anything."""
        return any(not message.bare or message.of_work for message in self.theirs())

    def of(self, *kinds: TermKind) -> tuple[Term, ...]:
        """Return the terms of the given kinds, in the order of the messages."""
        return tuple(term for term in self.terms if term.kind in kinds)
