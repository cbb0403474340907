"""Older articles beside the web archive's copies of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.dossiers import AS_OF, article, at, cite, page
from vetter.extract.first_copies import first_copies, older_articles, same_hands, same_title
from vetter.model import Link, PageKind

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
        signed(3, "Legacy Content"),
        signed(4, "Mara Hollis", None),
        signed(5, "Mara Hollis", at("1970-01-01")),
        page(PageKind.ABOUT, authors=("Mara Hollis",), published=OLD),
    ]
    assert older_articles(pages, AS_OF) == ()


def then_and_now(captured=OLD + timedelta(days=20), copy_text="", **live):
    """Compare an article with the archive's copy of it, which has it under another address of the same place."""
    page = signed(0, "John Lane", title="Harbour board resigns")
    copy = signed(
        0, "Mara Hollis", None, title="Harbour board resigns | Elbe-Bote", record="r-copy"
    )
    there = "http://www.elbe-bote.example.org:80/article-0/"
    copy = replace(copy, url=there, captured=captured, text=copy_text)
    return first_copies([replace(page, **live)], [copy], AS_OF)


def test_who_signed_then_stands_beside_who_signs_now_with_both_records():
    (told,) = then_and_now()
    assert told.then == ("Mara Hollis",)
    assert told.now == ("John Lane",)
    assert told.cited == (*cite("r-copy"), *cite("r-article-0"))


@pytest.mark.parametrize(
    "captured",
    [
        OLD - timedelta(days=20),  # of another article at the same address
        OLD + timedelta(days=400),  # it may be from after the names were replaced
        AS_OF + timedelta(days=20),  # not there yet
        None,
    ],
)
def test_a_copy_of_another_time_says_nothing(captured):
    assert then_and_now(captured) == ()


def test_an_article_that_was_had_twice_counts_once():
    page = signed(0, "John Lane", title="Harbour board resigns")
    copies = [
        replace(page, authors=("Mara Hollis",), captured=OLD, record=r) for r in ("r-1", "r-2")
    ]
    assert len(first_copies([page], copies, AS_OF)) == 1


def test_where_a_page_names_both_nothing_was_replaced():
    assert then_and_now(text="By Mara Hollis. The board of the harbour has resigned.") == ()
    assert then_and_now(links=(Link("https://elbe-bote.example.org/mara", "Mara Hollis"),)) == ()
    assert then_and_now(copy_text="Edited by John Lane. The board has resigned.") == ()


def test_a_copy_is_not_held_against_another_copy_of_the_same_time():
    page = signed(0, "John Lane", title="Harbour board resigns")
    copy = replace(page, authors=("Mara Hollis",), captured=OLD, record="r-copy")
    assert first_copies([replace(page, captured=OLD + timedelta(days=30))], [copy], AS_OF) == ()
    assert first_copies([replace(page, captured=AS_OF)], [copy], AS_OF) != ()


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
        (("J. Li",), ("Jane Li",), True),
        (("Li Na",), ("Na Li",), True),
        (("山田 太郎",), ("山田太郎",), True),
        (("김 철수",), ("김철수",), True),
        (("Mara Hollis",), ("John Lane",), False),
        (("Li Na",), ("Wu Xi",), False),
        (("Jan van der Berg",), ("Piet van der Meer",), False),
        (("김철수",), ("박영희",), False),
        (("Mara Hollis",), ("Mara Okafor",), None),
        (("Abu Salim",), ("Abu Nasser",), False),
        (("张伟",), ("張偉",), None),
        (("Мара Холлис",), ("Mara Hollis",), None),
        ((), ("John Lane",), None),
        (("Mara Hollis",), (), None),
    ],
)
def test_who_counts_as_the_same_hands(then, now, same):
    assert same_hands(then, now) is same
