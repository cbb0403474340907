"""What the public suffix list says of a host, held against what tldextract makes of the same list."""

from __future__ import annotations

import pytest
import tldextract  # noqa: TID251 - the other reading of the list

from vetter.suffixes import Suffixes, bundled

PLATFORM = "on-a-platform.com"


@pytest.fixture(scope="module")
def suffixes():
    return Suffixes(bundled(), [PLATFORM])


@pytest.fixture(scope="module")
def other():
    return tldextract.TLDExtract(
        suffix_list_urls=(),
        cache_dir=None,
        include_psl_private_domains=True,
        extra_suffixes=[PLATFORM],
    )


def told(parts):
    return parts.label, parts.suffix, parts.private


def test_hosts_are_cut_where_another_reader_of_the_list_cuts_them(suffixes, other):
    rules = sorted(other.tlds)[::7]
    assert len(rules) > 1000
    for rule in rules:
        suffix = rule.lstrip("!").replace("*", "any")
        for host in (suffix, f"gazette.{suffix}", f"www.Gazette.{suffix}"):
            theirs = other(host)
            assert told(suffixes.parts(host)) == (theirs.domain, theirs.suffix, theirs.is_private)


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("www.gazette.co.uk", ("gazette", "co.uk", False)),
        ("gazette.blogspot.com", ("gazette", "blogspot.com", True)),
        (f"gazette.{PLATFORM}", ("gazette", PLATFORM, False)),
        ("gazette.xn--p1ai", ("gazette", "xn--p1ai", False)),
        ("city.kobe.jp", ("city", "kobe.jp", False)),  # an exception to *.kobe.jp
        ("a.gazette.kobe.jp", ("a", "gazette.kobe.jp", False)),
        ("gazette.nowhere", ("nowhere", "", False)),
        ("gazette.co.uk.", ("gazette", "co.uk", False)),
        ("co.uk", ("", "co.uk", False)),
        ("", ("", "", False)),
    ],
)
def test_rules_exceptions_and_what_no_rule_names(suffixes, host, parts):
    assert told(suffixes.parts(host)) == parts
