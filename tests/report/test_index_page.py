"""The index of many outlets runs its own script and nothing else, and shows foreign words as words."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256

from bs4 import BeautifulSoup

from vetter.report import index_page
from vetter.report.index_page import Head, Line

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\x1b[31m'


def page(*lines):
    head = Head(
        title=EVIL, made=datetime(2026, 11, 26, tzinfo=UTC), levels={"failed": 1}, more=0, kinds={}
    )
    return "".join(index_page.pieces(head, lines))


def failed(number, text=EVIL):
    return Line(
        number=number, text=text, cells=((EVIL, EVIL),), summary=None, report="", error=EVIL, changes=(), told=EVIL
    )  # fmt: skip


def test_its_policy_names_its_one_script_and_its_one_style():
    text = page()
    policy = re.search('Content-Security-Policy" content="([^"]+)"', text)[1].replace("&#39;", "'")
    for tag in ("script", "style"):
        inside = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(inside) == 1
        digest = b64encode(sha256(inside[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_foreign_words_stay_words():
    found = BeautifulSoup(page(failed(1)), "lxml")
    assert len(found("script")) == 1
    assert not found("img")
    assert "\u202e" not in str(found)
    assert "\x1b" not in str(found)


def test_nothing_is_fetched_and_no_attribute_runs_anything():
    found = BeautifulSoup(page(failed(1)), "lxml")
    assert not found(["link", "iframe", "object"])
    assert not [
        tag
        for tag in found(True)
        if any(name.startswith("on") or name == "style" for name in tag.attrs)
    ]


def test_ten_thousand_lines_are_all_there():
    text = page(*(failed(n, f"site{n}.org") for n in range(10_000)))
    assert text.count("<tr ") == 10_000
