from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline
from vetter.model import TrustFile

CHECK = "reciprocal-membership"


def belonging(**facts):
    return changed(
        honest(), trust=TrustFile(member_of=("body.org",), cited=cite("r-trust"), **facts)
    )


def test_fires_only_where_the_body_names_it_back():
    assert ask(CHECK, belonging(confirmed=("body.org",))).verdict is FIRED
    assert ask(CHECK, belonging(denied=("body.org",))).verdict is CLEAR


def test_unknown_and_not_applicable():
    assert ask(CHECK, belonging()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
