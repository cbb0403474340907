"""Who owns and who publishes the outlet, as its own pages name them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.companies import bare, companies, is_stranger
from vetter.extract.fold import clean
from vetter.extract.one_person import read_one_person
from vetter.extract.vocabulary import vocabulary
from vetter.model import Claim, ClaimKind, LinkPlace, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.sentences import Sentence

MAX_OWNER: Final = 120
SAYING: Final = frozenset(
    {PageKind.ABOUT, PageKind.IMPRINT, PageKind.OWNERSHIP, PageKind.CONTACT, PageKind.TEAM}
)
_LABEL: Final = 3  # characters before a phrase in a line that is a label
_NEAR: Final = 30  # characters between a phrase and the company that it introduces
_MUCH: Final = 500  # characters of a sentence
_NAMED_BY: Final = 2  # words after the kind of a body, one of which is its name: "the friars of the house of St Anne"
_STARTS: Final = re.compile(r"[\s:：–—\-|]+")
_ENDS: Final = re.compile(
    r"[,;|()\n]|(?<!\b[A-ZÀ-ÞА-Я])\.(?:\s|$)|\s[–—-]\s|\bregistered\b|\bCompany\b", re.IGNORECASE
)
# Only in lower case: "The Northmere Press Ltd" is called that.
_ARTICLES: Final = re.compile(
    r"^(?:(?:the|der|die|das|dem|den|le|la|les|el|los|las|il|by|von|par|por)\s|l['’])"
)
_VERB: Final = re.compile(r"^[^\s\d:：A-ZÀ-Þ]{1,8}\s?[:：]\s?")  # "प्रकाशक हैं: …"
_AT_START: Final = (
    "",
    ".",
    ";",
)  # what stands before a label: nothing, or what ended an abbreviation
_COLON: Final = re.compile(r"\s?[:：]")
_COPYRIGHT: Final = re.compile(r"^(?:©|\(c\)|copyright)[\s\d–—\-,]{0,24}", re.IGNORECASE)


def read_owners(said: list[Sentence], kind: PageKind, codes: list[str]) -> Iterator[Claim]:
    """Return owners, publishers and legal names; phrases of the given languages introduce them.

    At the foot of a page that is about other things, and on a page about money, where others are named too, only
    what begins with such a phrase and a colon counts: "V.U.: Jan Janssens, Kerkstraat 1, Mol".
    """
    if kind is PageKind.ABOUT:
        yield from read_one_person(said)
    for sentence in said:
        at_the_foot = sentence.place is LinkPlace.FOOTER
        if kind in SAYING or at_the_foot or kind is PageKind.FUNDING:
            yield from _introduced(sentence, codes, label=kind not in SAYING)
        if kind in SAYING and (name := _itself(sentence.text)):
            yield Claim(kind=ClaimKind.LEGAL_NAME, value=name, sentence=sentence.text)
        if kind in SAYING and (name := _named_before(sentence.text)):
            yield Claim(kind=ClaimKind.PUBLISHER, value=name, sentence=sentence.text)
        if kind in SAYING or at_the_foot:
            yield from _companies(sentence)


def _introduced(sentence: Sentence, codes: list[str], *, label: bool) -> Iterator[Claim]:
    for claim, group in ((ClaimKind.OWNER, "owner"), (ClaimKind.PUBLISHER, "publisher")):
        for code in codes:
            if name := _named_after(sentence, _pattern(code, group), label=label):
                yield Claim(kind=claim, value=name, sentence=sentence.text)
                break


@lru_cache(maxsize=128)
def _pattern(code: str, group: str) -> re.Pattern[str] | None:
    phrases = getattr(vocabulary(code).claims, group)
    if not phrases:
        return None
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in longest)})(?!\w)", re.IGNORECASE
    )


def _named_after(sentence: Sentence, pattern: re.Pattern[str] | None, *, label: bool) -> str:
    match = pattern.search(sentence.text) if pattern else None
    if match is None:
        return ""
    before = sentence.text[: match.start()].rstrip()[-1:]
    if label and (before not in _AT_START or not _COLON.match(sentence.text, match.end())):
        return ""
    rest = _STARTS.sub(" ", sentence.text[match.end() :], count=1).strip()
    if not rest and match.start() < _LABEL:
        rest = sentence.following  # a label on a line of its own
    if verb := _VERB.match(rest):
        rest = rest[verb.end() :]
    first = clean(_ENDS.split(rest, maxsplit=1)[0], MAX_OWNER)
    company = next(companies(rest), "")
    if company and rest.find(company) <= _NEAR:
        return company
    name = _ARTICLES.sub("", first).strip(" .:\"“”„«»'’")
    return name if _is_name(name) and bare(name) and not is_stranger(name) else ""


def _is_name(text: str) -> bool:
    first = text[:1]
    cased = first.upper() != first.lower()
    if not (3 <= len(text) <= 90 and len(text.split()) <= 8):
        return False
    rest = next((text[len(kind) :] for kind in _known("kinds") if text.startswith(f"{kind} ")), "")
    return (
        first.isupper() or not cased or any(word[:1].isupper() for word in rest.split()[:_NAMED_BY])
    )


def _named_before(text: str) -> str:
    """Return whose paper a sentence says that it is, with the name in front of what it is: "Liman Vakfı'nın dergisidir"."""
    found = _owned().search(text[:_MUCH])
    name = found[1] if found else ""
    return name if _is_name(name) and bare(name) and not is_stranger(name) else ""


@cache
def _owned() -> re.Pattern[str]:
    """Return a pattern of Turkish: capitalised words, the ending of whose they are, and one of ``behind``."""
    capital = r"[A-ZÇĞİÖŞÜ]\w{0,40}"
    papers = "|".join(map(re.escape, _known("behind")))
    return re.compile(
        rf"((?:{capital}\s){{0,5}}{capital})['’]n?[ıiuü]n\s(?:[^\W\d]{{1,20}}\s){{0,2}}(?:{papers})"
    )


def _itself(text: str) -> str:
    """Return the name of an outlet that says that it is a charity, an association or the like itself."""
    for is_a in _known("is"):
        name, found, rest = text.partition(f" {is_a} ")
        if found and _is_name(name) and any(one in rest[:_NEAR].lower() for one in _known("being")):
            return name
    return ""


@cache
def _known(group: str) -> tuple[str, ...]:
    return tuple(read_toml("legal-forms.toml")[group])


def _companies(sentence: Sentence) -> Iterator[Claim]:
    for found in companies(_COPYRIGHT.sub("", sentence.text)):
        first, _, rest = found.partition(" ")
        name = rest if first.casefold() in _known("publishes") else found
        if bare(name):
            yield Claim(kind=ClaimKind.LEGAL_NAME, value=name, sentence=sentence.text)
