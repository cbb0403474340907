"""Settings: a TOML file, read strictly, with defaults that protect the person who is asking.

The file is the one named by ``--settings``, else by ``VETTER_SETTINGS``, else ``settings.toml`` in the
user's configuration folder, if it exists. ``VETTER_HOME`` holds cases and private lists.
"""

from __future__ import annotations

import errno
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
import tomli
from msgspec import Meta, Struct

from vetter.errors import CannotError, SettingsError
from vetter.settings.address import wrong_with
from vetter.typed import shaped

Seconds = Annotated[float, Meta(gt=0, le=3600)]
Pause = Annotated[float, Meta(ge=0, le=3600)]
Pages = Annotated[int, Meta(ge=1, le=500)]
Sites = Annotated[int, Meta(ge=0, le=10)]
AtOnce = Annotated[int, Meta(ge=1, le=64)]
Probability = Annotated[float, Meta(gt=0, lt=1)]
Address = Annotated[str, Meta(pattern=r"\A(https?://[^\s/]+\S*)?\Z")]
Registries = Annotated[str, Meta(pattern=r"\A(bundled|https?://[^\s/]+\S*)?\Z")]
Server = Annotated[str, Meta(pattern=r"\A[^\s/:@]*\Z")]
Contact = Annotated[str, Meta(pattern=r"\A([!-'*-\[\]-~][ -'*-\[\]-~]*)?\Z", max_length=100)]
Secret = Annotated[str, Meta(pattern=r"\A[!-~]*\Z")]

MOST: Final = 1_000_000  # bytes of a settings file; what has no end is none
MARK: Final = "\ufeff"
"""What some editors put before a text in UTF-8."""

IN_THE_WAY: Final = frozenset(
    [
        errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOSPC,
        errno.EDQUOT,
    ]
)  # fmt: skip
"""What a folder may answer that is no fault of the program's: it is closed, it is none, or it is full."""

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
    (``discreet``) or this program's name (``honest``). ``tied_sites`` is how many other sites are looked at briefly to
    which its certificates, its address, its identifiers or copies of its articles lead.
    """

    max_pages: Pages = 25
    deadline: Seconds = 120.0
    per_host: AtOnce = 2
    delay: Pause = 0.25
    identity: Literal["honest", "discreet"] = "discreet"
    tied_sites: Sites = 3


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
    neighbours: Address = "https://api.hackertarget.com"
    wikidata: Address = "https://www.wikidata.org"
    gleif: Address = "https://api.gleif.org"
    wikipedia: Address = "https://{language}.wikipedia.org"
    gdelt: Address = "https://api.gdeltproject.org"
    searxng: Address = (
        ""  # a SearXNG of your own or of somebody you trust, for names nobody else knows
    )
    brave: Address = "https://api.search.brave.com"  # asked only with a key
    deadline: Seconds = 60.0
    interval: Pause = 1.0
    gdelt_interval: Pause = 6.0  # it wants five, by its own clock

    def __post_init__(self) -> None:
        """Raise `ValueError` for what begins as an address does and is none."""
        for name in self.__struct_fields__:
            address = getattr(self, name)
            if isinstance(address, str) and "://" in address and (wrong := wrong_with(address)):
                raise ValueError(f"sources.{name} cannot be used. {wrong}")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """What services want to be told. It is sent to that service alone and kept in no case."""

    brave: Secret = ""  # https://brave.com/search/api/
    wikimedia: Contact = ""  # how Wikidata and Wikipedia can reach whoever asks


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
    def is_there(self) -> bool:
        """Whether there is something at that place already, as far as can be seen."""
        try:
            return self.path.exists()
        except OSError:
            return False

    @property
    def fixed(self) -> str:
        """The section that must stay as it is; "" for none. A demonstration may not be led out of this machine."""
        return "network" if self.chosen_by is ChosenBy.DEMONSTRATION else ""


def place(path: Path | None = None) -> Place:
    """Return where the settings are read from; the file may not exist. ``path`` is what ``--settings`` names.

    Raises `SettingsError` where ``VETTER_SETTINGS`` begins with the home of somebody who is not there.
    """
    if path is not None:
        return Place(path, _chosen_by(path, ChosenBy.OPTION))
    if chosen := os.environ.get("VETTER_SETTINGS"):
        named = expanded(chosen, "VETTER_SETTINGS")
        return Place(named, _chosen_by(named, ChosenBy.VARIABLE))
    import platformdirs

    folder = Path(platformdirs.user_config_dir("vetter", appauthor=False))
    return Place(folder / "settings.toml", ChosenBy.FOLDER)


def _chosen_by(path: Path, otherwise: ChosenBy) -> ChosenBy:
    """Tell the file of a demonstration, however it is named, from another."""
    shown = os.environ.get(DEMONSTRATION)
    is_it = bool(shown) and really(Path(shown or "")) == really(path)
    return ChosenBy.DEMONSTRATION if is_it else otherwise


def load(path: Path | None = None) -> Settings:
    """Return the settings from ``path`` or from the usual places.

    Raises `SettingsError` if a file that was named does not exist or does not fit.
    """
    found = place(path)
    text = text_of(found.path)
    if text is None:
        if found.chosen_by is ChosenBy.FOLDER:
            return Settings()
        raise SettingsError(
            f"The settings file {brief(found.path)} cannot be read: it is not there."
        )
    return in_force(fitted(parsed(text, found.path), found.path), found.path)


def text_of(path: Path) -> str | None:
    """Return what stands in a settings file, None where there is no file. Raises `SettingsError` where it cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST + 1)
        if len(content) > MOST:
            words = (
                f"The settings file {brief(path)} cannot be read: it is longer than settings are."
            )
            raise SettingsError(words)
        return content.decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        words = f"The settings file {brief(path)} cannot be read: it is not in UTF-8."
        raise SettingsError(words, "Save it as UTF-8.") from error
    except OSError as error:
        words = f"The settings file {brief(path)} cannot be read: {error.strerror}."
        raise SettingsError(words) from error


def parsed(text: str, path: Path) -> dict[str, Any]:
    """Return the text of the settings file ``path`` as plain values. Raises `SettingsError`."""
    try:
        return tomli.loads(text.removeprefix(MARK))
    except tomli.TOMLDecodeError as error:
        words = f"The settings file {brief(path)} is not valid TOML: {error}."
        raise SettingsError(words) from error
    except RecursionError:
        words = f"The settings file {brief(path)} is nested too deeply."
        raise SettingsError(words) from None  # a thousand times the same


def fitted(raw: dict[str, Any], path: Path) -> Settings:
    """Return plain values from the settings file ``path`` as settings, as they are written there. Raises `SettingsError`."""
    try:
        return shaped(raw, Settings)
    except msgspec.ValidationError as error:
        from vetter.settings.slips import slips, told

        raise SettingsError(
            f"The settings file {brief(path)} does not fit: {told(slips(raw))}.",
            "`vetter settings set` and `unset` put a line right; README.md lists the settings and what they take.",
        ) from error


def in_force(settings: Settings, path: Path) -> Settings:
    """Return settings as the program takes them: what they name beside their file ``path`` is named in full.

    Raises `SettingsError` where that is in the home of somebody who is not there.
    """
    if not settings.network.ca_file:
        return settings
    beside = really(path).parent
    absolute = str(beside / expanded(settings.network.ca_file, "network.ca_file"))
    network = msgspec.structs.replace(settings.network, ca_file=absolute)
    return msgspec.structs.replace(settings, network=network)


def expanded(text: str, named_by: str) -> Path:
    """Return the path that is meant by one that may begin with ``~``. Raises `SettingsError`."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        words = f"{named_by} names “{text[:100]}”, and nobody of that name is on this machine."
        setting = named_by if "." in named_by else ""
        raise SettingsError(words, "Write the whole path.", setting=setting) from error


def really(path: Path) -> Path:
    """Return where a path leads, through links; itself where it leads nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # the latter: links that lead round in a circle
        return path.absolute()


def brief(path: Path) -> str:
    """Return a path as it stands in a sentence, which must not be lost behind it."""
    text = str(path)
    return text if len(text) <= 400 else f"{text[:200]}…{text[-200:]}"


def home() -> Path:
    """Return the folder for cases and private lists, which may not exist yet. Raises `SettingsError`."""
    if chosen := os.environ.get("VETTER_HOME"):
        return expanded(chosen, "VETTER_HOME")
    import platformdirs

    return Path(platformdirs.user_data_dir("vetter", appauthor=False))


def unkept(error: BaseException) -> CannotError | None:
    """Return what to say of an error with which the folder for cases is in the way; None for any other error."""
    if not isinstance(error, OSError) or error.errno not in IN_THE_WAY:
        return None
    folder = home()
    named = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else None
    if named is None or not (named.is_relative_to(folder) or folder.is_relative_to(named)):
        return None
    where = "" if named == folder else f" ({brief(named)})"
    return CannotError(
        f"Cases cannot be kept in {brief(folder)}{where}: {error.strerror}.",
        "Put that right, or set VETTER_HOME to a folder of your own.",
    )
