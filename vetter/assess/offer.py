"""What a report says of an offer besides the findings: how it came, what it says, and what to do now."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter.assess.wording import wording
from vetter.check.passed_off import passed_off
from vetter.data import read_toml
from vetter.domains import registrable, same_site
from vetter.errors import DataError
from vetter.extract.offer.conduct import figure, spelt
from vetter.model import (
    Call,
    Conduct,
    Contract,
    Desk,
    LinkTold,
    MessageTold,
    OfferTold,
    Party,
    SignatureState,
    TermKind,
    TermTold,
)
from vetter.phrases import count, listing, offset_of, quoted
from vetter.resolve.letter import sites
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.assess.weigh import Weighed
    from vetter.model import Dossier, MailLink, Message, Offer, Signature, Term

MOST_MESSAGES: Final = 20
MOST_LINKS: Final = 25
MOST_HOPS: Final = 6
MOST_TERMS: Final = 40

WHAT: Final = {
    TermKind.RATE: "Pay",
    TermKind.PAYMENT: "Way of payment",
    TermKind.ADVANCE_FEE: "Something to pay first",
    TermKind.DOCUMENTS: "Papers or bank details",
    TermKind.CONTRACT: "Contract",
    TermKind.NO_CONTRACT: "No contract",
    TermKind.ACCEPTED: "Accepted",
    TermKind.ENTITY: "Who contracts",
    TermKind.URGENCY: "Hurry",
    TermKind.OFF_PLATFORM: "To go on elsewhere",
    TermKind.ANGLE: "What the piece is to say",
    TermKind.NO_BYLINE: "No byline",
    TermKind.OTHER_BYLINE: "Another name above it",
    TermKind.UNPAID_TEST: "Unpaid test",
    TermKind.CALL: "A call",
    TermKind.NO_CALL: "No call",
    TermKind.EXCLUSIVE: "Exclusive",
}
SIGNED: Final = {
    SignatureState.VALID: "The signature of {domain} holds: the message comes from a server of that domain, unchanged. That says nothing of the person.",
    SignatureState.BROKEN: "The signature of {domain} does not hold: {reason}. Mailing lists and forwarding do that, too.",
    SignatureState.NO_KEY: "It bears a signature of {domain}, but {reason}.",
    SignatureState.UNKNOWN: "It bears a signature of {domain} that was not checked: {reason}.",
}
RECORDED: Final = "{server} recorded: {told}. {trust}"
TRUSTED: Final = "It took the message in, so its word can be relied on."
NOT_TRUSTED: Final = "Whether that record is genuine cannot be told; anybody can write one."


class Unanswered(Struct, frozen=True, forbid_unknown_fields=True):
    """Where no reply is given: the decisive ``signs`` of which that holds, and what is said instead."""

    signs: frozenset[str]
    named: str
    imitated: str


class Advice(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``data/offer/advice.toml``."""

    keep: tuple[str, ...]
    keep_case: str
    published: tuple[str, ...]
    published_none: str
    call_back: str
    unanswered: Unanswered
    reply: dict[str, dict[str, str]]


@cache
def advice() -> Advice:
    """Return what to do with an offer. Raises `DataError`."""
    try:
        return shaped(read_toml("offer", "advice.toml"), Advice)
    except msgspec.ValidationError as error:
        raise DataError(f"data/offer/advice.toml cannot be used: {error}") from error


def desks(offer: Offer) -> tuple[Desk, ...]:
    """Return whom to turn to: those of many countries, and of such where the offer's language is spoken."""
    spoken = set(_languages(offer))
    return tuple(
        one
        for one in _desks()
        if not (one.languages and spoken and spoken.isdisjoint(one.languages))
    )


def _languages(offer: Offer) -> list[str]:
    """Return the languages in which the other side wrote, the most frequent first."""
    written = Counter(message.language for message in offer.theirs() if message.language)
    if not written:  # too short to tell, but for what was understood of it
        mine = {number for number, message in enumerate(offer.messages) if message.mine}
        terms = (term for term in offer.terms if term.message not in mine)
        written = Counter(term.language for term in terms if term.language)
    return [language for language, _ in written.most_common()]


@cache
def _desks() -> tuple[Desk, ...]:
    try:
        return shaped(read_toml("offer", "desks.toml")["desk"], tuple[Desk, ...])
    except msgspec.ValidationError as error:
        raise DataError(f"data/offer/desks.toml cannot be used: {error}") from error


def unanswered(weighed: Weighed, *, named: bool) -> str:
    """Return why an offer need not be answered, or "": the outlet is named, or somebody uses another's name."""
    known = advice().unanswered
    if named:
        return known.named
    imitated = any(sign.decisive and sign.check in known.signs for sign in weighed.signs)
    return known.imitated if imitated else ""


def offer_told(dossier: Dossier, instead: str = "", *, named: bool = False) -> OfferTold | None:
    """Return what there is to say of the offer, or None where there is none.

    ``instead`` is what is said in place of a reply. Where the outlet itself is ``named``, it is not to be called back.
    """
    offer = dossier.offer
    if offer is None:
        return None
    known = advice()
    conduct = offer.conduct or Conduct()
    return OfferTold(
        messages=tuple(_message(one) for one in offer.messages[:MOST_MESSAGES]),
        terms=tuple(_term(one) for one in offer.terms[:MOST_TERMS]),
        noted=_noted(conduct),
        speaks_for=sites(offer.messages).candidates,
        call_back="" if named else known.call_back,
        unanswered=instead,
        reply=() if instead else reply(offer, dossier),
        reply_language="" if instead else _reply_language(offer),
        reply_foreign=not instead and _reply_language(offer) not in _languages(offer),
        keep=(*known.keep, known.keep_case),
        published=known.published if conduct.published else (known.published_none,),
        desks=desks(offer),
    )


def of_links(dossier: Dossier, words: str) -> str:
    """Return in ``words`` the site to which a link leads that is passed off as another's; "" where none is.

    ``{site}`` and ``{like}`` stand in the words. The outlet that is vetted already is not named again.
    """
    for one in passed_off(dossier):
        site = registrable(one.link.host) or one.link.host
        if not same_site(site, dossier.outlet.host):
            return words.format(site=site, like=one.like.like.domain)
    return ""


def doubts(offer: Offer) -> tuple[str, ...]:
    """Return what may make all that is said of an offer wrong: whose words these are."""
    theirs = offer.theirs()
    told = [remark for message in theirs if message.bare for remark in message.remarks]
    letters = [one for one in theirs if not (one.bare or one.copied or one.attached)]
    if letters and not any(one.hops for one in letters):
        told.append(wording().not_received)
    return tuple(dict.fromkeys(told))


def reply(offer: Offer, dossier: Dossier) -> tuple[str, ...]:
    """Return a reply to send: it asks, in the language of the messages, for what is still open."""
    lines = advice().reply[_reply_language(offer)]
    *asked, last = (lines[name] for name in _open(offer, dossier))
    listed = (*asked, f"{last.rstrip(';.')}.")
    return (lines["hello"], "", lines["thanks"], *listed, "", *lines["close"].split("\n"))


def _reply_language(offer: Offer) -> str:
    """Return the language of the messages in which there is a reply; English where there is none."""
    return next((one for one in _languages(offer) if one in advice().reply), "en")


def _open(offer: Offer, dossier: Dossier) -> list[str]:
    conduct = offer.conduct or Conduct()
    said = {term.kind for term in offer.terms}
    settled = {
        "contract": TermKind.CONTRACT in said
        or conduct.contract in {Contract.OFFERED, Contract.SIGNED},
        "entity": TermKind.ENTITY in said or bool(conduct.entity),
        "rate": TermKind.RATE in said or conduct.rate_offered is not None,
        "payment": TermKind.PAYMENT in said and bool(conduct.payer),
        "call": TermKind.CALL in said or conduct.call in {Call.OFFERED, Call.HELD},
        "byline": False,
        "address": any(_from_outlet(one, dossier) for one in offer.theirs()),
    }
    return [name for name, done in settled.items() if not done]


def _from_outlet(message: Message, dossier: Dossier) -> bool:
    return bool(message.sender.host) and same_site(message.sender.host, dossier.outlet.host)


def _message(message: Message) -> MessageTold:
    return MessageTold(
        sender=_shown(message.sender) or "not shown: the text was given without its header",
        mine=message.mine,
        subject=message.subject,
        sent=None if message.day_only else message.sent,
        written=_written(message),
        zone=offset_of(message.offset),
        way=tuple(_way(message)),
        links=tuple(_link(one) for one in message.links[:MOST_LINKS]),
        attachments=message.attachments,
        pixels=message.pixels,
        platforms=message.platforms,
        remarks=message.remarks,
    )


def _written(message: Message) -> str:
    """Return when a message was sent as its header says it, where it does not say the minute in world time."""
    if message.sent is None or not (message.clock or message.day_only):
        return ""
    there = message.sent + timedelta(minutes=message.offset or 0)
    return f"{there.day} {there:%b %Y}{f', {message.clock}' if message.clock else ''}"


def _shown(party: Party) -> str:
    return (
        f"{party.name} <{party.address}>"
        if party.name and party.address
        else party.address or party.name
    )


def _way(message: Message) -> list[str]:
    told = []
    if message.copied and message.sender.address:
        told.append(
            "Its header was copied from a screen: it shows what stood there, not where the message came from."
        )
    told += [
        f"Answers go to {party.address}."
        for party in message.reply_to
        if party.address and party.address != message.sender.address
    ]
    if message.on_behalf.address and message.on_behalf.address != message.sender.address:
        told.append(f"It was sent for that address by {message.on_behalf.address}.")
    if message.return_host and message.return_host != message.sender.host:
        told.append(f"What cannot be delivered goes back to {message.return_host}.")
    if message.id_host and message.id_host != message.sender.host:
        told.append(f"Its number was given out at {message.id_host}.")
    if message.machine:
        told.append(f"It says that it was written with {quoted(message.machine)}.")
    told += _hops(message)
    told += _records(message)
    told += [_signed(one) for one in message.signatures if one.domain]
    return told


def _hops(message: Message) -> list[str]:
    servers = [hop.origin or hop.address for hop in message.hops if hop.origin or hop.address]
    through = listing(servers, MOST_HOPS)
    zones = list(
        dict.fromkeys(offset_of(hop.offset) for hop in message.hops if hop.offset is not None)
    )
    clocks = f" Their clocks say {listing(zones)}." if zones else ""
    return (
        [f"It passed through {through}, as the servers on the way wrote.{clocks}"]
        if through
        else []
    )


def _records(message: Message) -> list[str]:
    servers: dict[tuple[str, bool], list[str]] = {}
    for one in message.results:
        of = f" for {one.domain}" if one.domain else ""
        servers.setdefault((one.server, one.trusted), []).append(f"{one.method} {one.result}{of}")
    return [
        RECORDED.format(
            server=server or "The receiving server",
            told=listing(told, 6),
            trust=TRUSTED if trusted else NOT_TRUSTED,
        )
        for (server, trusted), told in servers.items()
    ]


def _signed(one: Signature) -> str:
    told = SIGNED[one.state].format(domain=one.domain, reason=one.reason)
    return f"{told} But {one.reason}." if one.state is SignatureState.VALID and one.reason else told


def _link(link: MailLink) -> LinkTold:
    if link.disguised:
        return LinkTold(link.url, f"it is shown as “{link.shown[:80]}”, which is another site")
    if link.forwards:
        return LinkTold(link.url, "it leads on to where nobody can tell from the link")
    return LinkTold(link.url, f"taken out of a link of {link.through}" if link.through else "")


def _term(term: Term) -> TermTold:
    return TermTold(
        what=WHAT[term.kind], value=_value(term), sentence=term.sentence[:400], message=term.message
    )


def _value(term: Term) -> str:
    if term.kind is not TermKind.RATE or not term.high:
        return term.value
    low, high = figure(term.low), figure(term.high)
    span = low if low == high else f"{low} to {high}"
    return f"{span} {term.currency}{f' a {term.unit}' if term.unit else ''}".strip()


def _payers(conduct: Conduct) -> str:
    # Their names stay in the notes: a person may lend one without knowing for what.
    names = [name for name in re.split(r"[;\n]", conduct.payer) if name.strip()]
    return f"{count(len(names), 'name')}, kept in the case" if names else ""


def _noted(conduct: Conduct) -> tuple[tuple[str, str], ...]:
    lines = (
        ("Pay offered", spelt(conduct.rate_offered) if conduct.rate_offered else ""),
        ("Pay received", spelt(conduct.rate_paid) if conduct.rate_paid else ""),
        ("Who paid", _payers(conduct)),
        ("Way of payment", conduct.paid_by),
        ("Call", conduct.call.value.replace("-", " ")),
        ("Contract", conduct.contract.value),
        ("Who contracts", conduct.entity),
        ("Edits", conduct.edits.value.replace("-", " ")),
        ("Published", "yes" if conduct.published else ""),
        ("Note", conduct.note),
    )
    return tuple((label, value) for label, value in lines if value)
