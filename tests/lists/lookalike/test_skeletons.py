"""Words that look alike have one skeleton; slips are told apart."""

from __future__ import annotations

import unicodedata

import pytest

from vetter.data import read_toml
from vetter.lists.lookalike.skeleton import folded, skeleton
from vetter.lists.lookalike.slips import slip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ѕріеgеl", "spiegel"),
        ("rnonde", "monde"),
        ("vvelt", "welt"),
        ("blld", "bild"),
        ("b1ld", "bild"),
        ("libération", "liberation"),
        ("œuvre", "oeuvre"),
        ("ꜱpiegel", "spiegel"),
        ("gօlos", "golos"),
    ],
)
def test_letters_that_look_alike_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


def test_every_bundled_confusable_has_the_skeleton_of_its_prototype():
    table = read_toml("unicode", "confusables.toml")["confusables"]
    assert sum(map(len, table.values())) > 300
    for prototype, letters in table.items():
        for letter in letters:
            if not unicodedata.combining(unicodedata.normalize("NFKD", letter)[-1]):
                assert skeleton(letter) == skeleton(prototype), (letter, prototype)


@pytest.mark.parametrize(
    ("name", "asked", "way"),
    [
        ("spiegel", "spiegell", "doubled"),
        ("spiegel", "sspiegel", "doubled"),
        ("repubblica", "republica", "halved"),
        ("spiegel", "spigeel", "swapped"),
        ("spiegel", "spoegel", "key"),
        ("figaro", "figato", "key"),
        ("lemonde", "lemande", "vowel"),
        ("zeitung", "neitung", "other"),
        ("zeitung", "jeitung", "bit"),
        ("lemonde", "lomonde", "vowel"),
        ("spiegel", "spiekel", "other"),
        ("spiegel", "spiegels", "extra"),
        ("spiegel", "spiegl", "missing"),
        ("channel24", "channel25", "number"),
    ],
)
def test_slips_are_told_apart(name, asked, way):
    assert slip(name, asked) == way


def test_keys_are_neighbours_on_any_of_three_keyboards():
    assert slip("reuters", "reuterq") == "key"  # AZERTY
    assert slip("bote", "bozte") == "extra"
    assert slip("zeit", "teit") == "key"  # QWERTZ
    assert slip("year", "uear") == "key"  # QWERTY


def test_folding_keeps_names_that_are_plain():
    assert folded("zeter") == "zeter"
