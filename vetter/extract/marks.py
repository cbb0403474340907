"""Marks that a page carries: signs of income, credits to others, texts that were left behind."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from vetter.data import read_toml
from vetter.domains import host_of
from vetter.extract.agencies import agency_lines
from vetter.extract.fold import clean, fold
from vetter.extract.sentences import sentences
from vetter.extract.vocabulary import folded, spoken
from vetter.model import LinkPlace, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured
    from vetter.model import Link

MAX_MARKS: Final = 20
SEVERAL: Final = 2  # platforms
COLONS: Final = (":", "\uff1a")
MAX_CREDIT: Final = 300  # characters; a credit is one short line
UNSPACED: Final = "\u2e7f"  # above it are the scripts without spaces between words, and Korean
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_QUOTED: Final = re.compile('["“„«»‹›「『][^"“”„«»‹›「」『』]{1,1000}["“”«»‹›」』]')
_NO_WORD: Final = re.compile(r"[^\w:]+")
_WORDPRESS: Final = re.compile(r"/wp-content/|/wp-includes/|api\.w\.org")


@cache
def _revenue() -> dict[str, Any]:
    return read_toml("revenue.toml")


@cache
def _phrases(file: str) -> tuple[tuple[str, str], ...]:
    """Return the folded phrases of a data file, as they stand among words, each with the first of its words.

    Where a script has spaces they stand between two; where it has none no word is given.
    """
    return tuple(
        ("", phrase)
        if max(phrase) > UNSPACED and not _HANGUL.search(phrase)
        else (phrase.partition(" ")[0], f" {phrase} ")
        for phrase in folded(read_toml(file)["phrases"])
    )


def read_credits(document: Document, kind: PageKind, language: str) -> tuple[str, ...]:
    """Return the lines of an article that credit somebody else, as written; agencies also without a label."""
    if kind is not PageKind.ARTICLE:
        return ()
    every = [phrase for v in spoken(language) for phrase in v.credits]
    labels = [_labelled(phrase) for phrase in every if phrase.endswith(COLONS)]
    phrases = folded([phrase for phrase in every if not phrase.endswith(COLONS)])
    padded = [f" {phrase} " for phrase in phrases]
    found = []
    for sentence in sentences(document):
        if len(sentence.text) > MAX_CREDIT:
            continue
        head = f" {sentence.folded} "[:120]
        # "Source: AFP" is a credit; "a military source says" is not.
        if any(phrase in head for phrase in padded) or _is_labelled(sentence.text[:120], labels):
            found.append(sentence.text)
    found += agency_lines(document, language)
    return tuple(dict.fromkeys(found))[:MAX_MARKS]


def _is_labelled(head: str, labels: list[str]) -> bool:
    """Return whether one of the labels, each with its colon, stands in the beginning of a sentence."""
    if not any(colon in head for colon in COLONS):
        return False
    label = _labelled(head)
    return any(one in label for one in labels)


def _labelled(text: str) -> str:
    """Return a text in small letters, words apart by one space, its colons next to the word before."""
    plain = _NO_WORD.sub(" ", text.casefold().replace("\uff1a", ":")).strip()
    return f" {plain.replace(' :', ':')}"


def read_residues(text: str, file: str) -> tuple[str, ...]:
    """Return the lines of ``text`` that hold one of the phrases of a data file and do not quote it."""
    lines = _plain_lines(text)
    # Few texts hold any of them: all lines are asked at once first.
    whole = "\n".join(plain for _, plain in lines)
    words = {"", *whole.split()}
    there = [phrase for first, phrase in _phrases(file) if first in words and phrase in whole]
    found = [clean(line, 300) for line, plain in lines if any(phrase in plain for phrase in there)]
    return tuple(dict.fromkeys(found))[:MAX_MARKS]


def read_sample_accounts(links: Iterable[Link]) -> tuple[str, ...]:
    """Return the links that a theme brought along: to its maker's accounts, or to two platforms and to nobody's account there."""
    around = [link.url for link in links if link.place is not LinkPlace.BODY]
    known = frozenset(read_toml("placeholders.toml")["accounts"])
    makers = [url for url in around if _bare(url).lower() in known]
    nowhere = {_bare(url).lower(): url for url in around if _bare(url).lower() in _platforms()}
    found = (*makers, *(nowhere.values() if len(nowhere) >= SEVERAL else ()))
    return tuple(clean(url, MAX_CREDIT) for url in dict.fromkeys(found))[:MAX_MARKS]


def _bare(url: str) -> str:
    """Return an address without its scheme, "www." and the stroke at its end."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/#")


@cache
def _platforms() -> frozenset[str]:
    """Return the hosts of platforms on which outlets have accounts."""
    return frozenset(
        host for platform in read_toml("social.toml").values() for host in platform["hosts"]
    )


@lru_cache(maxsize=1)  # the same text is asked for one thing after another
def _plain_lines(text: str) -> list[tuple[str, str]]:
    """Return each line as it is and as it is compared: folded, without quotations, between two spaces."""
    return [(line, f" {fold(unquoted(line[:2_000]))} ") for line in text.split("\n")[:2_000]]


def unquoted(line: str) -> str:
    """Return a line without what stands between quotation marks."""
    return _QUOTED.sub(" ", line)


def read_revenue(source: str, links: Iterable[Link], language: str) -> tuple[str, ...]:
    """Return which ways of earning money a page shows: advertising, donations, subscription, shop."""
    table = _revenue()
    found = {"advertising"} if any(sign in source for sign in table["advertising"]) else set()
    vocabularies = spoken(language)
    for link in links:
        host = host_of(link.url).removeprefix("www.")
        found |= {kind for kind, hosts in table["hosts"].items() if host in hosts}
        words = fold(link.text)
        if words and len(words) < 40:
            for kind in ("donations", "subscription", "shop"):
                if any(words in folded(getattr(v.revenue, kind)) for v in vocabularies):
                    found.add(kind)
    return tuple(sorted(found))


def read_generator(structured: Structured, source: str) -> tuple[str, bool]:
    """Return the software that made the page, as it says, and whether that is WordPress."""
    generator = clean(structured.first("generator"), 100)
    return generator, generator.startswith("WordPress") or _WORDPRESS.search(source) is not None
