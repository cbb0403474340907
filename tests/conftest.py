"""What every test may rely on: no network but loopback, no cases or settings of the person's own."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

# How long one example takes says more of the machine than of the program.
settings.register_profile("patient", deadline=None, max_examples=50)
settings.load_profile("patient")

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


def _refuse_outside(address: Any) -> None:
    if not isinstance(address, tuple):
        return
    try:
        inside = ipaddress.ip_address(str(address[0])).is_loopback
    except ValueError:
        inside = address[0] == "localhost"
    if not inside:
        raise AssertionError(f"a test tried to leave this machine: {address!r}")


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any connection that goes beyond loopback."""

    def connect(self: socket.socket, address: Any) -> None:
        _refuse_outside(address)
        _connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_outside(address)
        return _connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the person's own cases and settings out of every test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("VETTER_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("VETTER_SETTINGS", raising=False)
    return folder


@pytest.fixture
def no_waiting_for_second_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let second tries come at once."""
    from vetter.net import fetch

    real = fetch._wait
    monkeypatch.setattr(
        fetch, "_wait", lambda *args: None if real(*args) is None else min(real(*args), 0.01)
    )
