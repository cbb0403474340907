from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import articles, changed, honest, offline, outlet, page
from vetter.check.coverage_of_place import Surroundings, town_of_name
from vetter.gazetteer import towns
from vetter.model import ClaimKind, PageKind, Post

CHECK = "claimed-place-not-covered"
WORLD = "The alliance met and spoke of weapons and of prices. Nobody had an answer. " * 10


def local(
    name="Carlisle Morning Beacon",
    about="We report from Carlisle.",
    *,
    country="GB",
    texts=(),
    language="en",
):
    claims = ((ClaimKind.COUNTRY, country),) if country else ()
    pages = (
        page(PageKind.FRONT, title=name, site_name=name),
        page(PageKind.ABOUT, text=about, claims=claims, language=language),
        *(articles(1, text=text, record=f"r-{n}")[0] for n, text in enumerate(texts)),
    )
    return changed(honest(), outlet=outlet(name=name), pages=pages, posts=())


def test_fires_where_no_article_names_the_town_or_its_surroundings():
    signed = f"{WORLD} You read the Carlisle Morning Beacon."
    said = ask(CHECK, local(texts=[WORLD] * 8 + [signed]))
    assert said.verdict is FIRED
    assert said.strength == 1.0
    assert "0 of 9" in said.because
    assert len(said.cited) == 6


@pytest.mark.parametrize(
    ("name", "about", "language"),
    [
        ("Il Giornale di Bergamo", "Le notizie della città di Bergamo.", "it"),
        ("Correio de Braga", "As notícias da cidade de Braga.", "pt"),
        ("Curierul de Iași", "Știri din Iași și din împrejurimi.", "ro"),
        ("Kraków Dziennik", "Kraków jest naszym miastem.", "pl"),
    ],
)
def test_a_word_for_newspapers_joined_to_a_town_that_it_calls_its_own(name, about, language):
    site = local(name, about, country="", texts=[WORLD] * 8, language=language)
    assert ask(CHECK, site).verdict is FIRED


def test_one_article_in_many_is_chance():
    said = ask(CHECK, local(texts=[WORLD] * 12 + [WORLD + "It rained in Carlisle."]))
    assert said.verdict is FIRED
    assert said.strength < 1.0


@pytest.mark.parametrize("word", ["Carlisle", "Penrith", "Gretna"])
def test_clear_where_it_writes_of_the_town_or_of_places_near_it(word):
    said = ask(CHECK, local(texts=[WORLD] * 6 + [f"{WORLD} The road to {word} is shut."] * 3))
    assert said.verdict is (FIRED if word == "Gretna" else CLEAR)  # a village, and not in the list


def test_titles_of_further_articles_count_in_its_favour():
    titled = tuple(Post(url=f"https://x.org/{n}", title=f"Carlisle {n}") for n in range(5))
    assert ask(CHECK, changed(local(texts=[WORLD] * 9), posts=titled)).verdict is CLEAR


@pytest.mark.parametrize(
    "dossier",
    [
        local("The Morning Beacon", texts=[WORLD] * 9),  # no town in its name
        local(
            about="We report from everywhere.", texts=[WORLD] * 9
        ),  # it does not speak of the town
        local("Phoenix Mercury", "Phoenix Mercury is a journal.", country="US", texts=[WORLD] * 9),
        local("Whitby Tide", "From Whitby.", country="", texts=[WORLD] * 9),  # which of them?
    ],
)
def test_not_applicable_to_outlets_that_are_not_named_after_their_town(dossier):
    assert ask(CHECK, dossier).verdict is NOT_APPLICABLE


def test_a_large_town_needs_no_country_beside_it():
    roman = local("Roma Journal", "A Roma dal 1990.", country="", texts=[WORLD] * 9, language="it")
    assert ask(CHECK, roman).verdict is FIRED
    assert town_of_name(roman).country == "IT"


def test_a_large_towns_name_with_a_word_for_papers_says_it_alone_and_tells_less():
    def roman(name, about="Tutte le notizie."):
        return local(name, about, country="", texts=[WORLD] * 9, language="it")

    alone = ask(CHECK, roman("Roma Journal"))
    assert alone.verdict is FIRED
    assert alone.strength < ask(CHECK, roman("Roma Journal", "Notizie da Roma.")).strength
    assert ask(CHECK, roman("Roma Antica")).verdict is NOT_APPLICABLE


def test_a_smaller_town_needs_none_where_the_name_has_but_words_for_papers_besides():
    def named(name):
        about = "Read in the region of Lausanne."
        return town_of_name(local(name, about, country="", texts=[WORLD] * 9))

    assert named("Times of Lausanne").country == "CH"
    assert named("Lausanne Mountain Rescue") is None


def test_what_agencies_wrote_is_not_held_against_a_local_outlet():
    wire = articles(9, text=WORLD, credits=("Source: Reuters",))
    filled = local(texts=[WORLD] * 3)
    assert ask(CHECK, changed(filled, pages=(*filled.pages, *wire))).verdict is UNKNOWN


def test_unknown_with_few_articles():
    assert ask(CHECK, local(texts=[WORLD] * 5)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN


@pytest.mark.parametrize(
    ("code", "town", "text", "named"),
    [
        ("RU", "Казань", "В Казани открыли новый мост.", True),
        ("PL", "Warsaw", "W Warszawie padał deszcz.", True),
        ("CN", "Shanghai", "昨天在上海市举行了会议。", True),
        ("DE", "Essen", "Das Essen war gut.", True),  # in doubt it counts in favour of the outlet
        ("GB", "London", "The dogs were barking all night.", False),
        ("GB", "London", "A fire broke out in Barking.", True),
        ("FR", "Paris", "La conférence s’est tenue à Versailles.", True),
        ("FR", "Paris", "La conférence s’est tenue à Lyon.", False),
    ],
)
def test_places_are_found_as_they_are_written_and_inflected(code, town, text, named):
    of = next(one for one in towns(code) if town in one.names)
    assert Surroundings(of).named_in(text) is named


def test_a_word_that_is_a_towns_name_elsewhere_is_no_place():
    about = "Una minga es cuando todos tiran. Somos la gente de la minga."
    assert town_of_name(local("Minga Sur", about, country="")) is None


def test_a_short_name_is_a_town_where_it_stands_as_one():
    told = "Wir schreiben über Essen und Trinken."
    assert town_of_name(local("Essen heute", told, country="")) is None
    town = town_of_name(local("Essen heute", "Wir berichten aus Essen.", country=""))
    assert town is not None
    assert town.name == "Essen"


def test_six_articles_and_short_notices_are_enough_and_tell_less():
    few, enough = (ask(CHECK, local(texts=[WORLD] * number)) for number in (6, 8))
    assert few.verdict is FIRED
    assert few.strength < enough.strength
    notices = local(texts=[WORLD] * 5)
    told = articles(1, text="Pictures: the harbour.", words=3)
    assert ask(CHECK, changed(notices, pages=(*notices.pages, *told))).verdict is UNKNOWN


def test_a_namesake_where_another_language_is_spoken_is_not_its_town():
    def radio(language):
        about = page(PageKind.ABOUT, text="La ràdio de la gent de la Serra.", language=language)
        return changed(honest(), outlet=outlet(name="Ràdio La Serra"), pages=(about,), posts=())

    assert town_of_name(radio("ca")) is None
    assert town_of_name(radio("pt")).country == "BR"
