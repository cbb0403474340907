"""What a person was sent, from the bytes they keep: one reader of mail for all that vetter asks of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vetter.extract.charset import decode
from vetter.extract.fold import clean
from vetter.extract.language import language_of
from vetter.extract.markup import Document, parse
from vetter.extract.offer import header, links, mailbox, pasted, recorded, way
from vetter.extract.offer.chat import speakers
from vetter.extract.offer.form import MAX_OFFER, Form, form_of, without_length
from vetter.extract.offer.of_work import speaks_of_work
from vetter.extract.offer.outlook import open_outlook
from vetter.extract.offer.parcel import Parcel, Part, open_letter, opened
from vetter.extract.offer.platforms import platforms
from vetter.extract.offer.quoted import own_words
from vetter.extract.offer.redact import without_the_person
from vetter.extract.offer.signed import signatures, verified
from vetter.extract.offer.terms import read_terms
from vetter.extract.offer.thread import in_time_order
from vetter.extract.offer.words import shown, written
from vetter.model import Attachment, Citation, Message, OfferReading, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vetter.extract.offer.signed import Key
    from vetter.model import Kept

MAX_ATTACHMENTS = 100
MAX_PART = 700_000  # bytes of text; no letter is longer
CUT = f"The file is longer than {MAX_OFFER // 1_000_000} MB; the rest was not read, and attachments in it may be cut."
CHAT = "This is a talk of several people, and vetter cannot tell which of them is you: it reads every line as the other side's. Leave out your own and paste the rest."
QUOTES = "It quotes an earlier message, which was not read here. Paste that one by itself as well, above all if the lines above it are yours."
MANY = "There are {more} more messages in the file, which were not read."


def read(kept: Kept) -> OfferReading:
    """Return the messages in time order, each citing its record, without the person's own data.

    Raises `TargetError` for what is no message.
    """
    return read_with_keys(kept, {})


def read_with_keys(kept: Kept, keys: Mapping[str, Key]) -> OfferReading:
    """Return the same, with the signatures held against ``keys``, which are by the names they stand under."""
    cited = (Citation(kept.record.id),)
    found = tuple(replace(one, cited=cited) for one in messages(kept.exchange.payload, keys))
    told = tuple(
        replace(one, language=language_of(one.text, ""))
        for one in without_the_person(in_time_order(found))
    )
    terms = [() if one.mine else read_terms(one.text, number) for number, one in enumerate(told)]
    return OfferReading(
        tuple(
            replace(one, of_work=speaks_of_work(one.text, said))
            for one, said in zip(told, terms, strict=True)
        ),
        tuple(
            replace(term, cited=(Citation(kept.record.id, term.sentence),))
            for said in terms
            for term in said
        ),
    )


def messages(raw: bytes, keys: Mapping[str, Key] | None = None) -> tuple[Message, ...]:
    """Return the messages in the order in which they stand. Raises `TargetError` for what is none."""
    form = form_of(raw)
    cut = (CUT,) if len(raw) > MAX_OFFER else ()
    found = tuple(_read(raw[:MAX_OFFER], form, keys or {}))
    if found and cut:
        return (replace(found[0], remarks=(*cut, *found[0].remarks)), *found[1:])
    return found


def _read(raw: bytes, form: Form, keys: Mapping[str, Key]) -> Iterator[Message]:
    if form is Form.TEXT:
        yield from _copied(_plain(raw))
    elif form is Form.OUTLOOK:
        yield _whole(open_outlook(raw))
    elif form is Form.LETTER:
        yield from _letter(without_length(raw), keys)
    else:
        each, more = mailbox.split(raw)
        for place, one in enumerate(each):
            for message in _letter(one, keys):
                said = (MANY.format(more=more),) if more and not place else ()
                yield replace(message, remarks=(*said, *message.remarks))


def _letter(raw: bytes, keys: Mapping[str, Key]) -> Iterator[Message]:
    """Yield a message, and those that stand within it: attached whole, or copied in by forwarding."""
    parcel = open_letter(raw)
    outer = _whole(parcel)
    if keys and outer.signatures:
        outer = replace(outer, signatures=verified(raw, outer.signatures, keys))
    inner = [replace(_whole(opened(one)), attached=True) for one in parcel.letters[:20]]
    text = _all_text(parcel)
    if not inner and pasted.has_header(text):
        inner = [replace(one, attached=True) for one in _copied(text) if not one.bare]
    yield outer
    yield from inner


def _whole(parcel: Parcel) -> Message:
    letter = parcel.header
    text, document = _content(parcel)
    everything = _all_text(parcel)
    found = [*links.in_text(everything), *(links.in_page(document) if document else ())]
    told = links.links(found)
    senders = header.parties(letter, "From")
    date = next(iter(header.fields(letter, "Date", 1)), "")
    sent, offset = header.moment(date)
    return Message(
        sender=senders[0] if senders else Party(),
        on_behalf=next(iter(header.parties(letter, "Sender")), Party()),
        reply_to=header.parties(letter, "Reply-To"),
        recipients=header.parties(letter, "To", "Cc", "Bcc", "Delivered-To", "X-Original-To"),
        return_host=header.host_of(next(iter(header.fields(letter, "Return-Path", 1)), "")),
        id_host=header.host_of(next(iter(header.fields(letter, "Message-ID", 1)), "")),
        subject=header.field(letter, "Subject"),
        sent=sent,
        offset=offset,
        day_only=sent is not None and offset is None and not header.is_world_time(date),
        machine=header.field(letter, "X-Mailer") or header.field(letter, "User-Agent"),
        bare=not senders,
        text=text,
        hops=way.hops(letter),
        results=recorded.results(letter),
        signatures=signatures(letter),
        links=told,
        attachments=tuple(_attachment(part) for part in parcel.parts if _is_file(part))[
            :MAX_ATTACHMENTS
        ],
        pixels=links.pixels(document) if document else (),
        platforms=platforms(letter, text, tuple(link.host for link in told)),
        addresses=links.mail_hosts(everything or (document.visible() if document else "")),
        remarks=parcel.remarks,
    )


def _copied(text: str) -> Iterator[Message]:
    for one in pasted.messages(text):
        told = links.links(links.in_text(one.text))
        own = written(one.text)
        yield Message(
            sender=one.sender or Party(),
            reply_to=one.reply_to,
            recipients=one.recipients,
            subject=clean(one.subject, 300),
            sent=one.dated.sent,
            offset=one.dated.offset,
            clock=one.dated.clock,
            day_only=one.dated.day_only,
            bare=one.sender is None,
            copied=True,
            text=own,
            links=told,
            platforms=platforms(None, own, tuple(link.host for link in told)),
            addresses=links.mail_hosts(one.text),
            remarks=() if one.sender else tuple(_doubts(one.text)),
        )


def _doubts(text: str) -> Iterator[str]:
    if len(speakers(text)) > 1:
        yield CHAT
    if own_words(text) != "\n".join(text.splitlines()):
        yield QUOTES


def _content(parcel: Parcel) -> tuple[str, Document | None]:
    """Return what the writer wrote, and the message as HTML if it has such a part."""
    plain = "\n\n".join(_text(part) for part in parcel.parts if _is_text(part, "text/plain"))
    page = next((_text(part) for part in parcel.parts if _is_text(part, "text/html")), "")
    document = parse(page, "about:blank") if page else None
    visible = shown(document) if document else ""
    # Some put "open this in a browser" into the part for those who do not read HTML.
    if visible and 2 * len(plain.split()) < len(visible.split()):
        return visible, document
    return written(plain) if plain else visible, document


def _all_text(parcel: Parcel) -> str:
    return "\n\n".join(_text(part) for part in parcel.parts if _is_text(part, "text/plain"))[
        :400_000
    ]


def _is_text(part: Part, kind: str) -> bool:
    return part.media_type == kind and not part.attached


def _is_file(part: Part) -> bool:
    return part.attached or bool(part.name) or not part.media_type.startswith("text/")


def _text(part: Part) -> str:
    declared = f"text/plain; charset={part.charset}" if part.charset else ""
    return decode(part.content[:MAX_PART], declared)


def _attachment(part: Part) -> Attachment:
    return Attachment(
        name=clean(header.decoded(header.as_written(part.name)), 200),
        media_type=clean(part.media_type, 100),
        size=len(part.content),
        sha256=hashlib.sha256(part.content).hexdigest(),
    )


def _plain(raw: bytes) -> str:
    text = decode(raw[:4_000_000])
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        return parse(text, "about:blank").visible()
    return text
