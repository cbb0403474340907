from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, offline, page, with_page
from vetter.model import PageKind, PersonSeen

CHECK = "portraits-from-stock"
HERE = "https://elbe-bote.example.org/uploads"


def showing(*addresses):
    people = tuple(
        PersonSeen(name=f"{letter} Example", portrait=address)
        for letter, address in zip("ABCD", addresses, strict=False)
    )
    return with_page(honest(), page(PageKind.TEAM, "r-team", people=people))


@pytest.mark.parametrize(
    "address",
    [
        f"{HERE}/shutterstock_182736455-300x300.jpg",
        f"{HERE}/pexels-photo-220453.jpeg",
        f"{HERE}/AdobeStock_81234.jpeg",
        f"{HERE}/istockphoto-1296-612x612.jpg",
        f"{HERE}/jane-doe-unsplash.jpg",
        "https://images.unsplash.com/photo-150700321",
        f"{HERE}/Gemini_Generated_Image_x8.png",
        f"{HERE}/DALL%C2%B7E%202024-03-01.png",
        f"{HERE}/ChatGPT-Image-Apr-3-2025.png",
        "https://thispersondoesnotexist.com/image",
    ],
)
def test_fires_on_what_the_files_of_portraits_are_called(address):
    said = ask(CHECK, showing(address, f"{HERE}/ben.jpg"))
    assert said.verdict is FIRED
    assert "Of 2 portraits" in said.because
    assert said.cited[0].record == "r-team"


def test_the_more_the_surer():
    stock = [f"{HERE}/shutterstock_{number}.jpg" for number in range(3)]
    one, three = ask(CHECK, showing(stock[0])), ask(CHECK, showing(*stock))
    assert one.strength < three.strength == 1.0


@pytest.mark.parametrize(
    "address",
    [
        f"{HERE}/ada-example.jpg",
        f"{HERE}/IMG_1234.jpg",
        f"{HERE}/stockholm-ben.jpg",
        f"{HERE}/dallemand.jpg",
    ],
)
def test_clear_on_other_names(address):
    assert ask(CHECK, showing(address)).verdict is CLEAR


def test_unknown_and_not_applicable():
    assert ask(CHECK, showing()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), pages=())).verdict is UNKNOWN
