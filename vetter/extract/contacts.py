"""How the outlet can be reached: e-mail, telephone, postal address, accounts elsewhere."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.extract.markup import attribute
from vetter.model import Claim, ClaimKind, LinkPlace, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.sentences import Sentence

MAX_PHONE_TEXT: Final = 4_000  # characters in which telephone numbers are looked for
_EMAIL: Final = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?(?:@|\(at\)|\[at\]|\s\(a\)\s|\sAT\s)\s?((?:[\w-]{1,63}(?:\.|\s?\(dot\)\s?)){1,4}[a-zA-Z]{2,24})(?!\w)"
)
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js")
_PHONE_WORDS: Final = re.compile(
    r"\+\d|\b(?:tel|phone|telephone|fon|telefon|téléphone|teléfono|telefono|тел|телефон|hotline|call us)\b",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(
    r"(?<![\w])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|(?:[A-Z]{1,2}-)?\d{4,6}|\d{3} ?\d{2}|\d{2}-\d{3}|\d{4} ?[A-Z]{2})(?![\w])"
)
ADDRESSED: Final = frozenset(
    {PageKind.IMPRINT, PageKind.CONTACT, PageKind.ABOUT, PageKind.OWNERSHIP}
)
REACHED: Final = ADDRESSED | {
    PageKind.TEAM,
    PageKind.WRITE_FOR_US,
    PageKind.FRONT,
    PageKind.ADVERTISE,
}


def read_contacts(document: Document, said: list[Sentence], kind: PageKind) -> Iterator[Claim]:
    """Return the ways to reach the outlet that a page gives."""
    for tag in document.named("a"):
        href = attribute(tag, "href")
        if href[:7].lower() == "mailto:":
            address = unquote(href[7:]).split("?")[0].strip()
            if _EMAIL.fullmatch(address):
                yield _claim(ClaimKind.EMAIL, address.lower(), address)
    for sentence in said:
        if kind in REACHED or sentence.place is LinkPlace.FOOTER:
            yield from _emails(sentence)
            yield from _phones(sentence)
        if kind in ADDRESSED or sentence.place is LinkPlace.FOOTER:
            yield from _addresses(sentence, kind)
    yield from _accounts(document)


def _emails(sentence: Sentence) -> Iterator[Claim]:
    for match in _EMAIL.finditer(sentence.text):
        domain = re.sub(r"\s?\(dot\)\s?", ".", match[2])
        address = f"{match[1]}@{domain}".lower()
        if not address.endswith(_PICTURES):
            yield _claim(ClaimKind.EMAIL, address, sentence.text)


def _phones(sentence: Sentence) -> Iterator[Claim]:
    if not _PHONE_WORDS.search(sentence.text):
        return
    import phonenumbers

    text = sentence.text[:MAX_PHONE_TEXT]
    for match in phonenumbers.PhoneNumberMatcher(text, None):
        form = phonenumbers.PhoneNumberFormat.E164
        yield _claim(ClaimKind.PHONE, phonenumbers.format_number(match.number, form), sentence.text)


def _addresses(sentence: Sentence, kind: PageKind) -> Iterator[Claim]:
    text = sentence.text
    if len(text) > 260 or not _POSTCODE.search(text) or "@" in text:
        return
    has_number = re.search(r"\d{1,4}[a-z]?\b", text) is not None
    if has_number and ("," in text or kind in (PageKind.IMPRINT, PageKind.CONTACT)):
        yield _claim(ClaimKind.ADDRESS, clean(text, 200), text)
        padded = f" {fold(text)} "
        for name, code in _countries().items():
            if f" {name} " in padded:
                yield _claim(ClaimKind.COUNTRY, code, text)
                return


@cache
def _countries() -> dict[str, str]:
    table = read_toml("countries.toml")["countries"]
    return {fold(name): code for code, names in table.items() for name in names}


@cache
def _places() -> dict[str, str]:
    return {
        host: platform
        for platform, hosts in read_toml("social.toml")["accounts"].items()
        for host in hosts
    }


def _accounts(document: Document) -> Iterator[Claim]:
    for tag in document.named("a"):
        url = document.absolute(attribute(tag, "href"))
        if not url:
            continue
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        platform = _places().get((parts.hostname or "").removeprefix("www."))
        first = parts.path.strip("/").split("/")[0].lstrip("@")
        if (
            platform
            and first
            and first.lower() not in ("share", "sharer", "intent", "home", "sharer.php")
        ):
            yield _claim(ClaimKind.SOCIAL, f"{platform}:{first[:60]}", url)


def _claim(kind: ClaimKind, value: str, sentence: str) -> Claim:
    return Claim(kind=kind, value=value, sentence=clean(sentence, 300))
