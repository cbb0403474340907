from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline
from vetter.check.cards import weights
from vetter.model import AdsFile, TrustFile

CHECK = "advertising-owner-confirms"


def owned_by(domain, **facts):
    return changed(honest(), ads=AdsFile(owner_domain=domain, cited=cite("r-ads")), **facts)


def test_fires_on_its_own_or_its_declared_owners_domain_and_weighs_nothing():
    assert ask(CHECK, owned_by("elbe-bote.example.org")).verdict is FIRED
    trust = TrustFile(controlled_by=("verlag.com",), cited=cite("r-trust"))
    assert ask(CHECK, owned_by("verlag.com", trust=trust)).verdict is FIRED
    assert weights()[CHECK].fired == 0


def test_clear_unknown_and_not_applicable():
    said = ask(CHECK, owned_by("stranger.com"))
    assert said.verdict is CLEAR
    assert "stranger.com" in said.because
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, owned_by("")).verdict is NOT_APPLICABLE
