from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import AS_OF, certified, changed, cite, honest, newsletter, offline
from vetter.check.cards import weights
from vetter.model import Certificate

CHECK = "certificate-siblings"


def certificate(*names):
    return Certificate(
        names=names,
        issuer="CA",
        not_before=AS_OF,
        not_after=AS_OF,
        fingerprint="0",
        cited=cite("r-tls"),
    )


def test_fires_on_other_names_and_weighs_nothing():
    logged = changed(honest(), certificates=certified("2017-02-02", "sister.com"))
    assert "sister.com" in ask(CHECK, logged).because
    shown = changed(honest(), certificate=certificate("elbe-bote.example.org", "*.stranger.com"))
    said = ask(CHECK, shown)
    assert said.verdict is FIRED
    assert "stranger.com" in said.because
    assert weights()[CHECK].fired == 0


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), certificates=None)).verdict is UNKNOWN
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
