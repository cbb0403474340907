"""Look-alikes of genuine outlets are seen, told how and how surely; genuine outlets are not taken for any."""

from __future__ import annotations

import pytest

from vetter.lists.lookalike import imitations
from vetter.lists.outlets import GenuineOutlet, Outlets, load_outlets

OUTLETS = load_outlets()


@pytest.mark.parametrize(
    ("host", "genuine", "how"),
    [
        ("spiegel.homes", "spiegel.de", "the same name, not under “.de” but under “.homes”"),
        ("bild.beauty", "bild.de", "an ending that hardly any outlet uses"),
        ("newyorker.bz", "newyorker.com", "an ending of a small place"),
        ("spiegel.co.com", "spiegel.de", "sold by a private seller"),
        ("theguardian.eu.com", "theguardian.com", "sold by a private seller"),
        ("le-monde.fr", "lemonde.fr", "a hyphen more or less"),
        ("nd-aktuell.net", "nd-aktuell.de", "the same name"),
        ("tonline.cfd", "t-online.de", "a hyphen more or less"),
        ("lemonde-news.com", "lemonde.fr", "with “news” added"),
        ("nytimesusa.com", "nytimes.com", "the outlet's own country"),
        ("spiegel-wien.com", "spiegel.de", "a place added: “wien”"),
        ("pravda-ua.com", "pravda.com.ua", "“pravda.com.ua” is joined into “pravda-ua”"),
        ("www-lemonde-fr.example", "lemonde.fr", "is joined into"),
        ("lemondefr.com", "lemonde.fr", "is joined into"),
        ("guardian.live", "theguardian.com", "the same name, not under “.co.uk” but under “.live”"),
        ("spiegell.beauty", "spiegel.de", "doubles a letter"),
        ("repubblica-zz.com", "repubblica.it", "hung on by a hyphen"),
        ("repubbica.com", "repubblica.it", "one letter less"),
        ("washingtonpots.com", "washingtonpost.com", "swaps two letters"),
        ("washingtonpist.com", "washingtonpost.com", "its neighbour on the keyboard"),
        ("wushingtonpost.com", "washingtonpost.com", "one vowel"),
        ("washifgtonpost.com", "washingtonpost.com", "differs in a single bit"),
        ("washinqtonpost.com", "washingtonpost.com", "letters that look like"),
        ("theguardlan.com", "theguardian.com", "letters that look like"),
        ("rneduza.io", "meduza.io", "letters that look like"),
        ("washingtonp0st.com", "washingtonpost.com", "a digit where"),
        ("lemonde.fr.evil.com", "lemonde.fr", "stands in front of another"),
        ("spiegel.news-site.top", "spiegel.de", "stands in front of another address"),
        ("wash.ingtonpost.com", "washingtonpost.com", "with a dot in it"),
        ("washingtonpots.beauty", "washingtonpost.com", "under “.beauty”"),
        ("washingtunpostt.beauty", "washingtonpost.com", "with two slips"),
        ("rbk.media", "rbc.ua", "sounds like it"),
        ("france24actus.fr", "france24.com", "“france24” with “actus” added"),
        ("polskie.lol", "polskieradio.pl", "without a word of it"),
        ("nytimes-newyork.com", "nytimes.com", "a place added: “newyork”"),
        ("newyorktimes.lol", "nytimes.com", "the same name"),
        ("mfa-qov.info", "mfa.gov.ua", "is joined into"),
        ("spiegell-news.live", "spiegel.de", "“news” added and “spiegell” doubles"),
    ],
)  # fmt: skip
def test_every_way_of_imitating_is_told_in_words(host, genuine, how):
    found = {imitation.domain: imitation for imitation in imitations(host, OUTLETS)}
    assert genuine in found
    assert how in found[genuine].how
    assert 0.5 <= found[genuine].sureness < 1


@pytest.mark.parametrize("shown", ["ѕріеgеl.com", "spíegel.com", "spieɡel.com", "spıegel.beauty"])
def test_names_in_foreign_letters_are_seen_also_in_their_encoded_form(shown):
    encoded = shown.encode("idna").decode()
    assert imitations(encoded, OUTLETS)[0].domain == "spiegel.de"
    assert imitations(encoded, OUTLETS) == imitations(shown, OUTLETS)


@pytest.mark.parametrize(
    "host",
    ["guardian.ng", "pravda.sk", "delfi.lv", "rbc.com", "spiegel.de", "www.bbc.com", "independent.org", "welt.com", "gazette.org",
     "m.spiegel.de", "dailystar.com.lb", "metro.example.org", "thetimes.org"],
)  # fmt: skip
def test_outlets_that_only_share_a_word_are_not_accused(host):
    assert imitations(host, OUTLETS) == ()


def test_an_imitated_outlet_is_seen_sooner_than_one_that_nobody_is_known_to_copy():
    def sureness(*, brand: bool) -> float:
        outlet = GenuineOutlet("Elbe-Bote", "elbebote.de", "DE", brand=brand)
        found = imitations("elbebote.beauty", Outlets([outlet]))
        return found[0].sureness if found else 0.0

    assert sureness(brand=True) > sureness(brand=False) > 0


def test_long_names_are_seen_through_a_clear_slip_whoever_bears_them():
    outlets = Outlets([GenuineOutlet("", "westholsteinbote.de", "DE")])
    assert imitations("westholstienbote.de", outlets)[0].domain == "westholsteinbote.de"
    # Another letter may be another place.
    assert imitations("wostholsteinbote.de", outlets) == ()


def test_channels_that_tell_themselves_apart_by_number_are_no_look_alikes():
    outlets = Outlets([GenuineOutlet("News 24", "newschannel24.com", "US", brand=True)])
    assert imitations("newschannel25.com", outlets) == ()


def test_innocent_explanations_are_told_where_they_apply():
    def innocent(host: str) -> str:
        return imitations(host, OUTLETS)[0].innocent

    assert "ordinary word" in innocent("welt.lol")
    assert "Nigeria" in innocent("theguardian.lol")
    assert "few letters" in innocent("faz.ltd")
    assert "protect theirs" in innocent("theguardlan.com")
    assert "editions of" in innocent("cosmopolitan.day")
    assert "often share a name" in innocent("repubblica.at")
    assert "accents" in innocent("liberatión.com")
    assert innocent("spiegel.homes") == ""


def test_that_others_bear_a_name_is_no_explanation_of_misspelling_it():
    innocent = imitations("theguardlan.com", OUTLETS)[0].innocent
    assert "differ by one letter" in innocent
    assert "Nigeria" not in innocent
    # But what stands there may be a name of its own.
    assert "Latin America" in imitations("republica.lol", OUTLETS)[0].innocent


def test_outlets_of_the_same_name_are_named():
    shared = [GenuineOutlet(f"Herold {n}", f"elbherold.{n}", n.upper(), brand=True) for n in ("de", "at", "ch")]  # fmt: skip
    told = imitations("elbherold.lol", Outlets(shared))
    assert len(told) == 3
    assert "2 other outlets" in told[0].innocent
    assert "elbherold.ch" in told[0].innocent or "elbherold.at" in told[0].innocent
