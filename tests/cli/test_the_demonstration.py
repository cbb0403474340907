"""The demonstration ends with the window it runs in, and leaves neither files nor a fault behind."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time

import pytest

from vetter.cli import demo


def test_what_fails_after_the_window_was_closed_is_no_fault():
    with pytest.raises(ValueError, match="ours"), demo.ending_with_its_window():
        raise ValueError("ours")
    with demo.ending_with_its_window():
        with pytest.raises(SystemExit):
            os.kill(os.getpid(), signal.SIGHUP)
        raise OSError("the terminal is gone")
    for number in (signal.SIGHUP, signal.SIGCONT):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.timeout(120)
def test_closing_the_window_leaves_nothing_behind(home, tmp_path):
    home.mkdir()
    child, terminal = pty.fork()
    if not child:
        os.environ.update(VETTER_HOME=str(home), TMPDIR=str(tmp_path), TERM="xterm-256color")
        os.execv(sys.executable, [sys.executable, "-m", "vetter", "demo"])
    seen, until = b"", time.monotonic() + 60
    while b"offered you work" not in seen and time.monotonic() < until:
        if select.select([terminal], [], [], 0.5)[0]:
            seen += os.read(terminal, 65_536)
    os.close(terminal)
    os.waitpid(child, 0)
    assert b"offered you work" in seen
    assert list(home.iterdir()) == []
    assert not list(tmp_path.glob("vetter-demo-*"))
