"""How messages are read that nobody here wrote, beside Python's own reader, and signatures beside dkimpy.

    python -m tests.accuracy.letters [FOLDER]

FOLDER holds the unpacked packages, which are fetched with pip without it. Besides the mails of mail-parser and of
dkimpy, those of Python's own tests are read where this Python has them.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections import Counter
from email import policy
from email.parser import BytesParser
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import dkim

from tests.accuracy.corpora import PACKAGES, Package, fetch
from vetter.errors import TargetError
from vetter.extract.offer.header import plain_address
from vetter.extract.offer.messages import messages
from vetter.extract.offer.signed import Key
from vetter.model import SignatureState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Message

LETTERS = {
    "mail-parser": Package("pip", "mail-parser==4.8.0", "tests/mails"),
    "dkimpy": Package("pip", "dkimpy==1.1.8", "dkim/tests/data"),
}


def main() -> None:
    """Print what was read of each set, what differs, and how the signatures agree."""
    PACKAGES.update(LETTERS)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(place)
        for name, files in _sets(folder):
            _tell(name, files)
        print("signatures", dict(_signatures(fetch(folder, "dkimpy"))))


def _sets(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    for name in LETTERS:
        top = fetch(folder, name)
        yield (
            name,
            sorted(
                one
                for one in top.iterdir()
                if one.suffix not in (".key", ".dns", ".private", ".png")
            ),
        )
    spec = find_spec("test.test_email")
    if spec and spec.origin:
        yield "Python", sorted((Path(spec.origin).parent / "data").glob("msg_*"))


def _tell(name: str, files: list[Path]) -> None:
    outcomes: Counter[str] = Counter()
    for file in files:
        raw = file.read_bytes()
        try:
            found = messages(raw)
        except TargetError:
            outcomes["declined"] += 1
            continue
        except Exception:  # noqa: BLE001 - that is what is looked for
            outcomes["BROKE"] += 1
            traceback.print_exc()
            continue
        lost = list(_lost(raw, found))
        outcomes["read with loss" if lost else "read"] += 1
        for one in lost:
            print(f"  {file.name}: {one}")
    print(name, dict(outcomes))


def _lost(raw: bytes, found: tuple[Message, ...]) -> Iterator[str]:
    """Yield what Python's own reader sees and ours does not: sender, text, attachments."""
    whole = BytesParser(policy=policy.compat32).parsebytes(raw)
    if not whole["From"] or raw.startswith(b"\xd0\xcf"):
        return
    addresses = {found[0].sender.address, *(one.sender.address for one in found)}
    try:
        theirs = BytesParser(policy=policy.default).parsebytes(raw)["From"].addresses
    except Exception:  # noqa: BLE001 - it refuses what is damaged
        theirs = ()
    if theirs and plain_address(theirs[0].addr_spec) not in addresses:
        yield f"sender {theirs[0].addr_spec!r}, not {found[0].sender.address!r}"
    leaves = [part for part in whole.walk() if not part.is_multipart()]
    said = any(
        part.get_content_maintype() == "text" and (part.get_payload(decode=True) or b"").strip()
        for part in leaves
    )
    if said and not any(one.text or one.attachments for one in found):
        yield "its text"
    files = sum(bool(part.get_filename()) for part in leaves)
    if files > sum(len(one.attachments) for one in found):
        yield f"{files} files"


def _signatures(data: Path) -> Counter[str]:
    """Sign dkimpy's messages with its keys, spoil some, and hold both verdicts beside each other."""
    verdicts: Counter[str] = Counter()
    kinds = {
        b"rsa-sha256": ("test.private", "test.txt"),
        b"ed25519-sha256": ("ed25519test.key", "ed25519test.dns"),
    }
    names = (
        "test.message",
        "test2.message",
        "test_extra.message",
        "rfc6376.msg",
        "rfc6376.w1258.msg",
    )
    canonical = (b"relaxed", b"simple")
    for kind, name, header, body, length in product(
        kinds, names, canonical, canonical, (False, True)
    ):
        raw = (data / name).read_bytes()
        key, record = (data / kinds[kind][0]).read_bytes(), (data / kinds[kind][1]).read_text()
        how = {"canonicalize": (header, body), "length": length, "signature_algorithm": kind}
        try:
            field = dkim.sign(raw, b"test", b"example.com", key, **how)
        except dkim.DKIMException:
            verdicts["not signed by dkimpy"] += 1
            continue
        for spoilt in _spoilt(field + raw):
            verdicts[_agree(spoilt, record)] += 1
    key, record = (data / "test.private").read_bytes(), (data / "test.txt").read_text()
    verdicts[_agree((data / "rfc6376.signed.rsa.msg").read_bytes(), record)] += 1
    for other in ("test2.txt", "badversion.txt", "badk.txt", "test_bad.txt"):
        raw = (data / "test.message").read_bytes()
        signed = dkim.sign(raw, b"test", b"example.com", key) + raw
        verdicts[_agree(signed, (data / other).read_text())] += 1
    return verdicts


def _spoilt(signed: bytes) -> Iterator[bytes]:
    yield signed
    yield signed + b"more\r\n"
    yield signed.replace(b"Subject:", b"Subject: Re:", 1)
    yield b"From: other@example.net\r\n" + signed
    yield signed.replace(b"\r\n", b"\n")


def _agree(raw: bytes, record: str) -> str:
    try:
        theirs = dkim.verify(raw, dnsfunc=lambda *_, **__: record.encode())
    except dkim.DKIMException:
        theirs = False
    borne = messages(raw)[0].signatures
    names = [f"{one.selector}._domainkey.{one.domain}" for one in borne]
    (ours, *_) = messages(raw, {name: Key((record,)) for name in names})[0].signatures
    holds = ours.state is SignatureState.VALID
    if holds is not theirs:
        print(f"  dkimpy {theirs}, here {ours.state.value}: {raw[:200]!r}")
    return "agree" if holds is theirs else "DISAGREE"


if __name__ == "__main__":
    main()
