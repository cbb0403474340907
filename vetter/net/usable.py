"""Whether the settings of the network lead anywhere, said of each before anything is dialled."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from vetter.errors import SettingsError
from vetter.net.address import read_networks
from vetter.net.connect_to import read_detours
from vetter.net.proxy import read_proxy
from vetter.net.resolver import Resolver
from vetter.net.trust import verifying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.net.address import Network
    from vetter.settings import Settings


def unusable(settings: Settings) -> tuple[SettingsError, ...]:
    """Return what of the settings of the network cannot be used, each error naming its setting."""
    network = settings.network
    found: list[SettingsError] = []
    allowed: tuple[Network, ...] = ()
    with _noted(found, "allow_addresses"):
        allowed = read_networks(network.allow_addresses)
    with _noted(found, "connect_to"):
        read_detours(network.connect_to, allowed)
    with _noted(found, "nameservers"):
        if network.nameservers:
            Resolver(network.nameservers)
    with _noted(found, "proxy"):
        if network.proxy:
            read_proxy(network.proxy)
    with _noted(found, "ca_file"):
        verifying(network.ca_file)
    return tuple(found)


@contextmanager
def _noted(found: list[SettingsError], name: str) -> Iterator[None]:
    setting = f"network.{name}"
    try:
        yield
    except SettingsError as error:
        found.append(SettingsError(error.message, error.hint, setting=setting))
    except ValueError as error:
        found.append(SettingsError(f"{setting} cannot be used: {error}.", setting=setting))
