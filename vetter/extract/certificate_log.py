"""What crt.sh finds in the certificate transparency logs (RFC 6962)."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from vetter.domains import ascii_host, registrable
from vetter.extract.json_answer import load, mappings, text
from vetter.extract.registry_date import moment
from vetter.model import CertificateHistory, CertificateLogReading, Citation, Fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from vetter.model import Kept, Record

MAX_ENTRIES: Final = 5_000
MAX_NAMES: Final = 200  # per certificate
SHARED: Final = 10  # a certificate for more sites than this belongs to a hoster or a CDN
MAX_SIBLINGS: Final = 100

Answer = tuple["Record", CertificateLogReading]


def read(kept: Kept) -> CertificateLogReading | None:
    """Return the certificates found, or None if the answer is none (crt.sh fails as a web page)."""
    if kept.exchange.status != HTTPStatus.OK:
        return None
    answer = load(kept)
    if not isinstance(answer, list):
        return None
    entries = []
    for entry in mappings(answer)[:MAX_ENTRIES]:
        when = moment(text(entry.get("not_before")))
        value = entry.get("name_value")
        words = (value if isinstance(value, str) else "")[:50_000].split()[:MAX_NAMES]
        hosts = (
            ascii_host(word.removeprefix("*.")) for word in (*words, text(entry.get("common_name")))
        )
        names = tuple(dict.fromkeys(host for host in hosts if host))
        if when and names:
            entries.append((when, names))
    return None if answer and not entries else CertificateLogReading(tuple(entries))


def certificate_history(
    readings: Sequence[Answer], domain: str, as_of: datetime
) -> CertificateHistory | None:
    """Return what the logs held of ``domain`` on ``as_of``, or None if they could not be read."""
    if not readings:
        return None
    latest = as_of + timedelta(days=1)
    entries = [
        (when, record, names)
        for record, reading in readings
        for when, names in reading.entries
        if when <= latest and any(_site(name) == domain for name in names)
    ]
    first = min(entries, key=lambda entry: entry[0], default=None)
    return CertificateHistory(
        first=Fact(first[0], (Citation(first[1].id, f"{first[0]:%Y-%m-%d}"),)) if first else None,
        siblings=_siblings([(record, names) for _, record, names in entries], domain),
        count=len(entries),
    )


def _siblings(
    entries: Sequence[tuple[Record, tuple[str, ...]]], domain: str
) -> tuple[Fact[str], ...]:
    found: dict[str, Citation] = {}
    for record, names in entries:
        sites = dict.fromkeys(_site(name) for name in names)
        if len(sites) <= SHARED:
            for site in sites:
                if site != domain:
                    found.setdefault(site, Citation(record.id, site))
    return tuple(Fact(site, (cited,)) for site, cited in list(found.items())[:MAX_SIBLINGS])


def _site(name: str) -> str:
    return registrable(name) or name
