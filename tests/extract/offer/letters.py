"""Letters to try things on, signed and unsigned, and the key that signs them."""

from __future__ import annotations

import base64
from functools import cache

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

SELECTOR = "lab"


@cache
def private_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def record(bits: int = 2048) -> str:
    """Return what a domain publishes so that the key can be found."""
    der = (
        private_key(bits)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"


def letter(
    body: str = "Would you write for us?", *, sender: str = "desk@elbe-bote.example.org"
) -> bytes:
    return (
        f"From: Some Editor <{sender}>\r\nTo: Jo Writer <jo@inbox.example>\r\nSubject: A piece\r\n"
        f"Date: Tue, 3 Mar 2026 13:00:00 +0100\r\nMessage-ID: <1@elbe-bote.example.org>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def signed(
    raw: bytes, *, domain: str = "elbe-bote.example.org", bits: int = 2048, length: bool = False
) -> bytes:
    pem = private_key(bits).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    field = dkim.sign(
        raw,
        SELECTOR.encode(),
        domain.encode(),
        pem,
        length=length,
        canonicalize=(b"relaxed", b"relaxed"),
    )
    return field + raw
