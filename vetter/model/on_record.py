"""What others have on record of a domain: its registry, its name servers, certificates and the web archive."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from vetter.model.fact import Citation, Fact
from vetter.model.page import Page


class Registration(Struct, frozen=True, kw_only=True):
    """One reconciled registration, each field citing the record it came from.

    ``hidden`` names fields that the registry withholds, which is not the same as absent ones.
    """

    domain: str
    created: Fact[datetime] | None = None
    updated: Fact[datetime] | None = None
    expires: Fact[datetime] | None = None
    registrar: Fact[str] | None = None
    registrant: Fact[str] | None = None
    registrant_country: Fact[str] | None = None
    emails: tuple[Fact[str], ...] = ()
    nameservers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()  # fields on which two answers differ, in words


class DnsFacts(Struct, frozen=True, kw_only=True):
    """What the domain's DNS says. Empty tuples mean "answered: none"; ``None`` means "not known"."""

    addresses: tuple[Fact[str], ...] | None = None
    nameservers: tuple[Fact[str], ...] | None = None
    mail: tuple[Fact[str], ...] | None = None  # host names; a null MX (RFC 7505) gives none
    soa_contact: Fact[str] | None = None  # as an e-mail address
    texts: tuple[Fact[str], ...] | None = None


class Certificate(Struct, frozen=True, kw_only=True):
    """The certificate the site shows. ``names`` are its DNS names, lower case."""

    names: tuple[str, ...]
    issuer: str
    not_before: datetime
    not_after: datetime
    fingerprint: str  # SHA-256 of the DER, hex
    key: str = ""  # SHA-256 of the public key (SPKI), hex
    problem: str = ""  # "expired", "name-mismatch", "untrusted"
    cited: tuple[Citation, ...] = ()


class Capture(Struct, frozen=True, kw_only=True):
    """One capture as the index of a web archive lists it."""

    time: datetime
    url: str
    status: int
    media_type: str = ""
    cited: tuple[Citation, ...] = ()


class ArchiveHistory(Struct, frozen=True, kw_only=True):
    """What a web archive's index holds of the site's front page.

    ``per_year`` counts captures by year (collapsed to at most one a day). ``early`` is the reading of one
    early capture, for telling whether the same outlet stood there.
    """

    first: Capture | None = None
    last: Capture | None = None
    per_year: tuple[tuple[int, int], ...] = ()
    early: Page | None = None
    early_capture: Capture | None = None
    cited: tuple[Citation, ...] = ()


class CertificateHistory(Struct, frozen=True, kw_only=True):
    """What certificate transparency logs hold: the earliest certificate, and other sites named on any."""

    first: Fact[datetime] | None = None
    siblings: tuple[Fact[str], ...] = ()  # registrable domains that share a certificate
    count: int = 0
