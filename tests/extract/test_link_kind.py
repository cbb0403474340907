"""What a link leads to, told from its text, its address and the site it stands on."""

import pytest

from vetter.extract.link_kind import Ground, guess_kind, guesses
from vetter.model import PageKind

HOST = "https://www.gazette.example"


@pytest.mark.parametrize(
    ("text", "language", "host"),
    [
        ("About BBC News", "en", "https://www.bbc.co.uk"),
        ("Über Telemedicus", "de", "http://www.telemedicus.info"),
        ("Om Icelandair", "da", "http://www.icelandair.dk"),
        ("¿Quién es Olivia?", "es", "http://www.oliviatheshop.com"),
        ("О Газете", "ru", "https://газете.example"),
        ("Gazette hakkında", "tr", "https://gazette.example"),
        ("عن Gazette", "ar", "https://gazette.example"),
        ("Gazetteについて", "ja", "https://gazette.example"),
    ],
)
def test_about_and_the_name_of_the_outlet_leads_to_the_page_about_it(text, language, host):
    assert guesses(f"{host}/19888761", text, language)[0].kind is PageKind.ABOUT


def test_about_and_any_other_name_does_not():
    assert guesses(f"{HOST}/19888761", "About Mars", "en") == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Impressum & Datenschutz", {PageKind.IMPRINT, PageKind.PRIVACY}),
        ("Impressum und Kontakt", {PageKind.IMPRINT, PageKind.CONTACT}),
        ("Impressum | AGB", {PageKind.IMPRINT, PageKind.TERMS}),
    ],
)
def test_a_text_of_several_names_leads_to_all_of_them(text, kinds):
    found = guesses(f"{HOST}/x1", text, "de")
    assert {guess.kind for guess in found} == kinds
    assert found[-1].ground is Ground.PIECE


@pytest.mark.parametrize(
    "path",
    ["/tag/transparenz/", "/kategorie/impressum/", "/author/redaktion/", "/autor/kontakt/"],
)
def test_tags_categories_and_authors_only_bear_such_names(path):
    assert guesses(f"{HOST}{path}", "Transparenz", "de") == ()


@pytest.mark.parametrize("path", ["/about/sitemap/", "/ueber-uns/community", "/team/jane-doe"])
def test_what_stands_below_a_page_is_not_that_page(path):
    assert guesses(f"{HOST}{path}", "", "de") == ()


@pytest.mark.parametrize("path", ["/about/us", "/about/index.html", "/kontakt/1"])
def test_its_index_is(path):
    assert guesses(f"{HOST}{path}", "", "de")


def test_short_words_of_other_languages_tell_nothing():
    assert guess_kind(f"{HOST}/x1", "Personal loans", "en") is None
    assert guess_kind(f"{HOST}/x1", "Impressum", "en") is PageKind.IMPRINT
    assert guess_kind(f"{HOST}/x1", "Контакты", "en") is PageKind.CONTACT


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Apie mus", "lt", PageKind.ABOUT),
        ("Privatumo politika", "lt", PageKind.PRIVACY),
        ("Redakcijas ētikas kodekss", "lv", PageKind.ETHICS),
        ("Toimetus", "et", PageKind.TEAM),
        ("Kuhusu sisi", "sw", PageKind.ABOUT),
        ("Wasiliana nasi", "sw", PageKind.CONTACT),
        ("Kolofon", "sl", PageKind.IMPRINT),
    ],
)
def test_the_baltic_languages_and_slovenian_are_read_too(text, language, kind):
    assert guess_kind(f"{HOST}/p/17", text, language) is kind


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Susunan redaksi 2026", "id", PageKind.TEAM),
        ("Impressum 2025", "de", PageKind.IMPRINT),
        ("راسلونا", "ar", PageKind.CONTACT),
        ("Кто это делает", "ru", PageKind.ABOUT),
        ("Écrivez-nous", "fr", PageKind.CONTACT),
    ],
)
def test_small_outlets_call_their_pages_so_and_a_year_behind_it_counts_for_nothing(
    text, language, kind
):
    assert guess_kind(f"{HOST}/19888761", text, language) is kind
