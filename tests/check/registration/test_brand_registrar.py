from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, newsletter, offline, registered

CHECK = "brand-registrar"


@pytest.mark.parametrize(
    "name",
    [
        "MarkMonitor Inc.",
        "CSC CORPORATE DOMAINS, INC.",
        "Nom-iq Ltd. dba COM LAUDE",
        "SafeNames Ltd.",
    ],
)
def test_fires_on_registrars_for_protected_brands(name):
    assert (
        ask(CHECK, changed(honest(), registration=registered("2001-01-01", registrar=name))).verdict
        is FIRED
    )


@pytest.mark.parametrize("name", ["Hover", "NameCheap, Inc.", "Njalla", "GoDaddy.com, LLC"])
def test_ordinary_and_cheap_registrars_say_nothing(name):
    assert (
        ask(CHECK, changed(honest(), registration=registered("2017-02-01", registrar=name))).verdict
        is CLEAR
    )


def test_unknown_and_not_applicable():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), registration=None)).verdict is UNKNOWN
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
