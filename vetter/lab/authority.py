"""The lab's own certificate authority: one root, leaves made when a name is first asked for."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

LIFETIME: Final = timedelta(days=90)


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:60]),
            x509.NameAttribute(NameOID.COMMON_NAME, common[:60]),
        ]
    )


class Authority:
    """Signs for every name of the lab; ``ca_file`` is what a client must trust."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._root = self._make_root()
        self._contexts: dict[str, ssl.SSLContext] = {}
        self.ca_file = home / "lab-ca.pem"
        self.ca_file.write_bytes(self._root.public_bytes(serialization.Encoding.PEM))

    def context(self, host: str, state: str) -> ssl.SSLContext:
        """Return a server context for ``host``; ``state`` is valid, expired or wrong-name."""
        if host not in self._contexts:
            path = self._home / f"leaf-{len(self._contexts)}.pem"
            path.write_bytes(self._leaf(host, state))
            path.chmod(0o600)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(path)
            self._contexts[host] = context
        return self._contexts[host]

    def _make_root(self) -> x509.Certificate:
        name = _name("Lab Root", "The Lab")
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self._key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=365))
            .not_valid_after(now + timedelta(days=365))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(self._key.public_key()), critical=False
            )
            .add_extension(_usage(signs_certificates=True), critical=True)
            .sign(self._key, hashes.SHA256())
        )

    def _leaf(self, host: str, state: str) -> bytes:
        now = datetime.now(UTC)
        start = now - (LIFETIME * 2 if state == "expired" else timedelta(days=30))
        shown = "somebody-else.lab-hosting.net" if state == "wrong-name" else host
        key = ec.generate_private_key(ec.SECP256R1())  # one for all would join strangers
        certificate = (
            x509.CertificateBuilder()
            .subject_name(_name(shown, "The Lab"))
            .issuer_name(self._root.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(start + LIFETIME)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(shown)]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()),
                critical=False,
            )
            .sign(self._key, hashes.SHA256())
        )
        return certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
