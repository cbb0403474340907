"""What somebody typed or pasted, understood: a name, a domain, a web address or an e-mail address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from vetter.domains import ascii_host, ending_of, endings, near_endings, registrable, shown_host
from vetter.errors import TargetError
from vetter.extract.intermediaries import intermediaries
from vetter.extract.unwrap import unwrap
from vetter.model import Target, TargetKind
from vetter.named import as_text
from vetter.phrases import listing

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT: Final = 2_000  # characters
MAX_NAME: Final = 150
MOST_MEANT: Final = 2  # addresses that are named instead of one that is refused
PORTS: Final = {None: "", 80: "http", 443: "https"}
KEPT: Final = (".eml", ".emlx", ".msg", ".mbox")
"""How the names of files end in which mail programs keep messages."""

EXAMPLES: Final = "Give the outlet's name, its site (example.org), an article of it, or an address that wrote to you."

_PATH: Final = re.compile(r"(?:~[^/]{0,40}|\.{1,2})?/(?!/).{0,2000}\w|[A-Za-z]:\\.", re.DOTALL)
"""How files are named on a machine: ``/home/me/a.txt``, ``~/a.txt``, ``C:\\a.txt``."""

_FILE: Final = re.compile(
    r"[^/@]{1,200}\.(?:csv|tsv|txt|jsonl?|xlsx?|ods|docx?|odt|rtf|pdf|html?|png|jpe?g|gif)",
    re.IGNORECASE,
)
"""Names that end as files do, and as no address does."""

_HIDDEN: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_WRAPPING: Final = (
    " \t\r\n\"'`<>«»()[]{}\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"
)
_ENDING: Final = ".,;:!?…" + _WRAPPING
_DOT: Final = re.compile(
    r"\s?(?:\[\s?(?:\.|dot)\s?\]|\(\s?(?:\.|dot)\s?\)|\{\s?(?:\.|dot)\s?\}|\\\.)\s?", re.IGNORECASE
)
_AT: Final = re.compile(
    r"\s?(?:\[\s?(?:@|at)\s?\]|\(\s?(?:@|at)\s?\)|\{\s?(?:@|at)\s?\})\s?", re.IGNORECASE
)
_COLON: Final = re.compile(r"\[(?::|://|:/)\](?://)?")
_HXXP: Final = re.compile(r"^(?:hxxp|h\*\*p|htxp|meow)(s?)(?=:)", re.IGNORECASE)
_SCHEME: Final = re.compile(r"^([a-z][a-z0-9+.-]{1,20}):(?://|(?=[^\d]))", re.IGNORECASE)
_APART: Final = re.compile(r"[,;|]*\s+[,;|]*|[,;|](?=h(?:tt|xx)ps?\b)", re.IGNORECASE)
_COMMAS: Final = re.compile(r"[,;|]")
_ADDRESS: Final = re.compile(r"(?:https?|hxxps?)\s?(?:\[:\]|:)//\S{3,2000}", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}@([^\s@<>()\[\],;:\"/]{3,253})")
_QUAD: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_TRACKING: Final = re.compile(
    r"(?:utm_\w{1,30}|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|_hsenc|_hsmi|ref_src)=",
    re.IGNORECASE,
)


def understand(text: str) -> Target:
    """Return what ``text`` means.

    Takes defanged forms (``hxxps://peacedata[.]net``), quotation marks and other wrapping, and
    sentences with one web or e-mail address in them. Raises `TargetError` for what can be none.
    """
    plain = _HIDDEN.sub("", text[: 2 * MAX_TEXT]).strip(_WRAPPING).strip()
    if not plain:
        raise TargetError("There is nothing to look at.", EXAMPLES)
    if len(text) > MAX_TEXT:
        raise TargetError("That is too long for a name or an address.", EXAMPLES)
    if plain.lower().endswith(KEPT) and "://" not in plain:
        return Target(plain, TargetKind.MESSAGE)
    text, plain = as_text(text), as_text(plain)
    if _PATH.match(plain) or _FILE.fullmatch(plain):
        raise TargetError(
            f"“{plain[:80]}” is the name of a file, not an outlet.",
            "If it is a list of outlets, look whether there is such a file: vetter batch FILE. A message is read with: vetter offer FILE",
        )
    _refuse_several(plain)
    return _address_in(text, plain) or _name(plain)


def _refuse_several(plain: str) -> None:
    """Refuse sites in a row: to take the first would lose the others without a word."""
    sites = dict[str, None]()
    for word in _in_a_row(_DOT.sub(".", plain)):
        try:
            target = _address_in(word, word)
        except TargetError:
            return
        site = registrable(target.host) if target else ""
        if not site:
            return
        sites[site] = None
    if len(sites) > 1:
        raise TargetError(
            f"Those are {len(sites)} sites: {listing(map(shown_host, sites))}.",
            "Give one at a time, or one a line in a list: vetter batch FILE.",
        )


def _in_a_row(plain: str) -> Iterator[str]:
    """Yield what stands beside each other; commas within a path or a query belong to it."""
    for word in _APART.split(plain):
        inside = "/" in word or "?" in word
        yield from (
            one for one in ([word] if inside else _COMMAS.split(word)) if one.strip(_ENDING)
        )


def _address_in(text: str, plain: str) -> Target | None:
    found = _ADDRESS.search(plain)
    candidate = refang(found.group() if found else plain)
    if found or _SCHEME.match(candidate):
        return _of_url(text, candidate)
    if mail := _EMAIL.search(candidate):
        return _of_mail(text, mail[1])
    words = candidate.split()
    if len(words) == 1:
        return _of_domain(text, candidate)
    hosts = [word for word in words if registrable(ascii_host(word.strip(_ENDING)))]
    return _of_domain(text, hosts[0].strip(_ENDING)) if len(hosts) == 1 and len(words) > 3 else None


def refang(text: str) -> str:
    """Undo what people do to addresses so that nobody clicks on them.

    >>> refang("hxxps://peacedata[.]net")
    'https://peacedata.net'
    """
    text = _COLON.sub("://", _AT.sub("@", _DOT.sub(".", text)))
    return _HXXP.sub(r"http\1", text.strip(_WRAPPING)).rstrip(_ENDING)


def _of_url(text: str, written: str) -> Target:
    scheme = (_SCHEME.match(written) or [""])[0].rstrip(":/").lower()
    if scheme == "mailto" and (mail := _EMAIL.search(written)):
        return _of_mail(text, mail[1])
    if scheme not in ("http", "https"):
        raise TargetError(f"Only web addresses can be looked at, not “{scheme}:”.", EXAMPLES)
    inner, service = unwrap(written)
    parts = _split(inner)
    host = _checked_host(parts.hostname or "")
    return Target(text, TargetKind.URL, host, _clean_url(parts, host), service)


def _of_mail(text: str, domain: str) -> Target:
    host = _checked_host(domain.rstrip(_ENDING))
    if host in intermediaries().mail_services:
        raise TargetError(
            f"Anybody can have an address at {host}, so it says nothing about an outlet.",
            "Give the outlet's name or site; that a commission comes from such an address is worth asking about.",
        )
    _refuse_mistyped_ending(host, host)
    host = registrable(host) or host
    return Target(text, TargetKind.EMAIL, host, f"https://{host}/")


def _of_domain(text: str, written: str) -> Target | None:
    """Return a target for ``example.org`` or ``example.org/page``, None if it is rather a name."""
    inner, service = unwrap(f"https://{written}")
    parts = _split(inner)
    host = ascii_host(parts.hostname or "")
    if _QUAD.fullmatch(parts.hostname or ""):
        _checked_host(parts.hostname or "")
    if not host or not (registrable(host) or _looks_like_host(parts.netloc)):
        return None
    url = _clean_url(parts, _checked_host(host))
    _refuse_mistyped_ending(host, url.partition("://")[2].rstrip("/"))
    bare = parts.path in ("", "/") and not parts.query
    return Target(text, TargetKind.DOMAIN if bare else TargetKind.URL, host, url, service)


def _looks_like_host(written: str) -> bool:
    ending = written.rpartition(".")[2]
    return written == written.lower() and ending.isalpha() and len(ending) >= 2


def _name(plain: str) -> Target:
    name = " ".join(plain.split()).strip(",;:")
    if not any(character.isalnum() for character in name):
        raise TargetError(f"“{name[:60]}” is no outlet's name and no address.", EXAMPLES)
    if len(name) > MAX_NAME:
        raise TargetError("That is too long for a name, and there is no address in it.", EXAMPLES)
    return Target(name, TargetKind.NAME)


def _split(written: str) -> SplitResult:
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise TargetError("That web address cannot be read.", EXAMPLES) from error
    if port not in PORTS:
        raise TargetError(
            f"Outlets are on the ordinary ports of the web, not on {port}.",
            "Give the address without the number after the colon.",
        )
    return parts


def _checked_host(written: str) -> str:
    host = ascii_host(written)
    if not host:
        what = "the number of a machine" if _is_number(written) else "no host on the internet"
        raise TargetError(f"“{written[:80]}” is {what}, not an outlet's site.", EXAMPLES)
    if host.endswith((".onion", ".i2p")):
        raise TargetError(
            "Sites in hidden networks cannot be vetted: nothing is registered about them.",
            "Give the outlet's site on the ordinary web, or its name.",
        )
    if intermediaries().is_short(host):
        raise TargetError(
            f"A link on {host} only forwards: where it leads does not stand in it.",
            "Open it where that does no harm, and give the address that the browser then shows.",
        )
    if network := intermediaries().network(host):
        raise TargetError(
            f"That is on {network}, which is not the outlet's own site.",
            "Its profile there usually names the site: give that address, or the outlet's name.",
        )
    return host


def _refuse_mistyped_ending(host: str, written: str) -> None:
    """Refuse an unknown ending that is a slip of the finger away from a usual one: asking would tell of nobody.

    Any other may be newer than the bundled lists, or of a network of its own; the name service knows.
    """
    ending = ending_of(host)
    near = near_endings(ending)[:MOST_MEANT]
    if ending in endings() or not near:
        return
    stem = host[: -len(ending)]
    question = f" Did you mean {' or '.join(shown_host(stem + one) for one in near)}?"
    raise TargetError(
        f"“{shown_host(host)[:80]}” ends in “.{shown_host(ending)[:40]}”, and no registry of that name is known.{question}",
        f"If it is right, it may be newer than what vetter knows: give the whole address, https://{written[:200]}."
        " If it is a name with a dot in it, leave the dot out.",
    )


def _is_number(written: str) -> bool:
    """Return whether a host is written as an IP address, in any form that is dialled."""
    return ":" in written or bool(
        re.fullmatch(
            r"(?:0x[0-9a-f]{1,8}|\d{1,10})(?:\.(?:0x[0-9a-f]{1,8}|\d{1,10})){0,3}",
            written,
            re.IGNORECASE,
        )
    )


def _clean_url(parts: SplitResult, host: str) -> str:
    """Return the address without user, port, fragment and what tells who clicked where."""
    scheme = PORTS[parts.port] or parts.scheme
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    kept = [field for field in parts.query.split("&") if field and not _TRACKING.match(field)]
    query = quote("&".join(kept), safe="/%:@!$&'()*+,;=~-._?[]")
    return urlunsplit((scheme, host, path, query, ""))
