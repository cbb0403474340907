from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, changed, honest, offline, without_pages
from vetter.model import PageKind

CHECK = "republishing-share"


def having(*pages):
    return changed(honest(), pages=without_pages(honest(), PageKind.ARTICLE).pages + pages)


def test_fires_where_most_is_others_work():
    taken = having(
        *(article(n, credits=("First published in Elsewhere",)) for n in range(8)), article(9)
    )
    assert ask(CHECK, taken).verdict is FIRED
    pointed = having(*(article(n, canonical=f"https://genuine.com/{n}") for n in range(6)))
    assert ask(CHECK, pointed).verdict is FIRED


def test_credited_agency_copy_is_normal_and_said_to_be():
    said = ask(CHECK, having(*(article(n, credits=("AFP",)) for n in range(8))))
    assert said.verdict is CLEAR
    assert "as is normal" in said.because


def test_clear_and_unknown():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, having(article(1))).verdict is UNKNOWN
