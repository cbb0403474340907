"""To which other sites an outlet leads: those with what few share, the surest first, and none that it names itself."""

from __future__ import annotations

from tests.dossiers import at, changed, cite, honest, page
from vetter.extract.tied_sites import CARRIERS, FEW, tied_sites
from vetter.model import (
    CertificateHistory,
    Fact,
    Link,
    LinkPlace,
    Neighbours,
    PageKind,
    Passage,
)


def bare(**facts):
    return changed(honest(), **{"certificate": None, "certificates": None} | facts)


def logged(*sites):
    return CertificateHistory(siblings=tuple(Fact(site, cite("r-log")) for site in sites), count=9)


def at_address(*sites, shared="192.0.2.7"):
    return Neighbours(shared=shared, sites=sites, cited=cite("r-neighbours"))


def carried(article, *sites):
    elsewhere = tuple((at("2026-10-01"), f"https://{site}/story/") for site in sites)
    return Passage(words="w", url=f"https://elbe-bote.example.org/{article}/", elsewhere=elsewhere)


def test_an_outlet_that_shares_nothing_leads_nowhere():
    assert tied_sites(bare()) == ()


def test_what_most_leads_to_comes_first_and_then_what_is_called_like_a_paper():
    shown = bare(
        certificates=logged("twin.org", "bakery.org"),
        neighbours=(at_address("bakery.org", "valleycourier.org", "twin.org", "another.org"),),
    )
    assert tied_sites(changed(shown, certificates=logged("twin.org"))) == (
        "twin.org",
        "valleycourier.org",
        "another.org",
        "bakery.org",
    )
    assert set(tied_sites(shown)[:2]) == {"twin.org", "bakery.org"}


def test_what_many_share_is_a_hosters():
    many = tuple(f"site{number}.org" for number in range(FEW + 2))
    assert tied_sites(bare(certificates=logged(*many), neighbours=(at_address(*many),))) == ()


def test_articles_on_one_site_lead_there_and_those_that_stand_everywhere_do_not():
    twice = (carried("1", "twin.org"), carried("2", "twin.org", "once.org"))
    assert tied_sites(bare(passages=twice)) == ("twin.org",)
    wire = tuple(f"paper{number}.org" for number in range(CARRIERS + 1))
    assert tied_sites(bare(passages=(carried("1", *wire), carried("2", *wire)))) == ()


def test_two_sentences_of_one_article_are_one():
    once = (carried("1", "taker.org"), carried("1", "taker.org"))
    assert tied_sites(bare(passages=once)) == ()


def test_a_sister_that_it_names_and_itself_are_left_out():
    link = Link("https://sister.org/", "our sister", LinkPlace.BODY)
    about = page(PageKind.ABOUT, url="https://elbe-bote.example.org/ueber/", links=(link,))
    shown = bare(
        neighbours=(at_address("sister.org", "www.example.org", "twin.org"),), pages=(about,)
    )
    assert tied_sites(shown) == ("twin.org",)
