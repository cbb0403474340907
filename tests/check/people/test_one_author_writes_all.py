from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, newsletter, offline, posts
from vetter.model import Person

CHECK = "one-author-writes-all"
STAFF = tuple(Person(name=n, roles=("editor",), cited=cite("r-team")) for n in ("A", "B", "C"))


def staffed(**facts):
    return changed(honest(), people=STAFF, **facts)


def test_fires_where_a_shown_staff_publishes_under_one_name():
    said = ask(CHECK, staffed(posts=posts(30, authors=("Ada Example",))))
    assert said.verdict is FIRED
    assert "30 of 30" in said.because
    assert "Ada" not in said.because


def test_clear_where_several_write():
    assert ask(CHECK, staffed(posts=posts(30))).verdict is CLEAR


def test_one_persons_newsletter_is_not_asked():
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
    alone = changed(honest(), people=STAFF[:1], posts=posts(30, authors=("A",)))
    assert ask(CHECK, alone).verdict is NOT_APPLICABLE


def test_unknown_with_too_few_signed_articles():
    assert ask(CHECK, staffed(posts=posts(5))).verdict is UNKNOWN
    assert ask(CHECK, staffed(posts=posts(40, authors=("Reuters",)))).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
