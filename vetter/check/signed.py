"""Who stands for what an outlet publishes: whether any human being is named at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.check.copies import agency_credits
from vetter.check.looked import articles, written_in
from vetter.check.past import satire
from vetter.data import read_toml
from vetter.extract.agencies import names_agency
from vetter.extract.companies import companies
from vetter.extract.fingerprint import owners
from vetter.extract.fold import fold
from vetter.extract.institution import claims_body
from vetter.extract.names import anybody, nobody, person_name
from vetter.extract.one_person import gives_name
from vetter.extract.sentences import split
from vetter.extract.staff import boasts_of_staff, speaks_of_amateurs
from vetter.model import Citation, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.model import Dossier, Page

MANY: Final = 6
"""Articles, of which more than one would be signed where people write under their names."""

_INITIALS: Final = re.compile(
    r"(?:^|[.!?…”\"»’)]\s*)(?:[(\[]\w{2,4}[)\]]|[–—-]?\s?[^\W\d_a-zß-ÿ]{2,3})\.?$"
)
_TELLING: Final = (PageKind.ABOUT, PageKind.FRONT, PageKind.CONTACT)
_MUCH: Final = 20_000  # characters of a page that are looked at
_END: Final = 60  # characters of an article in which its writer's initials stand


def initialled(page: Page) -> bool:
    """Return whether an article ends in its writer's initials."""
    return bool(_INITIALS.search(page.text[-_END:].rstrip()))


def somebody(dossier: Dossier) -> bool:
    """Return whether anybody signs or answers for the outlet: by name, pseudonym or initials.

    The outlet's own name, a desk ("Staff", "Redaktion"), an agency and a company are nobody.
    """
    return _answers_for_it(dossier) or bool(_signed(dossier))


def lone_guest(dossier: Dossier) -> bool:
    """Return whether nobody answers for the outlet, and one article of many is all that anybody signs."""
    many = len(articles(dossier)) >= MANY
    return many and len(_signed(dossier)) == 1 and not _answers_for_it(dossier)


def _answers_for_it(dossier: Dossier) -> bool:
    if any(initialled(page) and not agency_credits(page) for page in articles(dossier)):
        return True
    named = (owner for owner in owners(dossier) if not _is_the_title(owner, dossier))
    if any(person_name(owner) and not list(companies(owner)) for owner in named):
        return True
    if any(map(gives_name, _said_of_itself(dossier))):
        return True
    own = f" {fold(dossier.outlet.name)} "
    # In what it tells of itself a part of its name looks like a person's ("New Horizon"); under an article it is one's.
    told = {name for name in _told(dossier) if f" {fold(name)} " not in own}
    return bool(_persons(told, dossier))


def _signed(dossier: Dossier) -> set[str]:
    """Return the addresses of the articles under which somebody's name stands."""
    lines = [(post.url, post.author) for post in dossier.posts if post.author.strip()]
    for page in articles(dossier):
        lines += [(page.url, name) for name in page.authors]
        lines += [(page.url, seen.name) for seen in page.people]
    persons = _persons({name for _, name in lines}, dossier)
    return {url for url, name in lines if name in persons}


def _persons(names: Iterable[str], dossier: Dossier) -> set[str]:
    """Return the names that are a person's, for all that can be told."""
    ours = {fold(dossier.outlet.name), *(fold(page.site_name) for page in dossier.read_pages())}
    ours |= {name.replace(" ", "") for name in ours} | _addresses(dossier.outlet.domain)
    spoken = written_in(dossier)
    return {
        name
        for name in names
        if fold(name) not in ours
        and not anybody(name)
        and not nobody(name, *spoken)
        and not names_agency(name)
    }


def _is_the_title(owner: str, dossier: Dossier) -> bool:
    """Return whether an owner is but the outlet's own name, and that is a paper's: "property of Southport Gazette Info"."""
    title = fold(dossier.outlet.name).split()
    table = read_toml("press-words.toml")
    return fold(owner).split() == title and not {*table["last"], *table["first"]}.isdisjoint(title)


def own_staff(dossier: Dossier) -> Citation | None:
    """Return the sentence in which the outlet boasts of people of its own, or None.

    That somebody reports and edits says every outlet of itself: a boast is experts, offices, a network. Of people that
    it has invented, as satire does, it does not; and where it says that volunteers or neighbours make it, nobody is
    pretended who would sign.
    """
    if satire(dossier) or any(map(speaks_of_amateurs, _said_of_itself(dossier))):
        return None
    for page in dossier.read_pages(*_TELLING):
        for sentence in _sentences(page):
            boasted = boasts_of_staff(sentence, itself=page.kind is PageKind.ABOUT)
            if boasted and not _teaser(sentence, page, dossier):
                return Citation(page.record, sentence)
    return None


def _teaser(sentence: str, page: Page, dossier: Dossier) -> bool:
    """Return whether a sentence of the front page is an article's: "a network of researchers found" tells of others."""
    if page.kind is not PageKind.FRONT:
        return False
    begun = sentence.rstrip(" .…").removesuffix("[")
    return any(begun in one.text[:_MUCH] for one in articles(dossier))


def says_body(dossier: Dossier) -> Citation | None:
    """Return the sentence in which the outlet says that it is a body in law, or None."""
    for page in dossier.read_pages(PageKind.ABOUT, PageKind.CONTACT, PageKind.TEAM):
        for sentence in _sentences(page):
            if claims_body(sentence):
                return Citation(page.record, sentence)
    return None


def _said_of_itself(dossier: Dossier) -> Iterator[str]:
    pages = dossier.read_pages(PageKind.ABOUT, PageKind.CONTACT, PageKind.TEAM)
    return (sentence for page in pages for sentence in _sentences(page))


def _sentences(page: Page) -> Iterator[str]:
    for line in page.text[:_MUCH].splitlines():
        yield from split(line)


def _addresses(domain: str) -> set[str]:
    """Return how a site's own address looks as a byline: with its ending, and without."""
    return {fold(domain), fold(domain.partition(".")[0])} - {""}


def _told(dossier: Dossier) -> Iterator[str]:
    """Yield the names of those of whom it tells more than that they sign an article."""
    yield from (person.name for person in dossier.people if person.roles or not person.articles)
    own = (page for page in dossier.read_pages() if page.kind is not PageKind.ARTICLE)
    yield from (seen.name for page in own for seen in page.people)
