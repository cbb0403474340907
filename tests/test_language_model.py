"""The model of the languages is unpacked once, and answers as the packed one does."""

from __future__ import annotations

import py3langid
import pytest
from py3langid import langid, modelio

from vetter import language_model

TEXTS = (
    "The council met on Tuesday and spoke at length about the harbour and the ferry.",
    "Der Gemeinderat sprach am Dienstag lange über den Hafen und die Fähre.",
    "Совет собрался во вторник и долго говорил о гавани и пароме.",
    "議会は火曜日に開かれ、港とフェリーについて長く話し合った。",
)


@pytest.fixture(scope="module")
def caches(tmp_path_factory):
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def anew(caches, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
    forget()
    yield
    forget()


def forget():
    """Let the model, and what it said, be looked for anew."""
    language_model.classify.cache_clear()
    language_model._identifier.cache_clear()


def folder():
    return language_model.place(langid.MODEL_DIR / langid.MODEL_FILE)


def told():
    return [language_model.classify(text) for text in TEXTS]


def unpacking_fails(monkeypatch):
    def fail(path):
        raise OSError

    monkeypatch.setattr(modelio, "load_model", fail)


def test_it_answers_as_the_packed_one_does_and_is_unpacked_once(monkeypatch):
    answers = [py3langid.classify(text)[0] for text in TEXTS]
    assert told() == answers
    forget()
    unpacking_fails(monkeypatch)
    assert told() == answers
    assert folder().is_dir()


def test_one_that_is_damaged_is_not_used_and_goes_away():
    told()
    forget()
    large = folder() / "nextmove.npy"
    large.write_bytes(large.read_bytes()[:100_000])
    assert told()[:2] == ["en", "de"]
    assert not folder().exists()


def test_it_is_unpacked_for_oneself_where_nothing_can_be_left(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert told()[:2] == ["en", "de"]
