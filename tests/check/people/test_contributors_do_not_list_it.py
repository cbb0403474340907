from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline, page, with_page
from vetter.extract.contributors import own_sites, profiles
from vetter.model import Link, PageKind, PersonSeen, Profile

CHECK = "contributors-do-not-list-it"
TEAM = page(
    PageKind.TEAM,
    people=(PersonSeen(name="Ada Example", role="writer"),),
    links=(
        Link("https://ada-example.net/", "Ada Example"),
        Link("https://elbe-bote.example.org/ada", "Ada Example"),
        Link("https://elsewhere.example.net/", "A reference"),
    ),
)


def of(*lists):
    """Return an outlet that links its contributors' pages, of which some list it."""
    found = tuple(
        Profile(url=f"https://writer-{n}.net/", lists=one, cited=cite(f"r-{n}"))
        for n, one in enumerate(lists)
    )
    return changed(with_page(honest(), TEAM), profiles=found)


def test_fires_where_none_of_several_lists_it():
    told = ask(CHECK, of(False, False))
    assert told.verdict is FIRED
    assert told.strength == 0.5
    assert "writer" not in told.because
    assert ask(CHECK, of(False, False, False, False)).strength == 1.0


def test_clear_where_one_does():
    assert ask(CHECK, of(False, False, True)).verdict is CLEAR


def test_unknown_where_hardly_any_could_be_read_and_not_applicable_without_links():
    assert ask(CHECK, of(False)).verdict is UNKNOWN
    assert ask(CHECK, of()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE


def test_only_a_link_elsewhere_behind_a_persons_name_leads_to_their_own_page():
    assert own_sites((TEAM,)) == (("ada example", "https://ada-example.net/"),)


def test_a_page_speaks_of_the_outlet_by_its_name_or_by_a_link():
    def lists(**facts):
        read = page(PageKind.OTHER, url="https://ada-example.net/", **facts)
        (found,) = profiles([(type("R", (), {"id": "r1"}), read)], "elbe-bote.de", "Elbe-Bote")
        return found.lists

    assert lists(text="I write for the Elbe-Bote and others.")
    assert lists(links=(Link("https://www.elbe-bote.de/x", "my latest"),))
    assert not lists(text="I write for the Elbe-Botenjunge.")
