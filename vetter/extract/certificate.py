"""The certificate that a site shows (RFC 5280), verified or not."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from vetter.model import Certificate, CertificateReading, Citation, Mark

if TYPE_CHECKING:
    from cryptography import x509

    from vetter.model import Kept

PROBLEMS: Final = {
    Mark.CERTIFICATE_EXPIRED: "expired",
    Mark.CERTIFICATE_NAME: "name-mismatch",
    Mark.CERTIFICATE_UNTRUSTED: "untrusted",
}
MAX_NAMES: Final = 500


def read(kept: Kept) -> CertificateReading | None:
    """Return what the leaf certificate says; raises ValueError if the bytes are none."""
    from cryptography import x509

    der = kept.exchange.payload
    if not der:
        return None
    leaf = x509.load_der_x509_certificate(der)
    marks = kept.exchange.marks
    return CertificateReading(
        Certificate(
            names=_names(leaf),
            issuer=_issuer(leaf),
            not_before=leaf.not_valid_before_utc,
            not_after=leaf.not_valid_after_utc,
            fingerprint=hashlib.sha256(der).hexdigest(),
            key=_key(leaf),
            problem=next((word for mark, word in PROBLEMS.items() if mark in marks), ""),
            cited=(Citation(kept.record.id),),
        )
    )


def _key(leaf: x509.Certificate) -> str:
    """Return the SHA-256 of the public key with its algorithm, or "" for an algorithm nobody knows."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    try:
        key = leaf.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    except (UnsupportedAlgorithm, ValueError):
        return ""
    return hashlib.sha256(key).hexdigest()


def _names(leaf: x509.Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        extension = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        names = extension.value.get_values_for_type(x509.DNSName)
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        names = []
    names = names or _attributes(leaf.subject, "2.5.4.3")
    return tuple(dict.fromkeys(name.lower() for name in names))[:MAX_NAMES]


def _issuer(leaf: x509.Certificate) -> str:
    """Return the organisation that issued it, or its common name."""
    named = [*_attributes(leaf.issuer, "2.5.4.10"), *_attributes(leaf.issuer, "2.5.4.3")]
    return named[0] if named else ""


def _attributes(name: x509.Name, oid: str) -> list[str]:
    values = (attribute.value for attribute in name if attribute.oid.dotted_string == oid)
    return [value for value in values if isinstance(value, str)]
