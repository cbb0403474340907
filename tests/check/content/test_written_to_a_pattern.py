from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, changed, exile, honest, offline, with_page, without_pages
from vetter.model import PageKind

CHECK = "written-to-a-pattern"
TOWNS = ("Cedar Fork", "Pine Lake", "Stony Ridge", "Elk Bend", "Red Mills", "Dry Creek")


def sold(number):
    """Return what a machine writes of a week's sales."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"The following homes were sold in {town} in the week ending 2026-09-{number + 10}.\n"
        f"The median price was ${230 + number},000, which is {number} percent more than a year ago.\n"
        "Sale prices are taken from public records."
    )


def told(number):
    """Return what a reporter writes: one sentence at the end stands under every article."""
    scenes = (
        "The ferry lay at the pier until noon because nobody had found the key.",
        "Twelve people came to the meeting, and eleven of them wanted to speak about dogs.",
        "On Friday the board took back what it had said in May about the swimming hall.",
        "A heron has been seen on the roof of the savings bank every morning this week.",
        "The choir rehearses in the fire station now, between the two old engines.",
        "Whoever wants a place in the market hall has to draw a lot from a milk can.",
    )
    scene = f"{scenes[number]} So it was last year, and nobody minded much, said whoever was asked about it."
    return f"{scene}\nIf you value our work, give us {number + 5} dollars."


def writing(words, base=None):
    pages = tuple(article(n, text=words(n), language="en") for n in range(6))
    bare = without_pages(base or honest(), PageKind.ARTICLE)
    return changed(bare, pages=(*bare.pages, *pages))


def unsigned(dossier):
    pages = tuple(replace(page, authors=(), people=()) for page in dossier.pages)
    listed = tuple(replace(post, author="") for post in dossier.posts)
    return changed(dossier, pages=pages, people=(), posts=listed)


def test_fires_on_one_text_with_other_towns_and_figures_and_quotes_it():
    said = ask(CHECK, writing(sold, exile()))
    assert said.verdict is FIRED
    assert "6 of 6" in said.because
    assert "The following homes were sold in" in said.because


def test_it_tells_less_where_somebody_signs():
    signed = writing(sold)
    assert ask(CHECK, signed).strength < ask(CHECK, unsigned(signed)).strength


def test_a_line_below_every_article_and_a_column_of_figures_are_no_pattern_of_a_paper():
    assert ask(CHECK, writing(told)).verdict is CLEAR
    column = writing(lambda n: sold(n) if n < 2 else told(n))
    assert ask(CHECK, column).verdict is CLEAR


def test_an_appeal_with_other_figures_below_short_articles_is_no_pattern_either():
    def short(number):
        lines = told(number).splitlines()
        return f"{lines[0].partition('. ')[0]}.\nThis week {number + 40} readers have given us {number + 300} dollars so far.\n{lines[-1]}"

    assert ask(CHECK, writing(short)).verdict is CLEAR


def test_the_same_text_twice_is_a_double_and_no_pattern():
    assert ask(CHECK, writing(lambda n: told(n // 2))).verdict is CLEAR


@pytest.mark.parametrize("dossier", [offline(), without_pages(honest(), PageKind.ARTICLE)])
def test_unknown_where_too_few_articles_were_read(dossier):
    few = with_page(dossier, article(1, text=sold(1)))
    assert ask(CHECK, few).verdict is UNKNOWN


def test_nobody_is_missed_more_where_the_articles_are_written_to_a_pattern():
    made, own = (ask("nobody-named", unsigned(writing(words, exile()))) for words in (sold, told))
    assert (made.verdict, own.verdict) == (FIRED, FIRED)
    assert made.strength > own.strength
