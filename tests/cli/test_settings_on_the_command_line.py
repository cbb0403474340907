"""Settings are found, understood and changed on the command line."""

from __future__ import annotations

import io
import os
import sys
import time
from contextlib import nullcontext

import pytest

from tests.nobody import nobody
from vetter.cli import run
from vetter.settings import load
from vetter.settings.cards import cards, value_of


@pytest.fixture
def usual(tmp_path):
    return tmp_path / "config" / "vetter" / "settings.toml"


def test_where_the_file_would_be_and_every_setting_with_what_it_does(vetter, usual, home):
    status, out, err = vetter("settings")
    assert (status, err) == (0, "")
    assert out.startswith(f"Settings file: {usual}\nDecided by:    your configuration folder")
    assert "not there yet" in out
    assert f"Cases:         {home}" in out
    words = " ".join(out.split())
    for key, card in cards().items():
        assert f"{key} " in words
        assert card.does in words
    assert not usual.exists()


def test_what_decided_is_said(vetter, tmp_path, monkeypatch):
    monkeypatch.setenv("VETTER_SETTINGS", str(tmp_path / "v.toml"))
    assert "Decided by:    the variable VETTER_SETTINGS\n" in vetter("settings")[1]
    named = str(tmp_path / "n.toml")
    for arguments in (("settings", "--settings", named), ("--settings", named, "settings")):
        out = vetter(*arguments)[1]
        assert out.startswith(f"Settings file: {named}\nDecided by:    --settings\n")


def test_a_value_is_set_shown_and_put_back(vetter, usual):
    assert vetter("settings", "set", "crawl.max_pages", "40") == (
        0,
        "crawl.max_pages  40 pages\n",
        f"In {usual}\n",
    )
    assert load().crawl.max_pages == 40
    out = vetter("settings")[1]
    assert "40 pages  (default: 25 pages)" in out
    assert "not there yet" not in out
    status, out, _ = vetter("settings", "unset", "crawl.max_pages")
    assert (status, out) == (0, "crawl.max_pages  25 pages  (default)\n")
    assert load().crawl.max_pages == 25


@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_the_file_that_is_named_anywhere_is_the_one_that_is_changed(vetter, usual, tmp_path, place):
    named = tmp_path / "named.toml"
    command = ["settings", "set", "crawl.max_pages", "40"]
    command[place:place] = ["--settings", str(named)]
    assert vetter(*command)[0] == 0
    assert load(named).crawl.max_pages == 40
    assert not usual.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("set", "crawl.max_page", "4"), "Near to it: crawl.max_pages"),
        (("unset", "max_pages"), "Near to it: crawl.max_pages"),
        (("set", "crawl.max_pages", "many"), "a whole number from 1 to 500, not “many”"),
        (("set", "assess.prior", "2"), "a share between 0 and 100 %"),
        (("set", "network.proxy", "nonsense"), "no proxy"),
        (("set", "crawl.delay", "-5"), "a number of seconds from 0 to 3600, not “-5”"),
        (("set", "sources.interval", "1e300"), "from 0 to 3600"),
        (("set", "crawl.max_pages", "99999999999999999999999"), "from 1 to 500"),
        (("set", "sources.searxng", "http://[::1"), "the address of a SearXNG"),
        (("set", "crawl.max_pages"), "VALUE"),
    ],
)
def test_a_slip_ends_with_2_says_what_would_do_and_writes_nothing(vetter, usual, arguments, words):
    status, out, err = vetter("settings", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert not usual.exists()


def test_a_key_is_read_from_standard_input_and_shown_by_its_end(vetter, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("abcdefghijklmnop\n"))
    status, out, err = vetter("settings", "set", "keys.brave", "-")
    assert (status, out) == (0, "keys.brave  set, ends in mnop\n")
    assert "history" not in err
    assert load().keys.brave == "abcdefghijklmnop"
    assert "abcdefgh" not in vetter("settings")[1]


def test_a_key_on_the_command_line_is_said_to_stay_in_the_history(vetter):
    _, out, err = vetter("settings", "set", "keys.brave", "abcdefghijklmnop")
    assert "history" in err
    assert "abcdefgh" not in out + err
    assert "history" in vetter("settings", "set", "--help")[1]


PROXY = "http://u:secretpw@proxy.example:8080"


def test_a_proxy_with_a_password_is_read_from_standard_input_too(vetter, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PROXY}\n"))
    status, out, err = vetter("settings", "set", "network.proxy", "-")
    assert (status, out) == (0, "network.proxy  http://…@proxy.example:8080\n")
    assert "history" not in err
    assert load().network.proxy == PROXY
    assert "secretpw" not in vetter("settings")[1]
    _, out, err = vetter("settings", "set", "network.proxy", PROXY)
    assert "history" in err
    assert "secretpw" not in out + err
    status, _, err = vetter("settings", "set", PROXY, "network.proxy")
    assert status == 2
    assert "secretpw" not in err


@pytest.mark.parametrize("text", ["http://u:pa/secretpw@h:8080", "u:secretpw@h:8080", "http://u:secretpw@h:99999", "socks5h:u:secretpw@h:1"])  # fmt: skip
def test_a_proxy_that_is_none_is_refused_without_its_password(vetter, usual, text):
    usual.parent.mkdir(parents=True)
    assert vetter("settings", "set", "network.proxy", text)[0] == 2
    usual.write_text(f"[network]\nproxy = '{text}'\n")
    told = [vetter(*one) for one in (("settings",), ("doctor",), ("check", "gazette.example.org"))]
    assert [status for status, *_ in told] == [0, 2, 2]
    for _, out, err in (*told, vetter("settings", "set", "network.proxy", text)):
        assert "…@h:" in out + err
        assert "secretpw" not in out + err


def test_nothing_on_standard_input_changes_nothing(vetter, monkeypatch, usual):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert vetter("settings", "set", "keys.brave", "-")[0] == 2
    assert not usual.exists()


def test_a_bad_file_is_named_before_it_is_refused(vetter, usual):
    usual.parent.mkdir(parents=True)
    usual.write_text("[network]\nproxi = 'x'\n")
    status, out, err = vetter("settings")
    assert status == 2
    assert str(usual) in out
    assert "proxi" in err
    assert vetter("settings", "unset", "network.proxi")[:2] == (0, "network.proxi is taken out\n")
    assert vetter("settings")[0] == 0


def test_several_slips_are_put_right_one_by_one_or_at_once(vetter, usual):
    usual.parent.mkdir(parents=True)
    usual.write_text('lost = 3\n[crawl]\nmax_pages = "x"\nbogus = 1\n[sauces]\nrdap = ""\n')
    status, _, err = vetter("settings")
    assert status == 2
    for key in ("lost", "crawl.max_pages", "crawl.bogus", "sauces"):
        assert f"{key} (" in err
    status, out, err = vetter("settings", "set", "crawl.max_pages", "4")
    assert (status, out) == (0, "crawl.max_pages  4 pages\n")
    assert "wrong there still" in err
    assert "  crawl.bogus: there is no such setting.\n" in err
    status, out, err = vetter("settings", "unset", "crawl.bogus", "lost", "sauces")
    assert (status, err) == (0, f"In {usual}\n")
    assert out == "crawl.bogus is taken out\nlost is taken out\nsauces is taken out\n"
    assert usual.read_text() == "[crawl]\nmax_pages = 4\n"
    assert vetter("settings", "unset", "crawl.max_pages", "crawl.bogus")[0] == 2
    assert load().crawl.max_pages == 4


def test_off_switches_off_what_can_be_and_is_no_key(vetter, usual):
    assert vetter("settings", "set", "network.proxy", "http://127.0.0.1:8080")[0] == 0
    assert vetter("settings", "set", "network.proxy", "off")[:2] == (0, "network.proxy  none  (default)\n")  # fmt: skip
    status, _, err = vetter("settings", "set", "keys.brave", "off")
    assert status == 2
    assert "vetter settings unset keys.brave" in err
    assert usual.read_text() == ""


@pytest.mark.parametrize("line", ['[keys]\nbrave = "abcdefghijklmnop"\n', f'[network]\nproxy = "{PROXY}"\n'])  # fmt: skip
def test_a_secret_in_a_file_that_others_can_read_is_warned_of(vetter, usual, line):
    usual.parent.mkdir(parents=True)
    usual.write_text(line)
    usual.chmod(0o644)
    for command in (("settings",), ("doctor", "--offline")):
        status, out, err = vetter(*command)
        assert status == 0
        assert "Others on this machine can read" in out + err
        assert f"chmod go= {usual}" in out + err
    usual.chmod(0o600)
    for command in (("settings",), ("doctor", "--offline")):
        assert "Others" not in "".join(vetter(*command)[1:])
    usual.write_text("[crawl]\ndelay = 1\n")
    usual.chmod(0o644)
    assert vetter("settings")[2] == ""


def test_a_protected_file_is_left_as_it_is(vetter, usual):
    usual.parent.mkdir(parents=True)
    usual.write_text("[crawl]\ndelay = 1\n")
    usual.chmod(0o444)
    status, out, err = vetter("settings", "set", "crawl.delay", "2")
    assert (status, out) == (3, "")
    assert "protected" in err
    assert usual.read_text() == "[crawl]\ndelay = 1\n"


def test_what_cannot_be_read_is_said_plainly(vetter, usual, tmp_path):
    loop, deep, closed = (tmp_path / name for name in ("loop.toml", "deep.toml", "closed"))
    loop.symlink_to(loop)
    deep.write_text("x = " + "[" * 3_000)
    closed.mkdir()
    (tmp_path / "endless.toml").symlink_to("/dev/zero")
    paths = [loop, deep, tmp_path / "endless.toml", closed / "s.toml", tmp_path / ("n" * 5_000), tmp_path / "deep.toml" / "s.toml"]  # fmt: skip
    closed.chmod(0)
    try:
        for path in paths:
            for command in (
                ("settings",),
                ("settings", "set", "crawl.delay", "2"),
                ("settings", "unset", "x"),
                ("doctor", "--offline"),
                ("check", "x.org"),
            ):
                with nobody() if path.parent == closed else nullcontext():
                    status, _, err = vetter("--settings", str(path), *command)
                assert status == 2, err
                assert err.startswith("vetter: The settings file ")
                assert "nested too deeply" in err or "cannot be read" in err
    finally:
        closed.chmod(0o700)
    usual.parent.mkdir(parents=True)
    usual.parent.chmod(0)
    try:
        with nobody():
            assert "cannot be read: Permission denied" in vetter("check", "x.org")[2]
    finally:
        usual.parent.chmod(0o700)


@pytest.mark.parametrize("name", ["", " ", "~nobody-here/s.toml"])
@pytest.mark.parametrize("before", [True, False])
def test_a_name_that_is_none_does_not_lead_to_the_usual_file(vetter, usual, tmp_path, monkeypatch, name, before):  # fmt: skip
    monkeypatch.chdir(tmp_path)
    for command in (
        ["check", "x.org"],
        ["doctor", "--offline"],
        ["settings"],
        ["cases", "rerun", "x"],
    ):
        named = ["--settings", name, *command] if before else [*command, "--settings", name]
        status, out, err = vetter(*named)
        assert (status, out) == (2, "")
        assert "--settings names " in err
    assert vetter("--settings", name, "settings", "set", "crawl.delay", "2")[0] == 2
    assert not usual.exists()
    assert not list(tmp_path.glob("~*"))


def test_a_file_in_the_person_s_home_is_found(vetter, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert vetter("--settings=~/s.toml", "settings", "set", "crawl.delay", "2")[0] == 0
    assert (tmp_path / "s.toml").read_text() == "[crawl]\ndelay = 2.0\n"


@pytest.mark.parametrize("variable", ["VETTER_SETTINGS", "VETTER_HOME"])
def test_the_home_of_nobody_is_said_plainly(vetter, monkeypatch, variable):
    monkeypatch.setenv(variable, "~nobody-here/x")
    status, _, err = vetter("settings")
    assert status == 2
    assert err.startswith(f"vetter: {variable} names “~nobody-here/x”")


def test_a_file_in_the_home_of_nobody_is_refused(vetter, usual):
    status, _, err = vetter("settings", "set", "network.ca_file", "~nobody-here/x")
    assert status == 2
    assert "nobody of that name" in err
    assert not usual.exists()


@pytest.mark.parametrize("stdin", [None, io.TextIOWrapper(io.BytesIO(b"\xff\n"), "utf-8")])
def test_without_a_readable_standard_input_nothing_is_changed(vetter, monkeypatch, usual, stdin):
    monkeypatch.setattr(sys, "stdin", stdin)
    status, _, err = vetter("settings", "set", "keys.brave", "-")
    assert status == 2
    assert "tandard input" in err
    assert not usual.exists()


@pytest.mark.parametrize(("key", "secret", "told"), [("keys.brave", "abcdefghijklmnop", "ends in mnop"), ("network.proxy", PROXY, "http://…@proxy.example:8080")])  # fmt: skip
def test_on_a_terminal_a_secret_is_asked_for_and_not_shown(usual, key, secret, told):
    import pty

    process, terminal = pty.fork()
    if process == 0:
        command = [sys.executable, "-m", "vetter", "settings", "set", key, "-"]
        os.execv(sys.executable, command)
    seen = b""
    while not seen.endswith(b": "):
        seen += os.read(terminal, 1)
    time.sleep(0.1)  # until nothing is echoed any more
    os.write(terminal, f"{secret}\n".encode())
    while True:
        try:
            piece = os.read(terminal, 1024)
        except OSError:  # it has ended
            break
        seen += piece
        if not piece:
            break
    assert os.waitpid(process, 0)[1] == 0
    shown = seen.decode()
    assert cards()[key].name in shown
    assert told in shown
    assert secret not in shown
    assert "history" not in shown
    assert value_of(load(), key) == secret


def test_what_stands_in_the_file_is_letters_on_the_terminal(vetter, usual):
    usual.parent.mkdir(parents=True)
    usual.write_text('[network]\nca_file = "\\u001b[2Jx\\u202e"\n')
    status, out, _ = vetter("settings")
    assert status == 0
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_changing_settings_loads_nothing_of_the_app(usual):
    assert vetter_modules("settings") == "[]"
    assert vetter_modules("settings", "set", "crawl.max_pages", "3") == "[]"


def vetter_modules(*arguments):
    import subprocess

    code = (
        f"import sys, vetter.cli; vetter.cli.run({list(arguments)!r});"
        "print([m for m in ('textual','httpx','bs4','rich') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stderr.splitlines()[-1]


def test_a_shell_of_the_demonstration_is_not_led_out_of_this_machine(capfd, tmp_path, monkeypatch):
    shell = tmp_path / "shell"
    otherwise = '"$(dirname "$VETTER_SETTINGS")/./$(basename "$VETTER_SETTINGS")"'
    tries = (
        "unset network.connect_to",
        'unset --settings "$VETTER_SETTINGS" network.connect_to',
        f"unset --settings {otherwise} network",
        "set crawl.max_pages 3",
    )
    ours = f"{sys.executable} -m vetter settings"
    lines = [f"{ours} {one}; echo ended $?" for one in tries]
    shell.write_text("\n".join(["#!/bin/sh", *lines, f"{ours} | head -2", ""]))
    shell.chmod(0o700)
    monkeypatch.setenv("SHELL", str(shell))
    assert run(["demo", "--shell"]) == 0
    out, err = capfd.readouterr()
    assert "ended 2\nended 2\nended 2\ncrawl.max_pages  3 pages\nended 0\n" in out
    assert "Decided by:    the demonstration" in out
    assert err.count("small internet on this machine, and any other") == 3
