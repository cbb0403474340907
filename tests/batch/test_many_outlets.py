"""A list goes in, and a table, the assessments and an index come out: every row accounted for, once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from vetter.batch import files
from vetter.batch.begin import folder_for
from vetter.batch.job import held
from vetter.batch.publish import publish
from vetter.batch.work import pack, unpack
from vetter.cli import run
from vetter.errors import CannotError

LIST = """site,who
peacedata.net,Ann
https://www.peacedata.net/about,=1+1
The Times,Bob
example.org,-5
10.0.0.1,"@SUM(A1)"
# a remark,
"""


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def batch(tmp_path, out, *options, content=LIST, name="list.csv"):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return run(["batch", str(path), "--out", str(out), "--offline", *options])


def table(out):
    text = (out / files.SUMMARY).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def assessments(out):
    return [json.loads(line) for line in (out / files.ASSESSMENTS).read_text("utf-8").splitlines()]


def test_every_row_of_the_list_is_in_the_table_once_with_its_own_columns(tmp_path, out):
    assert batch(tmp_path, out) == 0
    rows = table(out)
    assert [(row["line"], row["outlet"], row["site"]) for row in rows] == [
        ("2", "peacedata.net", "peacedata.net"),
        ("3", "https://www.peacedata.net/about", "https://www.peacedata.net/about"),
        ("4", "The Times", "The Times"),
        ("5", "example.org", "example.org"),
        ("6", "10.0.0.1", "10.0.0.1"),
    ]
    assert [row["level"] for row in rows] == ["Named", "Named", "", "Unknown", ""]
    assert rows[1]["remark"] == "names the same outlet as line 2"
    assert "may mean" in rows[2]["error"]
    assert "number of a machine" in rows[4]["error"]


def test_each_outlet_is_vetted_once_and_has_its_report(tmp_path, out):
    batch(tmp_path, out)
    assert [one["outlet"]["domain"] for one in assessments(out)] == ["peacedata.net", "example.org"]
    for row in table(out):
        if row["report"]:
            assert "<!doctype html>" in (out / row["report"]).read_text("utf-8")


def test_on_the_way_the_table_and_the_index_are_kept_up_to_date_and_the_assessments_wait(
    tmp_path, out
):
    batch(tmp_path, out)
    for name in (files.SUMMARY, files.INDEX, files.ASSESSMENTS):
        (out / name).write_text("of before")
    publish(out, whole=False)
    assert len(table(out)) == 5
    assert "peacedata.net" in (out / files.INDEX).read_text("utf-8")
    assert (out / files.ASSESSMENTS).read_text() == "of before"
    publish(out)
    assert len(assessments(out)) == 2


def test_what_named_no_outlet_is_said_with_its_line_and_why(tmp_path, out, capsys):
    batch(tmp_path, out)
    text = (out / files.REMARKS).read_bytes().decode("utf-8-sig")
    assert [row["line"] for row in csv.DictReader(io.StringIO(text))] == ["3", "6", "7"]
    said = capsys.readouterr().err
    assert "3 outlets, 1 row naming one of them again, 1 row naming none and 1 comment" in said


def test_no_cell_of_the_table_is_a_formula(tmp_path, out):
    batch(
        tmp_path, out, content="site,who\nexample.org,\"\t=cmd|' /C calc'!A0\"\nexample.com,＝1\n"
    )
    cells = [cell for row in table(out) for cell in row.values()]
    assert "' =cmd|' /C calc'!A0" in cells
    assert not any(
        cell.lstrip(" \t'\"")[:1] in tuple("=+@＝") and cell[:1] != "'" for cell in cells
    )


def test_the_same_command_again_repeats_nothing(tmp_path, out):
    batch(tmp_path, out)
    before = assessments(out)
    assert batch(tmp_path, out) == 0
    assert assessments(out) == before


def test_a_longer_list_adds_outlets_and_says_which_have_gone(tmp_path, out, capsys):
    batch(tmp_path, out)
    before = assessments(out)[0]
    batch(tmp_path, out, content="site\npeacedata.net\nexample.com\n")
    after = assessments(out)
    assert [one["outlet"]["domain"] for one in after] == ["peacedata.net", "example.com"]
    assert after[0] == before
    assert "2 outlets of before are no longer in the list" in capsys.readouterr().err


def test_without_a_list_an_old_batch_goes_on_and_a_new_one_is_refused(tmp_path, out, capsys):
    assert run(["batch", "--out", str(out)]) == 2
    batch(tmp_path, out)
    assert run(["batch", "--out", str(out), "--offline"]) == 0


def test_two_processes_never_work_on_one_folder(tmp_path, out, capsys):
    with held(out):
        assert batch(tmp_path, out) == 3
    assert "Another vetter works on" in capsys.readouterr().err


def test_a_folder_with_other_files_a_file_and_a_bad_list_are_refused(tmp_path, out, capsys):
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    assert batch(tmp_path, out) == 2
    assert batch(tmp_path, out / "mine.txt") == 2
    assert batch(tmp_path, tmp_path / "new", content="...\n", name="list.txt") == 2
    assert run(["batch", "-", "--offline"]) == 2
    said = capsys.readouterr().err
    for words in ("holds other files", "is a file", "Nothing in the list", "--out"):
        assert words in said


def test_json_on_stdout_is_one_assessment_a_line(tmp_path, out, capsys):
    assert batch(tmp_path, out, "--json", "--fail-on", "named") == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["schema"] for one in found] == ["vetter/assessment-1"] * 2


def test_old_results_are_renewed_on_request_and_only_they(tmp_path, out):
    batch(tmp_path, out)
    before = [one["as_of"] for one in assessments(out)]
    batch(tmp_path, out, "--recheck", "1d")
    assert [one["as_of"] for one in assessments(out)] == before
    batch(tmp_path, out, "--recheck", "0h")
    assert not set(before) & {one["as_of"] for one in assessments(out)}
    assert batch(tmp_path, out, "--recheck", "soon") == 2


def test_a_report_that_was_lost_is_made_again(tmp_path, out):
    batch(tmp_path, out)
    lost = out / table(out)[0]["report"]
    lost.unlink()
    batch(tmp_path, out)
    assert lost.stat().st_size


def test_bundles_for_exchange_are_written_on_request(tmp_path, out):
    batch(tmp_path, out)
    assert not (out / "stix.json").exists()
    batch(tmp_path, out, "--stix", "--misp")
    assert json.loads((out / "stix.json").read_text())["type"] == "bundle"
    assert len(json.loads((out / "misp.json").read_text())["response"]) == 2


def test_entries_of_one_s_own_lists_are_in_no_bundle(tmp_path, out, capsys):
    own = tmp_path / "mine.txt"
    own.write_text("example.org\n")
    assert run(["lists", "add", str(own), "--name", "mine"]) == 0
    batch(tmp_path, out, "--stix", "--misp")
    assert "your own list" in (out / files.ASSESSMENTS).read_text("utf-8")
    for name in ("stix.json", "misp.json"):
        text = (out / name).read_text("utf-8")
        assert "peacedata.net" in text
        assert "your own list" not in text
        assert "example.org" not in text
    assert "mind that before you pass them on" in capsys.readouterr().err


def test_a_look_again_says_what_changed_since(tmp_path, out, capsys):
    batch(tmp_path, out)
    own = tmp_path / "mine.txt"
    own.write_text("example.org\n")
    run(["lists", "add", str(own), "--name", "mine"])
    batch(tmp_path, out, "--recheck", "0h")
    changed = {row["outlet"]: row["changes"] for row in table(out)}
    assert "New entry on a list: example.org" in changed["example.org"]
    assert changed["peacedata.net"] == ""
    assert "1  changed since they were looked at before" in capsys.readouterr().out


def test_when_nothing_can_be_written_the_batch_stops_and_says_so(
    tmp_path, out, capsys, monkeypatch
):
    def full(path, content):
        raise CannotError("No room.", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(files, "put", full)
        assert batch(tmp_path, out) == 3
    assert "No room." in capsys.readouterr().err
    assert batch(tmp_path, out) == 0
    assert len(assessments(out)) == 2


def test_what_has_no_shape_on_a_screen_is_spelt_in_the_assessments():
    foreign = '{"name": "\u009b31m \u202egnitseuqer \u00e9 \u0646"}'
    told = unpack(pack(foreign)).decode()
    assert told == '{"name": "\\u009b31m \\u202egnitseuqer \u00e9 \u0646"}'
    assert json.loads(told) == json.loads(foreign)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("header.csv", b"site,who\n"),
        ("junk.csv", bytes(range(32)) * 40),
        ("names-nothing.txt", b"!!!\n???\n"),
        ("gone.csv", None),
        (".", None),
    ],
)
def test_where_no_list_was_taken_in_nothing_is_left(tmp_path, monkeypatch, capsys, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = set(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    assert run(["batch", name, "--offline"]) == 2
    assert run(["batch", name, "--offline", "--out", "new/deep/out"]) == 2
    assert set(tmp_path.rglob("*")) == before
    assert "vetter:" in capsys.readouterr().err


def test_what_comes_of_a_list_goes_beside_it_unless_it_was_begun_here(tmp_path, monkeypatch):
    lists, here = tmp_path / "lists", tmp_path / "here"
    lists.mkdir()
    here.mkdir()
    path = lists / "list.csv"
    path.write_text("site\nexample.org\n")
    monkeypatch.chdir(here)
    assert folder_for(path) == lists / "list-vetted"
    assert run(["batch", str(path), "--offline", "--out", "list-vetted"]) == 0
    assert folder_for(path) == Path("list-vetted")
    (here / "list.csv").write_text("site\nexample.com\n")  # then it is the folder of that list
    assert folder_for(path) == lists / "list-vetted"
    assert run(["batch", str(path), "--offline"]) == 0
    assert (lists / "list-vetted" / files.INDEX).is_file()
    (here / "list.csv").unlink()
    assert folder_for(path) == lists / "list-vetted"


def test_an_empty_folder_that_was_there_stays(tmp_path, out):
    out.mkdir()
    assert batch(tmp_path, out, content="!!!\n", name="list.txt") == 2
    assert out.is_dir()
    assert not any(out.iterdir())


def test_a_list_that_is_none_leaves_a_batch_of_before_as_it_is(tmp_path, out):
    batch(tmp_path, out)
    before = assessments(out)
    assert batch(tmp_path, out, content="", name="empty.csv") == 2
    assert assessments(out) == before
    assert batch(tmp_path, out) == 0


def test_a_remark_quotes_the_row_that_it_speaks_of(tmp_path, out):
    batch(tmp_path, out, content="site,who,when\npeacedata.net,Ann,May\n,Bob,June\n")
    text = (out / files.REMARKS).read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["line"], row["text"]) == ("3", "Bob, June")
    assert row["why"] == "names no outlet: the column for it is empty"
    assert 'href="remarks.csv"' in (out / files.INDEX).read_text("utf-8")
