"""A settings file is changed where it is meant to be, and is otherwise as the person left it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest
import tomli
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from vetter import settings
from vetter.errors import CannotError, SettingsError, UsageError
from vetter.net.usable import unusable
from vetter.settings import ChosenBy, Place
from vetter.settings.cards import cards, default_of, value_of
from vetter.settings.file import as_written, change, edited, mend

OWN = """# for the desk in Kyiv
[crawl]  # slowly
delay = 2.0     # they throttle
identity = "honest"

# what the editor said
[assess]
prior=0.05
"""


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "config" / "settings.toml", ChosenBy.OPTION)


def written(place, text):
    place.path.parent.mkdir(parents=True, exist_ok=True)
    place.path.write_bytes(text.encode())
    return place


def test_a_file_and_its_folder_are_made_for_the_owner_alone(place):
    old = os.umask(0)
    try:
        assert change(place, {"crawl.max_pages": 40}, unusable).crawl.max_pages == 40
    finally:
        os.umask(old)
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.path.parent.stat().st_mode) == 0o700
    assert settings.load(place.path).crawl.max_pages == 40
    assert list(place.path.parent.iterdir()) == [place.path]


def test_a_file_that_others_could_read_is_closed_to_them(place):
    written(place, OWN).path.chmod(0o644)
    change(place, {"keys.brave": "a-key"}, unusable)
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o600


def test_comments_order_and_blanks_stay_and_a_new_line_goes_into_its_section(place):
    change(
        written(place, OWN),
        {"crawl.delay": 1.5, "crawl.max_pages": 40, "keys.brave": "k"},
        unusable,
    )
    assert place.path.read_text() == (
        OWN.replace("delay = 2.0 ", "delay = 1.5 ").replace(
            'identity = "honest"\n', 'identity = "honest"\nmax_pages = 40\n'
        )
        + '\n[keys]\nbrave = "k"\n'
    )


@pytest.mark.parametrize(
    ("text", "key", "value", "after"),
    [
        ("[crawl]\nmax_pages = 40\n", "crawl.max_pages", None, ""),
        ("[crawl]\nmax_pages = 40\n", "crawl.max_pages", 25, ""),
        ("[crawl]\nmax_pages = 40 # mine\n", "crawl.max_pages", None, "[crawl]\nmax_pages = 25 # mine\n"),
        ("[crawl]\n# mine\nmax_pages = 40\n", "crawl.max_pages", None, "[crawl]\n# mine\n"),
        ("[crawl] # mine\nmax_pages = 40\n", "crawl.max_pages", None, "[crawl] # mine\n"),
        ("[crawl]\nmax_pages = 25\n", "assess.prior", 0.02, "[crawl]\nmax_pages = 25\n"),
        ("", "crawl.max_pages", 25, ""),
        ("crawl.max_pages = 40\n", "crawl.per_host", 1, "crawl.max_pages = 40\ncrawl.per_host = 1\n"),
        ("crawl = {delay = 1}\n", "crawl.per_host", 1, "crawl = {delay = 1, per_host = 1}\n"),
        ("[crawl]\r\ndelay = 1\r\n\r\n[keys]\r\n", "crawl.per_host", 1, "[crawl]\r\ndelay = 1\r\nper_host = 1\r\n\r\n[keys]\r\n"),
        ("[network]\nproxi = 'x'\n[crawl]\ndelay = 1\n", "network.proxi", None, "[crawl]\ndelay = 1\n"),
    ],
)  # fmt: skip
def test_every_way_of_writing_it_is_changed_in_its_own_way(tmp_path, text, key, value, after):
    new = edited(text, {key: value}, tmp_path)
    assert new.replace(", ", ",") == after.replace(", ", ",")  # the library leaves the blank out


VALUES = {
    "crawl.max_pages": st.integers(1, 99),
    "crawl.delay": st.floats(0, 99),
    "crawl.identity": st.sampled_from(["honest", "discreet"]),
    "network.ca_file": st.text("a/'\"\\ü#=", max_size=8),
    "network.nameservers": st.lists(st.text("1.:#", min_size=1, max_size=5), max_size=3).map(tuple),
    "keys.brave": st.text("ab#\"'\\", max_size=9),
}
WANTED = st.fixed_dictionaries({}, optional={k: st.none() | v for k, v in VALUES.items()})


@given(st.lists(WANTED, max_size=4))
def test_whatever_is_changed_in_whatever_order_is_so_and_no_comment_is_lost(changes):
    text, expected = OWN, {}
    for wanted in changes:
        text = edited(text, wanted, "settings.toml")
        expected |= {key: default_of(key) if v is None else v for key, v in wanted.items()}
    read = settings.fitted(tomli.loads(text), "settings.toml")
    assert {key: value_of(read, key) for key in expected} == expected
    assert read.assess.prior == 0.05
    for comment in (
        "# for the desk in Kyiv",
        "# slowly",
        "# they throttle",
        "# what the editor said",
    ):
        assert text.count(comment) == 1
    assert text.index("# what the editor said\n[assess]") > text.index("[crawl]")


@pytest.mark.parametrize("text", ["crawl = [", "[crawl]\nmax_pages = 0\n", "[nonsense]\n", "\xff", "crawl = 5\n"])  # fmt: skip
def test_a_bad_file_is_left_as_it_is_and_named(place, text):
    place.path.parent.mkdir()
    place.path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match="settings"):
        change(place, {"crawl.per_host": 1}, unusable)
    assert place.path.read_bytes() == text.encode("latin-1")
    assert list(place.path.parent.iterdir()) == [place.path]


def test_a_bad_line_is_put_right_by_the_change_itself(place):
    written(place, "[crawl]\nmax_pages = 0\n")
    assert change(place, {"crawl.max_pages": 5}, unusable).crawl.max_pages == 5


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("network.proxy", "nonsense"),
        ("network.nameservers", ("not an address:53",)),
        ("network.connect_to", ("*:443=127.0.0.1:8443",)),
        ("network.allow_addresses", ("everything",)),
        ("network.ca_file", "/nonexistent.pem"),
    ],
)
def test_a_way_that_leads_nowhere_is_refused_by_the_name_of_the_setting(place, key, value):
    with pytest.raises(SettingsError) as refusal:
        change(place, {key: value}, unusable)
    assert refusal.value.setting == key
    assert not place.path.exists()


def test_what_is_refused_is_not_written(place):
    written(place, OWN)
    with pytest.raises(SettingsError):
        change(place, {"crawl.max_pages": 7, "crawl.per_host": 0}, unusable)
    assert place.path.read_text() == OWN


def test_a_certificate_beside_the_file_is_in_force_by_its_whole_path(place):
    written(place, '[network]\nca_file = "ca.pem"\n')
    now = change(place, {"crawl.max_pages": 7}, unusable)
    assert now == as_written(place)
    assert now.network.ca_file == "ca.pem"
    assert settings.load(place.path).network.ca_file == str(place.path.parent / "ca.pem")


def test_a_link_stays_one_and_its_target_is_changed(place, tmp_path):
    (tmp_path / "dotfiles").mkdir()
    target = tmp_path / "dotfiles" / "vetter.toml"
    target.write_text(OWN)
    place.path.parent.mkdir()
    place.path.symlink_to(target)
    change(place, {"crawl.max_pages": 7}, unusable)
    assert place.path.is_symlink()
    assert settings.load(target).crawl.max_pages == 7


def test_a_place_that_cannot_be_written_is_named_and_nothing_left_there(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be read: Not a directory"):
        change(
            Place(tmp_path / "file" / "s.toml", ChosenBy.OPTION), {"crawl.max_pages": 7}, unusable
        )
    (tmp_path / "folder").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        change(Place(tmp_path / "folder", ChosenBy.OPTION), {"crawl.max_pages": 7}, unusable)


def test_a_file_with_a_mark_before_its_text_keeps_it_and_is_read_behind_it(place):
    written(place, f"\ufeff{OWN}")
    assert settings.load(place.path).assess.prior == 0.05
    change(place, {"assess.prior": 0.06}, unusable)
    assert place.path.read_text() == f"\ufeff{OWN.replace('0.05', '0.06')}"


def test_a_file_in_another_coding_is_to_be_saved_as_utf_8(place):
    written(place, "").path.write_bytes(OWN.encode("utf-16"))
    with pytest.raises(SettingsError, match="UTF-8") as refusal:
        settings.load(place.path)
    assert refusal.value.hint == "Save it as UTF-8."


@pytest.mark.parametrize(
    ("text", "key", "value", "after"),
    [
        ("[crawl]\r\ndelay = 1\nper_host = 1\n", "crawl.delay", 3.0, "[crawl]\r\ndelay = 3.0\nper_host = 1\n"),
        ("[crawl]\ndelay = 1\r\nper_host = 1\n", "crawl.delay", 3.0, "[crawl]\ndelay = 3.0\r\nper_host = 1\n"),
        ("[crawl]\ndelay = 1\r\n\n[keys]\n", "crawl.per_host", 1, "[crawl]\ndelay = 1\r\nper_host = 1\r\n\n[keys]\n"),
        ("[crawl]\ndelay = 1\n\r\n[keys]\n", "crawl.per_host", 1, "[crawl]\ndelay = 1\nper_host = 1\n\r\n[keys]\n"),
        ("[crawl]\r\ndelay = 1", "crawl.per_host", 1, "[crawl]\r\ndelay = 1\r\nper_host = 1\r\n"),
        ("[crawl]\r\ndelay = 1\n[keys]\nbrave = 'x'\r\n", "crawl.delay", None, "[keys]\nbrave = 'x'\r\n"),
    ],
)  # fmt: skip
def test_each_line_ends_as_it_did(tmp_path, text, key, value, after):
    assert edited(text, {key: value}, tmp_path) == after


def test_what_cannot_be_changed_never_ends_in_an_empty_file(place, monkeypatch):
    def fail(_):
        raise KeyError("a form that the library does not know")

    text = "# mine\n[crawl]\nmax_pages = 40\n"
    monkeypatch.setattr(tomlkit.TOMLDocument, "as_string", fail)
    with pytest.raises(SettingsError, match="without touching the rest"):
        change(written(place, text), {"crawl.max_pages": None}, unusable)
    assert place.path.read_text() == text


@pytest.mark.parametrize("line", ["deadline = inf", "delay = nan", "delay = inf", "deadline = 1e300", "max_pages = 501", "per_host = 65"])  # fmt: skip
def test_a_number_that_is_none_or_far_too_large_is_named(place, line):
    written(place, f"[crawl]\n{line}\n")
    key = f"crawl.{line.split()[0]}"
    with pytest.raises(SettingsError, match=f"{key} .it takes a (whole )?number"):
        settings.load(place.path)
    changed = mend(place, {"assess.prior": 0.05}, unusable)
    assert changed.settings.assess.prior == 0.05
    assert [words.partition(":")[0] for words in changed.wrong] == [key]


TWO_SLIPS = '[crawl]\nmax_pages = "x"\nbogus = 1\n'


def test_one_slip_is_put_right_after_the_other_and_the_rest_is_told(place):
    written(place, TWO_SLIPS)
    with pytest.raises(SettingsError, match=r"crawl\.max_pages .*; crawl\.bogus"):
        settings.load(place.path)
    with pytest.raises(SettingsError, match=r"crawl\.bogus"):
        change(place, {"crawl.max_pages": 4}, unusable)
    assert place.path.read_text() == TWO_SLIPS
    assert mend(place, {"crawl.max_pages": 4}, unusable).wrong == (
        "crawl.bogus: there is no such setting.",
    )
    assert mend(place, {"crawl.bogus": None}, unusable).wrong == ()
    assert settings.load(place.path).crawl.max_pages == 4


@pytest.mark.parametrize("value", [0, 501, "x"])
def test_what_would_be_wrong_by_the_change_is_refused_though_it_was_wrong_before(place, value):
    written(place, TWO_SLIPS)
    with pytest.raises(SettingsError) as refusal:
        mend(place, {"crawl.max_pages": value}, unusable)
    assert refusal.value.setting == "crawl.max_pages"
    assert place.path.read_text() == TWO_SLIPS


@pytest.mark.parametrize(
    ("text", "key", "after"),
    [
        ("max_pages = 3\n[crawl]\ndelay = 1\n", "max_pages", "[crawl]\ndelay = 1\n"),
        ("[bogus]\na = 1\n[bogus.deep]\nb = 2\n[crawl]\ndelay = 1\n", "bogus", "[crawl]\ndelay = 1\n"),
        ("[[bogus]]\na = 1\n[[bogus]]\n[crawl]\ndelay = 1\n", "bogus", "[crawl]\ndelay = 1\n"),
        ("crawl = 5\n[keys]\nbrave = 'k'\n", "crawl", "[keys]\nbrave = 'k'\n"),
        ('"a.b" = 5\n[keys]\nbrave = "k"\n', "a.b", '[keys]\nbrave = "k"\n'),
    ],
)  # fmt: skip
def test_what_stands_in_no_section_and_a_whole_section_can_be_taken_out(place, text, key, after):
    written(place, text)
    with pytest.raises(SettingsError, match=f"does not fit: {key} "):
        settings.load(place.path)
    assert mend(place, {key: None}, unusable).wrong == ()
    assert place.path.read_text() == after


def test_a_way_that_led_nowhere_before_keeps_nobody_from_changing_another(place):
    written(place, '[network]\nproxy = "nonsense"\nnameservers = ["x"]\n')
    changed = mend(place, {"network.nameservers": None}, unusable)
    assert len(changed.wrong) == 1
    assert "no proxy" in changed.wrong[0]
    with pytest.raises(SettingsError) as refusal:
        mend(place, {"network.ca_file": "/nonexistent.pem"}, unusable)
    assert refusal.value.setting == "network.ca_file"
    assert mend(place, {"network.proxy": None}, unusable).wrong == ()
    assert place.path.read_text() == ""


def test_a_path_in_the_home_of_nobody_can_be_taken_out(place):
    written(place, '[network]\nca_file = "~nobody-here/ca.pem"\n')
    with pytest.raises(SettingsError, match="nobody of that name") as refusal:
        settings.load(place.path)
    assert refusal.value.setting == "network.ca_file"
    mend(place, {"network.ca_file": None}, unusable)
    assert place.path.read_text() == ""


def test_many_writers_at_once_lose_nothing(place):
    keys = ["crawl.max_pages", "crawl.per_host", "crawl.delay", "crawl.deadline", "sources.interval", "sources.deadline"]  # fmt: skip
    code = (
        "import sys; from pathlib import Path; from vetter.settings import ChosenBy, Place;"
        "from vetter.settings.file import change; import tomlkit; sys.stdin.readline();"
        "change(Place(Path(sys.argv[1]), ChosenBy.OPTION), {sys.argv[2]: 7}, lambda _: ())"
    )
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(place.path), key], stdin=subprocess.PIPE, text=True
        )
        for key in keys
    ]
    for writer in writers:
        writer.stdin.write("now\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert {value_of(settings.load(place.path), key) for key in keys} == {7}
    assert list(place.path.parent.iterdir()) == [place.path]


def test_what_somebody_else_wrote_meanwhile_stays(place):
    written(place, OWN)

    def meanwhile(_):
        if "per_host" not in place.path.read_text():
            place.path.write_text(OWN.replace("[crawl]", "[crawl]\nper_host = 9"))
        return ()

    now = change(place, {"network.proxy": "http://127.0.0.1:8080"}, meanwhile)
    assert (now.crawl.per_host, now.network.proxy) == (9, "http://127.0.0.1:8080")
    assert settings.load(place.path) == now


def test_a_file_that_never_rests_is_given_up(place):
    written(place, OWN)
    turns = iter(range(10_000))

    def restless(_):
        place.path.write_text(f"{OWN}# {next(turns)}\n")
        return ()

    with pytest.raises(CannotError, match="again and again"):
        change(place, {"network.proxy": "http://127.0.0.1:8080"}, restless)
    assert "proxy" not in place.path.read_text()


def test_a_protected_file_is_not_replaced(place):
    written(place, OWN).path.chmod(0o444)
    with pytest.raises(CannotError, match="protected"):
        change(place, {"crawl.max_pages": 7}, unusable)
    assert place.path.read_text() == OWN
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o444
    change(place, {}, unusable)


@pytest.mark.parametrize("key", [key for key in cards() if key.startswith("network.")])
def test_a_demonstration_cannot_be_led_out_of_this_machine(place, key):
    shown = Place(place.path, ChosenBy.DEMONSTRATION)
    written(shown, OWN)
    with pytest.raises(UsageError, match="small internet"):
        change(shown, {"crawl.max_pages": 7, key: None}, unusable)
    assert place.path.read_text() == OWN
    assert change(shown, {"crawl.max_pages": 7}, unusable).crawl.max_pages == 7


def test_the_place_and_what_decided_it(tmp_path, monkeypatch):
    assert settings.place() == Place(tmp_path / "config/vetter/settings.toml", ChosenBy.FOLDER)
    named = tmp_path / "named.toml"
    monkeypatch.setenv("VETTER_SETTINGS", str(named))
    assert settings.place() == Place(named, ChosenBy.VARIABLE)
    monkeypatch.setenv(settings.DEMONSTRATION, str(named))
    assert settings.place() == Place(named, ChosenBy.DEMONSTRATION)
    monkeypatch.setenv("VETTER_SETTINGS", str(tmp_path / "other.toml"))
    assert settings.place().chosen_by is ChosenBy.VARIABLE
    (tmp_path / "link").symlink_to(tmp_path)
    for other in (named, tmp_path / "x" / ".." / "named.toml", tmp_path / "link" / "named.toml"):
        assert settings.place(other) == Place(other, ChosenBy.DEMONSTRATION)
        monkeypatch.setenv("VETTER_SETTINGS", str(other))
        assert settings.place() == Place(other, ChosenBy.DEMONSTRATION)
    assert settings.place(tmp_path / "third.toml").chosen_by is ChosenBy.OPTION
