"""The address within an address, where a service wrapped it in one of its own and it still stands there."""

from __future__ import annotations

import base64
import binascii
import itertools
import re
import string
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, unquote, urlsplit

from vetter.domains import ascii_host, registrable
from vetter.extract.intermediaries import intermediaries

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from vetter.extract.intermediaries import Wrapper

MAX_LAYERS: Final = 6  # a newsletter's link, checked by a mail filter, kept by an archive …
MAX_LENGTH: Final = 4_000  # characters
_SCHEME: Final = re.compile(r"(https?):/{1,3}", re.IGNORECASE)
_CACHED: Final = re.compile(r"cache:(?:[\w-]{8,20}:)?")
_PROOFPOINT: Final = re.compile(r"-([0-9A-Fa-f]{2})")
_TOKEN: Final = re.compile(r"\*\*[A-Za-z0-9_-]|\*")
_COUNTS: Final = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"


def unwrap(url: str) -> tuple[str, str]:
    """Return the innermost address in ``url`` and the name of the outermost service that wrapped it.

    Where nothing is wrapped that is ``url`` itself and "".
    """
    service = ""
    for _ in range(MAX_LAYERS):
        inner, name = _inner(url)
        if not inner:
            break
        url, service = inner, service or name
    return url, service


def _inner(url: str) -> tuple[str, str]:
    """Return the address that stands directly within ``url``, and who wrapped it; or "" twice."""
    try:
        parts = urlsplit(url[:MAX_LENGTH])
        host = ascii_host(parts.hostname or "")
    except ValueError:
        return "", ""
    for wrapper in intermediaries().wrapper:
        match = wrapper.inner(parts.path) if wrapper.fits(host) else None
        if match and (found := _address(_taken(wrapper, parts, match.end(), host))):
            return found, wrapper.name
    return "", ""


def _taken(wrapper: Wrapper, parts: SplitResult, end: int, host: str) -> str:
    """Return the text in which the inner address stands."""
    query = f"?{parts.query}" if parts.query else ""
    if wrapper.target == "rest":
        return parts.path[end:] + query
    if wrapper.target == "host":
        labels = next(host.removesuffix(f".{one}") for one in wrapper.hosts if wrapper.fits(host))
        return _dotted(labels) + parts.path + query
    if wrapper.target == "proofpoint-3":
        return _proofpoint_3(parts.path[end:] + query)
    fields = parse_qs(parts.query, max_num_fields=100)
    value = next((fields[name][0] for name in wrapper.fields or ("u",) if name in fields), "")
    if wrapper.target == "proofpoint-2":
        return unquote(_PROOFPOINT.sub(r"%\1", value.replace("_", "/")))
    if wrapper.target == "base64":
        return _base64(value.removeprefix(wrapper.skip))
    return value


def _address(text: str) -> str:
    """Return a web address that ``text`` begins with, made whole, or "" if it is none."""
    text = _CACHED.sub("", text.strip(), count=1)
    # A path may hold the address once more encoded, and with the slashes of its scheme run together.
    if "://" not in text[:10] and "%" in text[:14]:
        text = unquote(text)
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text
    host = ascii_host(re.split(r"[/?#:]", rest, maxsplit=1)[0])
    if not rest or not (scheme or registrable(host)):
        return ""
    return f"{scheme[1].lower() if scheme else 'https'}://{rest}"


def _dotted(label: str) -> str:
    return label.replace("--", "\0").replace("-", ".").replace("\0", "-")


def _proofpoint_3(text: str) -> str:
    """Return the address with the characters put back that Proofpoint took out of it.

    A ``*`` stands for one of them, ``**`` and a letter for as many as the letter says (A for two).
    """
    address, _, rest = text.partition("__;")
    taken = iter(_base64(rest.partition("!!")[0]))

    def back(token: re.Match[str]) -> str:
        count = _COUNTS.index(token[0][-1]) + 2 if len(token[0]) > 1 else 1
        return "".join(itertools.islice(taken, count))

    return _TOKEN.sub(back, address)


def _base64(text: str) -> str:
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return ""
    return plain.decode("utf-8", "replace")
