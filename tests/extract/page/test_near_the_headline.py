"""Who wrote an article and when, where only its visible text says so."""

from datetime import date

import pytest

from tests.growth import growth
from vetter.extract.written_date import written_date
from vetter.model import PageKind

URL = "https://gazette.example.com/read"


def article(body, head="", url=URL):
    return {"html": f"<html><head>{head}</head><body>{body}</body></html>", "url": url}


def test_the_signature_nearest_to_the_headline_signs(page):
    read = page(
        **article(
            "<div class=teaser><span class=author>Ellis Hamburg</span></div>"
            "<h1>The mayor resigns</h1><p class=byline>By <a>Sam Byford</a></p>"
            "<div><div><div><div><ul><li class=byline>By Russ Brand</li></ul></div></div></div></div>"
            "<div class=comment-body><cite class=fn>Tom Reader</cite></div>"
        )
    )
    assert read.authors == ("Sam Byford",)


def test_signatures_that_stand_together_all_count(page):
    read = page(
        **article(
            "<h1>The mayor resigns</h1><div><a rel=author>Ana Pop</a>, <a rel=author>Ion Rus</a></div>"
        )
    )
    assert read.authors == ("Ana Pop", "Ion Rus")


@pytest.mark.parametrize(
    "line",
    [
        "Rayén Barría · <time datetime=2021-11-08>8 de noviembre de 2021</time> · Nosotras",
        "8 de noviembre de 2021 | Rayén Barría",
    ],
)
def test_a_name_beside_the_day_signs_without_a_word_for_by(page, line):
    said = "<p>Todos tiran, nadie manda a los bueyes y al final se come en la playa.</p>"
    head = f"<html lang=es><body><h1>Tirar una casa</h1><p>{line}</p>"
    read = page(f"{head}{said}</body></html>", url=URL)
    assert read.authors == ("Rayén Barría",)


def test_a_section_or_a_sentence_beside_the_day_signs_nothing(page):
    for line in ("8 May 2021 · Opinion", "In New York, 8 May 2021 – The council met"):
        read = page(f"<html lang=en><body><h1>Fire</h1><p>{line}</p></body></html>", url=URL)
        assert read.authors == ()


def test_a_job_or_an_employer_beside_the_name_is_no_part_of_it(page):
    read = page(
        **article("<h1>Bones</h1><div class=byline><b>By Simon Redfern</b> <i>BBC News</i></div>")
    )
    assert read.authors == ("Simon Redfern",)
    read = page(
        **article(
            "<h1>Bones</h1><p class=author><b>Andrea Stone</b> Senior Washington Correspondent"
        )
    )
    assert read.authors == ("Andrea Stone",)


@pytest.mark.parametrize("nobody", ["Los Angeles Times", "Süddeutsche.de GmbH", "Associated Press"])
def test_where_a_company_signs_for_machines_the_visible_name_counts(page, nobody):
    read = page(
        **article(
            "<h1>Fire</h1><div class=byline>By Alan Zarembo on June 5, 2013</div>",
            head=f'<meta name=author content="{nobody}">',
        )
    )
    assert read.authors == ("Alan Zarembo",)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Posted by Jo at 3:45 pm, Aug 13, 2010", "en", date(2010, 8, 13)),
        ("6th June 2013", "en", date(2013, 6, 6)),
        ("Thu Jul 18 18:06:36 UTC 2013", "en", date(2013, 7, 18)),
        ("19.06.2019 07:30 Uhr", "de", date(2019, 6, 19)),
        ("le 1er septembre 2009", "fr", date(2009, 9, 1)),
        ("28 de octubre de 2012", "es", date(2012, 10, 28)),
        ("2013. június 6.", "hu", date(2013, 6, 6)),
        ("23 декабря 2019 г.", "ru", date(2019, 12, 23)),
        ("الأحد، ٤ كانون الثاني ٢٠٢٠", "ar", date(2020, 1, 4)),
        ("14 ביוני 2021", "he", date(2021, 6, 14)),
        ("2019 m. gegužės 7 d.", "lt", date(2019, 5, 7)),
        ("3. septembra 2020", "sl", date(2020, 9, 3)),
        ("更新时间 2012年12月10日", "zh", date(2012, 12, 10)),
        ("2013년 10월 24일", "ko", date(2013, 10, 24)),
        ("Ngày 12 tháng 5 năm 2020", "vi", date(2020, 5, 12)),
        ("05/09/2010", "fr", date(2010, 9, 5)),
        ("05/23/2010", "en", date(2010, 5, 23)),
    ],
)
def test_days_are_read_as_each_language_writes_them(text, language, day):
    assert written_date(text, language).date() == day


@pytest.mark.parametrize("text", ["05/09/2010", "31 February 2012", "Room 2013, May I", "no day"])
def test_what_may_be_either_day_or_none_is_none(text):
    assert written_date(text, "en") is None


def test_a_page_of_prose_with_a_day_at_its_headline_is_an_article(page):
    prose = "<p>" + "The council met again. " * 20
    dated = page(**article(f"<h1>The mayor resigns</h1><p>18 July 2013</p>{prose}"))
    assert dated.kind is PageKind.ARTICLE
    assert dated.published.date() == date(2013, 7, 18)
    days = "".join(f"<li>{day} July 2013</li>" for day in range(1, 9))
    assert page(**article(f"<h1>All news</h1>{days}{prose}")).kind is PageKind.OTHER
    assert page(**article(f"<h1>The mayor resigns</h1>{prose}")).kind is PageKind.OTHER


def test_the_day_in_the_address_outweighs_a_marked_day_of_something_else(page):
    read = page(
        **article(
            '<h1>Fair</h1><time datetime="2014-11-05">',
            url="https://gazette.example.com/2012/nov/19/fair-opens-today",
        )
    )
    assert read.published.date() == date(2012, 11, 19)


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("The mayor resigns / Boing Boing", "https://boingboing.net/mayor", "Boing Boing"),
        ("Mets go home- The Inquirer", "https://www.theinquirer.net/mets", "The Inquirer"),
        (
            "Preis verliehen - Rhein Neckar Zeitung",
            "https://www.rnz.de/preis",
            "Rhein Neckar Zeitung",
        ),
        ("The mayor resigns: a chronicle", "https://gazette.example.com/mayor", ""),
    ],
)
def test_the_part_of_a_title_that_the_host_is_called_after_names_the_outlet(page, title, url, name):
    assert page(**article("<p>x", head=f"<title>{title}</title>", url=url)).site_name == name


def test_the_link_home_names_the_outlet_where_the_title_does_not(page):
    read = page(
        **article(
            '<a href="/"><img alt="eWeek - Technology News" src="x.png"></a><h1>Live</h1>',
            url="https://www.eweek.com/live",
        )
    )
    assert read.site_name == "eWeek"


def test_reading_near_headlines_grows_with_the_page_and_no_faster(page):
    def signed(size):
        one = "<p class=byline>By <a rel=author>Ann Lee</a> <time datetime=x>May 5, 2020</time></p>"
        return page(**article("<h1>Fire</h1>" + one * size)).authors

    assert growth(signed, 400, 1_600) < 12
    deep = "<div class=comment>" * 3_000
    assert page(**article(f"{deep}<h1>Fire</h1><p class=byline>By Ann Lee")).authors == ("Ann Lee",)


def test_addresses_that_structured_data_call_a_persons_own_are_read(page):
    persons = (
        '{"@type": "Person", "name": "Ana Pop", "sameAs": ["https://anapop.example/", "javascript:alert(1)"]}',
        '{"@type": "Person", "name": "", "sameAs": "https://nobody.example/"}',
        '{"@type": "Organization", "name": "Ana Pop", "sameAs": "https://firm.example/"}',
    )
    scripts = "".join(f'<script type="application/ld+json">{one}</script>' for one in persons)
    read = page(**article("<h1>The mayor resigns</h1>", scripts))
    assert read.own_sites == (("Ana Pop", "https://anapop.example/"),)


LONG = "<p>" + "The ferry runs again from the old pier, and nobody knows for how long. " * 4


@pytest.mark.parametrize(
    "body",
    [
        f"<main itemscope itemtype='https://schema.org/Article'><h1>Ferry</h1>{LONG}</main>",
        f"<h1>Ferry</h1><p><time datetime=2018-11-12T09:00:00+01:00>ereyesterday</time></p>{LONG}",
    ],
)
def test_a_page_is_an_article_by_its_structure_where_its_address_says_nothing(page, body):
    html = f"<html><body>{body}</body></html>"
    assert page(html, url="https://gazette.example.com/texts/ferry.html").kind is PageKind.ARTICLE


def test_a_list_of_marked_articles_is_none(page):
    item = f"<div itemscope itemtype='https://schema.org/BlogPosting'><h2>Ferry</h2>{LONG}</div>"
    days = "".join(f"<time datetime=2018-11-{day}></time>" for day in (11, 12, 13))
    for body in (item * 3, f"<h1>All</h1>{days}{LONG}"):
        read = page(f"<html><body>{body}</body></html>", url="https://gazette.example.com/texts/")
        assert read.kind is not PageKind.ARTICLE


@pytest.mark.parametrize(
    ("language", "desk"),
    [("vi", "Ban Thời sự"), ("en", "Research Unit"), ("ar", "محرر الموقع"), ("fr", "Rédac")],
)
def test_a_part_of_a_desks_name_is_no_person(page, language, desk):
    body = f"<h1>Headline</h1><p class=byline><a rel=author>{desk}</a></p><p>Text.</p>"
    read = page(
        f"<html lang={language}><body>{body}</body></html>", url="https://gazette.example.com/read"
    )
    assert read.authors == ()


@pytest.mark.parametrize("place", ["om", "om-os", "om-oss"])
def test_what_scandinavians_call_the_page_about_them_is_no_language(page, place):
    read = page(
        "<html lang=da><body><h1>Bladet</h1><p>Vi skriver om byen.</p></body></html>",
        url=f"https://gazette.example.com/{place}/",
    )
    assert read.kind is PageKind.ABOUT


def test_a_language_is_a_front_page(page):
    for place in ("da", "pt-br", "no"):
        read = page("<html><body>Nyt</body></html>", url=f"https://gazette.example.com/{place}/")
        assert read.kind is PageKind.FRONT
