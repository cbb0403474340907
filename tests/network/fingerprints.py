"""Fingerprints to try networks on: outlets that show what they are given, and nothing else."""

from __future__ import annotations

from tests.dossiers import AS_OF, cite
from vetter.extract.sketch import packed
from vetter.model import Fingerprint, Kin, Trait, TraitKind
from vetter.network import network

TEXT = tuple(range(1000, 1032))


def trait(kind, value, sketch=(), record="r1"):
    return Trait(kind, value, packed(sketch), cited=cite(record))


def account(number):
    return trait(TraitKind.TRACKER, f"adsense pub-{number}")


def icon(number):
    return trait(TraitKind.FAVICON, str(number))


def day(text):
    return trait(TraitKind.REGISTERED, f"{text} hover")


def address(text):
    return trait(TraitKind.ADDRESS, text)


def about(host, sketch=TEXT):
    return trait(TraitKind.ABOUT, f"https://{host}/about", sketch)


def outlet(host, *traits, owners=(), kin=(), as_of=AS_OF, name=""):
    return Fingerprint(
        host=host,
        domain=host,
        name=name or host.title(),
        as_of=as_of,
        owners=owners,
        kin=tuple(Kin(site, where, cite("r9")) for site, where in kin),
        traits=traits,
    )


def strangers(number):
    """Return outlets that share nothing with anybody."""
    return [outlet(f"stranger{n}.example", account(f"9000{n}"), icon(n + 1)) for n in range(number)]


def cases(*outlets):
    """Return the outlets as cases by name."""
    return {f"case-{number:05}": shown for number, shown in enumerate(outlets)}


def found(*outlets, chosen=None):
    return network(cases(*outlets), chosen)


def groups(told):
    return [set(cluster.members) for cluster in told.clusters]
