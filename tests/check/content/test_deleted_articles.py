from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import at, changed, cite, honest, offline
from vetter.model import ArchivedArticle, Post

CHECK = "deleted-articles"


def known(*lives, captured="2026-10-01", path="/2026/09/story-of-the-day-{}/"):
    return tuple(
        ArchivedArticle(
            url=f"https://elbe-bote.example.org{path.format(number)}",
            captured=at(captured),
            live=live,
            cited=cite(f"r-{number}"),
        )
        for number, live in enumerate(lives)
    )


def has(*articles, posts=()):
    return changed(honest(), archived_articles=articles, posts=posts)


def test_fires_where_articles_are_gone_and_others_as_old_are_there():
    said = ask(CHECK, has(*known(False, False, False, True)))
    assert said.verdict is FIRED
    assert "Of 4 articles that the web archive has, 3 are no longer there" in said.because
    assert "1 October 2026" in said.because
    assert said.cited[0].record == "r-0"


def test_two_weigh_less_than_three():
    assert ask(CHECK, has(*known(False, False, True))).strength < 1.0


def test_an_older_article_in_the_sites_own_list_is_there_too():
    post = Post(url="https://elbe-bote.example.org/2026/08/x-y-z/", published=at("2026-08-03"))
    assert ask(CHECK, has(*known(False, False, False), posts=(post,))).verdict is FIRED


def test_a_site_that_moved_house_has_deleted_nothing():
    new = known(True, captured="2026-11-01", path="/news/other-{}")
    said = ask(CHECK, has(*known(False, False, False), *new))
    assert said.verdict is UNKNOWN
    assert "moved" in said.because


def test_one_withdrawn_article_is_no_sign():
    assert ask(CHECK, has(*known(False, True, True, True))).verdict is CLEAR
    assert ask(CHECK, has(*known(True, True, True))).verdict is CLEAR


def test_unknown_where_walls_stand_in_the_way_or_nothing_was_asked():
    assert ask(CHECK, has(*known(None, None, None, False))).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
