from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, hit, honest, menu, offline, page, with_page
from vetter.model import PageKind

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
