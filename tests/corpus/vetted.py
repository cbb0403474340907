"""One member vetted on a lab of its own, as somebody would who asks about it on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corpus.members import FOLDERS
from vetter.lab import Lab
from vetter.pipeline import Options, vet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.corpus.members import Member
    from vetter.model import Assessment


async def vetted(
    member: Member, home: Path, *, theme: str = "", before: Sequence[Member] = ()
) -> Assessment:
    """Return what is said of ``member``; its case stays below ``home``, and so do those of the ones vetted ``before``.

    Each has a lab of its own, with nobody in it but those it needs: what is said of one does not depend on the others.
    """
    sites = dict.fromkeys(name for one in (member, *before) for name in one.sites)
    async with Lab(home / "lab", list(sites), folders=FOLDERS, theme=theme) as lab:
        for one in (*before, member):
            said = await vet(
                one.host, Options(as_of=member.as_of), lab.settings, home, lambda _: None
            )
    return said
