"""A page that needs its scripts to say anything, and one that says little."""

from __future__ import annotations

import pytest

from vetter.model import ClaimKind, PageState

SCRIPT = '<script defer src="/assets/app.js"></script>'
MENU = '<nav><a href="/about/">About</a><a href="/contact/">Contact</a></nav>'


def made(body, head=SCRIPT):
    return f"<html lang=en><head><title>Gazette</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div>',
        '<div id="app"><p>Loading…</p></div>',
        '<div id="site"></div>',
        f"<header>{MENU}</header><main></main>",
        f"{MENU}<div class=spinner>Loading, please wait</div>",
        f'{MENU}<div id="root"><h1>The Gazette</h1><p>Loading the news …</p></div>',
        "<h1>The Gazette</h1><p>Please enable JavaScript to continue</p>",
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="main"></div>',
        '<div id="root"><a href="#">Menu</a><a href="javascript:void(0)">Search</a></div>',
        '<div class="bar"><a href="/">The Gazette</a></div><div id="main"></div>',
        '<noscript><a href="https://help.example.com/scripts">How to</a></noscript><div></div>',
        f'<div id="root"></div><footer>{MENU}<a href="mailto:desk@gazette.example.com">Mail</a></footer>',
    ],
)
def test_a_page_with_nothing_in_it_but_scripts_is_a_shell(page, body):
    assert page(made(body)).state is PageState.SHELL


@pytest.mark.parametrize(
    "body",
    [
        '<h1>Contact</h1><p>Write to <a href="mailto:desk@gazette.example.com">the desk</a>.</p>',
        "<h1>Contact</h1><p>desk@gazette.example.com</p>",
        "<p>desk (at) gazette.example.com, desk@gazette.example.com</p>",
        f"{MENU}<div role=main><h1>Imprint</h1><p>Gazette UG, Quay 1, 20457 Hamburg</p></div>",
        '<div id="root"><h1>Contact</h1><a href="tel:+4940123456">Call the desk</a></div>',
        '<div id="__next"><main><a href="/2026/otters/">Otters at the quay</a></main></div>',
        '<noscript>Enable JavaScript to run this app</noscript><a href="tel:+4940123456">Call</a>',
    ],
)
def test_a_short_page_that_says_something_is_read(page, body):
    assert page(made(body)).state is PageState.READ


def test_the_address_on_a_short_contact_page_is_read(page):
    body = f"{MENU}<div role=main><h1>Contact</h1><p>desk@gazette.example.com</p></div>"
    read = page(made(body), url="https://gazette.example.com/contact/")
    assert "desk@gazette.example.com" in {
        claim.value for claim in read.claims if claim.kind is ClaimKind.EMAIL
    }
