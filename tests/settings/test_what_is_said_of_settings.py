"""Every setting has its words, takes what people type, and shows what may be shown."""

from __future__ import annotations

import msgspec
import pytest

from vetter.errors import SettingsError, UsageError
from vetter.settings import Settings
from vetter.settings.cards import (
    Form,
    as_text,
    card_of,
    cards,
    default_of,
    groups,
    shown,
    typed,
    value_of,
)

FIELDS = [
    f"{section.name}.{one.name}"
    for section in msgspec.structs.fields(Settings)
    for one in msgspec.structs.fields(section.default)
]
OTHER = {
    Form.WHOLE: "7",
    Form.NUMBER: "1.5",
    Form.SHARE: "0.5",
    Form.TEXT: "x",
    Form.LIST: "x, y",
    Form.ADDRESS: "https://x.example/y",
    Form.FILE: "/x.pem",
    Form.SECRET: "x",
}


def test_every_setting_has_its_words_and_no_other_has():
    assert sorted(cards()) == sorted(FIELDS)
    assert sum(len(group.setting) for group in groups()) == len(FIELDS)


@pytest.mark.parametrize("key", FIELDS)
def test_the_words_say_what_it_does_and_takes(key):
    card = cards()[key]
    assert card.does.endswith(".")
    assert not card.takes.endswith(".")
    assert bool(card.choices) == (card.form is Form.CHOICE)
    assert len(card.name) <= 22  # the column on the screen


@pytest.mark.parametrize("key", FIELDS)
def test_what_is_written_is_read_as_the_same_and_another_value_is_another(key):
    card = cards()[key]
    assert typed(card, as_text(card, default_of(key))) == default_of(key)
    others = list(card.choices) or [OTHER[card.form]]
    if key == "sources.whois":
        others = ["whois.iana.org"]
    changed = [typed(card, other) for other in others]
    assert any(value != default_of(key) for value in changed)
    assert {type(value) for value in changed} == {type(default_of(key))}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("assess.prior", "5 %", 0.05),
        ("assess.prior", "0,05", 0.05),
        ("crawl.delay", " 1,5 ", 1.5),
        ("sources.gdelt", "off", ""),
        ("sources.gdelt", "", ""),
        ("network.nameservers", "9.9.9.9:53 1.1.1.1:53,", ("9.9.9.9:53", "1.1.1.1:53")),
    ],
)
def test_people_write_it_in_their_own_way(key, text, value):
    assert typed(cards()[key], text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("crawl.max_pages", ""),
        ("crawl.max_pages", "0"),
        ("crawl.max_pages", "1.5"),
        ("crawl.max_pages", "many"),
        ("crawl.deadline", "inf"),
        ("crawl.deadline", "nan"),
        ("crawl.deadline", "0"),
        ("crawl.delay", "-1"),
        ("crawl.identity", "sneaky"),
        ("assess.prior", "2"),
        ("assess.prior", "100 %"),
        ("sources.wayback", "web.archive.org"),
        ("sources.wayback", "https://web.archive.org\n"[:-1] + "\x1b[2J"),
        ("sources.wayback", "javascript:x"),
        ("sources.rdap", "bundle"),
        ("sources.whois", "https://whois.iana.org"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(key, text):
    with pytest.raises(SettingsError) as refusal:
        typed(cards()[key], text)
    assert refusal.value.setting == key
    assert cards()[key].takes in refusal.value.message


def test_a_key_that_does_not_fit_is_not_repeated():
    with pytest.raises(SettingsError) as refusal:
        typed(cards()["keys.brave"], "my secret")
    assert "my secret" not in refusal.value.message


def test_keys_and_passwords_are_never_shown_in_full():
    key, proxy = cards()["keys.brave"], cards()["network.proxy"]
    assert shown(key, "abcdefghijklmnop") == "set, ends in mnop"
    assert shown(key, "short") == "set"
    assert shown(key, "") == "none"
    assert shown(proxy, "http://me:pass@proxy.example:8080") == "http://…@proxy.example:8080"
    with pytest.raises(SettingsError) as refusal:
        typed(cards()["sources.wayback"], "ftp://me:pass@x.example")
    assert "pass@" not in refusal.value.message


def test_values_are_shown_as_people_say_them():
    told = {key: shown(card, value_of(Settings(), key)) for key, card in cards().items()}
    assert told["assess.prior"] == "2 %"
    assert told["crawl.deadline"] == "120 seconds"
    assert told["sources.interval"] == "1 second"
    assert told["sources.searxng"] == "off"
    assert told["network.nameservers"] == "none"


@pytest.mark.parametrize("key", ["crawl.max_page", "max_pages", "network.max_pages"])
def test_a_mistyped_key_is_told_the_nearest(key):
    with pytest.raises(UsageError) as refusal:
        card_of(key)
    assert refusal.value.hint.startswith("Near to it: crawl.max_pages. ")
