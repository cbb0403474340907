"""Values as our types: many threads may begin at once."""

from __future__ import annotations

import subprocess
import sys

CROWD = '''
import sys, threading
import msgspec
from enum import StrEnum
from types import ModuleType

from vetter.typed import decoded, shaped, unpacked

sys.setswitchinterval(1e-6)
SOURCE = """from __future__ import annotations
from enum import StrEnum
from msgspec import Struct
class Colour(StrEnum):
    RED = "red"
class Inner(Struct):
    colour: Colour = Colour.RED
class Outer(Struct):
    inner: Inner
    others: tuple[Inner, ...] = ()
"""

PACKED = msgspec.msgpack.encode({"inner": {"colour": "red"}})

def fresh(number):
    """Return a type that nobody has used yet."""
    module = ModuleType(f"fresh{number}")
    sys.modules[module.__name__] = module
    exec(SOURCE, module.__dict__)
    return module.Outer

def use(kind, begin, found):
    begin.wait()
    found.append(shaped({"inner": {"colour": "red"}}, kind).inner.colour)
    found.append(unpacked(PACKED, kind).inner.colour)
    found.append(decoded(b'{"inner": {}, "others": [{"colour": "red"}]}', kind).others[0].colour)

for number in range(300):
    kind, begin, found = fresh(number), threading.Barrier(4), []
    crowd = [threading.Thread(target=use, args=(kind, begin, found)) for _ in range(4)]
    for one in crowd: one.start()
    for one in crowd: one.join()
    assert found == ["red"] * 12
'''


def test_a_type_may_be_used_for_the_first_time_by_many_threads_at_once():
    done = subprocess.run(
        [sys.executable, "-c", CROWD], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
