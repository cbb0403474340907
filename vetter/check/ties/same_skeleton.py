"""Is it built like another outlet, down to the icon?"""

from __future__ import annotations

from vetter.check.hosting import of_the_platform
from vetter.check.kin import cited, declared, met, nobody, told, undeclared, unless_missed
from vetter.model import (
    Answer,
    Dossier,
    TraitKind,
    clear,
    fired,
    not_applicable,
    unknown,
)


def look(dossier: Dossier) -> Answer:
    """Fire where elements and icon are another outlet's: a theme alone is shared by thousands."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    if answer := nobody(dossier):
        return answer
    icons = met(dossier, TraitKind.FAVICON)
    hosts = {icon.host for icon in icons}
    found = [one for one in met(dossier, TraitKind.SKELETON) if one.host in hosts]
    if hidden := undeclared(dossier, found):
        shown = [icon for icon in icons if icon.host in {one.host for one in hidden}]
        return fired(
            f"Its {hidden[0].value} page is built of the same elements as that of {hidden[0].host} "
            f"({hidden[0].likeness:.0%} alike), and both show the same icon. {told(hidden)}",
            cited([*hidden, *shown]),
        )
    if found:
        how = declared(dossier, found[0])
        return clear(f"It is built like {found[0].host}; {how}.", cited(found))
    if not any(page.skeleton for page in dossier.read_pages()) or dossier.favicon is None:
        return unknown("Its pages or its icon could not be read.")
    return unless_missed(
        dossier, clear("No outlet that it was held against is built like it and shows its icon.")
    )
