"""How well networks are found: ``python -m tests.accuracy.networks``.

Of every two outlets it is asked whether they are of one hand, and whether they came to stand in one network: of the pairs that
did, how many are (precision), and of those that are, how many did (recall), with exact 95 % intervals. Three times:

- on the sites of the lab (`network_sites`), vetted as any outlet is: four networks, and honest outlets that share an agency, a
  builder, a hoster or a day;
- on what the lists that vetter brings say of single sites and operations: accounts, addresses, mailboxes, days of registration;
- on outlets drawn at random after the shares that were measured on a real network, among honest ones, whose habits are assumed.
"""

from __future__ import annotations

import asyncio
import csv
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.accuracy.intervals import written
from tests.accuracy.network_sites import GROUPS, SITES
from tests.network.fingerprints import account, address, cases, day, icon, outlet, trait
from vetter import data
from vetter.model import Network, TraitKind
from vetter.network import network
from vetter.networks import network_of


class Pairs(NamedTuple):
    """Of all pairs: how many were joined, how many are of one hand, how many both."""

    joined: int
    akin: int
    both: int
    of: int

    def __str__(self) -> str:
        return (
            f"precision {written(self.both, self.joined)}, recall {written(self.both, self.akin)}, "
            f"of {self.of:,} pairs"
        )


def counted(found: Network, hands: dict[str, str]) -> Pairs:
    """Return how the network stands to who is whose; hands that are "" are nobody's."""
    clusters = {member.domain: member.cluster for member in found.members}
    sizes: dict[tuple[int, str], int] = {}
    for domain, number in clusters.items():
        key = (number, hands.get(domain, ""))
        sizes[key] = sizes.get(key, 0) + 1
    by_cluster: dict[int, int] = {}
    by_hand: dict[str, int] = {}
    for (number, hand), size in sizes.items():
        by_cluster[number] = by_cluster.get(number, 0) + size
        by_hand[hand] = by_hand.get(hand, 0) + size
    return Pairs(
        joined=sum(_pairs(size) for number, size in by_cluster.items() if number),
        akin=sum(_pairs(size) for hand, size in by_hand.items() if hand),
        both=sum(_pairs(size) for (number, hand), size in sizes.items() if number and hand),
        of=_pairs(len(clusters)),
    )


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


# ----- the lab


async def vetted(home: Path) -> Network:
    """Vet the sites of `network_sites` below ``home`` and return what they share."""
    from vetter.lab import Lab
    from vetter.pipeline import Options, vet

    async with Lab(home / "lab", [], extra=SITES) as lab:
        for site in SITES:
            await vet(site.host, Options(), lab.settings, home, lambda _: None)
    return await asyncio.to_thread(network_of, home)


def lab_hands() -> dict[str, str]:
    return {host: f"group {number}" for number, group in enumerate(GROUPS) for host in group}


# ----- the lists


def listed() -> tuple[Network, dict[str, str]]:
    """Return what ties the sites and operations on the lists by what is said of them, and whose they are.

    A site stands for itself; an address, an account or a mailbox of which no site is told stands for a place of
    its operation's.
    """
    outlets, hands = [], {}
    accounts: dict[str, list[str]] = {}
    for row in _rows():
        if row["operation"].startswith("Fingerprint of "):
            accounts.setdefault(row["operation"].removeprefix("Fingerprint of "), []).append(
                row["value"]
            )
    for site, values in accounts.items():
        outlets.append(outlet(site, *(account(value) for value in values)))
        hands[site] = ""
    for number, row in enumerate(_rows()):
        sign = _sign(row)
        if sign is not None:
            host = row["value"] if row["registered_on"] else f"place-{number}.example"
            outlets.append(outlet(host, sign))
            hands[host] = _hand(row["operation"])
    return network(cases(*outlets)), hands


def _rows() -> list[dict[str, str]]:
    found = []
    for path in sorted(data.root().glob("lists/*/rows.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            found += list(csv.DictReader(stream))
    return found


def _sign(row: dict[str, str]):
    if row["operation"].startswith("Fingerprint of "):
        return None
    if row["registered_on"]:
        return day(row["registered_on"])
    if row["type"] == "ip":
        return address(row["value"])
    if row["type"] == "email":
        return trait(TraitKind.CONTACT, row["value"])
    return account(row["value"]) if row["type"] == "tracker" else None


def _hand(operation: str) -> str:
    return "Doppelganger" if "Doppelganger" in operation else operation


# ----- after measured shares

SHARES = "99.7 % with an account on 50 sites at most, 92 % registered on twelve days, 99.4 % with one registrar"


def drawn(seed: int, network_size: int, honest: int) -> tuple[Network, dict[str, str]]:
    """Return what ties a network of that size, as Metric Media's is, among so many honest outlets, by account.

    Nothing but the day of registration ties the sites of one account to those of another here, and a day never joins: so the
    network comes out in parts, and the whole of it only where sites share more than was measured.

    Measured (research on 1,081 and 1,105 of its domains): ``SHARES``. Assumed of honest outlets: a fifth with the same
    registrar, on any of 6,000 days; every tenth with one of forty agencies, which brings an account, an address and an
    icon, and is credited by two of three; a third with one of twenty themes' icons; two of five at one of two hundred
    addresses of hosters that nobody knows.
    """
    chance = Random(seed)
    outlets, hands = [], {}
    for number in range(network_size):
        host = f"network-{number}.example"
        hands[host] = f"account {number // 50}"
        when = chance.randrange(12) if chance.random() < 0.92 else 100 + chance.randrange(6000)
        signs = [
            trait(
                TraitKind.REGISTERED,
                f"day {when} {'godaddy' if chance.random() < 0.994 else 'other'}",
            )
        ]
        if chance.random() < 0.997:
            signs.append(account(f"network {number // 50}"))
        outlets.append(outlet(host, *signs))
    for number in range(honest):
        host = f"honest-{number}.example"
        hands[host] = ""
        registrar = "godaddy" if chance.random() < 0.2 else f"registrar {chance.randrange(30)}"
        signs = [
            trait(TraitKind.REGISTERED, f"day {100 + chance.randrange(6000)} {registrar}"),
            account(f"own {number}"),
        ]
        signs += _habits(chance)
        outlets.append(outlet(host, *signs))
    return network(cases(*outlets)), hands


def _habits(chance: Random) -> list:
    signs = []
    if chance.random() < 0.1:
        agency = chance.randrange(40)
        signs += [account(f"agency {agency}"), address(f"9.9.9.{agency}"), icon(1000 + agency)]
        if chance.random() < 2 / 3:
            signs.append(trait(TraitKind.MAKER, f"agency-{agency}.example"))
    elif chance.random() < 1 / 3:
        signs.append(icon(chance.randrange(20)))
    if chance.random() < 0.4:
        signs.append(address(f"9.9.8.{chance.randrange(200)}"))
    return signs


# ----- printed


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = asyncio.run(vetted(Path(folder)))
    print(f"the lab, {len(SITES)} sites: {counted(told, lab_hands())}")
    for number, group in enumerate(GROUPS):
        found = {member.cluster for member in told.members if member.domain in group}
        print(
            f"    group {number}: {len(group)} sites, {'whole' if len(found) == 1 and 0 not in found else 'not whole'}"
        )
    for tie in (tie for cluster in told.clusters for tie in cluster.ties):
        if not any({tie.one, tie.other} <= group for group in GROUPS):
            print(
                f"    wrongly: {tie.one}, {tie.other}: {', '.join(sign.kind for sign in tie.shared)}"
            )
    found, hands = listed()
    print(f"the lists, {len(hands):,} sites and places: {counted(found, hands)}")
    print(f"drawn after measured shares ({SHARES}):")
    for size, honest in ((50, 950), (300, 2700), (1000, 9000)):
        found, hands = drawn(7, size, honest)
        whole = {host: hand and "one" for host, hand in hands.items()}
        print(f"    {size} among {honest:,}, by account: {counted(found, hands)}")
        print(f"    {size} among {honest:,}, as a whole: {counted(found, whole)}")


if __name__ == "__main__":
    sys.exit(main())
