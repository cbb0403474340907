"""What outlets say of themselves is read in their language, with the sentence, and nothing else is."""

from __future__ import annotations

import pytest

from vetter.model import ClaimKind


def values(page, kind):
    return [claim.value for claim in page.claims if claim.kind is kind]


@pytest.mark.parametrize(
    ("language", "slug", "title", "sentence", "year"),
    [
        ("en", "about", "About us", "The Gazette was founded in 1987 by two printers.", "1987"),
        ("en", "about", "About us", "We have reported from Northmere since June 2026.", "2026"),
        ("de", "ueber-uns", "Über uns", "Die Zeitung wurde 1946 gegründet.", "1946"),
        ("fr", "a-propos", "Qui sommes-nous", "Le journal a été fondé en 1998.", "1998"),
        ("es", "quienes-somos", "Quiénes somos", "El periódico fue fundado en 2011.", "2011"),
        ("it", "chi-siamo", "Chi siamo", "Il giornale è stato fondato nel 2003.", "2003"),
        ("ru", "o-nas", "О нас", "Издание основано в 2014 году.", "2014"),
        ("ca", "qui-som", "Qui som", "La revista va ser fundada l'any 2009 a Vic.", "2009"),
        ("mk", "za-nas", "За нас", "Порталот е основан во 2015 година во Охрид.", "2015"),
    ],
)
def test_the_year_of_founding(about, language, slug, title, sentence, year):
    read = about(f"<p>{sentence}</p>", language, slug, title)
    assert values(read, ClaimKind.FOUNDED) == [year]
    (claim,) = [c for c in read.claims if c.kind is ClaimKind.FOUNDED]
    assert claim.sentence == sentence


@pytest.mark.parametrize(
    "text",
    ["© 1987–2026 The Gazette", "The war began in 1914.", "Acme Corp was bought for 1999 dollars."],
)
def test_other_years_are_no_founding(about, text):
    assert values(about(f"<p>{text}</p>"), ClaimKind.FOUNDED) == []


def test_articles_do_not_speak_for_the_outlet(page):
    html = (
        '<html lang="en"><head><title>Bakery closes</title><meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2026-03-02T08:00:00Z"></head><body><article><h1>Bakery closes</h1>'
        "<p>The bakery, founded in 1950, is a non-profit organization owned by Mary Miller.</p>"
        f"<p>{'It sold bread to the whole street. ' * 30}</p></article></body></html>"
    )
    read = page(html, url="https://gazette.example.com/2026/03/bakery-closes/")
    kinds = {claim.kind for claim in read.claims}
    assert not kinds & {ClaimKind.FOUNDED, ClaimKind.NON_PROFIT, ClaimKind.OWNER}


@pytest.mark.parametrize(
    ("language", "slug", "sentence", "kind", "name"),
    [
        ("en", "about", "It is published by Heartland Civic Media LLC.", ClaimKind.PUBLISHER, "Heartland Civic Media LLC"),
        ("en", "ownership", "The Courier is owned by the Allsop Trust, whose trustees are named below.", ClaimKind.OWNER, "Allsop Trust"),
        ("de", "impressum", "Herausgeber: Judith Häberle, Kirchgasse 7", ClaimKind.PUBLISHER, "Judith Häberle"),
        ("ca", "avis-legal", "Edita: Associació Cultural La Serra, Solsona", ClaimKind.PUBLISHER, "Associació Cultural La Serra"),
        ("mk", "impresum", "Издавач: Здружение Езерски записи, Охрид", ClaimKind.PUBLISHER, "Здружение Езерски записи"),
        ("fr", "mentions-legales", "Éditeur : Les Presses du Lac SAS", ClaimKind.PUBLISHER, "Les Presses du Lac SAS"),
    ],
)  # fmt: skip
def test_owners_and_publishers(about, language, slug, sentence, kind, name):
    assert name in values(about(f"<p>{sentence}</p>", language, slug), kind)


def test_a_name_in_the_next_line_of_an_imprint(about):
    read = about(
        "<p>Angaben gemäß § 5 DDG</p><p>Neckarbogen-Blatt, Kirchgasse 7, 72108 Rottenburg</p>",
        "de",
        "impressum",
        "Impressum",
    )
    assert "Neckarbogen-Blatt" in values(read, ClaimKind.PUBLISHER)
    assert any("72108" in value for value in values(read, ClaimKind.ADDRESS))


def test_a_company_in_the_footer_of_any_page(page):
    html = (
        '<html lang="en"><title>News</title><body><main><h1>News</h1><p>Text.</p></main>'
        "<footer><p>© 2026 Northmere Newspapers Limited. All rights reserved.</p></footer></body></html>"
    )
    assert values(page(html), ClaimKind.LEGAL_NAME) == ["Northmere Newspapers Limited"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Peace Data is a non-profit organization.", ClaimKind.NON_PROFIT),
        ("We are funded by readers and grants.", ClaimKind.FUNDING),
    ],
)
def test_statements_are_kept_in_their_own_words(about, sentence, kind):
    assert values(about(f"<p>{sentence}</p>"), kind) == [sentence]


@pytest.mark.parametrize(
    ("language", "slug", "sentence", "paid"),
    [
        ("en", "write-for-us", "We pay our contributors for every article.", True),
        ("en", "write-for-us", "Unfortunately we do not pay writers.", False),
        ("es", "colabora", "No pagamos colaboraciones.", False),
        ("de", "fuer-uns-schreiben", "Wir zahlen ein Honorar von 200 Euro.", True),
    ],
)
def test_a_negation_turns_a_statement_around(about, language, slug, sentence, paid):
    title = {"en": "Write for us", "es": "Colabora", "de": "Für uns schreiben"}[language]
    read = about(f"<p>{sentence}</p>", language, slug, title)
    assert bool(values(read, ClaimKind.PAYS_WRITERS)) is paid


def test_contacts(about):
    read = about(
        '<p>Newsroom: <a href="mailto:News@Gazette.example.com?subject=x">write</a> or tips (at) gazette.example.com</p>'
        "<p>Telephone +44 20 7946 0958</p><p>12 Quay Street, Northmere TR11 3XA, United Kingdom</p>"
        '<p><a href="https://twitter.com/gazette_news">X</a> <a href="https://twitter.com/share?u=1">share</a></p>',
        slug="contact",
        title="Contact us",
    )
    assert set(values(read, ClaimKind.EMAIL)) == {
        "news@gazette.example.com",
        "tips@gazette.example.com",
    }
    assert values(read, ClaimKind.PHONE) == ["+442079460958"]
    assert values(read, ClaimKind.COUNTRY) == ["GB"]
    assert values(read, ClaimKind.SOCIAL) == ["x:gazette_news"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("USt-IdNr. DE136695976", "de.vat:136695976"),
        ("Amtsgericht Stuttgart HRB 12345", "de.handelsregister:HRB12345"),
        ("Registered in England, company number 00123459", "gb.company:00123459"),
        ("RCS Paris 732 829 320", "fr.siren:732829320"),
        ("P. IVA 00743110157", "it.iva:00743110157"),
        ("EIN 91-1144442", "us.ein:91-1144442"),
        ("įmonės kodas 306123455", "lt.code:306123455"),
    ],
)
def test_register_numbers_with_their_kind(about, text, value):
    assert value in values(about(f"<p>{text}</p>", slug="imprint"), ClaimKind.REGISTER_NUMBER)


def test_an_issn(about):
    assert values(about("<p>ISSN 0174-5255.</p>"), ClaimKind.ISSN) == ["0174-5255"]


def test_structured_data_about_the_organisation(page):
    html = (
        '<html lang="en"><head><title>Gazette</title><script type="application/ld+json">'
        '{"@context":"https://schema.org","@type":"NewsMediaOrganization","name":"The Gazette","legalName":"Gazette Ltd",'
        '"foundingDate":"1987-04-01","email":"mailto:a@b.org","parentOrganization":{"@type":"Organization","name":"Holding"},'
        '"address":{"@type":"PostalAddress","streetAddress":"1 Way","postalCode":"AB1","addressLocality":"Town","addressCountry":"GB"}}'
        "</script></head><body><h1>Gazette</h1></body></html>"
    )
    read = page(html)
    assert "Gazette Ltd" in values(read, ClaimKind.LEGAL_NAME)
    assert values(read, ClaimKind.FOUNDED) == ["1987-04-01"]
    assert "Holding" in values(read, ClaimKind.OWNER)
    assert values(read, ClaimKind.COUNTRY) == ["GB"]
    assert all(claim.route == "json-ld" for claim in read.claims if claim.kind is ClaimKind.FOUNDED)


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("<h2>Ellen Marsh</h2><p>Editor</p><h2>Tom Hesketh</h2><p>Sports reporter</p>", {"Ellen Marsh": "Editor", "Tom Hesketh": "Sports reporter"}),
        ("<p>Editor: Ellen Marsh</p>", {"Ellen Marsh": "Editor"}),
        ("<ul><li>Ellen Marsh, chief reporter</li></ul>", {"Ellen Marsh": "chief reporter"}),
        ("<p>Our Newsroom</p><p>Contact us today</p>", {}),
    ],
)  # fmt: skip
def test_people_of_a_masthead(about, body, people):
    read = about(body, slug="our-team", title="Our team")
    assert {person.name: person.role for person in read.people} == people


@pytest.mark.parametrize(
    ("language", "name", "line"),
    [("ar", "من نحن", "تأسست سنة 2012. مدير التحرير: منصف المثال"), ("it", "Chi Siamo", "La direttrice scrive ogni lunedì")],
)  # fmt: skip
def test_what_a_page_is_called_is_nobodys_name(about, language, name, line):
    read = about(f"<h2>{name}</h2><p>{line}</p>", language, title=name)
    assert name not in {person.name for person in read.people}


def test_nobody_is_read_from_articles_as_staff(page):
    html = (
        '<html lang="en"><title>x</title><meta property="og:type" content="article"><body><article><h1>x</h1>'
        "<p>Editor: Ellen Marsh</p></article></body></html>"
    )
    assert page(html, url="https://gazette.example.com/2026/01/x/").people == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Vendemos a agencias y con eso pagamos este sitio."),
        ("en", "We sell pictures to agencies, and we pay for this website with that."),
    ],
)
def test_who_pays_for_the_site_does_not_say_that_writers_are_paid(about, language, sentence):
    title = {"en": "About us", "es": "Quiénes somos"}[language]
    read = about(f"<p>{sentence}</p>", language, "about", title)
    assert not values(read, ClaimKind.PAYS_WRITERS)
    assert values(read, ClaimKind.FUNDING) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Minbar was founded in 1743, a date that we made up over lunch.",
        "Our fictional founder started this paper in 1822.",
    ],
)
def test_a_year_that_the_same_sentence_calls_invented_is_no_founding(about, sentence):
    assert not values(about(f"<p>{sentence}</p>"), ClaimKind.FOUNDED)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The printer is paid out of my wages."),
        ("fr", "L'hébergement sort de ma poche."),
        ("uk", "Хостинг оплачую з власної кишені."),
        ("fi", "Palvelin maksetaan omasta pussista."),
        ("ko", "서버는 사비로 운영합니다."),
    ],
)
def test_that_it_is_paid_out_of_ones_own_pocket_says_where_the_money_is_from(
    about, language, sentence
):
    assert values(about(f"<p>{sentence}</p>", language=language), ClaimKind.FUNDING)


@pytest.mark.parametrize(
    ("language", "sentence", "people"),
    [
        ("en", "The Bench is edited by Ada Example, with photographs by Cleo Example.", {"Ada Example", "Cleo Example"}),
        ("no", "Redaktør er Inger Anne Prøve.", {"Inger Anne Prøve"}),
        ("pl", "Redaktorką naczelną jest Anna Próbna, wcześniej w gazecie.", {"Anna Próbna"}),
        ("ru", "Главный редактор — Марина Пробная, Вильнюс.", {"Марина Пробная"}),
        ("en", "Mereana Tautari edits, Hone Waipouri takes the photographs, and our aunts correct the grammar.", {"Mereana Tautari", "Hone Waipouri"}),
        ("es", "Editan Inés Larrañaga y Tabaré Souto.", {"Inés Larrañaga", "Tabaré Souto"}),
        ("nl", "Wij zijn Jos Verberne, Mieke van Bussel en Sjaak Knoops, drie gepensioneerden uit Someren.", {"Jos Verberne", "Mieke van Bussel", "Sjaak Knoops"}),
        ("cs", "Dělají ho Radka Hejlová (texty), Zdeněk Futera (fotky) a studenti gymnázia.", {"Radka Hejlová", "Zdeněk Futera"}),
        ("en", "We bring you news. Editor: Vinayak Rane. Correspondents: Farida Mukadam (Chiplun), Sita Desai." + " And more." * 20, {"Vinayak Rane", "Farida Mukadam", "Sita Desai"}),
        ("en", "Kia ora. I'm Jo Hewitson, and this is my paper.", {"Jo Hewitson"}),
        ("ru", "Редактор Ольга Примерова.", {"Ольга Примерова"}),
        ("pl", "Redaktor naczelny Jan Przykładowy odpowiada za całość.", {"Jan Przykładowy"}),
        ("en", "Managing editor Ada Example reads everything twice.", {"Ada Example"}),
        ("en", "Editor Contact Form", set()),
        ("de", "Redaktion Hafen Altstadt.", set()),
        ("en", "We said so: The Harbour Board was wrong.", set()),
        ("en", "We are proud of our town, and it is written by hand.", set()),
        ("en", "The novel The Sea, which everybody writes about, is long.", set()),
    ],
)  # fmt: skip
def test_people_named_in_a_sentence(about, language, sentence, people):
    assert {person.name for person in about(f"<p>{sentence}</p>", language).people} == people


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("en", "I'm Jo Hewitson. We milk cows. It's not a company. It's me and a laptop.", ["Jo Hewitson"]),
        ("de", "Ich heiße Henrike Zschoche, bin freie Journalistin. Was hier passiert, schreibe ich allein.", ["Henrike Zschoche"]),
        ("en", "I'm Jo Hewitson. We are a team of nine.", []),
        ("en", "It's me, said the wolf, and ate the mayor.", []),
    ],
)  # fmt: skip
def test_one_person_who_says_that_it_is_theirs(about, language, text, owner):
    assert values(about(f"<p>{text}</p>", language), ClaimKind.OWNER) == owner
