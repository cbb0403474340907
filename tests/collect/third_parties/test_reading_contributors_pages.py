"""Reading the page of a contributor's own that the outlet links."""

from __future__ import annotations

import pytest

from tests.dossiers import page
from vetter.collect import contributors
from vetter.model import Link, Outcome, PageKind, PageReading, PersonSeen

HOST = "ada-example.net"
WORDS = "I am a reporter and write for the Gazette, among others, on harbours and fish. " * 4
PAGE = f"<html lang=en><title>Ada</title><body><main><h1>Ada</h1><p>{WORDS}</p></main>".encode()


def linking(errand, *urls):
    team = page(
        PageKind.TEAM,
        url="https://gazette.example/team",
        people=(PersonSeen(name="Ada Example"), PersonSeen(name="Eve Example")),
        links=tuple(Link(u, n) for u, n in zip(urls, ("Ada Example", "Eve Example"), strict=False)),
    )
    errand.readings["r-team"] = PageReading(team)
    return errand


def answering(reply, robots=(404, "text/plain", b"")):
    return lambda path: robots if path == "/robots.txt" else reply


async def test_one_page_is_read_after_its_robots_txt(town, errand_to, ledger):
    town.web[HOST] = answering((200, "text/html", PAGE))
    errand = linking(await errand_to("gazette.example"), f"https://{HOST}/")
    assert (await contributors.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked == [f"{HOST} /robots.txt", f"{HOST} /"]
    assert ledger(errand) == [(HOST, "answered")]


async def test_an_address_in_structured_data_counts_and_a_network_does_not(town, errand_to):
    town.web[HOST] = answering((200, "text/html", PAGE))
    team = page(
        PageKind.TEAM,
        url="https://gazette.example/team",
        people=(PersonSeen(name="Ada Example"),),
        own_sites=(
            ("Ada Example", "https://www.linkedin.com/in/ada-example"),
            ("Ada Example", f"https://{HOST}/"),
            ("Somebody Else", "https://else.example/"),
        ),
    )
    errand = await errand_to("gazette.example")
    errand.readings["r-team"] = PageReading(team)
    assert (await contributors.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked == [f"{HOST} /robots.txt", f"{HOST} /"]


@pytest.mark.parametrize(
    ("reply", "robots", "outcome"),
    [
        ((403, "text/html", b"no"), (404, "text/plain", b""), Outcome.BLOCKED),
        ((404, "text/html", b"gone"), (404, "text/plain", b""), Outcome.ABSENT),
        ((200, "text/html", b""), (404, "text/plain", b""), Outcome.FAILED),
        (
            (200, "text/html", PAGE),
            (200, "text/plain", b"User-agent: *\nDisallow: /"),
            Outcome.BLOCKED,
        ),
    ],
)
async def test_a_page_that_may_or_can_not_be_read_is_said(
    town, errand_to, ledger, reply, robots, outcome
):
    town.web[HOST] = answering(reply, robots)
    errand = linking(await errand_to("gazette.example"), f"https://{HOST}/")
    assert (await contributors.collect(errand)).outcome is outcome
    assert ledger(errand) == [(HOST, outcome.value)]


async def test_networks_are_not_read_and_nobody_is_asked_without_links(town, errand_to):
    errand = linking(await errand_to("gazette.example"), "https://www.linkedin.com/in/ada")
    assert (await contributors.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []
