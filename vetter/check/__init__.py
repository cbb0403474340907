"""Questions asked of a dossier, each answered yes, no, unknown or not applicable."""

from __future__ import annotations

from vetter.check.engine import catalogue, run

__all__ = ["catalogue", "run"]
