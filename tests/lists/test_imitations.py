"""Look-alikes of genuine outlets are seen, and genuine outlets are not taken for look-alikes."""

from __future__ import annotations

import random

import pytest

from vetter.domains import label_and_suffix
from vetter.lists import load
from vetter.lists.imitation import imitations, skeleton
from vetter.lists.naming import folded
from vetter.lists.outlets import load_outlets

OUTLETS = load_outlets()


@pytest.mark.parametrize(
    ("host", "genuine"),
    [
        ("spiegel.homes", "spiegel.de"),
        ("spiegel.co.com", "spiegel.de"),
        ("spiegell.beauty", "spiegel.de"),
        ("le-monde.fr", "lemonde.fr"),
        ("lemonde-news.com", "lemonde.fr"),
        ("lemonde.fr.evil.com", "lemonde.fr"),
        ("theguardlan.com", "theguardian.com"),
        ("xn--lemnde-bxa.com", "lemonde.fr"),
        ("washingtonp0st.com", "washingtonpost.com"),
        ("bild.beauty", "bild.de"),
        ("weltt.lol", "welt.de"),
        ("faz.ltd", "faz.net"),
        ("newyorker.bz", "newyorker.com"),
    ],
)
def test_imitations_are_seen_with_how_and_how_surely(host, genuine):
    if host.startswith("xn--"):
        host = "lemönde.com".encode("idna").decode()
    found = imitations(host, OUTLETS)
    assert found[0].domain == genuine
    assert found[0].how
    assert 0.5 < found[0].sureness <= 1


@pytest.mark.parametrize(
    "host",
    ["guardian.ng", "pravda.sk", "delfi.lv", "rbc.com", "spiegel.de", "www.bbc.com", "independent.org", "welt.com", "gazette.org"],
)  # fmt: skip
def test_outlets_that_only_share_a_word_are_not_accused(host):
    assert imitations(host, OUTLETS) == ()


def test_hardly_any_genuine_outlet_is_taken_for_an_imitation():
    others = [outlet for outlet in OUTLETS.all if not outlet.brand]
    sample = set(random.Random(7).sample(others, 2000))
    known = type(OUTLETS)([outlet for outlet in OUTLETS.all if outlet not in sample])
    wrong = [outlet.domain for outlet in sample if imitations(outlet.domain, known)]
    assert len(wrong) <= len(sample) * 0.005, wrong


def test_most_listed_copies_of_known_brands_are_seen():
    # Whose name an address carries is told from the address alone, without the code under test.
    labels = [label_and_suffix(o.domain)[0] for o in OUTLETS.brands]
    distinctive = tuple(label for label in labels if len(label) >= 6)
    copies = sorted({
        row.value
        for row in load().all()
        if row.role == "impersonation" and any(label in row.value for label in distinctive)
    })  # fmt: skip
    missed = [host for host in copies if not imitations(host, OUTLETS)]
    assert len(copies) > 50
    assert len(missed) <= len(copies) * 0.05, missed


def test_letters_that_look_alike_have_one_skeleton():
    assert skeleton("ѕріеgеl") == skeleton("spiegel")
    assert skeleton("rnonde") == skeleton("monde")


def test_names_are_compared_without_what_does_not_count():
    assert folded("The Guardian Ltd") == folded("guardian")
    assert folded("Libération") == folded("liberation")
