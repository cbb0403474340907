from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import (
    changed,
    cite,
    clone,
    honest,
    menu,
    newsletter,
    offline,
    student,
    without_pages,
)
from vetter.model import PageKind, Redirect, TrustFile


def with_menu(dossier, *urls):
    front = replace(dossier.pages[0], links=menu(*urls))
    return changed(dossier, pages=(front, *dossier.pages[1:]))


def test_fires_fully_on_a_menu_of_the_outlet_that_it_resembles():
    said = ask("links-home-to-another-outlet", clone())
    assert said.verdict is FIRED
    assert said.strength == 1.0
    assert "8 of 8" in said.because
    assert "31 of its pictures" in said.because


def test_a_publishers_shared_menu_is_a_weak_sign_only():
    shared = with_menu(honest(), *(f"https://verlag.example/{n}" for n in "abcdef"))
    said = ask("links-home-to-another-outlet", shared)
    assert said.verdict is FIRED
    assert said.strength < 0.5


def test_a_body_that_confirms_it_may_own_the_menu():
    shared = with_menu(honest(), *(f"https://verlag.com/{n}" for n in "abcdef"))
    trust = TrustFile(member_of=("verlag.com",), confirmed=("verlag.com",), cited=cite("r-trust"))
    assert ask("links-home-to-another-outlet", changed(shared, trust=trust)).verdict is CLEAR


def test_clear_on_its_own_menu_a_universitys_or_a_platforms():
    for dossier in (honest(), student(), newsletter()):
        assert ask("links-home-to-another-outlet", dossier).verdict is CLEAR


def test_an_outlet_that_has_moved_links_to_its_own_new_address():
    moved = with_menu(honest(), *(f"https://elbe-bote.com/{n}" for n in "abcdef"))
    hop = (Redirect("elbe-bote.example.org", "www.elbe-bote.com", cite("r-hop")),)
    assert ask("links-home-to-another-outlet", changed(moved, redirects=hop)).verdict is CLEAR


def test_links_to_social_platforms_are_nobodys_home():
    social = with_menu(
        honest(),
        *(f"https://{h}/x" for h in ("x.com", "facebook.com", "t.me")),
        "https://youtube.com/1",
        "https://youtube.com/2",
        "https://youtube.com/3",
    )
    assert ask("links-home-to-another-outlet", social).verdict is CLEAR


def test_unknown_without_a_front_page_or_a_menu():
    assert ask("links-home-to-another-outlet", offline()).verdict is UNKNOWN
    blind = without_pages(honest(), PageKind.FRONT)
    assert ask("links-home-to-another-outlet", blind).verdict is UNKNOWN
    assert ask("links-home-to-another-outlet", with_menu(honest())).verdict is UNKNOWN
