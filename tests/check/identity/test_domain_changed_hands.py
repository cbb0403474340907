from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import archived, at, changed, honest, offline, outlet, page, registered
from vetter.model import ArchivedArticle, ArchiveHistory, Link, PageKind, PageState


def test_fires_where_the_archive_saw_another_name():
    bought = changed(honest(), archive=archived(2012, name="Garden Tools Shop"))
    said = ask("domain-changed-hands", bought)
    assert said.verdict is FIRED
    assert "“Garden Tools Shop”" in said.because
    assert "5 March 2012" in said.because


def test_clear_where_the_archive_saw_the_same_outlet_or_nothing():
    assert ask("domain-changed-hands", honest()).verdict is CLEAR
    assert ask("domain-changed-hands", changed(honest(), archive=None)).verdict is CLEAR
    assert ask("domain-changed-hands", changed(honest(), archive=ArchiveHistory())).verdict is CLEAR


def test_a_title_that_only_grew_is_the_same_outlet():
    grown = changed(honest(), archive=archived(2017, name="Elbe-Bote, news from the harbour"))
    assert ask("domain-changed-hands", grown).verdict is CLEAR
    spelt = changed(honest(), outlet=outlet(name="Der Elb Bote"))
    assert ask("domain-changed-hands", spelt).verdict is CLEAR


@pytest.mark.parametrize(
    "before",
    [
        {"title": "Elbe-Bote Studios – Weddings and passport pictures"},
        {"title": "Pension Elbe-Bote - rooms by the harbour"},
        {"title": "Elbe-Bote", "links": (Link("https://elbe-bote.example.org/prices", "Prices"),)},
        {"language": "id"},
    ],
    ids=["studio", "inn", "no articles", "another language"],
)
def test_another_life_under_a_like_name_is_not_the_same_outlet(before):
    archive = archived(2008)
    early = replace(archive.early, **{"site_name": ""} | before)
    bought = changed(
        honest(), archive=replace(archive, early=early), registration=registered("2004-05-01")
    )
    assert ask("domain-changed-hands", bought).verdict is UNKNOWN
    assert ask("long-continuous-archive", bought).verdict is UNKNOWN
    assert ask("older-than-ten-years", bought).verdict is UNKNOWN


def test_a_paper_of_the_name_before_the_domain_was_registered_anew_may_be_another():
    dropped = changed(honest(), archive=archived(2008))
    assert ask("domain-changed-hands", dropped).verdict is UNKNOWN
    sections = page(
        PageKind.FRONT,
        links=tuple(Link(f"https://elbe-bote.example.org/{part}") for part in "abc"),
    )
    kept = replace(archived(2008).early, links=sections.links)
    same = changed(
        dropped,
        archive=replace(archived(2008), early=kept),
        pages=(sections, *honest().pages[1:]),
    )
    assert ask("domain-changed-hands", same).verdict is CLEAR


def test_a_title_that_resembles_it_somewhat_is_not_decided():
    unsure = changed(
        honest(),
        outlet=outlet("abcd.example.org", "Hamburg Harbour Post"),
        archive=archived(2017, name="Hamburg Tools and Garden Shed Weekly Offers"),
    )
    assert ask("domain-changed-hands", unsure).verdict is UNKNOWN


def test_unknown_without_the_archive_or_a_readable_copy():
    assert ask("domain-changed-hands", offline()).verdict is UNKNOWN
    assert (
        ask("domain-changed-hands", changed(honest(), archive=archived(2012, name=""))).verdict
        is UNKNOWN
    )
    parked = replace(archived(2012), early=page(PageKind.FRONT, state=PageState.PARKED))
    assert ask("domain-changed-hands", changed(honest(), archive=parked)).verdict is UNKNOWN
    nameless = changed(honest(), outlet=outlet(name=""))
    assert ask("domain-changed-hands", nameless).verdict is UNKNOWN


def test_whoever_kept_few_of_a_papers_old_articles_is_not_known_to_be_the_same():
    def had(*live):
        found = tuple(
            ArchivedArticle(
                url=f"https://elbe-bote.example.org/{n}",
                captured=at("2015-05-01"),
                live=one,
                cited=(),
            )
            for n, one in enumerate(live)
        )
        return changed(
            honest(),
            archived_articles=found,
            archive=archived(2008),
            registration=registered("2004-05-01"),
        )

    kept, emptied = had(True, True, False, None), had(True, False, False)
    assert ask("long-continuous-archive", kept).verdict is FIRED
    for check in ("domain-changed-hands", "long-continuous-archive", "older-than-ten-years"):
        assert ask(check, emptied).verdict is UNKNOWN
