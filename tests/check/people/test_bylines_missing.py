from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import article, changed, exile, front, honest, offline, page, with_page
from vetter.model import PageKind, Post


def test_fires_where_articles_are_unsigned():
    said = ask("bylines-missing", exile())
    assert said.verdict is FIRED
    assert "6 of 6 (100 %)" in said.because


def test_clear_where_they_are_signed_on_the_page_or_in_the_feed():
    assert ask("bylines-missing", honest()).verdict is CLEAR
    assert ask("bylines-missing", front()).verdict is CLEAR
    feed = tuple(Post(url=article(n).url, author="Ada Example") for n in range(6))
    assert ask("bylines-missing", changed(exile(), posts=feed)).verdict is CLEAR


def test_copy_that_names_its_source_bears_that_name():
    copy = tuple(article(n, authors=(), credits=("Source: AFP",)) for n in range(6))
    assert ask("bylines-missing", changed(exile(), pages=copy)).verdict is CLEAR
    taken = tuple(article(n, authors=(), credits=("Source: The Grayzone",)) for n in range(6))
    assert ask("bylines-missing", changed(exile(), pages=taken)).verdict is CLEAR


def test_not_asked_of_those_who_say_that_they_keep_names_back():
    reason = page(PageKind.OTHER, text="For security reasons we do not print who writes here.")
    assert ask("bylines-missing", with_page(exile(), reason)).verdict is NOT_APPLICABLE


def test_what_the_small_print_keeps_back_are_no_names():
    notice = page(PageKind.PRIVACY, text="For security reasons this site encrypts its connections.")
    assert ask("bylines-missing", with_page(exile(), notice)).verdict is FIRED


def test_unknown_with_too_few_articles():
    assert ask("bylines-missing", offline()).verdict is UNKNOWN
    few = tuple(replace(p, kind=PageKind.OTHER) for p in exile().pages[-3:])
    assert (
        ask("bylines-missing", changed(exile(), pages=exile().pages[:-3] + few)).verdict is UNKNOWN
    )


def test_initials_at_the_end_are_a_signature():
    for end in ("It reopens in May. AIL", "It reopens in May. (ail)", "It reopens in May.\n– AIL"):
        signed = tuple(article(n, authors=(), text=f"The ferry stopped. {end}") for n in range(6))
        assert ask("bylines-missing", changed(exile(), pages=signed)).verdict is CLEAR
    for end in ("It reopens in May.", "He thanked the BBC", "They belong to NATO."):
        bare = tuple(article(n, authors=(), text=f"The ferry stopped. {end}") for n in range(6))
        assert ask("bylines-missing", changed(exile(), pages=bare)).verdict is FIRED


def test_unknown_in_a_language_whose_words_for_by_are_not_known():
    icelandic = tuple(article(n, authors=(), language="is") for n in range(6))
    assert ask("bylines-missing", changed(exile(), pages=icelandic)).verdict is UNKNOWN
    signed = tuple(article(n, language="is") for n in range(6))
    assert ask("bylines-missing", changed(exile(), pages=signed)).verdict is CLEAR
