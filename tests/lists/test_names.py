"""A name leads to the outlets that bear it, however it is written; what borrowed it never comes first."""

from __future__ import annotations

import pytest

from vetter.data import read_toml
from vetter.domains import label_and_suffix
from vetter.lists import naming
from vetter.lists.called import load_called, split_place
from vetter.lists.names import find, marked
from vetter.lists.outlets import load_outlets
from vetter.model import Candidate, Found, Sought


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Return one home for all of these tests, so that the index of the lists is made once."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture(autouse=True)
def at_home(shelf, home, monkeypatch):
    """Look names up from there."""
    monkeypatch.setenv("VETTER_HOME", str(shelf))
    return home


def first(name):
    return find(name).candidates[0]


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("le monde", "lemonde.fr"),
        ("Monde", "lemonde.fr"),
        ("LEMONDE", "lemonde.fr"),
        ("der spiegel", "spiegel.de"),
        ("Spiegel GmbH", "spiegel.de"),
        ("Liberation", "liberation.fr"),
        ("L’Express", "lexpress.fr"),
        ("Süddeutsche Zeitung", "sueddeutsche.de"),
        ("sueddeutsche zeitung", "sueddeutsche.de"),
        ("Suddeutsche Zeitung", "sueddeutsche.de"),
        ("t online", "t-online.de"),
        ("FAZ", "faz.net"),
        ("NYT", "nytimes.com"),
        ("Kiev Post", "kyivpost.com"),
        ("Радио Свобода", "rferl.org"),
        ("الجزيرة", "aljazeera.com"),
        ("הארץ", "haaretz.com"),
        ("guardian nigeria", "guardian.ng"),
        ("Guardian (Nigeria)", "guardian.ng"),
        ("Guardian, Lagos", "guardian.ng"),
        ("Pravda Slovakia", "pravda.sk"),
        ("El Pais, Spain", "elpais.com"),
    ],
)
def test_a_name_leads_to_its_outlet_however_it_is_written(name, domain):
    found = first(name)
    assert (found.domain, found.found, found.exact) == (domain, Found.KNOWN, True)


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("Washingtn Post", "washingtonpost.com"),
        ("Der Speigel", "spiegel.de"),
        ("Post Washington", "washingtonpost.com"),
        ("Nigeria Guardian", "guardian.ng"),
        ("Haaretz newspaper", "haaretz.com"),
        ("Frankfurter Allgemein", "faz.net"),
        ("Corriere Sera", "corriere.it"),
    ],
)
def test_a_name_that_is_nearly_right_is_offered_and_not_taken(name, domain):
    found = first(name)
    assert found.domain == domain
    assert not found.exact


def test_a_name_in_other_letters_leads_to_the_address_that_sounds_like_it():
    assert {one.domain for one in find("Новая газета").candidates} >= {"novayagazeta.ru"}
    assert first("Кыив Пост").domain == "kyivpost.com"


def test_the_same_name_in_another_country_is_offered_and_not_taken():
    found = find("Guardian Zimbabwe").candidates
    assert found[0].domain == "theguardian.com"
    assert not any(one.exact for one in found)
    assert "another country" in found[0].how


def test_a_name_that_several_bear_gives_them_all_the_best_known_first():
    found = find("Guardian").candidates
    assert [one.domain for one in found[:2]] == ["theguardian.com", "guardian.ng"]
    assert sum(one.exact for one in found) >= 2


def test_of_many_of_one_name_twelve_are_shown_and_the_rest_is_said():
    sought = find("Daily News")
    assert len(sought.candidates) == 12
    assert "known outlets bear it" in sought.remarks[0]


@pytest.mark.parametrize("name", ["The Gazette of Nowhere at All", "", "!", "x", "·" * 500])
def test_nonsense_leads_nowhere(name):
    assert find(name) == Sought()


@pytest.mark.parametrize("name", ["Peace Data", "PEACEDATA", "the peace data"])
def test_a_listed_site_is_told_as_one_of_the_same_name(name):
    (found,) = find(name).candidates
    assert (found.domain, found.found) == ("peacedata.net", Found.LISTED)
    assert found.how.startswith("same name as a site that is on a list: PeaceData")


def test_a_slip_in_the_name_of_a_listed_site_finds_it_too():
    (found,) = find("Peace Dta").candidates
    assert (found.domain, found.exact) == ("peacedata.net", False)
    assert found.how.startswith("similar name to")


def test_a_genuine_outlet_comes_before_whatever_borrowed_its_name():
    assert {one.found for one in find("der spiegel").candidates} == {Found.KNOWN}
    for outlet in load_outlets().brands:
        for name in (outlet.name, outlet.name.lower(), label_and_suffix(outlet.domain)[0]):
            if len(name) < 2:
                continue
            found = find(name).candidates
            assert found[0].found is Found.KNOWN, name
            assert outlet.domain in [one.domain for one in found], name


def test_a_name_on_a_list_without_a_site_is_said():
    assert "on a list, without a site" in find("Dhaka Television").remarks[0]


def test_an_account_offers_the_outlet_that_is_known_to_have_it():
    (found,) = find("@LeMondefr").candidates
    assert (found.domain, found.exact) == ("lemonde.fr", False)
    assert "@LeMondefr" in found.how


def test_an_account_on_a_list_is_said_and_leads_nowhere():
    sought = find("@AZBizDaily")
    assert sought.candidates == ()
    assert "account of this name is on a list" in sought.remarks[0]
    assert find("@nobody-at-all") == Sought()


def test_a_listed_site_that_was_found_elsewhere_is_marked():
    ours = Candidate("Peace Data", "www.peacedata.net", "Wikidata", "", Found.WIKIDATA, exact=True)
    other = Candidate("Gazette", "gazette.example.org", "Wikidata", "", Found.WIKIDATA, exact=True)
    listed, kept = marked(Sought((ours, other), ("A remark.",))).candidates
    assert listed.found is Found.LISTED
    assert "this site is on a list" in listed.how
    assert kept == other


def test_before_an_address_that_is_like_a_known_outlets_comes_the_outlet():
    guess = Candidate("", "washingtnpost.com", "an address exists", "", Found.ADDRESS)
    genuine, guessed = marked(Sought((guess,))).candidates
    assert (genuine.domain, genuine.found) == ("washingtonpost.com", Found.KNOWN)
    assert (guessed.domain, guessed.found) == ("washingtnpost.com", Found.ADDRESS)
    assert "it is like washingtonpost.com" in guessed.how


def test_a_site_of_a_known_outlet_gets_its_name():
    given = Candidate("", "lemonde.fr", "a link in it", "", Found.GIVEN)
    (found,) = marked(Sought((given,))).candidates
    assert (found.name, found.country) == ("Le Monde", "FR")


def test_every_further_name_belongs_to_an_outlet_and_says_where_it_is_to_be_seen():
    known = load_outlets().by_domain
    for entry in read_toml("outlets", "aliases.toml")["outlet"]:
        assert entry["domain"] in known
        assert entry["source"]
        assert entry["names"] or entry["handles"]
    assert load_called().by_handle["guardian"]


def test_places_are_found_behind_and_before_a_name():
    assert (("guardian",), "NG") in split_place(("guardian", "nigeria"))
    assert (("star",), "ZA") in split_place(("south", "african", "star"))
    assert split_place(("nigeria",)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Guardian Ltd", "guardian"),
        ("Libération", "liberation"),
        ("Press & Argus Daily", "Press and Argus Daily"),
        ("Straße", "strasse"),
        ("Łódź Øst", "lodz ost"),
    ],
)
def test_what_does_not_count_in_a_name(one, other):
    assert naming.folded(one) == naming.folded(other)


def test_spellings_of_one_sound_are_one():
    sounds = {naming.sound(naming.latin(one)) for one in ("Новая", "novaya", "novaja", "nowaia")}
    assert len(sounds) == 1
    assert naming.consonants(naming.latin("الجزيرة")) == naming.consonants("aljazeera")
