"""What networks are made of is held for what outlets share: what one alone shows takes no room."""

from __future__ import annotations

from datetime import timedelta

from tests.dossiers import AS_OF
from tests.network.fingerprints import TEXT, about, account, cases, icon, outlet, trait
from vetter.model import TraitKind
from vetter.network.known import known
from vetter.network.ties import firsts


def test_what_one_alone_shows_is_passed_over():
    shelf = [
        outlet(f"o{n}.example", account(n), icon(n), about("x", range(n * 99, n * 99 + 32)))
        for n in range(1, 9)
    ]
    every = known(cases(*shelf))
    assert (every.showing, every.places) == ({}, {})


def test_what_two_show_is_told_of_both_and_of_each_once():
    named = trait(TraitKind.CERTIFICATE_NAME, "b.example")
    every = known(
        cases(
            outlet("a.example", account(1), about("a.example"), named),
            outlet("b.example", account(1), about("b.example"), named),
        )
    )
    assert every.showing == {
        (TraitKind.TRACKER, "adsense pub-1"): ("a.example", "b.example"),
        (TraitKind.ABOUT, "a.example https://a.example/about"): ("a.example", "b.example"),
        (TraitKind.CERTIFICATE_NAME, "b.example"): ("a.example", "b.example"),
    }
    for host in ("a.example", "b.example"):
        text = about(host, TEXT)
        assert every.key(host, text) == (TraitKind.ABOUT, "a.example https://a.example/about")


def test_a_text_of_ones_own_is_counted_where_it_stands():
    every = known(cases(outlet("a.example", about("a.example")), outlet("b.example", icon(1))))
    key = every.key("a.example", about("a.example"))
    assert key == (TraitKind.ABOUT, "a.example https://a.example/about")
    assert every.count(key) == 1


def test_since_when_is_kept_of_outlets_that_were_vetted_more_than_once():
    before = outlet("a.example", account(1), as_of=AS_OF - timedelta(days=9))
    now = outlet("a.example", account(1), icon(2))
    assert firsts(cases(before, now, outlet("b.example", account(1)))) == {
        ("a.example", TraitKind.TRACKER, "adsense pub-1"): before.as_of,
        ("a.example", TraitKind.FAVICON, "2"): now.as_of,
    }
