"""Ask one check its question, the way the engine does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.check.cards import cards
from vetter.check.engine import answer, checks
from vetter.model import Verdict

if TYPE_CHECKING:
    from vetter.model import Answer, Dossier

FIRED = Verdict.FIRED
CLEAR = Verdict.CLEAR
UNKNOWN = Verdict.UNKNOWN
NOT_APPLICABLE = Verdict.NOT_APPLICABLE


def ask(check: str, dossier: Dossier) -> Answer:
    """Return what ``check`` says about ``dossier``."""
    return answer(checks()[check], cards()[check], dossier)
