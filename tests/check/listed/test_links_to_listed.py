from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, hit, honest, menu, offline, page, with_page
from vetter.model import Link, PageKind

THREE = tuple(hit("link", value=f"listed-{n}.com") for n in range(3))


def linking(*hosts):
    section = page(PageKind.SECTION, links=menu(*(f"https://{host}/x" for host in hosts)))
    return with_page(honest(), section)


def test_fires_where_a_large_part_of_the_sites_that_it_links_to_is_listed():
    dossier = linking("listed-0.com", "listed-1.com", "listed-2.com", "a.com", "b.com")
    said = ask("links-to-listed", changed(dossier, listed=THREE))
    assert said.verdict is FIRED
    assert "3 of 5 (60 %)" in said.because


def test_a_reporter_who_writes_about_operations_is_not_accused():
    dossier = linking(*(f"source-{n}.com" for n in range(30)), "listed-0.com")
    said = ask("links-to-listed", changed(dossier, listed=THREE))
    assert said.verdict is CLEAR
    assert "reports on such matters" in said.because


def test_clear_without_hits_and_unknown_without_the_site_or_with_too_little_of_it():
    assert ask("links-to-listed", honest()).verdict is CLEAR
    assert ask("links-to-listed", offline()).verdict is UNKNOWN
    assert ask("links-to-listed", changed(honest(), pages=honest().pages[:2])).verdict is UNKNOWN


def taking(count, *beside, of=6, place="https://elbe-bote.example.org"):
    """Return an outlet of which ``count`` articles name a listed site as where they are from."""
    source = Link("https://listed-0.com/story", "Listed Foundation")
    share = Link("https://t.me/share", "Share")
    made = [
        page(
            PageKind.ARTICLE,
            f"r-{n}",
            url=f"{place}/{n}",
            credits=("Source: Listed Foundation",) if n < count else (),
            links=(
                share,
                *((source, *(Link(url, "paper") for url in beside)) if n < count else ()),
            ),
        )
        for n in range(of)
    ]
    quiet = changed(
        honest(), pages=[one for one in honest().pages if one.kind is not PageKind.ARTICLE]
    )
    return changed(
        with_page(quiet, *made), listed=(hit("link", "sanctioned-outlet", value="listed-0.com"),)
    )


def test_fires_where_many_articles_name_a_listed_site_as_where_they_are_from():
    said = ask("links-to-listed", taking(4))
    assert said.verdict is FIRED
    assert "4 of 6 (67 %)" in said.because
    assert "listed-0.com" in said.because


def test_it_is_surer_the_more_of_them_there_are():
    assert (
        ask("links-to-listed", taking(3, of=9)).strength
        < ask("links-to-listed", taking(4)).strength
    )


def test_two_articles_or_a_tenth_of_them_are_too_few():
    assert ask("links-to-listed", taking(2)).verdict is CLEAR
    assert ask("links-to-listed", taking(3, of=30)).verdict is CLEAR


def test_whoever_checks_what_a_listed_site_claims_is_not_accused():
    assert ask("links-to-listed", taking(6, "https://archive.org/x")).verdict is CLEAR
