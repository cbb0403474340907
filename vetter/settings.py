"""Settings: a TOML file, read strictly, with defaults that protect the person who is asking.

The file is the one named by ``--settings``, else by ``VETTER_SETTINGS``, else ``settings.toml`` in the
user's configuration folder, if it exists. ``VETTER_HOME`` holds cases and private lists.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import tomli
from msgspec import Meta, Struct

from vetter.errors import SettingsError
from vetter.typed import shaped

Positive = Annotated[float, Meta(gt=0)]
NotNegative = Annotated[float, Meta(ge=0)]
Count = Annotated[int, Meta(ge=1)]
Probability = Annotated[float, Meta(gt=0, lt=1)]


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """How the program reaches the outside. The defaults reach the public internet, and only that.

    ``nameservers``    ``address:port``; empty means those of the system.
    ``connect_to``     ``host:port=address:port``, like curl; ``*`` stands for any host; first match wins.
    ``allow_addresses`` networks (CIDR) that may be dialled although they are not public.
    ``ca_file``        one more trust root, PEM; relative to the settings file.
    ``proxy``          ``http://``, ``socks5://`` or ``socks5h://``; then no name is resolved here.
    """

    nameservers: tuple[str, ...] = ()
    connect_to: tuple[str, ...] = ()
    allow_addresses: tuple[str, ...] = ()
    ca_file: str = ""
    proxy: str = ""


class Crawl(Struct, frozen=True, forbid_unknown_fields=True):
    """How the outlet's own site is read.

    ``deadline`` and ``delay`` are seconds; ``per_host`` is how many requests may run at once towards one
    registrable domain. ``identity`` decides what the site's logs show: an ordinary browser
    (``discreet``) or this program's name (``honest``).
    """

    max_pages: Count = 25
    deadline: Positive = 120.0
    per_host: Count = 2
    delay: NotNegative = 0.25
    identity: Literal["honest", "discreet"] = "discreet"


class Assess(Struct, frozen=True, forbid_unknown_fields=True):
    """``prior``: how likely an outlet like this is to be a front before anything was looked at."""

    prior: Probability = 0.02


class Sources(Struct, frozen=True, forbid_unknown_fields=True):
    """Which third parties may be asked, each with its address. An empty string switches one off.

    ``deadline`` is how many seconds each of them may take in all, ``interval`` how many seconds pass
    between two questions to the same service at least.
    """

    rdap: str = "bundled"  # "bundled": the registry named by the bundled IANA bootstrap
    whois: str = "bundled"  # "bundled": the server that whois.iana.org refers to
    wayback: str = "https://web.archive.org"
    certificates: str = "https://crt.sh"
    wikidata: str = "https://www.wikidata.org"
    gleif: str = "https://api.gleif.org"
    wikipedia: str = "https://{language}.wikipedia.org"
    gdelt: str = "https://api.gdeltproject.org"
    searxng: str = ""  # a SearXNG of your own or of somebody you trust, for names nobody else knows
    brave: str = "https://api.search.brave.com"  # asked only with a key
    deadline: Positive = 60.0
    interval: NotNegative = 1.0
    gdelt_interval: NotNegative = 6.0  # it wants five, by its own clock


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """Keys to services that want one. They are sent to that service alone and kept in no case."""

    brave: str = ""  # https://brave.com/search/api/


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings. Unknown names are refused, so that a misspelt protection is not silently off."""

    network: Network = Network()
    crawl: Crawl = Crawl()
    assess: Assess = Assess()
    sources: Sources = Sources()
    keys: Keys = Keys()


def load(path: Path | None = None) -> Settings:
    """Return the settings from ``path`` or from the usual places.

    Raises `SettingsError` if a file that was named does not exist or does not fit.
    """
    chosen = path or _usual_place()
    if chosen is None:
        return Settings()
    try:
        raw = tomli.loads(chosen.read_text("utf-8"))
        settings = shaped(raw, Settings)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file {chosen} cannot be read: {error}.") from error
    except tomli.TOMLDecodeError as error:
        raise SettingsError(f"The settings file {chosen} is not valid TOML: {error}.") from error
    except msgspec.ValidationError as error:
        raise SettingsError(
            f"The settings file {chosen} does not fit: {error}.",
            "README.md lists the settings and what they take.",
        ) from error
    return _with_absolute_ca(settings, chosen.resolve().parent)


def home() -> Path:
    """Return the folder for cases and private lists, which may not exist yet."""
    if chosen := os.environ.get("VETTER_HOME"):
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("vetter", appauthor=False))


def _usual_place() -> Path | None:
    if chosen := os.environ.get("VETTER_SETTINGS"):
        return Path(chosen).expanduser()
    import platformdirs

    path = Path(platformdirs.user_config_dir("vetter", appauthor=False)) / "settings.toml"
    return path if path.is_file() else None


def _with_absolute_ca(settings: Settings, folder: Path) -> Settings:
    if not settings.network.ca_file:
        return settings
    absolute = str(folder / Path(settings.network.ca_file).expanduser())
    return msgspec.structs.replace(
        settings, network=msgspec.structs.replace(settings.network, ca_file=absolute)
    )
