"""A newsroom's own list counts like all others, harms no bystander, and stays at home."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from vetter.cli import lists as cli
from vetter.errors import CannotError, UsageError
from vetter.lists import held_still, load
from vetter.settings import home


def run(*arguments):
    return CliRunner().invoke(cli.command, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture
def watched(tmp_path):
    file = tmp_path / "Our Watch-List.txt"
    file.write_text(
        "# seen in June\nhxxp://front[.]example.net/\nevil-front.org\nwordpress.com\nlemonde.fr\nnot a host\n"
    )
    return file


def test_what_was_added_is_found_and_what_was_left_out_is_said(watched):
    result = run("add", watched, "--operation", "The June fronts")
    assert result.exception is None
    assert "our-watch-list, 2 entries, 3 left out" in result.stderr
    assert "line 4 was left out: wordpress.com: it is a platform" in result.stderr
    assert (
        "line 5 was left out: lemonde.fr: it is the site of an outlet that is known to be genuine"
        in result.stderr
    )
    (row,) = load().search("www.evil-front[.]org")
    assert (row.operation, row.list_name) == ("The June fronts", "our-watch-list")
    assert load().source(row).private


@pytest.mark.parametrize(
    ("content", "arguments"),
    [
        (b"", ()),
        (b"\x00\xff\x9d" * 100, ()),
        (b"<!doctype html><html><body>404</body></html>", ()),
        (b"a;b;c\n1;2;3\n", ()),
        (b"a;b;c\n1;2;3\n", ("--column", "value=Domain")),
        (b'{"x": 1}', ("--format", "stix")),
        (b"lemonde.fr\n", ()),
    ],
)
def test_a_file_of_which_nothing_can_be_taken_is_refused_with_what_to_do(
    tmp_path, content, arguments
):
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    error = run("add", file, *arguments).exception
    assert isinstance(error, CannotError)
    assert "--format" in error.hint
    assert not (home() / "lists" / "own" / "odd").exists()


def test_a_role_that_is_not_explained_is_refused_with_those_that_are(watched):
    error = run("add", watched, "--role", "nonsense").exception
    assert isinstance(error, UsageError)
    assert "fabricated-newsroom" in error.hint


@pytest.mark.parametrize("value", ["", "   ", "...", "\x1b["])
def test_a_search_for_nothing_is_no_search(value):
    assert isinstance(run("search", value).exception, UsageError)


def test_identifiers_and_handles_are_told_by_their_form_and_compared_in_one(tmp_path):
    file = tmp_path / "kinds.txt"
    file.write_text("UA-12345678-1\nca-pub-1234567890123456\n@Someone\nG-0ABCDEFGHJ\ng-news\n")
    assert "kinds, 4 entries, 1 left out" in run("add", file).stderr
    for text in ("UA-12345678-7", "pub-1234567890123456", "@someone", "G-0ABCDEFGHJ"):
        assert [row.list_name for row in load().search(text)] == ["kinds"], text


def test_a_name_is_no_entry_but_listed_sites_of_that_name_are_told():
    result = run("search", "Peace Data")
    assert result.stdout == ""
    assert "On none of the lists" in result.stderr
    assert "same name is, which says nothing by itself: peacedata.net" in result.stderr


def test_an_operation_is_found_by_its_name():
    result = run("search", "Doppelganger")
    assert result.stderr == ""
    assert "The outlets that were copied are victims" in " ".join(result.stdout.split())


def test_a_removed_list_counts_no_more(watched):
    run("add", watched)
    result = run("remove", "our-watch-list", "--json")
    assert json.loads(result.stdout) == {"removed": "our-watch-list"}
    assert load().search("evil-front.org") == ()
    assert isinstance(run("remove", "our-watch-list").exception, CannotError)


def test_a_list_that_is_added_counts_for_what_begins_after_it(watched):
    with held_still():
        run("add", watched)
        assert load().search("evil-front.org") == ()
    assert load().search("evil-front.org") != ()


def test_a_table_is_read_by_its_columns(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("when;site;who\n2024-03-01;evil-front.org;A network\n")
    columns = ("--column", "value=site", "--column", "listed_on=when", "--column", "operation=who")
    assert run("add", table, *columns).exception is None
    (row,) = load().search("evil-front.org")
    assert (row.listed_on, row.operation) == ("2024-03-01", "A network")


def test_an_event_is_read_with_its_operation_and_without_its_victims(tmp_path):
    attributes = [
        {"type": "domain", "value": "evil-front.org", "to_ids": True},
        {"type": "domain", "value": "victim.org", "category": "Targeting data", "to_ids": True},
    ]
    event = tmp_path / "event.json"
    event.write_text(
        json.dumps({"Event": {"info": "A network", "date": "2024-03-05", "Attribute": attributes}})
    )
    assert run("add", event, "--format", "misp-event").exception is None
    (row,) = load().search("evil-front.org")
    assert (row.operation, row.listed_on, row.role) == (
        "A network",
        "2024-03-05",
        "campaign-domain",
    )
    assert load().search("victim.org") == ()


@pytest.mark.parametrize("name", ["../escape", "UPPER", "", ".hidden", "a" * 50])
def test_a_name_cannot_lead_elsewhere(watched, name):
    if name:
        assert isinstance(run("add", watched, "--name", name).exception, UsageError)
    assert isinstance(run("remove", name or "..").exception, CannotError)


@pytest.mark.parametrize("taken", ["meta", "our-watch-list"])
def test_no_list_takes_the_place_of_another(watched, taken):
    run("add", watched)
    before = load().sources()
    assert isinstance(run("add", watched, "--name", taken).exception, CannotError)
    assert load().sources() == before


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00\x00", b"<html><body>Not here</body></html>", b"wordpress.com\n"]
)
def test_a_file_of_which_nothing_can_be_taken_leaves_nothing_behind(tmp_path, content):
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    result = run("add", file)
    assert result.exception.message
    assert not list((home() / "lists").glob("own/*"))


def test_a_column_that_is_none_of_ours_is_said(watched):
    told = run("add", watched, "--column", "colour=red").exception
    assert isinstance(told, UsageError)
    assert "value" in told.hint


def test_only_the_owner_can_read_it(watched):
    run("add", watched)
    for path in (home() / "lists" / "own").rglob("*"):
        assert not path.is_dir() or path.stat().st_mode & 0o077 == 0
