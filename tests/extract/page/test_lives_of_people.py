"""Whom the first sentence of a life names, on a page about the outlet."""

from __future__ import annotations

import pytest

from vetter.extract.markup import parse
from vetter.extract.people import read_people
from vetter.model import PageKind


def people(text, language="en", kind=PageKind.ABOUT):
    document = parse(f"<main><p>{text}</p></main>", "https://harbour-light.example/about")
    return {one.name: one.role for one in read_people(document, kind, language)}


LIFE = "At school there was no club in which there was no article to be written, and so it has been ever since, by day and by night."


@pytest.mark.parametrize(
    ("first", "language", "name", "role"),
    [
        ("Ada Wexford, founder and editor.", "en", "Ada Wexford", "editor"),
        ("Ada Wexford – Political correspondent.", "en", "Ada Wexford", "correspondent"),
        ("Ada Wexford is our esteemed night editor.", "en", "Ada Wexford", "editor"),
        ("Ada Wexford serves as managing editor, and likes dogs.", "en", "Ada Wexford", "editor"),
        ("Ada Wexford ist unsere Chefredakteurin.", "de", "Ada Wexford", "chefredakteurin"),
        ("Ada Wexford est la rédactrice en chef du site.", "fr", "Ada Wexford", "rédactrice"),
        ("Ada Wexford es la directora.", "es", "Ada Wexford", "directora"),
    ],
)
def test_a_life_begins_with_who_it_is_of(first, language, name, role):
    found = people(f"{first} {LIFE}", language)
    assert name in found
    assert role in found[name].lower()


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is a former editor of the paper.",
        "Harbour Light is an independent magazine whose editor nobody knows.",
        "Ada Wexford is the mayor of the town. Its editor is a dog.",
        "Ada Wexford, who bought the mill. An editor lived there.",
        "Managing Editor, Harbour Light.",
    ],
)
def test_who_is_something_else_is_nobody_here(text):
    assert "editor" not in " ".join(people(f"{text} {LIFE}").values()).lower()
