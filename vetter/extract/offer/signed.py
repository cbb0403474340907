"""DKIM signatures (RFC 6376): which there are, and whether they hold against the keys that were asked for."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec.structs import replace

from vetter.domains import ascii_host
from vetter.extract.offer.header import fields
from vetter.model import Citation, Signature, SignatureState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message as Letter

MAX_SIGNATURES: Final = 4
MAX_HEADER: Final = 200_000  # bytes; the library takes forever on a header of megabytes
NOT_ASKED: Final = "its key was not asked for"
NO_ANSWER: Final = "no usable answer came about its key"
OTHER_KIND: Final = "it is of a kind that is not checked here"
WITHDRAWN: Final = "the domain publishes no such key, or has withdrawn it since"
CHANGED: Final = "the message is not, or not in all its parts, the one that was signed"
IN_PART: Final = "only the beginning of its text is signed"
KINDS: Final = ("rsa-", "ed25519-")  # RFC 6376, RFC 8463
_TAG: Final = re.compile(r"(?:^|;)\s{0,9}([dsal])\s{0,9}=\s{0,9}([^;\s]{1,253})")
_SELECTOR: Final = re.compile(r"[a-zA-Z0-9_](?:[\w.-]{0,180}[a-zA-Z0-9_])?", re.ASCII)
_EMPTY_KEY: Final = re.compile(r"(?:^|;)\s{0,9}p\s{0,9}=\s{0,9}(?:;|$)")


class Key(NamedTuple):
    """What was asked for under the name of a key: TXT records, () for none, None for no usable answer."""

    records: tuple[str, ...] | None
    cited: tuple[Citation, ...] = ()


def signatures(letter: Letter) -> tuple[Signature, ...]:
    """Return the signatures that a message bears, in their order, none of them checked yet."""
    found = []
    for value in fields(letter, "DKIM-Signature", MAX_SIGNATURES):
        tags = dict(_TAG.findall(value))
        selector = tags.get("s", "")
        found.append(
            Signature(
                domain=ascii_host(tags.get("d", "")),
                selector=selector if _SELECTOR.fullmatch(selector) else "",
                reason=NOT_ASKED if tags.get("a", "").startswith(KINDS) else OTHER_KIND,
            )
        )
    return tuple(found)


def key_name(signature: Signature) -> str:
    """Return the name under which the key of a signature is published, or "" where it needs none."""
    if not (signature.domain and signature.selector) or signature.reason == OTHER_KIND:
        return ""
    return f"{signature.selector}._domainkey.{signature.domain}".lower()


def verified(
    raw: bytes, borne: tuple[Signature, ...], keys: Mapping[str, Key]
) -> tuple[Signature, ...]:
    """Return the signatures that the message ``raw`` bears, held against ``keys``, which are by their names.

    A name that is missing was not asked for. Whether a signature has expired is left aside: it held when the message came, or it did not.
    """
    return tuple(_held(raw, place, one, keys) for place, one in enumerate(borne))


def _held(raw: bytes, place: int, one: Signature, keys: Mapping[str, Key]) -> Signature:
    name = key_name(one)
    if not name or name not in keys:
        return one
    one = replace(one, cited=keys[name].cited)
    records = keys[name].records
    if records is None:
        return _with(one, SignatureState.UNKNOWN, NO_ANSWER)
    if not records or _EMPTY_KEY.search(records[0]):
        return _with(one, SignatureState.NO_KEY, WITHDRAWN)
    if _header_size(raw) > MAX_HEADER:
        return _with(one, SignatureState.UNKNOWN, "its header is longer than any honest one")
    import dkim

    try:
        holds, in_part = _verify(raw, place, records[0].encode("utf-8", "replace"))
    except (dkim.KeyFormatError, dkim.UnknownKeyTypeError, dkim.NaClNotFoundError):
        return _with(one, SignatureState.UNKNOWN, OTHER_KIND)
    except (dkim.DKIMException, ValueError, KeyError, IndexError, TypeError):
        return _with(one, SignatureState.BROKEN, CHANGED)
    if not holds:
        return _with(one, SignatureState.BROKEN, CHANGED)
    return _with(one, SignatureState.VALID, IN_PART if in_part else "")


def _verify(raw: bytes, place: int, record: bytes) -> tuple[bool, bool]:
    """Return whether a signature holds, and whether it covers only the beginning of the text.

    Raises what dkimpy raises. Its own `verify` also holds the times against the clock, which is why its
    steps are taken one by one here.
    """
    import dkim
    from dkim.util import InvalidTagValueList, parse_tag_value

    verifier: Any = dkim.DKIM(raw, logger=_quiet())
    borne = [(key, value) for key, value in verifier.headers if key.lower() == b"dkim-signature"]
    try:
        tags = parse_tag_value(borne[place][1])
        dkim.evaluate_pk("the key", record)  # told apart from a signature that does not hold
    except InvalidTagValueList as error:
        raise dkim.MessageFormatError(str(error)) from error
    untimed = {key: value for key, value in tags.items() if key not in (b"t", b"x")}
    dkim.validate_signature_fields(untimed)
    included = [name.lower() for name in re.split(rb"\s*:\s*", tags[b"h"])]
    if b"from" not in included:  # RFC 6376 §6.1.1
        raise dkim.ValidationError("the sender is not signed")
    holds = verifier.verify_sig(tags, included, borne[place], lambda *_, **__: record)
    return bool(holds), b"l" in tags


def _quiet() -> logging.Logger:
    logger = logging.getLogger("vetter.extract.offer.signed.dkim")
    logger.setLevel(logging.CRITICAL + 1)
    return logger


def _with(one: Signature, state: SignatureState, reason: str) -> Signature:
    return replace(one, state=state, reason=reason)


def _header_size(raw: bytes) -> int:
    ends = (raw.find(b"\n\n"), raw.find(b"\r\n\r\n"))
    return min((end for end in ends if end >= 0), default=len(raw))
