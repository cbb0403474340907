"""From a target to one outlet: addresses lead there by themselves, names have to be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.domains import ascii_host, label_and_suffix, registrable
from vetter.errors import AmbiguousError, CannotError
from vetter.extract.fold import fold
from vetter.model import Outlet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from vetter.model import Candidate, Target

_ARTICLES: Final = "a an the der die das le la les l el los las il lo gli i o os as de het den"
ARTICLES: Final = frozenset(_ARTICLES.split())
MAX_CANDIDATES: Final = 12


async def resolve(
    target: Target,
    *,
    known: Callable[[str], tuple[Candidate, ...]],
    search: Callable[[str], Awaitable[tuple[Candidate, ...]]],
) -> Outlet:
    """Return the outlet that a target means.

    ``known`` looks a name up in what is bundled, ``search`` elsewhere. Raises `AmbiguousError` if
    a name fits several sites, or none exactly, and `CannotError` if nothing fits.
    """
    if target.host:
        domain = registrable(target.host) or target.host
        return Outlet(host=target.host, domain=domain, url=target.url)
    candidates = _once_each((*known(target.text), *await search(target.text)))
    if not candidates:
        raise CannotError(
            f"No outlet called “{target.text}” is known here or to Wikidata.",
            "Give the address of its site, or of an article in it: every outlet has one.",
        )
    exact = [one for one in candidates if _fits(one, target.text)]
    if len(exact) != 1:
        raise _several(target, exact or candidates)
    return _outlet(exact[0], candidates, target.text)


def _once_each(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return one candidate for each site, the first that was found."""
    sites: dict[str, Candidate] = {}
    for candidate in candidates:
        host = ascii_host(candidate.domain)
        if host:
            sites.setdefault(registrable(host) or host, candidate)
    return tuple(sites.values())[:MAX_CANDIDATES]


def _several(target: Target, candidates: Sequence[Candidate]) -> AmbiguousError:
    if len(candidates) > 1:
        message = f"“{target.text}” may mean {len(candidates)} outlets:"
    else:
        message = f"“{target.text}” is not known under exactly this name. It may be:"
    return AmbiguousError(
        message, f"Say which by its site, for example {candidates[0].domain}.", tuple(candidates)
    )


def _fits(candidate: Candidate, name: str) -> bool:
    """Return whether a candidate is called so: by its name, or by that of its site."""
    return _bare(name) == _bare(candidate.name) or _is_called_as_its_site(candidate, name)


def _is_called_as_its_site(candidate: Candidate, name: str) -> bool:
    label = label_and_suffix(ascii_host(candidate.domain))[0].replace("-", "")
    return bool(label) and label in (_bare(name), fold(name).replace(" ", ""))


def _outlet(chosen: Candidate, candidates: tuple[Candidate, ...], name: str) -> Outlet:
    host = ascii_host(chosen.domain)
    return Outlet(
        host=host,
        domain=registrable(host) or host,
        url=f"https://{host}/",
        # A list may know the site under the name of the operation behind it.
        name=chosen.name if _bare(chosen.name) == _bare(name) else name,
        candidates=candidates,
    )


def _bare(name: str) -> str:
    """Return a name as it is compared: no case, accents, spaces, or article in front.

    >>> _bare("The Guardian") == _bare("guardian")
    True
    """
    words = fold(name).split()
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return "".join(words)
