from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import certified, changed, hit, honest, newsletter, offline

CHECK = "certificate-listed"


def test_fires_where_a_certificate_names_a_listed_site_too():
    shared = changed(
        honest(),
        certificates=certified("2017-02-02", "listed.com"),
        listed=(hit("certificate", matched="listed.com"),),
    )
    said = ask(CHECK, shared)
    assert said.verdict is FIRED
    assert "listed.com" in said.because


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), certificates=None)).verdict is UNKNOWN
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
