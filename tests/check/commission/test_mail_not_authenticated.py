from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, letter, offered
from vetter.model import Result, Signature, SignatureState

CHECK = "mail-not-authenticated"
OWN = "elbe-bote.example.org"


def mail(*results, **facts):
    told = tuple(
        Result(
            method=method, result=result, domain=domain, server="mx.inbox.example", trusted=trusted
        )
        for method, result, domain, trusted in results
    )
    return ask(CHECK, offered(letter(f"desk@{OWN}", results=told, **facts)))


def test_fires_where_its_receiver_found_it_false():
    answer = mail(("dmarc", "fail", OWN, True), ("spf", "softfail", OWN, True))
    assert answer.verdict is FIRED
    assert answer.strength == 1
    assert "dmarc fail" in answer.because


def test_fires_less_where_nothing_confirms_it():
    answer = mail(("spf", "pass", "mailer.example.net", True), ("dkim", "none", "", True))
    assert answer.verdict is FIRED
    assert answer.strength < 1


def test_clear_on_what_its_receiver_confirmed_and_says_that_it_proves_no_person():
    answer = mail(("dmarc", "pass", OWN, True))
    assert answer.verdict is CLEAR
    assert "not the person" in answer.because


def test_clear_on_a_signature_of_its_domain_that_holds():
    held = Signature(domain=OWN, selector="lab", state=SignatureState.VALID)
    assert mail(("dmarc", "fail", OWN, True), signatures=(held,)).verdict is CLEAR
    of_another = Signature(domain="mailer.example.net", selector="lab", state=SignatureState.VALID)
    assert mail(("dmarc", "fail", OWN, True), signatures=(of_another,)).verdict is FIRED


def test_a_record_that_cannot_be_relied_on_confirms_nothing_and_accuses_nobody():
    assert mail(("dmarc", "pass", OWN, False)).verdict is UNKNOWN
    assert mail(("dmarc", "fail", OWN, False)).verdict is UNKNOWN


def test_unknown_where_nothing_could_be_verified_and_not_asked_without_an_offer():
    assert mail().verdict is UNKNOWN
    assert mail(copied=True).verdict is UNKNOWN
    assert ask(CHECK, offered(letter("", bare=True))).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
