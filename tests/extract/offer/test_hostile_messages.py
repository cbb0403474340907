"""A message made to break its reader ends in a clear reading or a clear refusal, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.extract.offer.hostile import hostile
from vetter.errors import TargetError
from vetter.extract.offer.messages import messages
from vetter.extract.offer.parcel import MAX_PARTS
from vetter.report.safe import safe_text

NAMES = sorted(hostile())
MEMORY = 300_000  # kB

_READ = """
import sys
from vetter.errors import TargetError
from vetter.extract.offer.messages import messages
raw = sys.stdin.buffer.read()
try:
    messages(raw)
except TargetError as error:
    assert error.hint
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_or_refused_with_a_way_out(name):
    try:
        found = messages(hostile()[name])
    except TargetError as error:
        assert error.hint  # noqa: PT017 - either way out is right
        return
    assert found
    for message in found:
        assert len(message.text) <= 200_000
        assert len(message.links) <= 400
        assert len(message.attachments) <= MAX_PARTS
        for text in (message.sender.name, message.subject):
            assert safe_text(text).isprintable()


# Not ru_maxrss: a process begins with that of the one that started it.
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says it so")
@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "10 MB of HTML without an end",
        "nested to a depth of 200 around 10 MB",
        "a header of 10 MB in folded lines",
    ],
)
def test_it_takes_less_memory_than_it_may(name):
    done = subprocess.run(
        [sys.executable, "-c", _READ], input=hostile()[name], capture_output=True, check=True
    )
    assert int(done.stdout) < MEMORY


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a header of 10 MB in one field", "header"),
        ("10,000 parts", "parts"),
        ("nested to a depth of 200", "levels"),
        ("a mailbox of 100,000 messages", "more messages"),
    ],
)
def test_what_was_left_out_is_said(name, said):
    assert any(said in remark for remark in messages(hostile()[name])[0].remarks)
