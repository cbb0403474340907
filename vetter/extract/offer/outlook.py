"""A message as Outlook saves it (.msg, [MS-OXMSG]), in the shape of any other."""

from __future__ import annotations

from email.message import Message as Letter
from email.parser import HeaderParser
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from vetter.errors import TargetError
from vetter.extract.offer.header import WORLD_TIME
from vetter.extract.offer.parcel import MAX_PARTS, Parcel, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oxmsg import Message as Saved

NO_HEADER: Final = "Outlook kept no header with it, as with messages from within one's own organisation; nothing shows which way it came."
NO_TEXT: Final = "Its text is kept in a form of Outlook's own that is not read here; paste the text to have it looked at."
_TRANSPORT_HEADERS: Final = 0x007D  # PidTagTransportMessageHeaders


def open_outlook(raw: bytes) -> Parcel:
    """Take a .msg file apart. Raises `TargetError` where it is damaged or holds no message."""
    from oxmsg import Message as Saved

    try:
        saved = Saved.load(raw)
        written = saved.properties.str_prop_value(_TRANSPORT_HEADERS) or ""
        header = HeaderParser().parsestr(written[:1_000_000])
        parts = tuple(_parts(saved))
        remarks = () if header.keys() else (NO_HEADER,)
        if not header.keys():
            header = _header(saved)
    except Exception as error:
        raise TargetError(
            "That file cannot be read: it is damaged, or holds no message.",
            "Save the message once more as .eml, or paste its text.",
        ) from error
    if not any(part.content for part in parts if not part.attached):
        remarks = (*remarks, NO_TEXT)
    return Parcel(header, parts, (), remarks)


def _header(saved: Saved) -> Letter:
    """Return the header as far as Outlook's own notes give one."""
    header = Letter()
    known = (("From", saved.sender), ("Subject", saved.subject))
    for name, value in known:
        if value:
            header[name] = " ".join(value.split())
    for recipient in list(saved.recipients)[:20]:
        header["To"] = f"{recipient.name} <{recipient.email_address}>"
    if saved.sent_date:
        header["Date"] = format_datetime(saved.sent_date).replace("+0000", WORLD_TIME)
    return header


def _parts(saved: Saved) -> Iterator[Part]:
    if saved.html_body:
        yield Part(
            "text/html", "", "utf-8", saved.html_body.encode("utf-8", "replace"), attached=False
        )
    if saved.body:
        yield Part("text/plain", "", "utf-8", saved.body.encode("utf-8", "replace"), attached=False)
    for attachment in saved.attachments[:MAX_PARTS]:
        kind = attachment.mime_type or "application/octet-stream"
        content = attachment.file_bytes or b""
        yield Part(kind, attachment.file_name or "", "", content, attached=True)
