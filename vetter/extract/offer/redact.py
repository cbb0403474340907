"""The person's own data are nobody else's business: their names and addresses, wherever a message has them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.domains import same_site
from vetter.extract.offer.greeting import desks, greetings
from vetter.model import Party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vetter.model import Message

YOU: Final = "[you]"
MAX_NAMES: Final = 200
_NAME: Final = re.compile(r"[^\W\d_]{2,40}(?:['’-][^\W\d_]{1,40}){0,3}")


def without_the_person(messages: Iterable[Message]) -> tuple[Message, ...]:
    """Return the messages without whom they were for, and without what the person's own say of them."""
    told = tuple(messages)
    people = [party for one in told for party in (one.recipients if not one.mine else ())]
    people += [one.sender for one in told if one.mine]
    theirs = {one.sender.address for one in told if not one.mine}
    people = [party for party in people if party.address not in theirs]
    hosts = {party.host for party in people}
    hide = _hiding(people)
    servers = hosts - {one.sender.host for one in told if not one.mine}
    return tuple(_nameless(_redacted(one, hide, hosts), servers) for one in told)


def _nameless(one: Message, hosts: set[str]) -> Message:
    """Return a message without the names of the servers that took it in under the person's own domain."""

    def own(server: str) -> bool:
        return any(same_site(server, host) for host in hosts if host)

    return replace(
        one,
        hops=tuple(
            replace(hop, origin="", address="") if own(hop.origin) else hop for hop in one.hops
        ),
        results=tuple(
            replace(result, server="") if own(result.server) else result for result in one.results
        ),
    )


def _redacted(one: Message, hide: Callable[[str], str], hosts: set[str]) -> Message:
    nobody = {
        "sender": Party("you"),
        "on_behalf": Party(),
        "reply_to": (),
        "hops": (),
        "results": (),
        "signatures": (),
        "return_host": "",
        "id_host": "",
        "machine": "",
    }
    return replace(
        one,
        **(nobody if one.mine else {}),
        recipients=(),
        addresses=tuple(host for host in one.addresses if host not in hosts),
        subject=hide(one.subject),
        text=_without_greeting(hide(one.text)),
        links=tuple(
            replace(link, url=hide(link.url), shown=hide(link.shown)) for link in one.links
        ),
        attachments=tuple(replace(file, name=hide(file.name)) for file in one.attachments),
    )


def _hiding(people: Iterable[Party]) -> Callable[[str], str]:
    """Return a function that puts ``[you]`` in place of the names and addresses of ``people``."""
    words: dict[str, None] = {}
    for party in people:
        if party.address:
            encoded = party.address.replace("@", "%40")  # as in a link that says whose click it is
            words |= dict.fromkeys((party.address, encoded, encoded.lower(), party.address.lower()))
        whole = party.name.strip()
        if whole and "@" not in whole:
            # A name of one word may be a word in lower case: "Will", "Rose".
            words |= dict.fromkeys(
                (whole, whole.upper(), *([whole.lower()] if " " in whole else []))
            )
            names = [name for name in _NAME.findall(whole) if name.casefold() not in desks()]
            words |= dict.fromkeys(
                one for name in names if len(name) > 2 for one in (name, name.upper())
            )
    if not words:
        return str
    longest = sorted(words, key=len, reverse=True)[:MAX_NAMES]
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})(?![^\W_])")
    return lambda text: pattern.sub(YOU, text)


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(
        rf"\A(\s{{0,20}}(?:{greetings()})[ \t,]{{1,3}})([^,!:：，！\n،?]{{1,60}})(?=[,!:：，！\n،]|$)",
        re.IGNORECASE,
    )


def _without_greeting(text: str) -> str:
    """Return a text with ``[you]`` for the name that it greets at its beginning, if it begins so."""
    found = _greeting().match(text[:200])
    if found is None or not _is_name(found[2]):
        return text
    return text[: found.start(2)] + YOU + text[found.end(2) :]


def _is_name(words: str) -> bool:
    """Return whether a few words may be a name: each with a capital, or in a script that has none."""
    each = words.split()
    return 0 < len(each) <= 5 and not any(len(one) > 3 and one[0].islower() for one in each)
