"""Older articles beside the web archive's copies of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.dossiers import AS_OF, article, at, cite, page
from vetter.extract.first_copies import first_copies, older_articles, same_hands, same_title
from vetter.model import PageKind

OLD = at("2018-03-01")


def signed(number, author, published=OLD, **facts):
    return article(number, authors=(author,) if author else (), published=published, **facts)


def test_the_oldest_of_each_hand_come_first_and_three_at_most():
    pages = [
        signed(0, "Mara Hollis", OLD + timedelta(days=1)),
        signed(1, "Mara Hollis", OLD + timedelta(days=2)),
        signed(2, "Tunde Okafor", OLD + timedelta(days=3)),
        signed(3, "Ines Prado", OLD + timedelta(days=4)),
        signed(4, "Lev Adler", OLD + timedelta(days=5)),
    ]
    assert [page.record for page in older_articles(pages, AS_OF)] == [
        "r-article-0",
        "r-article-2",
        "r-article-3",
    ]
    assert len(older_articles(pages[:2], AS_OF)) == 2


def test_young_unsigned_and_undated_articles_and_other_pages_are_left_out():
    pages = [
        signed(0, "Mara Hollis", AS_OF - timedelta(days=700)),
        signed(1, ""),
        signed(2, "Staff"),
        signed(3, "admin"),
        signed(4, "Mara Hollis", None),
        signed(5, "Mara Hollis", at("1970-01-01")),
        page(PageKind.ABOUT, authors=("Mara Hollis",), published=OLD),
    ]
    assert older_articles(pages, AS_OF) == ()


@pytest.mark.parametrize(
    ("captured", "found"),
    [
        (OLD + timedelta(days=20), 1),
        (OLD - timedelta(days=20), 0),  # of another article at the same address
        (AS_OF + timedelta(days=20), 0),  # not there yet
        (None, 0),
    ],
)
def test_a_copy_is_of_a_time_when_the_article_was_there(captured, found):
    live = signed(0, "John Lane", title="Harbour board resigns")
    copy = signed(
        0, "Mara Hollis", None, title="Harbour board resigns | Elbe-Bote", record="r-copy"
    )
    copy = replace(copy, captured=captured)
    told = first_copies([live], [copy], AS_OF)
    assert [(one.then, one.now, one.cited) for one in told] == [
        (("Mara Hollis",), ("John Lane",), (*cite("r-copy"), *cite("r-article-0")))
    ] * found


def test_a_copy_of_something_else_at_that_address_is_no_copy_of_it():
    assert same_title("Harbour board resigns", "Harbour board resigns – Elbe-Bote")
    assert same_title("港务局辞职的消息", "港务局辞职的消息_易北报")
    assert not same_title("Harbour board resigns", "The ten best casinos for bitcoin")
    assert not same_title("", "Harbour board resigns")


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        (("Mara Hollis",), ("mara hollis",), True),
        (("Mara Hollis", "Lev Adler"), ("Lev Adler",), True),
        (("M. Hollis",), ("Mara Hollis",), True),
        (("Mara Hollis",), ("Mara Okafor",), True),
        (("Li Na",), ("Na Li",), True),
        (("Mara Hollis",), ("John Lane",), False),
        (("Li Na",), ("Wu Xi",), False),
        ((), ("John Lane",), None),
        (("Mara Hollis",), (), None),
        (("Мара Холлис",), ("Mara Hollis",), None),
    ],
)
def test_who_counts_as_the_same_hands(then, now, same):
    assert same_hands(then, now) is same
