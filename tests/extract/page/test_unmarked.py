"""Menus and footers are known where nothing marks them, and what is neither is left to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter.extract.markup import parse
from vetter.extract.unmarked import place_unmarked
from vetter.model import LinkPlace

URL = "https://gazette.example.com/"
MADE_OF_IT = "abcabc\n"
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


def test_a_row_of_links_above_the_first_words_is_the_menu():
    document = old_page(head=MENU)
    assert texts(document, LinkPlace.MENU) == ["World | Sport | About us |"]
    places = {tag.get_text(): place for tag, place in document.placed("a")}
    assert places["Sport"] is LinkPlace.MENU
    assert places["The Gazette"] is LinkPlace.BODY


@pytest.mark.parametrize(
    "foot",
    [
        "<hr><p><a href=/about>About</a> <a href=/contact>Contact</a> <br>Gazette Trust, Millbrook</p>",
        "<ul><li><a href=/about>About</a></li><li><a href=/contact>Contact</a></li></ul><p>Gazette Trust, Millbrook</p>",
        "<p>© 2026 Gazette Trust, Millbrook</p>",
    ],
)
def test_links_to_pages_about_it_at_the_end_and_the_lines_beneath_them_are_the_footer(foot):
    document = old_page(head=MENU, foot=foot)
    footer = " ".join(texts(document, LinkPlace.FOOTER))
    assert footer.endswith("Gazette Trust, Millbrook")
    assert PROSE[3:-4].strip() in texts(document, LinkPlace.BODY)


ROW = "<p><a href=/s>Facebook</a> <a href=/x>X</a> <a href=/w>WhatsApp</a></p>"
TEAM = "<ul><li><a href=/j>Jane Doe</a></li><li><a href=/i>Ion Rus</a></li><li><a href=/a>Ana Pop</a></li></ul>"


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>A plant</h1>{ROW}<p>Northmere Press Ltd said that it would close its plant.</p>",
        f"<h1>A plant</h1>{PROSE}{ROW}<p>Northmere Press Ltd would not say why.</p>",
        f"<h1>A plant</h1><figure><figcaption>© 2026 Reuters</figcaption></figure>{PROSE}",
        f"<h1>A plant</h1>{PROSE}<p><a href=/a>Ana Pop</a>, <a href=/i>Ion Rus</a></p>",
        f"<h1>About us</h1><p>We are a small team.</p>{TEAM}",
        f"<nav></nav><h2>Team</h2>{TEAM}<footer><img src=/i.png></footer>",
        f"{PROSE}<h2>From the agency</h2>{TEAM}",
        f"{PROSE}<p>That is all we know.</p>",
    ],
)
def test_what_may_be_the_pages_own_stays_with_it(body):
    document = placed(body)
    assert not texts(document, LinkPlace.MENU)
    assert not texts(document, LinkPlace.FOOTER)


@pytest.mark.parametrize("above", ["", "<div><a href=/>The Gazette</a></div>"])
def test_a_short_page_among_rows_of_links_stays_its_own(above):
    rows = "<div><a href=/about>About</a></div><div><a href=/imprint>Imprint</a></div>"
    imprint = "<p>Publisher: Northmere Press Ltd</p><p>Telephone 0341 2250117</p>"
    for body in (f"{above}{rows}{imprint}{rows}<div>The Gazette</div>", f"{above}{rows}{imprint}"):
        assert "Publisher: Northmere Press Ltd" in texts(placed(body), LinkPlace.BODY)


def test_where_the_page_marks_them_nothing_else_is_taken_for_one():
    marked = "<a href=/>Home</a><a href=/w>World</a><a href=/s>Sport</a>"
    document = placed(
        f"<nav>{marked}</nav><p><a href=/a>One</a> <a href=/b>Two</a> <a href=/c>Three</a></p>{PROSE}"
        "<p><a href=/about>About</a> <a href=/contact>Contact</a></p><footer>Gazette Trust</footer>"
    )
    assert texts(document, LinkPlace.MENU) == ["HomeWorldSport"]
    assert texts(document, LinkPlace.FOOTER) == ["Gazette Trust"]


def claims(page, body, slug):
    html = f"<html lang=en><head><title>The Gazette</title></head><body>{body}</body></html>"
    return {claim.value for claim in page(html, url=f"{URL}{slug}").claims}


@pytest.mark.parametrize(
    ("slug", "body", "said"),
    [
        ("imprint", "<p><a href=/owner>Publisher: Northmere Press Ltd, Leeds, England</a></p>", "Northmere Press Ltd"),
        ("about", "<p><a href=/history>The Gazette was founded in 1887 by readers in Millbrook.</a></p>", "1887"),
        ("imprint", "<p>Publisher: Northmere Press Ltd<br><a href=/>Home</a> | <a href=/a>About</a> | <a href=/c>Contact</a></p>", "Northmere Press Ltd"),
        ("imprint", "<div id=root><h1>Imprint</h1><p>Publisher: Northmere Press Ltd</p><p><a href=/c>Contact</a></p></div><script src=/a.js></script>", "Northmere Press Ltd"),
        ("news", "<footer><p>Publisher: <a href=/n>Northmere Press Ltd</a> | <a href=/a>About</a> | <a href=/p>Privacy</a></p></footer>", "Northmere Press Ltd"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_the_outlet_in_or_beside_links_is_heard(page, slug, body, said):
    assert said in claims(page, body, slug)


def test_a_company_in_the_news_is_not_the_outlets(page):
    news = "Northmere Press Ltd said on Monday that it would close. Write to press@northmere.example.org."
    assert claims(page, f"<h1>A plant</h1>{ROW}<p>{news}</p>", "2026/11/the-plant-closes/") == set()


@pytest.mark.parametrize(
    "item", ["<a href=/{n}>{title}</a>", "<a href=/{n}><div>{title}</div></a>"]
)
def test_titles_of_others_beside_a_page_claim_nothing(page, item):
    titles = (
        "Regatta draws its largest crowd since 1998",
        "Two churches, one hall, and a drum kit",
    )
    beside = "".join(
        f"<div>{item.format(n=n, title=title)}</div>" for n, title in enumerate(titles)
    )
    own = "Wir schreiben aus Leipzig und werden von den Lesern bezahlt, die unsere Arbeit schätzen."
    html = f"<html><body><h1>Über uns</h1><p>{own}</p>{beside}</body></html>"
    read = page(html, url=f"{URL}about/")
    assert "1998" not in {claim.value for claim in read.claims}
    assert read.language == "de"


def test_the_titles_of_a_front_page_are_its_language(page):
    title = "Der Rat stimmt über die neue Brücke ab"
    titles = "".join(f"<h2><a href=/{n}>{title}, Teil {n}</a></h2>" for n in range(9))
    cookies = "<p>We use cookies to improve your experience on this site.</p>"
    assert page(f"<html><body>{cookies}{titles}</body></html>", url=URL).language == "de"


def test_an_article_begins_at_its_headline(page):
    html = (
        f"<html lang=en><body><div>News of Millbrook</div><h1>The bridge</h1>{PROSE}</body></html>"
    )
    text = page(html, url=f"{URL}2026/11/the-bridge/").text
    assert text.startswith("The bridge")


def test_an_article_whose_paragraphs_are_links_keeps_them(page):
    words = "The council met on Tuesday and talked of the bridge until late."
    linked = "".join(f"<p><a href=/{n}>{words}</a></p>" for n in range(9))
    html = f"<html lang=en><body><h1>The bridge</h1>{linked}</body></html>"
    assert words in page(html, url=f"{URL}2026/11/the-bridge/").text


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


def test_many_surroundings_cost_little_however_many_lines_a_text_has(page):
    def read(surroundings):
        nav = "".join(f"<div>zz{'y' * n}</div>" for n in range(surroundings))
        html = f"<html><body><nav>{nav}<div>abc</div></nav><article><pre>{40_000 * MADE_OF_IT}</pre></article></body></html>"
        return page(html, url=f"{URL}2026/11/the-bridge/")

    assert growth(read, 2, 199) < 3
