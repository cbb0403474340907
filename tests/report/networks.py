"""Networks to report on: a plain one, one that names hostile things, and large ones."""

from __future__ import annotations

from tests.network.fingerprints import (
    about,
    account,
    address,
    cases,
    icon,
    outlet,
    strangers,
    trait,
)
from vetter.model import TraitKind
from vetter.network import network

LONG = "L" * 10_000
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)> </svg></style> [x](javascript:1) | `a` '


def plain():
    """Return two networks, one of which says so itself, a loose pair, a stranger, and background."""
    crowd = [outlet(f"crowd{n:02}.example", icon(900)) for n in range(13)]
    return network(
        cases(
            outlet("a.example", account(1), about("a.example"), name="The A"),
            outlet("b.example", account(1), about("b.example")),
            outlet("c.example", account(2), owners=("Elbe Verlag GmbH",)),
            outlet("d.example", account(2), owners=("Elbe Verlag GmbH",)),
            outlet("e.example", address("8.8.4.4")),
            outlet("f.example", address("8.8.4.4")),
            *crowd,
            *strangers(1),
        )
    )


def hostile():
    """Return a network in which everything that an outlet chooses is hostile."""
    evil = f"[/] [@click=app.pwn]x[/] \x1b]0;owned\x07\x1b[2J \u202egnp.exe \u200b \x00 \ud800 {EVIL}{LONG}"
    signs = [
        trait(TraitKind.TRACKER, f"adsense {evil}"),
        trait(TraitKind.CONTACT, f"jane@{evil}"),
        about(evil),
    ]
    return network(
        cases(
            outlet(f"{EVIL}.example", *signs, owners=(f"{evil} GmbH",), name=evil),
            outlet(f"b{EVIL}.example", *signs, owners=(f"{evil} GmbH",), name=evil),
            outlet("c.example", address(evil)),
            outlet("d.example", address(evil)),
        )
    )


def rings(*sizes):
    """Return networks of so many outlets each; those beside each other share an account."""
    outlets = []
    for ring, size in enumerate(sizes):
        outlets += [
            outlet(
                f"outlet-{place:03}.ring-{ring}.example",
                account(f"{ring}-{place}"),
                account(f"{ring}-{(place + 1) % size}"),
            )
            for place in range(size)
        ]
    return network(cases(*outlets))
