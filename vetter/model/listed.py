"""What an outlet has in common with entries of lists, and with outlets that are genuine."""

from __future__ import annotations

from msgspec import Struct

from vetter.model.fact import Citation


class Standing(Struct, frozen=True):
    """Whether a listed domain is still in the hands it was listed in."""

    word: str  # "current", "historic", "undetermined"
    because: str


class ListHit(Struct, frozen=True, kw_only=True):
    """One indicator that something of the outlet matches.

    ``matched`` is what of ours matched; ``where`` which part of the dossier it came from: ``site``,
    ``redirect``, ``link``, ``tracker``, ``contact``, ``address``, ``certificate``, ``name``, ``article``.
    """

    value: str
    kind: str
    operation: str
    attribution: str
    role: str
    confidence: str
    source: str
    source_url: str
    source_date: str
    licence: str
    where: str
    matched: str
    standing: Standing
    secondary: bool = False
    registered: str = ""
    imitates: str = ""
    row: str = ""  # the line of the list, as it is stored as evidence
    private: bool = False  # from a list of the person's own
    cited: tuple[Citation, ...] = ()


class Imitation(Struct, frozen=True, kw_only=True):
    """A genuine outlet that this domain looks like.

    ``how`` and ``innocent`` (what else may explain it, or "") in words, ``sureness`` in 0…1. ``ending`` is what the
    domain ends in beside the outlet's own: one of the endings of ``data/outlets/imitation.toml``.
    """

    brand: str
    domain: str
    country: str
    how: str
    sureness: float
    innocent: str = ""
    ending: str = ""
    row: str = ""  # the line of the bundled list of outlets that says so
    cited: tuple[Citation, ...] = ()


class HostImitation(Struct, frozen=True, kw_only=True):
    """A host of the offer, and the genuine outlet, or the one that is vetted, that it looks like.

    ``addresses`` are the domains of that outlet's own. ``genuine``: it is on the bundled list, which knows them; ``brand``:
    it is known to be imitated.
    """

    host: str
    like: Imitation
    addresses: tuple[str, ...] = ()
    genuine: bool = False
    brand: bool = False


class Namesake(Struct, frozen=True, kw_only=True):
    """A genuine outlet of the same name on another domain."""

    name: str
    domain: str
    country: str
    row: str = ""
    cited: tuple[Citation, ...] = ()
