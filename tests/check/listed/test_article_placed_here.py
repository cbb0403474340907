from __future__ import annotations

from tests.asked import CLEAR, FIRED, ask
from tests.dossiers import changed, hit, honest
from vetter.check.cards import weights


def test_fires_on_a_listed_article_and_weighs_nothing():
    listed = (hit("article", "placed-content-url", kind="url"),)
    assert ask("article-placed-here", changed(honest(), listed=listed)).verdict is FIRED
    assert weights()["article-placed-here"].fired == 0


def test_clear_without_one():
    assert ask("article-placed-here", honest()).verdict is CLEAR
