"""One member vetted on a lab of its own, as somebody would who asks about it on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corpus.members import FOLDERS
from vetter.lab import Lab
from vetter.pipeline import Options, vet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.members import Member
    from vetter.model import Assessment


async def vetted(member: Member, home: Path, *, theme: str = "") -> Assessment:
    """Return what is said of ``member``; its case stays below ``home``.

    Each has a lab of its own, with nobody in it but those it needs: what is said of one does not depend on the others.
    """
    async with Lab(home / "lab", member.sites, folders=FOLDERS, theme=theme) as lab:
        return await vet(
            member.host, Options(as_of=member.as_of), lab.settings, home, lambda _: None
        )
