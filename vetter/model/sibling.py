"""What an outlet shows that another one may show as well, and where that was met before."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from vetter.model.fact import Citation


class TraitKind(StrEnum):
    """What two sites can have in common. Texts and skeletons are compared by their sketches."""

    TRACKER = "tracker"
    SOA_CONTACT = "soa-contact"
    NAMESERVER = "nameserver"  # the domain of the name servers
    CERTIFICATE_KEY = "certificate-key"  # SHA-256 of the public key
    CERTIFICATE_NAME = "certificate-name"  # another site on one of its certificates
    ADDRESS = "address"
    FAVICON = "favicon"
    REGISTERED = "registered"  # day and registrar
    SKELETON = "skeleton"
    POLICY = "policy"
    ABOUT = "about"
    ARTICLE = "article"
    PORTRAIT = "portrait"
    POSTAL = "postal"  # the address to which letters go
    CONTACT = "contact"  # a mailbox or a telephone number that it gives as its own
    LINK = "link"  # a site to which its menu or footer leads
    MAKER = "maker"  # the site of whoever made it, as its footer credits them


class Trait(Struct, frozen=True, gc=False):
    """One thing that an outlet shows.

    ``value`` compares exactly; where there is a ``sketch`` (a MinHash, packed as `vetter.extract.sketch` does) that
    compares instead, and ``value`` says where the text stands. A portrait's ``value`` are its difference
    hash and its mirror image's, and its ``sketch`` is only for finding it. ``dated`` is when an article
    says that it was published.
    """

    kind: TraitKind
    value: str
    sketch: bytes = b""
    dated: datetime | None = None
    cited: tuple[Citation, ...] = ()


class Kin(Struct, frozen=True, gc=False):
    """A site that an outlet itself names as belonging with it; ``where`` is "trust.txt", "ads.txt" or a page."""

    site: str
    where: str
    cited: tuple[Citation, ...] = ()


class Fingerprint(Struct, frozen=True, kw_only=True):
    """What of one vetting can be held against others.

    ``owners`` are as the outlet names them, ``kin`` the sites that it names as its own or its owner's.
    """

    host: str
    domain: str
    name: str
    as_of: datetime
    owners: tuple[str, ...] = ()
    kin: tuple[Kin, ...] = ()
    traits: tuple[Trait, ...] = ()


class Sibling(Struct, frozen=True, kw_only=True):
    """One trait that this outlet has in common with one that was vetted earlier.

    ``value`` is ours, ``theirs`` how it stands there, ``dated`` when an article was published there;
    ``likeness`` is 1 where values are equal.
    ``others`` of ``known`` other outlets that were vetted here show it: the fewer, the more it says. With
    ``beside`` the other was looked at for this one's sake, since this one leads there: then nothing can be counted.
    """

    host: str
    domain: str
    name: str
    case: str
    seen: datetime
    kind: TraitKind
    value: str
    theirs: str = ""
    likeness: float = 1.0
    dated: datetime | None = None
    others: int = 1
    known: int = 1
    beside: bool = False
    earlier: bool = False  # looked at for the sake of an earlier case
    owners: tuple[str, ...] = ()
    cited: tuple[Citation, ...] = ()
