from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import exile, honest, newsletter, offline, without_claims
from vetter.model import ClaimKind


def test_fires_on_an_address_of_its_own():
    assert "desk@elbe-bote.example.org" in ask("contact-on-own-domain", honest()).because
    assert ask("contact-on-own-domain", honest()).verdict is FIRED


def test_clear_on_free_mail_or_none():
    said = ask("contact-on-own-domain", exile())
    assert said.verdict is CLEAR
    assert "proton.example" in said.because
    none = without_claims(honest(), ClaimKind.EMAIL)
    assert ask("contact-on-own-domain", none).verdict is CLEAR


def test_unknown_and_not_applicable():
    assert ask("contact-on-own-domain", offline()).verdict is UNKNOWN
    assert ask("contact-on-own-domain", newsletter()).verdict is NOT_APPLICABLE
