"""In which country the company sits that runs a name server."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from vetter import gazetteer
from vetter.data import read_toml
from vetter.domains import registrable

WORLDWIDE: Final = "worldwide"


def country_of(nameserver: str) -> str:
    """Return the code of the country, `WORLDWIDE` for those that sell everywhere, "" if it is not known."""
    host = nameserver.lower().rstrip(".")
    domain = registrable(host) or host
    table = _table()
    if domain in table["worldwide"] or any(part in host for part in table["worldwide_parts"]):
        return WORLDWIDE
    for code, domains in table["national"].items():
        if domain in domains or any(host.endswith(f".{one}") for one in domains):
            return str(code)
    return gazetteer.country_of_ending(host)


@cache
def _table() -> dict[str, Any]:
    return read_toml("hosters.toml")
