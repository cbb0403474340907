"""``vetter network``: what it prints, writes and refuses."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.store.test_cases_that_share import case_of, put, shelf, shown, tracker
from vetter.cli import run
from vetter.model import NETWORK_SCHEMA
from vetter.report.schema import schema
from vetter.store import Case

__all__ = ["shelf"]


@pytest.fixture
def three(shelf):
    for host in ("a.example", "b.example"):
        name = case_of(shelf, host)
        put(shelf, name, shown(host, tracker()))
    case_of(shelf, "c.example")
    return shelf


def test_it_tells_who_is_tied_and_why(three, capsys):
    assert run(["network", "a.example", "b.example"]) == 0
    out, err = capsys.readouterr()
    assert "1 network with 2 of 2 outlets" in out
    assert "They carry one account" in out
    assert "adsense pub-1" in out
    assert "Innocent explanations" in out
    assert "not malice" in out
    assert err == ""


def test_a_message_alone_is_no_outlet_and_makes_no_sign_more_frequent(three, tmp_path, capsys):
    def told():
        assert run(["network", "--all", "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    before = told()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear writer, we pay 200 USD a piece. Yours, the editors of a.example")
    for _ in range(2):
        assert run(["offer", str(letter), "--offline"]) == 0
        capsys.readouterr()
        after = told()
        assert after["members"] == before["members"]
        assert after["signs"] == before["signs"]
        assert after["known"] == before["known"]
        letter.write_text("Dear writer, we pay 200 USD a piece.")


def test_json_fits_the_published_schema_and_is_all_there_is_on_stdout(three, capsys):
    assert run(["network", "--all", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(schema(NETWORK_SCHEMA)).validate(told)
    assert told["schema"] == NETWORK_SCHEMA
    assert {member["domain"] for member in told["members"]} >= {"a.example", "b.example"}


def test_pages_and_notes_are_written_where_they_are_wanted(three, tmp_path, capsys):
    page, notes = tmp_path / "n.html", tmp_path / "n.md"
    assert run(["network", "--all", "--html", str(page), "--markdown", str(notes)]) == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert notes.read_text("utf-8").startswith("# What these outlets share")
    assert "Written" in capsys.readouterr().err


def test_outlets_that_share_nothing_are_told_so(three, capsys):
    put(three, case_of(three, "z.example"), shown("z.example", tracker("adsense pub-9")))
    assert run(["network", "a.example", "z.example"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "nothing was found that would tie any of 2 outlets to another" in told


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([], 2, "No case was named"),
        (["a.example"], 2, "There is one outlet"),
        (["a.example", "a.example"], 2, "There is one outlet"),
        (["a.example", "--all"], 2, "Either some cases are meant, or all"),
        (["--batch", "nowhere"], 2, "There is no batch in nowhere"),
        (["a.example", "nobody.example"], 3, "There is no case"),
        (["a.example", "../../etc"], 3, "is no name of a case"),
    ],
)
def test_what_makes_no_network_is_refused_with_the_reason(three, capsys, arguments, status, words):
    assert run(["network", *arguments]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


def test_without_cases_there_is_no_network(home, capsys):
    assert run(["network", "--all"]) == 3
    assert "There are no cases yet" in capsys.readouterr().err


def test_a_case_that_was_cut_off_is_told_apart_from_one_that_is_missing(three, capsys):
    from tests.dossiers import AS_OF

    with Case.create(three, "x.example", "x.example", AS_OF) as case:
        name = case.id
    assert run(["network", "a.example", name]) == 3
    assert "was cut off before it was assessed" in capsys.readouterr().err
