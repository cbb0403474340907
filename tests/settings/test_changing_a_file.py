"""A settings file is changed where it is meant to be, and is otherwise as the person left it."""

from __future__ import annotations

import os
import stat

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from vetter import settings
from vetter.errors import CannotError, SettingsError, UsageError
from vetter.net.usable import usable
from vetter.settings import ChosenBy, Place
from vetter.settings.cards import cards, default_of, value_of
from vetter.settings.file import as_written, change, edited

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
        assert change(place, {"crawl.max_pages": 40}, usable).crawl.max_pages == 40
    finally:
        os.umask(old)
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.path.parent.stat().st_mode) == 0o700
    assert settings.load(place.path).crawl.max_pages == 40
    assert list(place.path.parent.iterdir()) == [place.path]


def test_a_file_that_others_could_read_is_closed_to_them(place):
    written(place, OWN).path.chmod(0o644)
    change(place, {"keys.brave": "a-key"}, usable)
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o600


def test_comments_order_and_blanks_stay_and_a_new_line_goes_into_its_section(place):
    change(
        written(place, OWN), {"crawl.delay": 1.5, "crawl.max_pages": 40, "keys.brave": "k"}, usable
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
        change(place, {"crawl.per_host": 1}, usable)
    assert place.path.read_bytes() == text.encode("latin-1")
    assert list(place.path.parent.iterdir()) == [place.path]


def test_a_bad_line_is_put_right_by_the_change_itself(place):
    written(place, "[crawl]\nmax_pages = 0\n")
    assert change(place, {"crawl.max_pages": 5}, usable).crawl.max_pages == 5


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
        change(place, {key: value}, usable)
    assert refusal.value.setting == key
    assert not place.path.exists()


def test_what_is_refused_is_not_written(place):
    written(place, OWN)
    with pytest.raises(SettingsError):
        change(place, {"crawl.max_pages": 7, "crawl.per_host": 0}, usable)
    assert place.path.read_text() == OWN


def test_a_certificate_beside_the_file_is_in_force_by_its_whole_path(place):
    written(place, '[network]\nca_file = "ca.pem"\n')
    now = change(place, {"crawl.max_pages": 7}, usable)
    assert now == settings.load(place.path)
    assert now.network.ca_file == str(place.path.parent / "ca.pem")
    assert as_written(place).network.ca_file == "ca.pem"


def test_a_link_stays_one_and_its_target_is_changed(place, tmp_path):
    (tmp_path / "dotfiles").mkdir()
    target = tmp_path / "dotfiles" / "vetter.toml"
    target.write_text(OWN)
    place.path.parent.mkdir()
    place.path.symlink_to(target)
    change(place, {"crawl.max_pages": 7}, usable)
    assert place.path.is_symlink()
    assert settings.load(target).crawl.max_pages == 7


def test_a_place_that_cannot_be_written_is_named_and_nothing_left_there(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotError, match="cannot be written"):
        change(Place(tmp_path / "file" / "s.toml", ChosenBy.OPTION), {"crawl.max_pages": 7}, usable)
    (tmp_path / "folder").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        change(Place(tmp_path / "folder", ChosenBy.OPTION), {"crawl.max_pages": 7}, usable)


@pytest.mark.parametrize("key", [key for key in cards() if key.startswith("network.")])
def test_a_demonstration_cannot_be_led_out_of_this_machine(place, key):
    shown = Place(place.path, ChosenBy.DEMONSTRATION)
    written(shown, OWN)
    with pytest.raises(UsageError, match="small internet"):
        change(shown, {"crawl.max_pages": 7, key: None}, usable)
    assert place.path.read_text() == OWN
    assert change(shown, {"crawl.max_pages": 7}, usable).crawl.max_pages == 7


def test_the_place_and_what_decided_it(tmp_path, monkeypatch):
    assert settings.place() == Place(tmp_path / "config/vetter/settings.toml", ChosenBy.FOLDER)
    named = tmp_path / "named.toml"
    monkeypatch.setenv("VETTER_SETTINGS", str(named))
    assert settings.place() == Place(named, ChosenBy.VARIABLE)
    monkeypatch.setenv(settings.DEMONSTRATION, str(named))
    assert settings.place() == Place(named, ChosenBy.DEMONSTRATION)
    monkeypatch.setenv("VETTER_SETTINGS", str(tmp_path / "other.toml"))
    assert settings.place().chosen_by is ChosenBy.VARIABLE
    assert settings.place(named) == Place(named, ChosenBy.OPTION)
