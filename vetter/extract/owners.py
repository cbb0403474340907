"""Who owns and who publishes the outlet, as its own pages name them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import clean
from vetter.extract.vocabulary import vocabulary
from vetter.model import Claim, ClaimKind, LinkPlace, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.sentences import Sentence

MAX_OWNER: Final = 120
SAYING: Final = frozenset(
    {PageKind.ABOUT, PageKind.IMPRINT, PageKind.OWNERSHIP, PageKind.CONTACT, PageKind.TEAM}
)
_LEGAL_FORM: Final = (
    r"(?:GmbH(?: & Co\. KG)?|gGmbH|UG|AG|KG|e\. ?V\.|e\.G\.|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|PLC|plc|Inc\.?|Corp\.?"
    r"|S\.A\.S?\.?|SAS|SARL|S\.r\.l\.?|S\.p\.A\.|S\.L\.U?\.?|B\.V\.|BV|N\.V\.|ApS|A/S|AB|AS|Oy|OÜ|SIA|UAB|VšĮ"
    r"|Sp\. z o\. ?o\.|s\.r\.o\.|a\.s\.|Kft\.?|Zrt\.?|S\.R\.L\.|ООО|АНО|ТОВ|ЧУП|d\.o\.o\.|A\.Ş\.|CIC|Trust|Foundation|Stiftung)"
)
_NAME_WORD: Final = r"(?:[^\W\d_][\w'’&.\-]{0,30}|&|of|for|de|für|und)"
_COMPANY: Final = re.compile(
    rf"((?:{_NAME_WORD} ){{1,6}}{_LEGAL_FORM}|(?:VšĮ|ООО|АНО|ТОВ) ?[„«\"“]?[\w \-]{{2,40}}[”»\"“]?)(?!\w)"
)
_STARTS: Final = re.compile(r"[\s:–—\-|]+")
_ENDS: Final = re.compile(
    r"[,;|()\n]|\.(?:\s|$)|\s[–—-]\s|\bregistered\b|\bCompany\b", re.IGNORECASE
)
# Only in lower case: "The Northmere Press Ltd" is called that.
_ARTICLES: Final = re.compile(
    r"^(?:the|der|die|das|dem|den|le|la|les|el|los|las|il|by|von|par|por)\s"
)
_COPYRIGHT: Final = re.compile(r"^(?:©|\(c\)|copyright)[\s\d–—\-,]{0,24}", re.IGNORECASE)


def read_owners(said: list[Sentence], kind: PageKind, codes: list[str]) -> Iterator[Claim]:
    """Return owners, publishers and legal names; phrases of the given languages introduce them."""
    for sentence in said:
        if kind in SAYING:
            for claim, group in ((ClaimKind.OWNER, "owner"), (ClaimKind.PUBLISHER, "publisher")):
                for code in codes:
                    name = _named_after(sentence, _pattern(code, group))
                    if name:
                        yield Claim(kind=claim, value=name, sentence=sentence.text)
                        break
        if kind in SAYING or sentence.place is LinkPlace.FOOTER:
            yield from _companies(sentence)


@lru_cache(maxsize=128)
def _pattern(code: str, group: str) -> re.Pattern[str] | None:
    phrases = getattr(vocabulary(code).claims, group)
    if not phrases:
        return None
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in longest)})(?!\w)", re.IGNORECASE
    )


def _named_after(sentence: Sentence, pattern: re.Pattern[str] | None) -> str:
    match = pattern.search(sentence.text) if pattern else None
    if match is None:
        return ""
    rest = _STARTS.sub(" ", sentence.text[match.end() :], count=1).strip()
    if not rest:
        rest = sentence.following
    company = _COMPANY.match(rest)
    name = company[1] if company else _ENDS.split(rest, maxsplit=1)[0]
    name = _ARTICLES.sub("", clean(name, MAX_OWNER)).strip(" .:\"“”„«»'’")
    return name if _is_name(name) else ""


def _is_name(text: str) -> bool:
    first = text[:1]
    cased = first.upper() != first.lower()
    return 3 <= len(text) <= 90 and len(text.split()) <= 8 and (first.isupper() or not cased)


def _companies(sentence: Sentence) -> Iterator[Claim]:
    text = _COPYRIGHT.sub("", sentence.text)
    for match in _COMPANY.finditer(text[:400]):
        name = _ARTICLES.sub("", clean(match[1], MAX_OWNER))
        if name[:1].isupper() and len(name.split()) > 1:
            yield Claim(kind=ClaimKind.LEGAL_NAME, value=name, sentence=sentence.text)
