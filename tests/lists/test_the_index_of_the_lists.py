"""The index of the lists is made once, follows every edit, and is never read half-made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from vetter.errors import DataError
from vetter.lists import index
from vetter.lists.places import folders
from vetter.lists.row import COLUMNS, Row, as_csv, as_toml, read_rows, read_source
from vetter.lists.row import ListSource as Source
from vetter.lists.store import Lists

if TYPE_CHECKING:
    from pathlib import Path

NEVER = dict.fromkeys(COLUMNS, "")


def row(value: str, kind: str = "domain", name: str = "first") -> Row:
    told = {"value": value, "type": kind, "operation": "Op", "role": "content-site"}
    return Row(**(NEVER | told | {"listed_on": "2024-02-07"}), list_name=name)


def put(folder: Path, *values: str, retrieved: str = "2026-11-01") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rows.csv").write_bytes(as_csv(row(value) for value in values))
    source = Source(
        name=folder.name, publisher="A “publisher”", kind="academic", address="https://a.example.org/", licence="MIT",
        retrieved=retrieved, newest="2024-02-07", rows=len(values), sha256="", kept_current="by hand", does_not_mean="…",
    )  # fmt: skip
    (folder / "SOURCE.toml").write_bytes(as_toml(source))
    return folder


def opened(place: Path, *chosen: Path) -> Lists:
    return Lists(index.opened(chosen, index.digest(chosen), place))


def test_what_is_written_is_what_is_read(tmp_path):
    folder = put(tmp_path / "first", "a.org", 'with "quotes", a comma\nand a line')
    assert [one.value for one in read_rows(folder)] == [
        "a.org",
        'with "quotes", a comma\nand a line',
    ]
    assert read_source(folder).publisher == "A “publisher”"


def test_the_index_is_made_once_and_used_again(tmp_path):
    folder = put(tmp_path / "lists" / "first", "a.org")
    assert opened(tmp_path / "home", folder).of_host("www.a.org")
    (made,) = (tmp_path / "home").iterdir()
    before = made.stat().st_mtime_ns
    assert opened(tmp_path / "home", folder).of_host("a.org")
    assert made.stat().st_mtime_ns == before
    assert made.stat().st_mode & 0o077 == 0


def test_an_edited_row_counts_at_once_and_the_old_index_goes(tmp_path):
    folder = put(tmp_path / "lists" / "first", "a.org")
    opened(tmp_path / "home", folder)
    put(folder, "a.org", "b.org")
    assert opened(tmp_path / "home", folder).of_host("b.org")
    assert len(list((tmp_path / "home").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_an_index_that_is_none_is_made_anew(tmp_path, content):
    folder = put(tmp_path / "lists" / "first", "a.org")
    opened(tmp_path / "home", folder)
    (made,) = (tmp_path / "home").iterdir()
    made.write_bytes(content)
    assert opened(tmp_path / "home", folder).of_host("a.org")


def test_an_index_that_is_damaged_within_is_said_and_made_anew(tmp_path):
    many = [f"a{number}.org" for number in range(2_000)]
    folder = put(tmp_path / "lists" / "first", *many)
    opened(tmp_path / "home", folder)
    (made,) = (tmp_path / "home").iterdir()
    content = bytearray(made.read_bytes())
    page = content.index(b"domain a1000.org") // 4096 * 4096
    content[page : page + 200] = b"\xff" * 200
    made.write_bytes(content)
    lists = opened(tmp_path / "home", folder)
    with pytest.raises(DataError, match="damaged"):
        lists.of_host("a1000.org")
    assert opened(tmp_path / "home", folder).of_host("a1000.org")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_without_a_place_to_write_the_lists_still_count(tmp_path):
    folder = put(tmp_path / "lists" / "first", "a.org")
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    assert opened(home, folder).of_host("a.org")


def test_where_the_place_is_a_file_the_lists_still_count(tmp_path):
    folder = put(tmp_path / "lists" / "first", "a.org")
    (tmp_path / "home").write_text("in the way")
    assert opened(tmp_path / "home", folder).of_host("a.org")


@pytest.mark.parametrize(
    "broken", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", ",".join(COLUMNS).encode() + b"\nx,y\n"]
)
def test_a_list_of_another_form_is_refused_by_name(tmp_path, broken):
    folder = put(tmp_path / "lists" / "first", "a.org")
    (folder / "rows.csv").write_bytes(broken)
    with pytest.raises(DataError, match="first"):
        opened(tmp_path / "home", folder)
    assert not list((tmp_path / "home").iterdir())


def test_a_fetched_list_stands_in_for_the_bundled_one_unless_that_is_newer(tmp_path):
    bundled = put(tmp_path / "bundled" / "first", "old.org", retrieved="2026-11-01").parent
    place = tmp_path / "home"
    newer = put(place / "versions" / "v1" / "first", "new.org", retrieved="2026-11-20")
    assert folders(place, bundled) == (bundled / "first",)
    (place / "current").write_text("v1\n")
    assert folders(place, bundled) == (newer,)
    put(bundled / "first", "newest.org", retrieved="2026-11-24")
    assert folders(place, bundled) == (bundled / "first",)


@pytest.mark.parametrize("name", [b"gone", b"../first", b"", b"\xff\xfe"])
def test_a_version_that_is_not_there_is_said_with_the_way_out(tmp_path, name):
    (tmp_path / "current").write_bytes(name)
    with pytest.raises(DataError, match="missing") as told:
        folders(tmp_path, tmp_path / "bundled")
    assert "Remove" in told.value.hint


def test_rows_are_found_by_every_kind_of_value():
    lists = Lists.of(
        [
            row("listed.org"), row("only.host.org", "host"), row("https://paper.org/blog/", "url-prefix"),
            row("https://paper.org/one?x=1", "url"), row("x:Editor", "handle"), row("+44 20 7946 0000", "phone"),
            row(":".join(["AB"] * 32), "certificate"), row("-1234", "favicon"), row("The Evening Gazette", "outlet-name"),
        ]
    )  # fmt: skip
    found = {
        "https://www.listed.org/a": "listed.org", "only.host.org": "only.host.org",
        "paper.org/blog/2024/post": "https://paper.org/blog/", "hxxps://paper[.]org/one?x=1": "https://paper.org/one?x=1",
        "x:@editor": "x:Editor", "0044 20 79460000": "+44 20 7946 0000", "ab" * 32: ":".join(["AB"] * 32), "-1234": "-1234",
        "evening gazette": "The Evening Gazette",
    }  # fmt: skip
    assert {text: [r.value for r in lists.search(text)] for text in found} == {
        text: [value] for text, value in found.items()
    }
    for text in ("below.only.host.org", "paper.org/blogs", "paper.org/", "org", "@editor"):
        assert lists.search(text) == (), text


def test_no_row_reaches_down_from_a_public_suffix():
    lists = Lists.of([row("co.uk"), row("blogspot.com")])
    assert lists.of_host("gazette.co.uk") == lists.of_host("gazette.blogspot.com") == ()
