"""What an outlet says of itself, in the words of its language, each claim with its sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.domains import host_of, same_site
from vetter.extract.emails import read_emails, read_links_to_mail
from vetter.extract.figures import read_figures
from vetter.extract.fold import clean, fold
from vetter.extract.founding import founding_year
from vetter.extract.headline import page_title
from vetter.extract.jurisdiction import read_jurisdiction
from vetter.extract.organisation import read_organisation
from vetter.extract.owners import read_owners
from vetter.extract.page_title import title_parts
from vetter.extract.phones import read_links_to_phones, read_phones, region_of
from vetter.extract.postal import read_addresses, read_place, read_town
from vetter.extract.register_numbers import read_numbers
from vetter.extract.sentences import Sentence, find, sentences
from vetter.extract.vocabulary import folded, spoken, words
from vetter.model import Claim, ClaimKind, LinkPlace, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_CLAIMS: Final = 200
MAX_LINE: Final = 200  # characters
BARE: Final = 4  # words; "Founded in the year 1887" has more
# Pages on which "we" is the outlet. An article speaks of others.
OWN_PAGES: Final = frozenset(
    {
        PageKind.FRONT,
        PageKind.ABOUT,
        PageKind.TEAM,
        PageKind.IMPRINT,
        PageKind.CONTACT,
        PageKind.OWNERSHIP,
        PageKind.FUNDING,
        PageKind.ETHICS,
        PageKind.WRITE_FOR_US,
        PageKind.ADVERTISE,
        PageKind.TERMS,
        PageKind.PRIVACY,
    }
)
# Front pages, terms and advertising offers are full of others' words.
SPEAKING: Final = OWN_PAGES - {
    PageKind.FRONT,
    PageKind.TERMS,
    PageKind.PRIVACY,
    PageKind.ADVERTISE,
}
ADDRESSED: Final = frozenset(
    {PageKind.IMPRINT, PageKind.CONTACT, PageKind.ABOUT, PageKind.OWNERSHIP, PageKind.TEAM}
)
SEATED: Final = frozenset({PageKind.IMPRINT, PageKind.CONTACT})
COUNTING: Final = frozenset(
    {PageKind.ABOUT, PageKind.FUNDING, PageKind.OWNERSHIP, PageKind.ADVERTISE}
)
LEGAL: Final = frozenset({PageKind.TERMS, PageKind.PRIVACY, PageKind.IMPRINT})
REACHED: Final = ADDRESSED | {PageKind.WRITE_FOR_US, PageKind.FRONT, PageKind.ADVERTISE}
SAYING: Final = (
    (ClaimKind.NON_PROFIT, "non_profit", SPEAKING),
    (ClaimKind.INDEPENDENT, "independent", SPEAKING),
    (ClaimKind.FUNDING, "funding", SPEAKING),
    (ClaimKind.STATE_FUNDED, "state_funded", SPEAKING),
    (ClaimKind.AWARD, "award", frozenset({PageKind.ABOUT, PageKind.FUNDING})),
    (ClaimKind.PRINTED, "printed", SPEAKING | {PageKind.ADVERTISE}),
    (ClaimKind.MEMBERSHIP, "membership", SPEAKING - {PageKind.TEAM}),
    (ClaimKind.PAYS_WRITERS, "pays_writers", frozenset({PageKind.WRITE_FOR_US, PageKind.ABOUT})),
)


def read_claims(
    document: Document, structured: Structured, kind: PageKind, language: str, outlet: str
) -> tuple[Claim, ...]:
    """Return the claims of a page. On articles only the footer and the structured data speak.

    ``outlet`` is what the page calls its outlet, if it does.
    """
    said = list(sentences(document, footer_only=kind not in OWN_PAGES))
    codes = [vocabulary.language for vocabulary in spoken(language)]
    found: dict[tuple[ClaimKind, str], Claim] = {}
    for claim in _all(document, structured, kind, said, codes, outlet):
        found.setdefault((claim.kind, claim.value.casefold()), claim)
        if len(found) >= MAX_CLAIMS:
            break
    return tuple(found.values())


def _all(
    document: Document,
    structured: Structured,
    kind: PageKind,
    said: list[Sentence],
    codes: list[str],
    outlet: str,
) -> Iterator[Claim]:
    yield from read_organisation(structured)
    yield from read_owners(said, kind, codes)
    yield from _contacts(document, said, kind)
    yield from read_numbers(said)
    if kind is PageKind.FRONT:
        yield from _of_the_masthead(document, structured, codes, outlet)
        yield from _above_and_below(document, codes, outlet)
    phrases = _said_somewhere(said, kind, codes)
    for sentence in said:
        if kind in SPEAKING:
            year = founding_year(sentence, codes, outlet, about_itself=kind is PageKind.ABOUT)
            if year:
                yield Claim(kind=ClaimKind.FOUNDED, value=year, sentence=sentence.text)
            yield from read_place(sentence, codes)
        if kind in COUNTING:
            yield from read_figures(sentence, codes)
        if kind in LEGAL:
            yield from read_jurisdiction(sentence, codes)
        for claim, wordings in phrases:
            if not sentence.says(wordings):
                continue
            if claim is not ClaimKind.PAYS_WRITERS or not _pays_bills(sentence):
                yield Claim(kind=claim, value=clean(sentence.text, 300), sentence=sentence.text)


def _said_somewhere(
    said: list[Sentence], kind: PageKind, codes: list[str]
) -> list[tuple[ClaimKind, tuple[str, ...]]]:
    """Return what such a page can claim, each with those of its phrases that stand in any sentence: few, as a rule."""
    whole = " ".join(f" {sentence.folded} " for sentence in said)
    found = []
    for claim, group, pages in SAYING:
        every = (phrase for c in codes for phrase in words(c, "claims", group))
        there = tuple(phrase for phrase in every if kind in pages and find(whole, phrase) >= 0)
        if there:
            found.append((claim, there))
    return found


def _pays_bills(sentence: Sentence) -> bool:
    """Return whether it is the site, the rent or the like that a sentence on paying is about."""
    return sentence.has(_bills())


@cache
def _bills() -> tuple[str, ...]:
    return folded(read_toml("paid-things.toml")["words"])


def _of_the_masthead(
    document: Document, structured: Structured, codes: list[str], outlet: str
) -> Iterator[Claim]:
    """Return since when it says that it exists in the line below its name, as its front page gives it to machines.

    The page itself is full of headlines, and those have years of their own.
    """
    given = (*title_parts(page_title(document)), structured.first("description", "og:description"))
    for text in given:
        line = clean(text, MAX_LINE)
        motto = Sentence(line, fold(line), LinkPlace.BODY)
        year = founding_year(motto, codes, outlet, about_itself=False)
        if year:
            yield Claim(kind=ClaimKind.FOUNDED, value=year, sentence=line)


def _above_and_below(document: Document, codes: list[str], outlet: str) -> Iterator[Claim]:
    """Return since when it says that it exists in the lines of its front page's head and foot.

    Tickers and lists of what is read most stand there too: a line counts that has the name, or hardly
    more than the year. Since when something is protected by copyright is another matter.
    """
    name = fold(outlet)
    for block in document.blocks:
        if block.place is LinkPlace.BODY or len(block.text) > MAX_LINE or "©" in block.text:
            continue
        line = Sentence(block.text, fold(block.text), block.place)
        padded = f" {line.folded} "
        own = (name and f" {name} " in padded) or len(padded.split()) <= BARE
        if not own or " copyright " in padded:
            continue
        if year := founding_year(line, codes, outlet, about_itself=False):
            yield Claim(kind=ClaimKind.FOUNDED, value=year, sentence=line.text)


def _own_mail(document: Document) -> Iterator[Claim]:
    """Return the addresses under its own domain that a page of no known kind gives: "Write to prints@…"."""
    host = host_of(document.url)
    for sentence in sentences(document):
        for claim in read_emails(sentence):
            if same_site(claim.value.rpartition("@")[2], host):
                yield claim


def _contacts(document: Document, said: list[Sentence], kind: PageKind) -> Iterator[Claim]:
    yield from read_links_to_mail(document)
    if kind in REACHED:
        yield from read_links_to_phones(document)
    region = region_of(document.url)
    for sentence in said:
        if kind in REACHED or sentence.place is LinkPlace.FOOTER:
            yield from read_emails(sentence)
            yield from read_phones(sentence, region)
    if kind is PageKind.OTHER:
        yield from _own_mail(document)
    yield from read_addresses(document, everywhere=kind in ADDRESSED)
    if kind in SEATED:
        yield from read_town(document)
