"""Settings: a TOML file, read strictly, with defaults that protect the person who is asking.

The file is the one named by ``--settings``, else by ``VETTER_SETTINGS``, else ``settings.toml`` in the
user's configuration folder, if it exists. ``VETTER_HOME`` holds cases and private lists.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
import tomli
from msgspec import Meta, Struct

from vetter.errors import SettingsError
from vetter.settings.address import wrong_with
from vetter.typed import shaped

Positive = Annotated[float, Meta(gt=0)]
NotNegative = Annotated[float, Meta(ge=0)]
Count = Annotated[int, Meta(ge=1)]
Probability = Annotated[float, Meta(gt=0, lt=1)]
Address = Annotated[str, Meta(pattern=r"\A(https?://[^\s/]+\S*)?\Z")]
Registries = Annotated[str, Meta(pattern=r"\A(bundled|https?://[^\s/]+\S*)?\Z")]
Server = Annotated[str, Meta(pattern=r"\A[^\s/:@]*\Z")]
Secret = Annotated[str, Meta(pattern=r"\A[!-~]*\Z")]

DEMONSTRATION: Final = "VETTER_DEMONSTRATION"
"""The variable that names the settings file of a demonstration to those who are started in it."""


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

    rdap: Registries = "bundled"  # "bundled": the registry named by the bundled IANA bootstrap
    whois: Server = "bundled"  # "bundled": the server that whois.iana.org refers to
    wayback: Address = "https://web.archive.org"
    certificates: Address = "https://crt.sh"
    wikidata: Address = "https://www.wikidata.org"
    gleif: Address = "https://api.gleif.org"
    wikipedia: Address = "https://{language}.wikipedia.org"
    gdelt: Address = "https://api.gdeltproject.org"
    searxng: Address = (
        ""  # a SearXNG of your own or of somebody you trust, for names nobody else knows
    )
    brave: Address = "https://api.search.brave.com"  # asked only with a key
    deadline: Positive = 60.0
    interval: NotNegative = 1.0
    gdelt_interval: NotNegative = 6.0  # it wants five, by its own clock

    def __post_init__(self) -> None:
        """Raise `ValueError` for what begins as an address does and is none."""
        for name in self.__struct_fields__:
            address = getattr(self, name)
            if isinstance(address, str) and "://" in address and (wrong := wrong_with(address)):
                raise ValueError(f"sources.{name} cannot be used. {wrong}")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """Keys to services that want one. They are sent to that service alone and kept in no case."""

    brave: Secret = ""  # https://brave.com/search/api/


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings. Unknown names are refused, so that a misspelt protection is not silently off."""

    network: Network = Network()
    crawl: Crawl = Crawl()
    assess: Assess = Assess()
    sources: Sources = Sources()
    keys: Keys = Keys()


class ChosenBy(StrEnum):
    """What decided which settings file it is."""

    OPTION = "--settings"
    VARIABLE = "VETTER_SETTINGS"
    FOLDER = "your configuration folder"
    DEMONSTRATION = "the demonstration"


class Place(Struct, frozen=True):
    """Where the settings file is, or would be, and what decided that."""

    path: Path
    chosen_by: ChosenBy

    @property
    def fixed(self) -> str:
        """The section that must stay as it is; "" for none. A demonstration may not be led out of this machine."""
        return "network" if self.chosen_by is ChosenBy.DEMONSTRATION else ""


def place(path: Path | None = None) -> Place:
    """Return where the settings are read from; the file may not exist. ``path`` is what ``--settings`` names."""
    if path is not None:
        return Place(path, ChosenBy.OPTION)
    if chosen := os.environ.get("VETTER_SETTINGS"):
        shown = os.environ.get(DEMONSTRATION) == chosen
        by = ChosenBy.DEMONSTRATION if shown else ChosenBy.VARIABLE
        return Place(Path(chosen).expanduser(), by)
    import platformdirs

    folder = Path(platformdirs.user_config_dir("vetter", appauthor=False))
    return Place(folder / "settings.toml", ChosenBy.FOLDER)


def load(path: Path | None = None) -> Settings:
    """Return the settings from ``path`` or from the usual places.

    Raises `SettingsError` if a file that was named does not exist or does not fit.
    """
    found = place(path)
    if found.chosen_by is ChosenBy.FOLDER and not found.path.is_file():
        return Settings()
    return in_force(fitted(parsed(text_of(found.path), found.path), found.path), found.path)


def text_of(path: Path) -> str:
    """Return what stands in a settings file. Raises `SettingsError`."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file {path} cannot be read: {error}.") from error


def parsed(text: str, path: Path) -> dict[str, Any]:
    """Return the text of the settings file ``path`` as plain values. Raises `SettingsError`."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise SettingsError(f"The settings file {path} is not valid TOML: {error}.") from error


def fitted(raw: dict[str, Any], path: Path) -> Settings:
    """Return plain values from the settings file ``path`` as settings, as they are written there. Raises `SettingsError`."""
    try:
        return shaped(raw, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(
            f"The settings file {path} does not fit: {error}.",
            "`vetter settings set` and `unset` put a line right; README.md lists the settings and what they take.",
        ) from error


def in_force(settings: Settings, path: Path) -> Settings:
    """Return settings as the program takes them: what they name beside their file ``path`` is named in full."""
    if not settings.network.ca_file:
        return settings
    absolute = str(path.resolve().parent / Path(settings.network.ca_file).expanduser())
    network = msgspec.structs.replace(settings.network, ca_file=absolute)
    return msgspec.structs.replace(settings, network=network)


def home() -> Path:
    """Return the folder for cases and private lists, which may not exist yet."""
    if chosen := os.environ.get("VETTER_HOME"):
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("vetter", appauthor=False))
