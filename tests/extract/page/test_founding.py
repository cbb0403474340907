"""Since when an outlet says that it exists, and what is not such a claim."""

from __future__ import annotations

import pytest

from vetter.extract.fold import fold
from vetter.extract.founding import founding_year
from vetter.extract.sentences import Sentence
from vetter.model import ClaimKind, LinkPlace

NAME = "The Harbour Post"


def year(text: str, language: str = "en", outlet: str = NAME, *, about: bool = True) -> str:
    sentence = Sentence(text, fold(text), LinkPlace.BODY)
    return founding_year(sentence, [language, "en"], outlet, about_itself=about)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Harbour Post was founded in 1987 by two sailors.", "1987"),
        ("en", "Independent journalism since 1895", "1895"),
        ("en", "Since 2011, The Harbour Post has covered the coast.", "2011"),
        ("en", "Est. 1902", "1902"),
        ("en", "In 2019 we launched this magazine from a kitchen table.", "2019"),
        ("en", "Jane Doe founded The Harbour Post in 1987.", "1987"),
        ("en", "Our newspaper was established in 1954 and renamed in 1999.", "1954"),
        ("en", "Our story began in 1911, with a hand press.", "1911"),
        ("en", "We first went to press in 1932.", "1932"),
        ("es", "Nacimos en 1995 en una imprenta.", "1995"),
        ("hu", "Az újságot 1989-ben alapítottuk.", "1989"),
        ("de", "Die Zeitung wurde 1987 gegründet.", "1987"),
        ("de", "Unabhängig seit 1868", "1868"),
        ("de", "Gegründet im Jahr 1946, erscheint das Blatt heute wöchentlich.", "1946"),
        ("fr", "Notre journal a été fondé en 1944.", "1944"),
        ("fr", "Depuis 1998", "1998"),
        ("es", "El periódico nació en 2012 en Sevilla.", "2012"),
        ("pt", "O jornal foi criado em 2015 por repórteres.", "2015"),
        ("it", "Il nostro giornale è nato nel 2009.", "2009"),
        ("nl", "Wij zijn opgericht in 2003.", "2003"),
        ("pl", "Portal powstał w 2014 roku.", "2014"),
        ("cs", "Týdeník vychází od roku 1990.", "1990"),
        ("sk", "Denník bol založený v roku 2011.", "2011"),
        ("hu", "A lapot 1998-ban alapították.", "1998"),
        ("ro", "Publicația a fost fondată în 2010.", "2010"),
        ("bg", "Вестникът е основан през 1992 г.", "1992"),
        ("el", "Η εφημερίδα ιδρύθηκε το 1975.", "1975"),
        ("tr", "Gazetemiz 1996 yılında kuruldu.", "1996"),
        ("ru", "Газета основана в 1991 году.", "1991"),
        ("ru", "Издаётся с 1925 года", "1925"),
        ("uk", "Видання засноване 2014 року; медіа заснували журналісти.", "2014"),
        ("sr", "Портал је основан 2008. године.", "2008"),
        ("sr", "Portal je osnovan 2008. godine.", "2008"),
        ("hr", "Tjednik je pokrenut 1993. godine.", "1993"),
        ("sv", "Tidningen grundades 1889.", "1889"),
        ("da", "Avisen blev grundlagt i 1767.", "1767"),
        ("no", "Avisen ble grunnlagt i 1860.", "1860"),
        ("fi", "Lehti perustettiin vuonna 1904.", "1904"),
        ("ar", "تأسست الصحيفة عام ١٩٨٧ في بيروت.", "1987"),
        ("fa", "این رسانه در سال ۱۳۹۷ تأسیس شد.", "2018"),
        ("he", "העיתון נוסד בשנת 1919.", "1919"),
        ("hi", "पत्रिका की स्थापना 1990 में हुई थी।", "1990"),
        ("id", "Majalah ini didirikan pada tahun 1971.", "1971"),
        ("vi", "Tờ báo được thành lập năm 1975.", "1975"),
        ("zh", "本报创刊于1987年。", "1987"),
        ("ja", "当サイトは2010年に設立されました。", "2010"),
        ("ko", "본지는 1988년 창간했다.", "1988"),
    ],
)
def test_a_sentence_about_the_outlet_gives_the_year(language, text, expected):
    assert year(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe founded the charity Blue Sails in 2005 and joined us later.",
        "She has written about ships since 1998.",
        "Born in 1961, he founded three companies.",
        "Since 1991 our country has been free, and every year we remember those who made it so.",
        "© 2004-2026 The Harbour Post",
        "We publish every day.",
        "The Harbour Post serves Millbrook, a town founded in 1784.",
        "Our city was founded in 1204 and our readers love it.",
        "Call us on 1987 2004.",
        "The war began in the spring of 1939 and our region suffered long and hard.",
    ],
)
def test_years_of_others_are_not_the_outlets(text):
    assert year(text) == ""


def test_an_article_tells_of_others(page):
    html = "<html lang=en><body><article><h1>Old ropes</h1><p>The newspaper was founded in 1890.</p></article>"
    read = page(html, url="https://paper.example/2024/05/06/old-ropes-for-new-ships/")
    assert not [claim for claim in read.claims if claim.kind is ClaimKind.FOUNDED]


def test_structured_data_about_the_organisation_count_everywhere(page):
    html = """<html lang=en><body><script type="application/ld+json">
    {"@type": "NewsMediaOrganization", "name": "The Harbour Post", "foundingDate": "1987-05-01"}
    </script><p>Ships.</p>"""
    claim = next(c for c in page(html).claims if c.kind is ClaimKind.FOUNDED)
    assert (claim.value, claim.route) == ("1987-05-01", "json-ld")


@pytest.mark.parametrize(
    "head",
    [
        "<title>The Harbour Post – Coastal news since 1937</title>",
        '<title>The Harbour Post</title><meta name="description" content="Coastal news since 1937">',
    ],
)
def test_the_line_below_the_name_says_it_too_and_headlines_do_not(page, head):
    body = (
        "<h1>The Harbour Post</h1><h2>Fewest herring landed since 1921</h2>" + "<p>Words.</p>" * 30
    )
    made = page(f'<html lang="en"><head>{head}</head><body>{body}</body></html>')
    assert [c.value for c in made.claims if c.kind is ClaimKind.FOUNDED] == ["1937"]


def of_front(page, above="", below="", language="en"):
    """Return the years of a front page with a headline of its own, and these lines in its head and foot."""
    head = (
        '<title>The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">'
    )
    body = f"<header><p>The Harbour Post</p><p>{above}</p></header><h2>Fewest herring landed since 1921</h2>"
    made = page(
        f'<html lang="{language}"><head>{head}</head><body>{body}<p>2026</p>'
        f"<footer><p>{below}</p></footer></body></html>"
    )
    return [c.value for c in made.claims if c.kind is ClaimKind.FOUNDED]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Est. 1887"),
        ("en", "The Harbour Post, published since 1887"),
        ("de", "Seit 1887"),
        ("fr", "Depuis 1887"),
        ("es", "Desde 1887"),
        ("ru", "Издаётся с 1887 года"),
        ("tr", "1887'den beri"),
    ],
)
def test_the_head_and_the_foot_of_the_front_page_say_it(page, language, line):
    assert of_front(page, above=line, language=language) == ["1887"]
    assert of_front(page, below=line, language=language) == ["1887"]


@pytest.mark.parametrize(
    "line",
    [
        "© The Harbour Post since 1987",
        "Copyright since 1987 The Harbour Post",
        "© 1987–2026",
        "1987–2026 The Harbour Post. All rights reserved.",
        "Worst flood on the coast since 1953",
        "Most read: Hottest July since 1947",
        "Voted the best beach every year since 1987",
    ],
)
def test_copyright_tickers_and_rankings_say_nothing_of_a_beginning(page, line):
    assert of_front(page, above=line) == []
    assert of_front(page, below=line) == []
