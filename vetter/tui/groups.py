"""Findings in the four groups in which people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.model import Finding, Verdict

if TYPE_CHECKING:
    from vetter.model import Assessment


class Groups(Struct, frozen=True):
    """``caution`` and ``trust``: the heaviest first. ``open``: (check, reason), not looked at."""

    caution: tuple[Finding, ...]
    trust: tuple[Finding, ...]
    noted: tuple[Finding, ...]
    open: tuple[tuple[str, str], ...]


ANSWERED: Final = frozenset({Verdict.FIRED, Verdict.CLEAR})


def group(assessment: Assessment) -> Groups:
    """Return an assessment's findings by the sign of their weight, and what stayed open."""
    answered = [f for f in assessment.findings if f.outcome in ANSWERED]
    heaviest = sorted(answered, key=lambda finding: -abs(finding.weight))
    open_checks = {unknown.check: unknown.reason for unknown in assessment.coverage.unknown}
    for finding in assessment.findings:
        if finding.outcome is Verdict.UNKNOWN:
            open_checks.setdefault(finding.check, finding.because)
    return Groups(
        caution=tuple(f for f in heaviest if f.weight > 0),
        trust=tuple(f for f in heaviest if f.weight < 0),
        noted=tuple(f for f in answered if f.weight == 0),
        open=tuple(open_checks.items()),
    )
