"""Telephone numbers, in the international form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from vetter.domains import host_of
from vetter.extract.fold import clean
from vetter.model import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.sentences import Sentence

MAX_TEXT: Final = 300  # characters of one sentence in which numbers are looked for
MAX_TRIES: Final = 20  # candidates in one sentence
MAX_LINKS: Final = 50
MAX_LINES: Final = 500
FEWEST: Final = 7  # digits of a number
_DIGITS: Final = re.compile(r"\+?\(?\d[\d ()./-]{5,24}\d")
_LABELS: Final = re.compile(
    r"\+\s?\d|(?<!\w)(?:tel|tél|tlf|tfn|puh|phone|telephone|fon|telefon|téléphone|teléfono|telefone|telefono|telefoon|"
    r"puhelin|mobil|mobile|mob|hotline|call us|fax|тел|телефон|τηλ|τηλέφωνο|هاتف|تلفن|טל|טלפון|फोन|फ़ोन|điện thoại|đt)(?!\w)"
    r"|☎|📞|电话|電話|전화|연락처",
    re.IGNORECASE,
)


def region_of(url: str) -> str:
    """Return the country that a page's host lies under (ISO 3166), or ""."""
    try:
        suffix = host_of(url).rsplit(".", 1)[-1]
    except ValueError:
        return ""
    return {"uk": "GB"}.get(suffix, suffix.upper() if len(suffix) == 2 else "")


def read_links_to_phones(document: Document) -> Iterator[Claim]:
    """Return the numbers of ``tel:`` links."""
    from vetter.extract.markup import attribute  # not needed where checks ask of numbers

    seen = 0
    for tag in document.named("a"):
        href = attribute(tag, "href")[:80]
        if href[:4].lower() == "tel:":
            seen += 1
            yield from _numbers(unquote(href[4:]), region_of(document.url), href)
        if seen >= MAX_LINKS:
            return


def read_phones(sentence: Sentence, region: str) -> Iterator[Claim]:
    """Return the numbers in a sentence that says that it gives one; ``region`` for national forms."""
    label = _LABELS.search(sentence.text)
    if label is None:
        return
    text = sentence.text[:MAX_TEXT]
    if len(text) < 20 and not any(c.isdigit() for c in text):
        text = f"{text} {sentence.following[:60]}"  # the label has a line of its own
    yield from _numbers(text, region, text)


NOTHING: Final = "0" * 7
"""What stands behind the code of a town where nobody has filled in a number."""


_AMERICAN: Final = re.compile(
    r"(?<!\d)(?:\+1[ .-]?\(?(?:[01]\d\d|555)|(?<!\d[ ().-])(?:1[ .-])?\(?555)(?:\) ?|[ .-])\d{3}[ .-]\d{4}(?!\d)"
)
"""Numbers as they are written in North America, of an area that cannot be: codes of areas begin with 2 to 9, and 555, where films and templates
telephone, is none (NANPA). Elsewhere such numbers exist, hence nothing but the 1 of its own country may stand before."""

_LETTERS: Final = re.compile(
    r"\(?[xX]{3}\)?[ .-][xX]{3,4}(?:[ .-][xX]{2,4})?|\d{3}[ .-][xX]{3}[ .-][xX]{4}"
)


_SPOKEN_THERE: Final = frozenset({"", "en", "fr"})
"""Languages of pages on which numbers without a country's code may be North America's: Turkish and Mexican ones begin with 555, too."""


def made_up(text: str, language: str = "") -> Iterator[str]:
    """Return the numbers behind a label, or alone on a line, that nobody can dial.

    Their digits, but for a country's code, follow each other or are all one, nobody has filled them in, or they are of
    an area of North America that cannot be.
    """
    for line in text.split("\n")[:MAX_LINES]:
        label = _LABELS.search(line[:MAX_TEXT])
        alone = _DIGITS.fullmatch(line[:MAX_TEXT].strip())
        if label is None and alone is None:
            continue
        told = line[label.start() if label else 0 : MAX_TEXT]
        for found in _DIGITS.finditer(told):
            if _in_a_row(_digits(found[0])):
                yield found[0].strip()
        for found in _AMERICAN.finditer(told):
            there = found[0].startswith("+") or language in _SPOKEN_THERE
            if there and not _in_a_row(_digits(found[0])):
                yield found[0]
        yield from (found[0] for found in _LETTERS.finditer(told))


def _digits(number: str) -> str:
    """Return the digits of a number, but for the code of its country."""
    digits = "".join(c for c in number if c.isdigit())
    return digits.removeprefix(_country_code(number))


def _country_code(number: str) -> str:
    """Return the digits of the country's code before a number, or ""."""
    import phonenumbers

    try:
        return str(phonenumbers.parse(number).country_code)
    except phonenumbers.NumberParseException:
        return ""


def _in_a_row(digits: str) -> bool:
    ascending = "01234567890"
    plain = len(digits) >= FEWEST and digits.isascii()
    in_a_row = digits in ascending or digits in ascending[::-1] or len(set(digits)) == 1
    return plain and (in_a_row or digits.endswith(NOTHING))


def _numbers(text: str, region: str, sentence: str) -> Iterator[Claim]:
    import phonenumbers

    known = region if region in phonenumbers.SUPPORTED_REGIONS else None
    for match in phonenumbers.PhoneNumberMatcher(text, known, max_tries=MAX_TRIES):
        form = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        yield Claim(kind=ClaimKind.PHONE, value=form, sentence=clean(sentence, 300))
