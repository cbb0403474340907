"""Sentences by which an article can be found elsewhere, and where a search found them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter.domains import same_site
from vetter.extract.address import host_named
from vetter.extract.fold import fold
from vetter.extract.pasts import asked
from vetter.extract.sentences import split
from vetter.extract.sketch import shingles
from vetter.model import (
    BylinesReading,
    Citation,
    PageKind,
    PageState,
    Passage,
    Purpose,
    WebSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import datetime

    from vetter.model import Outlet, Page, Reading, Record

MOST: Final = 4  # articles that are sought
SHORTEST: Final = 12  # words
LONGEST: Final = 25
MAX_LENGTH: Final = 200  # characters
MAX_ARTICLES: Final = 60  # that the rarity of words is taken from
MAX_TEXT: Final = 20_000  # characters of each
QUOTES: Final = frozenset('"“”„«»‹›「」『』')
EDGES: Final = " \t.,;:!?…()[]{}\"“”„«»‹›'’‘–—-*/|·•。、"
FURNITURE: Final = ("@", "://", "www.", "©")
"""What stands in notices rather than in what somebody wrote."""

SHOWN: Final = 0.5
"""The share of a sentence that the excerpt of a result must hold."""

OR: Final = " OR "
QUESTION: Final = {Purpose.PASSAGE: "query", Purpose.PASSAGE_SEARCH: "q"}


class Sought(Struct, frozen=True):
    """The words of one sentence of an article, as they are sought."""

    url: str
    words: str
    language: str


class _Sentence(Struct, frozen=True):
    words: str
    folded: str
    quoted: bool


def distinctive(pages: Sequence[Page], besides: Container[str] = ()) -> tuple[Sought, ...]:
    """Return a sentence of each of the first few articles that claim to be the outlet's own, ``besides`` these.

    It is the one with the rarest words among all articles that were read, and nobody's quotation if
    there is another. What stands in two articles is furniture. Texts whose language is not known,
    and scripts without spaces between words, give none.
    """
    parted = [(page, list(_sentences(page))) for page in _articles(pages)[:MAX_ARTICLES]]
    held = Counter(
        word
        for _, found in parted
        for word in {word for one in found for word in one.folded.split()}
    )
    stood = Counter(folded for _, found in parted for folded in {one.folded for one in found})

    def rarity(one: _Sentence) -> tuple[bool, float]:
        words = one.folded.split()
        return not one.quoted, sum(1 / held[word] for word in words) / len(words)

    chosen = []
    for page, found in parted:
        usable = [one for one in found if stood[one.folded] == 1 and _usable(one)]
        if usable and _claimed(page) and page.url not in besides:
            chosen.append(Sought(page.url, max(usable, key=rarity).words, page.language))
    return tuple(chosen[:MOST])


def passages(
    pages: Sequence[Page], outlet: Outlet, readings: Sequence[tuple[Record, Reading]]
) -> tuple[Passage, ...]:
    """Return where the sentences that were asked for stand, each with the article it is from."""
    answers = [
        (record, reading, [one.strip('"') for one in _asked_for(asked(record, key))])
        for record, reading in readings
        if (key := QUESTION.get(record.purpose))
    ]
    found = []
    for record, reading, sentences in answers:
        if _which(reading, sentences, outlet):
            found += [
                _passage(words, hits, outlet, record)
                for words in sentences
                if (hits := _hits(reading, words)) is not None
            ]
    found += list(_unexplained(answers, found, outlet))
    texts = [(page.url, f" {fold(page.text)} ") for page in _articles(pages)] if found else []
    return tuple(
        replace(one, url=url)
        for one in found
        if (url := next((url for url, text in texts if f" {fold(one.words)} " in text), ""))
    )


def phrases(words: Sequence[str]) -> str:
    """Return the question for all articles in which any of the sentences stands word for word."""
    quoted = OR.join(f'"{one}"' for one in words)
    return f"({quoted})" if len(words) > 1 else quoted


def elsewhere(found: BylinesReading, outlet: Outlet) -> bool:
    """Return whether any of the articles that were found is on another site."""
    return any(not same_site(host_named(there), outlet.host) for _, _, there, _ in found.articles)


def _asked_for(question: str) -> list[str]:
    return question.removeprefix("(").removesuffix(")").split(f'"{OR}"')


def _which(reading: Reading, sentences: Sequence[str], outlet: Outlet) -> bool:
    """Return whether an answer tells which of the sentences it is about."""
    if len(sentences) == 1 or not isinstance(reading, BylinesReading):
        return True
    return not elsewhere(reading, outlet)


def _passage(
    words: str, hits: Sequence[tuple[datetime, str]], outlet: Outlet, record: Record
) -> Passage:
    own = [at for at, there in hits if same_site(host_named(there), outlet.host)]
    others = tuple(hit for hit in hits if not same_site(host_named(hit[1]), outlet.host))
    cited = (Citation(record.id),)
    return Passage(words=words, elsewhere=others, own=min(own, default=None), cited=cited)


def _unexplained(
    answers: Sequence[tuple[Record, Reading, list[str]]], found: Sequence[Passage], outlet: Outlet
) -> Iterator[Passage]:
    """Give the sentences that may be the reason why an answer about several found more than those about one."""
    explained = {there for one in found for _, there in one.elsewhere}
    settled = {one.words for one in found if one.elsewhere}
    for record, reading, sentences in answers:
        if _which(reading, sentences, outlet):
            continue
        hits = _hits(reading, "") or []
        at = {there for _, there in hits if not same_site(host_named(there), outlet.host)}
        if at - explained:
            cited = (Citation(record.id),)
            yield from (
                Passage(words=words, open=True, cited=cited)
                for words in sentences
                if words not in settled
            )


def _hits(reading: Reading, words: str) -> list[tuple[datetime, str]] | None:
    """Return when and where the words were seen, oldest first, or None if that was not answered."""
    if isinstance(reading, BylinesReading):
        return None if reading.limited else [(at, there) for at, _, there, _ in reading.articles]
    if not isinstance(reading, WebSearchReading):
        return None
    # A web search also shows what only resembles the question.
    wanted = shingles(words)
    return sorted(
        (at, there)
        for at, there, excerpt in reading.dated
        if len(wanted & shingles(excerpt)) >= SHOWN * len(wanted)
    )


def _articles(pages: Sequence[Page]) -> list[Page]:
    """Return the articles that were read, each address once."""
    found: dict[str, Page] = {}
    for page in pages:
        if page.kind is PageKind.ARTICLE and page.state is PageState.READ:
            found.setdefault(page.url, page)
    return list(found.values())


def _claimed(page: Page) -> bool:
    """Return whether an article says of no other site that it was there first, in a known language."""
    proper = host_named(page.canonical) if page.canonical else ""
    own = not proper or same_site(proper, host_named(page.url))
    return own and not page.credits and bool(page.language)


def _sentences(page: Page) -> Iterator[_Sentence]:
    # The line above a text, with its title and who wrote it, often runs into the first sentence.
    head = [words for words in map(fold, (page.title, *page.authors)) if words]
    for line in page.text[:MAX_TEXT].splitlines():
        speaking = False
        for text in split(line):
            marks = sum(c in QUOTES for c in text)
            words = " ".join(bare for word in text.split() if (bare := word.strip(EDGES)))
            if folded := fold(words):
                furniture = any(mark in text for mark in FURNITURE) or any(
                    f" {one} " in f" {folded} " for one in head
                )
                yield _Sentence("" if furniture else words, folded, speaking or marks > 0)
            speaking ^= marks % 2 == 1


def _usable(one: _Sentence) -> bool:
    # A quotation mark within a word would end the phrase that is asked for.
    plain = len(one.words) <= MAX_LENGTH and not any(mark in one.words for mark in QUOTES)
    return plain and SHORTEST <= len(one.words.split()) <= LONGEST
