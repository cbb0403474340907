"""Whose certificates are believed, and what is wrong with those that are not."""

from __future__ import annotations

import ssl
from functools import cache, lru_cache
from typing import Final

import certifi

from vetter.errors import SettingsError
from vetter.model import Mark


# Reading all roots takes ten milliseconds, and many outlets are vetted by one program.
@lru_cache(maxsize=4)
def verifying(ca_file: str) -> ssl.SSLContext:
    """Return the one context that verifies, with ``ca_file`` as one more root if given.

    Raises `SettingsError` if that file is no certificate.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(f"The ca_file {ca_file} cannot be used: {error}.") from error
    return context


@cache
def unverifying() -> ssl.SSLContext:
    """Return a context for reading, as evidence, what a site with a broken certificate shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


# OpenSSL's X509_V_ERR codes, from x509_vfy.h.
_EXPIRED: Final = {9, 10}  # not yet valid, has expired
_NAME: Final = {62, 64}  # host name mismatch, address mismatch


def certificate_mark(error: BaseException) -> Mark | None:
    """Return what is wrong with a certificate, if that is what an error is about."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            if seen.verify_code in _EXPIRED:
                return Mark.CERTIFICATE_EXPIRED
            if seen.verify_code in _NAME:
                return Mark.CERTIFICATE_NAME
            return Mark.CERTIFICATE_UNTRUSTED
        seen = seen.__cause__ or seen.__context__
    return None


def is_tls_failure(error: BaseException) -> bool:
    """Return whether an error comes from TLS."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
