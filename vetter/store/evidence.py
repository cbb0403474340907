"""Which case holds the newest evidence on a host. Asked for thousands of hosts, every case is opened once."""

from __future__ import annotations

import sqlite3
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vetter.errors import CaseError
from vetter.store.case import Case
from vetter.store.folder import INDEX, is_name

if TYPE_CHECKING:
    from pathlib import Path

SETTLED: Final = frozenset({"done", "cancelled"})


def newest_with_evidence(home: Path, host: str) -> str:
    """Return the newest case of ``host`` for which anything was asked of the network, or ""."""
    return _shelf(home).newest(host) if host else ""


@lru_cache(maxsize=4)
def _shelf(home: Path) -> _Shelf:
    return _Shelf(home)


class _Shelf:
    """What is known of the cases below ``home``: of those that will not change any more, for good."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._changed = 0
        self._hosts: dict[str, str] = {}  # by case; "" for one without evidence
        self._open: set[str] = set()  # cases that may still get some
        self._newest: dict[str, str] = {}
        self._lock = threading.Lock()

    def newest(self, host: str) -> str:
        with self._lock:
            if self._caught_up():
                self._newest = {h: name for name, h in sorted(self._hosts.items()) if h}
            return self._newest.get(host, "")

    def _caught_up(self) -> bool:
        """Look at what may have changed, and return whether anything has."""
        folder = self._home / "cases"
        try:
            changed = folder.stat().st_mtime_ns
        except OSError:
            changed = 0
        if changed == self._changed and not self._open:
            return False
        there = {path.name for path in folder.iterdir() if is_name(path.name)} if changed else set()
        for name in set(self._hosts) - there:
            del self._hosts[name]
        self._open = {name for name in there if name in self._open or name not in self._hosts}
        for name in tuple(self._open):
            self._hosts[name] = self._host(name)
        self._changed = changed
        return True

    def _host(self, name: str) -> str:
        try:
            with Case.open(self._home, name) as case:
                about = case.about()
        except (CaseError, sqlite3.DatabaseError):
            # Without an index it is just being made; with one that cannot be read it stays so.
            if (self._home / "cases" / name / INDEX).exists():
                self._open.discard(name)
            return ""
        if about.get("state") in SETTLED:
            self._open.discard(name)
        return about["host"] if "outlet" in about and not about.get("offline") else ""
