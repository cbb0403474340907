"""One member vetted on a lab of its own, as somebody would who asks about it on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tests.corpus.members import FOLDERS
from tests.corpus.neighbourhood import at_one_address, kin, strangers
from vetter.lab import Lab
from vetter.lab.web_searches import SEARXNG
from vetter.pipeline import Options, vet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.corpus.members import Member
    from vetter.model import Assessment


async def vetted(
    member: Member,
    home: Path,
    *,
    theme: str = "",
    before: Sequence[Member] = (),
    search: bool = False,
) -> Assessment:
    """Return what is said of ``member``; its case stays below ``home``, and so do those of the ones vetted ``before``.

    With ``search``, the person has a web search set up.

    Each has a lab of its own, with nobody in it but those it needs, the other sites of its operator, or strangers at its
    address: what is said of one does not depend on the others.
    """
    sites = dict.fromkeys(name for one in (member, *kin(member), *before) for name in one.sites)
    beside = strangers(member)
    crowd = at_one_address((member, *beside)) if beside else ()
    async with Lab(home / "lab", list(sites), folders=FOLDERS, theme=theme, extra=crowd) as lab:
        sources = replace(lab.settings.sources, searxng=f"https://{SEARXNG}/" if search else "")
        chosen = replace(lab.settings, sources=sources)
        for one in (*before, member):
            said = await vet(one.host, Options(as_of=member.as_of), chosen, home, lambda _: None)
    return said
