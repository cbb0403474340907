"""A signature is held against the key that its domain publishes; without one it is unknown, and no more than that."""

from __future__ import annotations

from base64 import b64encode

import dkim
import pytest
from nacl.signing import SigningKey

from tests.extract.offer.letters import letter, private_key, record, signed
from vetter.extract.offer.messages import messages
from vetter.extract.offer.signed import Key, key_name
from vetter.model import Citation, SignatureState

NAME = "lab._domainkey.elbe-bote.example.org"


def held(raw, *records, name=NAME):
    (signature,) = messages(raw, {name: Key(records, (Citation("r2"),))})[0].signatures
    return signature


def test_one_that_holds_is_valid_and_cites_its_key():
    found = held(signed(letter()), record())
    assert (found.domain, found.state, found.reason) == (
        "elbe-bote.example.org",
        SignatureState.VALID,
        "",
    )
    assert found.cited == (Citation("r2"),)


def test_one_of_the_newer_kind_is_held_against_its_key_too():
    key = SigningKey(bytes(range(32)))
    algorithm = {"signature_algorithm": b"ed25519-sha256", "canonicalize": (b"relaxed", b"relaxed")}
    own = b64encode(key.encode())
    field = dkim.sign(letter(), b"lab", b"elbe-bote.example.org", own, **algorithm)
    published = f"v=DKIM1; k=ed25519; p={b64encode(key.verify_key.encode()).decode()}"
    assert held(field + letter(), published).state is SignatureState.VALID
    changed = letter().replace(b"Would you", b"Will you")
    assert held(field + changed, published).state is SignatureState.BROKEN


def test_one_on_a_changed_message_is_broken():
    raw = signed(letter()).replace(b"Would you", b"Will you")
    assert held(raw, record()).state is SignatureState.BROKEN
    raw = signed(letter()).replace(b"Some Editor", b"Some Other Editor")
    assert held(raw, record()).state is SignatureState.BROKEN


def test_one_by_another_key_is_broken():
    private_key.cache_clear()
    raw = signed(letter())
    private_key.cache_clear()
    assert held(raw, record()).state is SignatureState.BROKEN


def test_a_key_that_is_not_there_or_was_withdrawn():
    assert held(signed(letter())).state is SignatureState.NO_KEY
    assert held(signed(letter()), "v=DKIM1; k=rsa; p=").state is SignatureState.NO_KEY


def test_a_key_that_was_not_asked_for_leaves_it_unknown():
    (found,) = messages(signed(letter()))[0].signatures
    assert found.state is SignatureState.UNKNOWN
    assert key_name(found) == NAME


def test_no_answer_leaves_it_unknown():
    (found,) = messages(signed(letter()), {NAME: Key(None)})[0].signatures
    assert (found.state, found.reason) == (
        SignatureState.UNKNOWN,
        "no usable answer came about its key",
    )


@pytest.mark.parametrize(
    "junk",
    [
        "nonsense",
        "v=DKIM1; k=rsa; p=AAAA",
        "v=DKIM9; p=AAAA",
        "k=ed25519; p=AAAA",
        "p=" + "A" * 50_000,
    ],
)
def test_a_key_that_is_none_proves_nothing(junk):
    assert held(signed(letter()), junk).state is SignatureState.UNKNOWN


def test_one_that_covers_only_the_beginning_says_so():
    found = held(signed(letter(), length=True) + b"More that nobody signed\r\n", record())
    assert found.state is SignatureState.VALID
    assert found.reason


def test_line_ends_of_unix_do_no_harm():
    assert held(signed(letter()).replace(b"\r\n", b"\n"), record()).state is SignatureState.VALID
