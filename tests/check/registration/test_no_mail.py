from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, mail, newsletter, offline, without_claims
from vetter.model import ClaimKind, DnsFacts

CHECK = "no-mail"


def test_fires_where_no_mail_arrives_and_more_where_an_address_is_printed():
    printed = ask(CHECK, changed(honest(), dns=mail()))
    assert printed.verdict is FIRED
    assert "desk@elbe-bote.example.org" in printed.because
    silent = ask(CHECK, without_claims(changed(honest(), dns=mail()), ClaimKind.EMAIL))
    assert silent.verdict is FIRED
    assert silent.strength < printed.strength


def test_clear_where_mail_arrives():
    assert ask(CHECK, honest()).verdict is CLEAR


def test_unknown_where_dns_said_nothing():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), dns=replace(mail(), mail=None))).verdict is UNKNOWN
    nothing = without_claims(changed(honest(), dns=DnsFacts(mail=())), ClaimKind.EMAIL)
    assert ask(CHECK, nothing).verdict is UNKNOWN


def test_a_platforms_guest_has_no_domain_for_mail():
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
