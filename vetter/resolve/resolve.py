"""From a target to one outlet: addresses lead there by themselves, names have to be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.domains import ascii_host, registrable
from vetter.errors import AmbiguousError, CannotError
from vetter.model import Candidate, Found, Outlet, Sought, TargetKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from vetter.model import Target

    Search = Callable[[str], Awaitable[Sought]]

MAX_CANDIDATES: Final = 12
VOUCHED: Final = frozenset({Found.KNOWN, Found.WIKIDATA})
"""Where a name that fits exactly may be taken for the outlet's; what else fits is for the person to judge."""


async def resolve(
    target: Target,
    *,
    known: Callable[[str], Sought] = lambda _: Sought(),
    searches: Sequence[Search] = (),
    guesses: Sequence[Search] = (),
) -> Outlet:
    """Return the outlet that a target means.

    An address is taken as it is. ``known`` looks a name up in what is bundled, ``searches`` where
    somebody vouches for what they say; ``guesses`` are only asked if nothing bears the name so far.
    Raises `AmbiguousError` if a name fits several sites, or none for certain, and `CannotError` if
    nothing fits.
    """
    if target.host:
        return _at_address(target)
    if target.kind is TargetKind.MESSAGE or target.text.startswith("@"):
        searches = guesses = ()
    sought = await _sought(target.text, known, searches, guesses)
    candidates = _once_each(one for told in sought for one in told.candidates)
    if target.kind is TargetKind.NAME:
        candidates = tuple(sorted(candidates, key=lambda one: one.found is Found.LISTED))
    remarks = " ".join(remark for told in sought for remark in told.remarks)
    if not candidates:
        raise _nothing(target, remarks)
    certain = [one for one in candidates if _is_certain(one)]
    if target.kind is TargetKind.MESSAGE and len(candidates) == 1:
        return _outlet(target, candidates[0], candidates)
    if len(certain) != 1:
        raise _several(target, certain or candidates, remarks)
    return _outlet(target, certain[0], candidates)


async def _sought(
    name: str,
    known: Callable[[str], Sought],
    searches: Sequence[Search],
    guesses: Sequence[Search],
) -> list[Sought]:
    sought = [known(name)]
    sought += [await search(name) for search in searches]
    for guess in guesses:
        if any(_is_certain(one) for told in sought for one in told.candidates):
            break
        sought.append(await guess(name))
    return sought


def _at_address(target: Target) -> Outlet:
    domain = registrable(target.host) or target.host
    outlet = Outlet(host=target.host, domain=domain, url=target.url)
    if not target.within:
        return outlet
    how = f"the address within a link of {target.within}"
    within = Candidate("", target.host, how, "", Found.GIVEN, exact=True)
    return replace(outlet, candidates=(within,))


def _is_certain(candidate: Candidate) -> bool:
    return candidate.exact and candidate.found in VOUCHED


def _once_each(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return one candidate for each site, the first that was found."""
    sites: dict[str, Candidate] = {}
    for candidate in candidates:
        host = ascii_host(candidate.domain)
        if host:
            sites.setdefault(registrable(host) or host, candidate)
    return tuple(sites.values())[:MAX_CANDIDATES]


def _nothing(target: Target, remarks: str) -> CannotError:
    if target.kind is TargetKind.MESSAGE:
        return CannotError(
            f"That e-mail leads to no site of its own. {remarks}".rstrip(),
            "Give the outlet's name or site; that it names none is worth asking about.",
        )
    if target.text.startswith("@"):
        return CannotError(
            f"{target.text} is the name of an account, which by itself leads to no site. {remarks}".rstrip(),
            "Give the address that its profile links to, or the outlet's name. "
            "Anybody can open an account under any name.",
        )
    return CannotError(
        f"No outlet called “{target.text}” was found. {remarks}".rstrip(),
        "Give the address of its site, or of an article in it: every outlet has one.",
    )


def _several(target: Target, candidates: Sequence[Candidate], remarks: str) -> AmbiguousError:
    if target.kind is TargetKind.MESSAGE:
        message = f"The e-mail leads to {len(candidates)} sites:"
    elif target.text.startswith("@"):
        message = (
            "An account alone leads to no site. An outlet that is known to write under this name:"
        )
    elif candidates[0].found in VOUCHED and candidates[0].exact:
        message = f"“{target.text}” may mean {len(candidates)} outlets:"
    elif all(one.found is Found.LISTED for one in candidates):
        message = (
            f"No genuine outlet called “{target.text}” was found. Sites of that name or a similar one are "
            "on a list; another outlet may bear the same name in all innocence:"
        )
    else:
        message = f"“{target.text}” is not known for certain under exactly this name. It may be:"
    which = f"Say which by its site, for example {candidates[0].domain}."
    if target.kind is TargetKind.MESSAGE:
        which = f"Say which by its site, and bring the message along: vetter check {candidates[0].domain} --offer FILE"
    return AmbiguousError(f"{remarks} {message}".lstrip(), which, tuple(candidates))


def _outlet(target: Target, chosen: Candidate, candidates: tuple[Candidate, ...]) -> Outlet:
    host = ascii_host(chosen.domain)
    return Outlet(
        host=host,
        domain=registrable(host) or host,
        url=f"https://{host}/",
        name=chosen.name or (target.text if target.kind is TargetKind.NAME else ""),
        candidates=candidates,
    )
