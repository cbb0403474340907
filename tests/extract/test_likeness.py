"""Two readings of an address are told apart only where nothing honest explains the difference."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.dossiers import own_menu, page
from vetter.extract.likeness import Face, compare
from vetter.model import PageKind, PageState

TEXT = " ".join(f"word{number}" for number in range(400))
OTHER = " ".join(f"thing{number}" for number in range(400))
FIRST = page(PageKind.FRONT, title="Elbe-Bote", text=TEXT, words=400, links=own_menu())


def face(again, end=""):
    return compare(FIRST, again, end or (again.url if again else FIRST.url)).face


def test_the_same_page_is_the_same_with_half_of_it_changed():
    assert face(FIRST) is Face.SAME
    half = replace(FIRST, text=" ".join((TEXT[: len(TEXT) // 2], OTHER[: len(OTHER) // 2])))
    assert face(half) is Face.SAME
    assert face(replace(FIRST, text=TEXT[:900], words=120, title="Elbe-Bote")) is Face.SAME


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Casino", "text": OTHER, "links": ()},
        {"state": PageState.MISSING},
        {"state": PageState.PARKED},
        {"url": "https://victim.net/"},
        {"canonical": "https://victim.net/page"},
    ],
)
def test_another_page_is_another_face(change):
    assert face(replace(FIRST, **change)) is Face.OTHER


@pytest.mark.parametrize(
    "change",
    [
        {"state": PageState.CHALLENGE},
        {"state": PageState.ERROR},
        {"language": "fr", "text": OTHER, "title": "Accueil", "links": ()},
        {"text": "Wir nutzen Cookies. Alle akzeptieren", "words": 6, "title": "Zustimmung"},
        {"text": "Subscribe to read this article", "words": 5, "title": "Elbe-Bote plus"},
        {"url": "https://consent.yahoo.com/v2/collectConsent", "title": "Yahoo", "text": OTHER},
        {"url": "https://elbe-bote.example.com/", "title": "Elbe-Bote International"},
        {"title": "Today", "text": OTHER},  # its menu is the same
        {"title": "Hello", "text": "A short one", "words": 3},
    ],
)
def test_walls_languages_editions_and_tests_of_designs_are_none(change):
    assert face(replace(FIRST, **change)) is Face.UNCLEAR


def test_no_page_tells_nothing_but_a_new_address_does():
    assert face(None) is Face.UNCLEAR
    assert face(None, "https://victim.net/") is Face.OTHER


def test_scripts_without_spaces_are_compared_too():
    chinese = replace(
        FIRST, text="市议会在星期二开会讨论了港口渡轮和预算" * 20, words=200, language="zh"
    )
    other = replace(
        chinese, title="别的", text="今天天气很好我们去公园看花吃饭喝茶聊天" * 20, links=()
    )
    assert compare(chinese, chinese, chinese.url).face is Face.SAME
    assert compare(chinese, other, other.url).face is Face.OTHER
