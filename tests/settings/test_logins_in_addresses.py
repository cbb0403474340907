"""The login in an address is shown to nobody, whether the address is one or not."""

from __future__ import annotations

import pytest

from vetter.errors import SettingsError
from vetter.net.proxy import Proxy, read_proxy
from vetter.settings import fitted
from vetter.settings.address import login_of, masked, unmasked, wrong_with
from vetter.settings.cards import cards, is_secret, shown, typed

WITH_LOGIN = [
    ("http://u:pa/ss@h:8080", "http://…@h:8080"),
    ("u:secretpw@h:8080", "…@h:8080"),
    ("http://u:secretpw@h:99999", "http://…@h:99999"),
    ("socks5h:u:secretpw@h:1", "…@h:1"),
    ("http://u:p@ss@h:8080", "http://…@h:8080"),
    ("http://u:sec ret@h:80", "http://…@h:80"),
    ("http://secrettoken@h:80", "http://…@h:80"),
    ("http://u:pa//ss@h:80", "http://…@h:80"),
    ("u:pa//ss@h:80", "…@h:80"),
    (" HTTPS://u:p@h", " HTTPS://…@h"),
    ("//u:p@h", "…@h"),
]
WITHOUT = ["", "http://h:80", "socks5h://127.0.0.1:9050", "nonsense", "http://@h"]
REFUSED = ["http://u:pa/ss@h:8080", "u:secretpw@h:8080", "http://u:secretpw@h:99999", "socks5h:u:secretpw@h:1", "http://u/secretpw@h:8080", "http://u:secretpw@", "socks5://u:secretpw@[::1", "http://u:secret?pw@h", "http://u#secretpw@h"]  # fmt: skip


@pytest.mark.parametrize(("address", "seen"), WITH_LOGIN)
def test_of_an_address_with_a_login_the_rest_is_shown(address, seen):
    assert masked(address) == seen
    assert shown(cards()["network.proxy"], address) == seen.rstrip()
    assert is_secret(cards()["network.proxy"], address)
    assert unmasked(seen, address) == address


@pytest.mark.parametrize("address", WITHOUT)
def test_an_address_without_one_is_shown_whole(address):
    assert masked(address) == unmasked(address, "http://u:p@h") == address
    assert login_of(address) == ""


def test_a_path_is_shown_whole_though_there_is_such_a_sign_in_it():
    assert shown(cards()["network.ca_file"], "/home/me@work/ca.pem") == "/home/me@work/ca.pem"


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_proxy_is_refused_without_its_password(text):
    with pytest.raises(SettingsError) as refusal:
        read_proxy(text)
    told = f"{refusal.value.message} {refusal.value.hint}"
    assert "no proxy" in told or "no proxy host" in told
    assert "…@" in told
    assert "secret" not in told
    assert "pa/ss" not in told
    assert refusal.value.__cause__ is None


def test_signs_that_end_a_name_are_written_otherwise():
    with pytest.raises(SettingsError, match="no proxy") as refusal:
        read_proxy("http://u:pa/ss@h:8080")
    assert "/ as %2F" in refusal.value.hint
    assert read_proxy("http://u:pa%2Fss@h:8080/") == Proxy("http", "h", 8080, "u", "pa/ss")
    assert read_proxy("http://u:p@ss@h:8080") == Proxy("http", "h", 8080, "u", "p@ss")


@pytest.mark.parametrize("text", ["http://…@h:80", " socks5h://…@127.0.0.1:9050"])
def test_what_was_only_hinted_at_is_not_taken_for_a_name(text):
    with pytest.raises(SettingsError) as refusal:
        typed(cards()["network.proxy"], text)
    assert "write them out" in refusal.value.hint


@pytest.mark.parametrize("key", [key for key in cards() if key.startswith("sources.")])
@pytest.mark.parametrize("text", ["https://u:secretpw@h/", "u:secretpw@h", "https://secretpw@h", "https://u/secretpw@h"])  # fmt: skip
def test_no_service_is_asked_by_name_and_password(key, text):
    with pytest.raises(SettingsError) as refusal:
        typed(cards()[key], text)
    assert refusal.value.setting == key
    assert "secretpw" not in refusal.value.message + refusal.value.hint
    with pytest.raises(SettingsError, match="does not fit") as refusal:
        fitted({"sources": {key.partition(".")[2]: text}}, "settings.toml")
    assert "secretpw" not in refusal.value.message + refusal.value.hint


def test_why_a_service_may_not_have_a_login_is_said():
    with pytest.raises(SettingsError) as refusal:
        typed(cards()["sources.searxng"], "https://u:p@search.example.org")
    assert "cases keep the addresses" in refusal.value.hint
    with pytest.raises(SettingsError, match="cases keep the addresses"):
        fitted({"sources": {"searxng": "https://u:p@search.example.org"}}, "settings.toml")


@pytest.mark.parametrize("address", ["http://[::1", "https://h:99999", "https://h:x/", "https://[]/", "https://:80/"])  # fmt: skip
def test_what_only_looks_like_an_address_is_refused(address):
    assert wrong_with(address)
    with pytest.raises(SettingsError):
        typed(cards()["sources.searxng"], address)
    with pytest.raises(SettingsError):
        fitted({"sources": {"searxng": address}}, "settings.toml")
