"""Menus and footers are known where nothing marks them, and what is neither is left to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter.extract.markup import parse
from vetter.extract.unmarked import place_unmarked
from vetter.model import LinkPlace

URL = "https://gazette.example.com/"
PROSE = "<p>" + "The council met on Tuesday and talked of the bridge until late. " * 4 + "</p>"
MENU = "<td><a href=/w>World</a> | <a href=/s>Sport</a> | <a href=/about>About us</a> |</td>"


def placed(body):
    document = parse(f"<html><body>{body}</body></html>", URL)
    place_unmarked(document)
    return document


def texts(document, place):
    return [block.text for block in document.blocks if block.place is place]


def old_page(*, head="", words=PROSE, foot=""):
    table = f"<table><tr><td><h2><a href=/>The Gazette</a></h2>News of Millbrook</td></tr><tr>{head}</tr></table>"
    return placed(f"{table}{words}{foot}")


def test_a_row_of_links_above_the_first_words_is_the_menu_with_the_name_above_it():
    document = old_page(head=MENU)
    assert texts(document, LinkPlace.MENU) == [
        "The Gazette", "News of Millbrook", "World | Sport | About us |",
    ]  # fmt: skip
    assert texts(document, LinkPlace.BODY) == [PROSE[3:-4].strip()]
    places = {tag.get_text(): place for tag, place in document.placed("a")}
    assert places["Sport"] is LinkPlace.MENU


@pytest.mark.parametrize(
    "foot",
    [
        "<hr><p><a href=/about>About</a> <a href=/contact>Contact</a> <br>Gazette Trust, Millbrook</p>",
        "<ul><li><a href=/about>About</a></li><li><a href=/contact>Contact</a></li></ul><p>Gazette Trust, Millbrook</p>",
        "<p>© 2026 Gazette Trust, Millbrook</p>",
    ],
)
def test_links_at_the_end_and_the_lines_beneath_them_are_the_footer(foot):
    document = old_page(head=MENU, foot=foot)
    footer = " ".join(texts(document, LinkPlace.FOOTER))
    assert footer.endswith("Gazette Trust, Millbrook")
    assert texts(document, LinkPlace.BODY) == [PROSE[3:-4].strip()]


def test_headlines_authors_and_a_last_sentence_are_the_pages_own():
    listed = "".join(
        f"<p><a href=/{n}>The bridge of Millbrook closes for the {n}th time</a><br>A teaser.</p>" for n in range(5)
    )  # fmt: skip
    assert not texts(placed(listed), LinkPlace.MENU)
    signed = placed(
        f"<h1>A bridge</h1>{PROSE}<p><a href=/a>Ana Pop</a>, <a href=/i>Ion Rus</a></p>"
    )
    assert not texts(signed, LinkPlace.FOOTER)
    assert not texts(placed(f"{PROSE}<p>That is all we know.</p>"), LinkPlace.FOOTER)


def test_a_short_page_between_two_rows_of_links_stays_its_own():
    rows = "<div><a href=/about>About</a></div><div><a href=/imprint>Imprint</a></div>"
    imprint = "<p>Jane Doe, 3 Flowergate, Millbrook</p><p>Telephone 0341 2250117</p>"
    document = placed(
        f"<div><a href=/>The Gazette</a></div>{rows}{imprint}{rows}<div>The Gazette</div>"
    )
    assert "Jane Doe, 3 Flowergate, Millbrook" in texts(document, LinkPlace.BODY)
    assert texts(document, LinkPlace.FOOTER) == ["About", "Imprint", "The Gazette"]


def test_titles_of_others_beside_a_page_claim_nothing(page):
    beside = "<ul><li><a href=/a>Regatta draws its largest crowd since 1998</a></li><li><a href=/b>Two churches, one hall, and a drum kit</a></li></ul>"
    html = f"<html><body><h1>Über uns</h1><p>Wir schreiben aus Leipzig und werden von den Lesern bezahlt.</p>{beside}</body></html>"
    read = page(html, url=f"{URL}about/")
    assert "1998" not in {claim.value for claim in read.claims}
    assert read.language == "de"


def test_an_article_begins_at_its_headline(page):
    html = (
        f"<html lang=en><body><div>News of Millbrook</div><h1>The bridge</h1>{PROSE}</body></html>"
    )
    text = page(html, url=f"{URL}2026/11/the-bridge/").text
    assert text.startswith("The bridge")


def test_where_the_page_marks_them_nothing_else_is_taken_for_one():
    document = placed(
        f"<nav><a href=/>Home</a></nav>{PROSE}<p><a href=/a>One</a> <a href=/b>Two</a> <a href=/c>Three</a></p>"
        "<footer>Gazette Trust</footer>"
    )
    assert texts(document, LinkPlace.MENU) == ["Home"]
    assert texts(document, LinkPlace.FOOTER) == ["Gazette Trust"]


def test_an_article_without_marks_is_read_without_its_surroundings(page):
    html = (
        f"<html lang=en><body><table><tr><td><h2><a href=/>The Gazette</a></h2>News of Millbrook</td></tr><tr>{MENU}</tr></table>"
        f"<h1>The bridge</h1>{PROSE * 6}<p><a href=/about>About</a> <a href=/contact>Contact</a><br>© 2026 Gazette Trust</p></body></html>"
    )
    text = page(html, url=f"{URL}2026/11/the-bridge/").text
    assert "The council met" in text
    assert "Millbrook" not in text
    assert "Gazette Trust" not in text


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<a href=/x>", "</a>", "<td>", "<h1>", "<hr>", "Words", "© 2026", "<b>"]
        ),
        max_size=60,
    )
)
def test_every_tag_and_block_keeps_exactly_one_place(pieces):
    document = parse("".join(pieces), URL)
    tags, blocks = [tag for tag, _ in document.tags], [block.text for block in document.blocks]
    place_unmarked(document)
    assert [tag for tag, _ in document.tags] == tags
    assert [block.text for block in document.blocks] == blocks
    assert sum(len(found) for found in document.by_name.values()) == len(tags)


def test_it_takes_time_in_proportion_to_the_page():
    def fresh(size):
        links = "<a href=/x>x</a> " * size
        return iter([parse(f"<td>{links}</td>{PROSE}<p>{links}</p>", URL) for _ in range(3)])

    assert growth(lambda pages: place_unmarked(next(pages)), fresh(2_000), fresh(16_000)) < 20
