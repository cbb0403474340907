"""Postal addresses, the country at their end, and the place where the outlet says that it sits."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.extract.markup import short_text
from vetter.extract.sentences import find
from vetter.extract.vocabulary import vocabulary, words
from vetter.model import Claim, ClaimKind, LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Block, Document
    from vetter.extract.sentences import Sentence

MAX_ADDRESS: Final = 200
MAX_LINE: Final = 160
MAX_PLACE: Final = 60
MAX_PARTS: Final = 5
MAX_WORDS: Final = 4  # of a street, a town or a country
MAX_BLOCKS: Final = 3_000
_UK: Final = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_US: Final = r"[A-Z]{2},? \d{5}(?:-\d{4})?"
_CANADA: Final = r"[A-Z]\d[A-Z] ?\d[A-Z]\d"
_UK_CODE: Final = re.compile(rf"(?<!\w){_UK}(?!\w)")
_US_CODE: Final = re.compile(rf"(?<!\w){_US}(?!\w)")
_POSTCODE: Final = re.compile(
    rf"(?<!\w)(?:{_UK}|{_US}|{_CANADA}"
    r"|(?:[A-Z]{1,3}-)?\d{4,6},? [^\W\d_]|\d{3} \d{2} [^\W\d_]|\d{2}-\d{3} [^\W\d_]|\d{4} ?[A-Z]{2} [^\W\d_]|\d{5}-\d{3}"
    r"|(?<=[^\W\d_] )\d{4,6}(?=$|[,.)])|(?<=, )\d{5,6}(?=$|[,.)])|〒\d{3}-\d{4}|(?<![\d)] )(?<![)-])\d{3}-\d{4}(?![\w-])|邮编\D{0,2}\d{6})"
)
_LINE_OF_TOWN: Final = re.compile(
    rf"^(?:(?:[A-Z]{{1,3}}-)?\d{{4,6}} [^\W\d_]|\d{{3}} \d{{2}} [^\W\d_]|\d{{2}}-\d{{3}} |\d{{4}} ?[A-Z]{{2}} |.{{2,40}}{_US_CODE.pattern}|.{{0,40}}{_UK_CODE.pattern}$)"
)
_HOUSE: Final = re.compile(r"(?<![\w])\d{1,4}[a-zA-Zа-я]?(?:[-/]\d{1,4}[a-z]?)?(?!\w)")
_NO_ADDRESS: Final = re.compile(
    r"@|https?:|www\.|\b(?:HR[AB]|IBAN|BIC|SWIFT|USt|VAT|EIN|ISSN|ISBN|NIP|KRS|CNPJ|P\.? ?IVA)\b|[€$£%©]",
)
# What stands in one line with an address: a telephone with its label, a mail address, a site.
_BESIDE: Final = re.compile(
    r"[\s,;|·•/–—-]*(?:\b(?:[^\W\d_][\w-]{0,14}\.?\s?[.:：]|[Tt][eé]l|[Pp]hone|[Ee]-?[Mm]ail)\s?)?(?:\+\d[\d ()/.\-]{6,20}\d|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}|(?:https?://|www\.)[^\s,;|]{3,80})"
)
_PLACE_ENDS: Final = re.compile(
    r"[.;:!?()|\n。،؛]|,\s(?!\S{1,30}$)|\s[–—-]\s|\s(?:and|und|et|y|e|en|i|и|та|with|mit|since|seit|that|which|who)\s"
)


def read_addresses(document: Document, *, everywhere: bool) -> Iterator[Claim]:
    """Return the addresses on a page, or in its footer only, each followed by its country."""
    for tag in document.named("address"):
        text = short_text(tag, MAX_ADDRESS)
        if _POSTCODE.search(text) and _HOUSE.search(text):
            yield from _address(text, text)
    blocks = [
        b
        for b in document.blocks
        if b.place is LinkPlace.FOOTER or (everywhere and b.place is LinkPlace.BODY)
    ]
    for number, block in enumerate(blocks[:MAX_BLOCKS]):
        before = blocks[number - 1].text if number else ""
        after = blocks[number + 1].text if number + 1 < len(blocks) else ""
        text = _lines(before, block, after)
        if text:
            yield from _address(text, text)


def read_town(document: Document) -> Iterator[Claim]:
    """Return the country of a line that is a place and nothing else: "Riga, Latvia"."""
    for block in document.blocks[:MAX_BLOCKS]:
        if block.place is LinkPlace.MENU or len(block.text) > MAX_LINE:
            continue
        line = _BESIDE.sub("", block.text).strip(" ,;|·•–—-.")
        parts = [part.split() for part in line.split(",")]
        if not 2 <= len(parts) <= MAX_PARTS or not all(0 < len(one) <= MAX_WORDS for one in parts):
            continue
        code = countries().get(fold(" ".join(parts[-1])))
        # A headline that ends with a country has words that no address has; a street with its number may.
        plain = [one for one in parts if not any(word[0].isdigit() for word in one)]
        if code and not any(word[0].islower() and len(word) > 3 for one in plain for word in one):
            yield _claim(ClaimKind.COUNTRY, code, line)


def _lines(before: str, block: Block, after: str) -> str:
    """Return an address that stands in a block, or in this one and the one before it, or ""."""
    text = block.text
    if len(text) > MAX_LINE:
        return ""
    text = _BESIDE.sub("", text).strip(" ,;|·•–—-")
    if _NO_ADDRESS.search(text):
        return ""
    if (
        _LINE_OF_TOWN.match(text)
        and len(before) <= 80
        and _HOUSE.search(before)
        and len(text) <= 60
    ):
        country = f", {after}" if fold(after) in countries() else ""
        return f"{before}, {text}{country}"
    # "1200 Harbour Road" begins like "1200 Wien": the postcode may be the second that looks like one.
    housed = any(
        _HOUSE.search(text[: code.start()]) or _HOUSE.search(text[code.end() :])
        for code in _POSTCODE.finditer(text)
    )
    return (
        text
        if housed and (len(text.split()) <= 16 or "," in text[:MAX_LINE]) and not _is_prose(text)
        else ""
    )


def _is_prose(text: str) -> bool:
    # An address is made of names and numbers; a sentence has many small words.
    parts = text.split()
    small = sum(part[0].islower() and len(part) > 2 for part in parts)
    return small * 3 > len(parts)


def _address(text: str, sentence: str) -> Iterator[Claim]:
    value = clean(text.partition(": ")[2] or text, MAX_ADDRESS)
    yield _claim(ClaimKind.ADDRESS, value, sentence)
    country = country_of(value)
    if country:
        yield _claim(ClaimKind.COUNTRY, country, sentence)


def country_of(address: str) -> str:
    """Return the country of an address by the name at its end or the form of its postcode, or ""."""
    folded = fold(address)
    parts = folded.split()
    for size in range(1, 5):
        code = countries().get(" ".join(parts[-size:]))
        if code:
            return code
    if _UK_CODE.search(address):
        return "GB"
    found = _US_CODE.search(address)
    return "US" if found and found[0][:2] in _states() else ""


@cache
def countries() -> dict[str, str]:
    """Return names of countries in all languages that telephone books know, and in those of ours."""
    found: dict[str, str] = {}
    for region, names in _names_by_region().items():
        for name in names.values():
            if not name.startswith("*") and len(name) > 1:
                found.setdefault(fold(name), region)
    own = read_toml("countries.toml")
    found.update({fold(name): code for code, names in own["countries"].items() for name in names})
    for name in own["ambiguous"]:
        found.pop(fold(name), None)
    return found


def _names_by_region() -> dict[str, dict[str, str]]:
    # The package around this one module loads where every number of the world is registered, for a third of a second.
    specified = find_spec("phonenumbers")
    assert specified is not None
    assert specified.origin is not None
    path = Path(specified.origin).with_name("geodata") / "locale.py"
    alone = spec_from_file_location("phonenumbers.geodata.locale", path)
    assert alone is not None
    assert alone.loader is not None
    module = module_from_spec(alone)
    alone.loader.exec_module(module)
    names: dict[str, dict[str, str]] = module.LOCALE_DATA
    return names


@cache
def _states() -> frozenset[str]:
    return frozenset(read_toml("countries.toml")["states"])


def read_place(sentence: Sentence, codes: list[str]) -> Iterator[Claim]:
    """Return where the sentence says that the outlet sits: what follows "based in" and the like."""
    for code in codes:
        if not any(
            find(f" {sentence.folded} ", phrase) >= 0 for phrase in words(code, "claims", "place")
        ):
            continue
        found = _place_pattern(code).search(sentence.text)
        place = _first_place(sentence.text[found.end() :]) if found else ""
        if place:
            yield _claim(ClaimKind.PLACE, place, sentence.text)
            return


@cache
def _place_pattern(code: str) -> re.Pattern[str]:
    phrases = sorted(vocabulary(code).claims.place, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})", re.IGNORECASE)


def _first_place(rest: str) -> str:
    place = clean(_PLACE_ENDS.split(rest.strip(" :\uff1a")[:120])[0], MAX_PLACE).strip(" ,.")
    kept: list[str] = []
    for word in place.split()[:6]:
        if word[:1].islower() and len(word) > 3:
            break
        kept.append(word)
    while kept and kept[-1][:1].islower():
        kept.pop()
    return " ".join(kept).strip(" ,")


def _claim(kind: ClaimKind, value: str, sentence: str) -> Claim:
    return Claim(kind=kind, value=value, sentence=clean(sentence, 300))
