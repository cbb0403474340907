from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import (
    changed,
    exile,
    honest,
    newsletter,
    offline,
    page,
    with_page,
    without_claims,
)
from vetter.check.cards import weights
from vetter.model import ClaimKind, PageKind


def test_fires_where_somebody_is_named_and_never_lowers_the_risk_by_it():
    assert "Elbe-Bote Verlag UG" in ask("owner-named", honest()).because
    assert ask("owner-named", newsletter()).verdict is FIRED
    assert weights()["owner-named"].fired == 0


def test_clear_only_after_looking():
    assert ask("owner-named", exile()).verdict is CLEAR


def test_unknown_when_too_little_was_read():
    front = tuple(p for p in exile().pages if p.kind is PageKind.FRONT)
    assert ask("owner-named", changed(exile(), pages=front)).verdict is UNKNOWN
    no_front = tuple(p for p in exile().pages if p.kind is not PageKind.FRONT)
    assert ask("owner-named", changed(exile(), pages=no_front)).verdict is UNKNOWN
    assert ask("owner-named", changed(exile(), pages=())).verdict is UNKNOWN
    assert ask("owner-named", offline()).verdict is UNKNOWN


def test_unknown_in_a_language_whose_words_are_not_known():
    foreign = tuple(replace(page, language="xx") for page in exile().pages)
    said = ask("owner-named", changed(exile(), pages=foreign))
    assert said.verdict is UNKNOWN
    assert "language" in said.because


def test_a_site_that_belongs_to_itself_names_nobody():
    owned = page(PageKind.IMPRINT, "r-own", claims=((ClaimKind.OWNER, "Elbe-Bote"),))
    itself = with_page(
        without_claims(honest(), ClaimKind.OWNER, ClaimKind.PUBLISHER, ClaimKind.LEGAL_NAME), owned
    )
    assert ask("owner-named", itself).verdict is CLEAR
    association = page(
        PageKind.IMPRINT, "r-own", claims=((ClaimKind.OWNER, "Friends of the Elbe-Bote"),)
    )
    assert ask("owner-named", with_page(itself, association)).verdict is FIRED
