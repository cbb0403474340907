"""http and https, ports 80 and 443, a public name, nobody's password: nothing else is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.model import Trouble, TroubleKind
from vetter.net.url import VettedUrl, vet


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://Gazette.Example.org", "https://gazette.example.org/"),
        ("http://gazette.example.org:80/a?b=c#d", "http://gazette.example.org/a?b=c"),
        ("https://gazette.example.org:80/", "https://gazette.example.org:80/"),
        ("https://bücher.example.org/ä b", "https://xn--bcher-kva.example.org/%C3%A4%20b"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
    ],
)
def test_addresses_are_brought_into_one_form(url, asked):
    vetted = vet(url)
    assert isinstance(vetted, VettedUrl)
    assert vetted.text == asked


def test_relative_addresses_are_joined():
    assert vet("../about", "https://gazette.example.org/a/b/c").text == (
        "https://gazette.example.org/a/about"
    )
    assert vet("//other.example.org/x", "https://gazette.example.org/").origin == (
        "https://other.example.org"
    )


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://gazette.example.org/", "gopher://x.example.org/", "javascript:alert(1)", "data:text/html,x",
        "https://user@gazette.example.org/", "https://user:word@gazette.example.org/", "https://@gazette.example.org/",
        "https://gazette.example.org:8443/", "http://gazette.example.org:22/", "https://gazette.example.org:99999/",
        "http://2130706433/", "http://127.1/", "http://0x7f000001/", "http://0/", "http://localhost/", "https://intranet/",
        "https:///path", "https://", "", "https://[::1", "https://" + "a" * 5000 + ".org/",
    ],
)  # fmt: skip
def test_everything_else_is_refused_with_a_reason(url):
    refused = vet(url)
    assert isinstance(refused, Trouble)
    assert refused.kind is TroubleKind.REFUSED_URL
    assert refused.message.endswith(".")


@given(st.text(max_size=300), st.sampled_from(["", "https://gazette.example.org/a/"]))
def test_no_text_makes_the_vetting_fail(text, base):
    vetted = vet(text, base)
    if isinstance(vetted, VettedUrl):
        assert vetted.text.isascii()
        assert vetted.port in (80, 443)
        assert vet(vetted.text) == vetted
