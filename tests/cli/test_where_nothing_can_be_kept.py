"""A folder for cases that cannot be used is no fault of vetter's, and is said with what to do."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import pytest

from tests.nobody import nobody

COMMANDS = (
    ("offer", "letter.txt", "--offline"),
    ("check", "peacedata.net", "--offline"),
)


@pytest.fixture
def folder(vetter, monkeypatch):
    """Return a folder for cases that is to be made, beside a letter, where nobody may look; all else is loaded."""
    with tempfile.TemporaryDirectory() as place:
        open_to_all = Path(place)
        open_to_all.chmod(0o755)
        (open_to_all / "letter.txt").write_text("Dear Nadia, we would pay 200 USD a piece.")
        monkeypatch.chdir(open_to_all)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(open_to_all / "config"))
        for command in (*COMMANDS, ("doctor", "--offline")):
            assert vetter(*command)[0] == 0
        yield open_to_all / "home"
        (open_to_all / "home").chmod(0o700)


def a_file(folder):
    folder.write_text("")


def below_a_file(folder):
    folder.write_text("")
    return folder / "cases"


def closed(folder):
    folder.mkdir()
    folder.chmod(0)
    return folder / "deeper"


def read_only(folder):
    folder.mkdir()
    folder.chmod(0o555)


@pytest.mark.parametrize("made", [a_file, below_a_file, closed, read_only])
@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_said_plainly(vetter, folder, monkeypatch, made, command):
    monkeypatch.setenv("VETTER_HOME", str(made(folder) or folder))
    with nobody():
        status, out, err = vetter(*command)
    assert (status, out) == (3, "")
    assert f"Cases cannot be kept in {folder}" in err
    assert "VETTER_HOME" in err
    assert "fault" not in err


@pytest.mark.parametrize("made", [a_file, below_a_file, closed, read_only])
def test_the_doctor_says_so_and_goes_on(vetter, folder, monkeypatch, made):
    monkeypatch.setenv("VETTER_HOME", str(made(folder) or folder))
    with nobody():
        status, out, _ = vetter("doctor", "--offline")
    assert status == 0
    assert f"FAILS  keeping cases in {folder}" in out
    assert "lists of known operations" in out


def test_another_error_of_the_system_stays_a_fault(vetter, monkeypatch, tmp_path):
    elsewhere = PermissionError(13, "Permission denied", str(tmp_path / "elsewhere"))

    def broken(_):
        raise elsewhere

    monkeypatch.setattr("vetter.cli.check.load", broken)
    assert "fault in vetter" in vetter(*COMMANDS[1])[2]


def test_a_remark_that_cannot_be_kept_is_left_and_prints_nothing(vetter, home, capsys):
    home.mkdir()
    (home / "fault.log").symlink_to("/dev/full")
    vetter("explain", "no-such-check")
    logging.getLogger("asyncio").error("of a name that is no text: %s", "\udcff")
    (home / "fault.log").unlink()
    (home / "fault.log").mkdir()
    vetter("explain", "no-such-check")
    logging.getLogger("asyncio").error("once more")
    assert capsys.readouterr() == ("", "")


def test_a_remark_is_kept_whatever_a_name_in_it_has(vetter, home):
    home.mkdir()
    vetter("explain", "no-such-check")
    logging.getLogger("asyncio").error("of a name that is no text: %s", "\udcff")
    assert "\\udcff" in (home / "fault.log").read_text()
