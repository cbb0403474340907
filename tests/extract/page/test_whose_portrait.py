"""A picture is somebody's only where it surely is."""

from __future__ import annotations

from vetter.extract.markup import parse
from vetter.extract.portraits import with_portraits
from vetter.extract.structured import read_structured
from vetter.model import PersonSeen

URL = "https://gazette.example.org/team/"
ANN, BEN = PersonSeen(name="Ann Lee"), PersonSeen(name="Ben Ó Briain")


def portraits(body, people=(ANN, BEN)):
    document = parse(f"<html><body><main>{body}</main></body></html>", URL)
    found = with_portraits(tuple(people), document, read_structured(document))
    return {one.name: one.portrait for one in found if one.portrait}


def test_a_picture_in_somebodys_card_is_theirs():
    cards = (
        '<div class="card"><figure><img src="/a.jpg"></figure><h3>Ann Lee</h3><p>Editor</p></div>'
        '<div class="card"><div><img data-src="b.webp" src="data:image/gif;base64,R0"></div><h3>Ben O Briain</h3></div>'
    )
    assert portraits(cards) == {
        "Ann Lee": "https://gazette.example.org/a.jpg",
        "Ben Ó Briain": "https://gazette.example.org/team/b.webp",
    }


def test_a_picture_that_is_called_after_somebody_is_theirs_wherever_it_stands():
    assert portraits(
        '<img src="/a.jpg" alt="Portrait of Ann Lee"><p>Ben O Briain and others</p>'
    ) == {"Ann Lee": "https://gazette.example.org/a.jpg"}


def test_a_picture_that_is_told_to_machines_is_theirs():
    node = '<script type="application/ld+json">{"@type":"Person","name":"Ann Lee","image":{"@type":"ImageObject","url":"/a.jpg"}}</script>'
    assert portraits(node) == {"Ann Lee": "https://gazette.example.org/a.jpg"}


def test_a_picture_of_several_of_a_sign_or_of_nobody_is_nobodys():
    assert portraits('<div><img src="/group.jpg"><p>Ann Lee with Ben O Briain</p></div>') == {}
    assert portraits('<div><img src="/logo.svg"><h3>Ann Lee</h3></div>') == {}
    assert portraits('<div><img src="/x.png" width="24"><h3>Ann Lee</h3></div>') == {}
    assert portraits('<img src="/hero.jpg">') == {}
    assert portraits('<div><img src="/a.jpg"><h3>Ann Lee</h3></div>', people=()) == {}


def test_one_picture_is_not_given_to_two():
    body = '<div><img src="/same.jpg"><h3>Ann Lee</h3></div><div><img src="/same.jpg"><h3>Ben O Briain</h3></div>'
    assert portraits(body) == {"Ann Lee": "https://gazette.example.org/same.jpg"}
