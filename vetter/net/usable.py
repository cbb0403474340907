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

    from vetter.settings import Settings


def usable(settings: Settings) -> None:
    """Raise `SettingsError` for the first setting of the network that cannot be used, naming it."""
    network = settings.network
    with _named("allow_addresses"):
        allowed = read_networks(network.allow_addresses)
    with _named("connect_to"):
        read_detours(network.connect_to, allowed)
    with _named("nameservers"):
        if network.nameservers:
            Resolver(network.nameservers)
    with _named("proxy"):
        if network.proxy:
            read_proxy(network.proxy)
    with _named("ca_file"):
        verifying(network.ca_file)


@contextmanager
def _named(name: str) -> Iterator[None]:
    setting = f"network.{name}"
    try:
        yield
    except SettingsError as error:
        raise SettingsError(error.message, error.hint, setting=setting) from error
    except ValueError as error:
        raise SettingsError(f"{setting} cannot be used: {error}.", setting=setting) from error
