"""The command line keeps its contract: the result on stdout, all else on stderr, four exit statuses."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from datetime import datetime

import jsonschema
import pytest
from msgspec.structs import replace

from vetter import __version__
from vetter.cli import COMMANDS
from vetter.cli.cases import _level
from vetter.model import CHOICE_SCHEMA
from vetter.phrases import day
from vetter.report.schema import schema
from vetter.store import CaseSummary, cases

OFFLINE = ["check", "peacedata.net", "--offline"]


def test_version(vetter):
    assert vetter("--version") == (0, f"vetter {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(vetter, name):
    status, out, _ = vetter(name, "--help")
    assert status == 0
    assert f"vetter {name}" in out
    assert len(out.splitlines()) > 3


def test_help_lists_every_command(vetter):
    _, out, _ = vetter("--help")
    for name, line in COMMANDS.items():
        assert name in out
        assert line.split(":")[0] in out


def test_an_outlet_in_the_place_of_a_command_is_told_how_it_is_vetted(vetter):
    status, _, err = vetter("peacedata.net")
    assert status == 2
    assert "vetter check NAME" in err


def test_settings_may_be_named_before_the_command(vetter, tmp_path):
    status, _, err = vetter("--settings", str(tmp_path / "none.toml"), *OFFLINE)
    assert status == 2
    assert "none.toml" in err


@pytest.mark.parametrize("command", [("cases", "rerun", "x"), ("lists", "update")])
def test_settings_named_before_a_group_reach_its_commands(vetter, tmp_path, command):
    status, _, err = vetter("--settings", str(tmp_path / "none.toml"), *command)
    assert status == 2
    assert "none.toml" in err


def test_the_main_job_without_network(vetter):
    status, out, err = vetter(*OFFLINE)
    assert status == 0
    assert "NAMED" in out
    assert "Facebook" in out
    assert "https://graphika.com/reports/ira-again-unlucky-thirteen/" in out
    assert "\x1b" not in out
    assert "Case" in err


def test_json_is_the_contract_and_alone_on_stdout(vetter):
    status, out, _ = vetter(*OFFLINE, "--json")
    told = json.loads(out)
    assert status == 0
    assert told["schema"] == "vetter/assessment-1"
    assert told["level"] == "named"
    assert told["as_of"].endswith("Z")
    assert set(told["likelihood"]) == {"words", "low", "high", "prior"}
    assert set(told["readings"]) == {
        "identity",
        "transparency",
        "independence",
        "content",
        "commission",
    }
    assert told["listed"][0]["standing"] in ("current", "historic", "undetermined")


@pytest.mark.parametrize(
    ("level", "status"), [("some", 1), ("strong", 1), ("named", 1), ("unknown", 1)]
)
def test_fail_on_is_met_by_worse_levels_too(vetter, level, status):
    assert vetter(*OFFLINE, "--fail-on", level)[0] == status


def test_fail_on_is_not_met_by_better_ones(vetter):
    assert vetter("check", "gazette.example.com", "--offline", "--fail-on", "some")[0] == 0
    assert vetter("check", "gazette.example.com", "--offline", "--fail-on", "unknown")[0] == 1


def test_reports_are_written_whole(vetter, tmp_path):
    html, markdown = tmp_path / "r.html", tmp_path / "r.md"
    status, _, err = vetter(*OFFLINE, "--html", str(html), "--markdown", str(markdown))
    assert status == 0
    assert "<html" in html.read_text()
    assert "peacedata" in markdown.read_text()
    assert str(html) in err
    assert {path.stat().st_mode & 0o777 for path in (html, markdown)} == {0o600}
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["r.html", "r.md"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "Nothing to vet"),
        (["check", "http://", "--offline"], ""),
        (["check", "x.org", "--offline", "--as-of", "yesterday"], "is no date"),
        (["check", "x.org", "--offline", "--as-of", "2999-01-01"], "has not come yet"),
        (["check", "x.org", "--offline", "--html", "/nonexistent/x.html"], "does not exist"),
        (["check", "x.org", "--settings", "/nonexistent.toml"], "cannot be read"),
        (["check", "x.org", "--max-pages", "0"], "0"),
        (["check", "x.org", "--fail-on", "green"], "green"),
        (["explain", "no-such-check"], "no check"),
        (["nonsense"], "nonsense"),
        (["check", "--nonsense"], "nonsense"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(vetter, arguments, words):
    status, out, err = vetter(*arguments)
    assert status == 2
    assert out == ""
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "The Gazette of Nowhere", "--offline"], ""),
        (["check", "Daily News", "--offline"], "Daily News"),
        (["check", "--from", "/nonexistent.warc.gz"], "cannot be opened"),
        (["cases", "show", "20260101-000000-nothing"], "no case"),
        (["cases", "show", "../../etc/passwd"], "There is no case"),
        (["cases", "rerun", "20260101-000000-nothing"], "no case"),
        (["cases", "delete", "20260101-000000-nothing", "--yes"], "no case"),
    ],
)
def test_what_cannot_be_done_ends_with_3_and_says_why(vetter, arguments, words):
    status, out, err = vetter(*arguments)
    assert status == 3
    assert out == ""
    assert words in err


def test_an_ambiguous_name_lists_what_to_choose_from(vetter):
    _, _, err = vetter("check", "Daily News", "--offline")
    assert len([line for line in err.splitlines() if line.startswith("  ") and "." in line]) > 1


def test_an_ambiguous_name_lists_them_in_json_too(vetter):
    status, out, err = vetter("check", "Daily News", "--offline", "--json")
    told = json.loads(out)
    assert status == 3
    assert "Daily News" in err
    jsonschema.Draft202012Validator(schema(CHOICE_SCHEMA)).validate(told)
    assert told["target"] == "Daily News"
    assert len({one["domain"] for one in told["candidates"]}) > 1


def test_a_settings_file_with_a_misspelt_protection_is_refused(vetter, tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('[network]\nproxi = "socks5h://127.0.0.1:9050"\n')
    status, _, err = vetter("check", "x.org", "--settings", str(path))
    assert status == 2
    assert "proxi" in err


def test_cases_from_making_to_deleting(vetter, home, tmp_path):
    assert "no cases yet" in vetter("cases")[2]
    vetter(*OFFLINE)
    (case,) = cases(home)
    assert case.id in vetter("cases")[1]
    assert json.loads(vetter("cases", "--json")[1])[0]["level"] == "named"
    assert "NAMED" in vetter("cases", "show", case.id)[1]
    assert json.loads(vetter("cases", "rerun", case.id, "--json")[1])["level"] == "named"
    target = tmp_path / "case.zip"
    assert vetter("cases", "export", case.id, str(target))[0] == 0
    assert vetter("cases", "export", case.id, str(target))[0] == 3
    assert vetter("cases", "delete", case.id, "--yes")[0] == 0
    assert cases(home) == ()


def test_a_case_is_named_by_its_outlet_as_well_which_means_the_newest(vetter, home, tmp_path):
    vetter(*OFFLINE, "--as-of", "2020-07-08")
    vetter(*OFFLINE)
    new, old = cases(home)
    said = f"The case {new.id}, the newest of 2."
    for typed in ("peacedata.net", "PeaceData.net", "https://www.peacedata.net/about"):
        status, out, err = vetter("cases", "show", typed)
        assert (status, "NAMED" in out) == (0, True)
        assert said in err
    assert vetter("cases", "show", old.id)[2] == ""
    assert said in vetter("cases", "rerun", "peacedata.net", "--json")[2]
    assert vetter("cases", "diff", old.id, "peacedata.net")[0] == 0
    assert said in vetter("cases", "export", "peacedata.net", str(tmp_path / "case.zip"))[2]
    for command in ("show", "rerun", "diff", "delete"):
        status, _, err = vetter("cases", command, "other.example")
        assert status == 3
        assert "There is no case “other.example”" in err


def test_a_case_is_deleted_by_its_id_or_after_a_question_that_names_it(vetter, home, monkeypatch):
    vetter(*OFFLINE)
    (case,) = cases(home)
    status, _, err = vetter("cases", "delete", "peacedata.net", "--yes")
    assert status == 2
    assert case.id in err
    asked = []
    monkeypatch.setattr("click.confirm", lambda words, **_: asked.append(words))
    assert vetter("cases", "delete", "nothing.example")[0] == 3
    assert asked == []
    assert vetter("cases", "delete", "peacedata.net")[0] == 0
    (question,) = asked
    assert case.id in question
    assert "peacedata.net" in question
    assert f"made on {day(datetime.fromisoformat(case.made))}" in question
    assert cases(home) == ()


def test_the_list_of_cases_stands_in_columns_and_says_levels_in_words(vetter, home, tmp_path):
    vetter(*OFFLINE, "--as-of", "2020-07-08")
    vetter("check", "gazette.example.com", "--offline")
    letter = tmp_path / "letter.txt"
    letter.write_text("From: Jake <jake@peacedata.net>\nSubject: Work\n\nWe pay 200 USD a piece.\n")
    vetter("offer", str(letter), "--offline")
    rows = vetter("cases")[1].splitlines()
    (listed, plain, alone) = (
        next(row for row in rows if words in row)
        for words in ("(as of 2020-07-08)", "gazette.example.com  unknown", "your offer alone")
    )
    place = max(len(case.id) for case in cases(home)) + 2
    assert all(row[place - 2 : place].isspace() and row[place].isalpha() for row in rows)
    assert len({listed, plain, alone}) == 3
    assert listed.split()[0] in vetter("cases", "show", "peacedata.net")[2]  # not the offer alone
    summary = CaseSummary(
        id="x", target="x", name="", host="", level="none", made="", as_of="", state="done"
    )
    assert _level(summary) == "nothing found"
    assert _level(replace(summary, level="", state="cancelled")) == "stopped"


def test_the_next_run_mentions_one_that_was_cut_off(vetter, home):
    from vetter import clock
    from vetter.store import Case

    Case.create(home, "peacedata.net", "peacedata.net", clock.now()).close()
    (cut_off,) = cases(home)
    status, _, err = vetter(*OFFLINE)
    assert status == 0
    assert f"vetter cases rerun {cut_off.id}" in err
    assert "cases rerun" not in vetter("check", "gazette.example.com", "--offline")[2]


def test_an_export_holds_evidence_and_reports(vetter, home, tmp_path):
    import zipfile

    vetter(*OFFLINE)
    target = tmp_path / "case.zip"
    vetter("cases", "export", cases(home)[0].id, str(target))
    names = zipfile.ZipFile(target).namelist()
    assert set(names) == {"evidence.warc.gz", "assessment.json", "report.html", "report.md"}


def test_a_list_of_ones_own_is_worth_asking_about_and_leaves_with_no_case_unasked(
    vetter, home, tmp_path
):
    (tmp_path / "ours.txt").write_text("front.example.net\n")
    assert vetter("lists", "add", str(tmp_path / "ours.txt"))[0] == 0
    status, out, _ = vetter("check", "front.example.net", "--offline", "--json")
    said = json.loads(out)
    assert (status, said["level"]) == (0, "some")
    assert [hit["source"] for hit in said["listed"]] == ["your own list “ours”"]
    assert [f for f in said["findings"] if f["outcome"] == "fired"] == []
    export = ("cases", "export", cases(home)[0].id, str(tmp_path / "case.zip"))
    status, _, err = vetter(*export)
    assert status == 3
    assert "--with-own-lists" in err
    assert not (tmp_path / "case.zip").exists()
    assert vetter(*export, "--with-own-lists")[0] == 0


def test_a_report_in_a_file_says_that_it_names_ones_own_lists(vetter, tmp_path):
    (tmp_path / "ours.txt").write_text("front.example.net\n")
    assert vetter("lists", "add", str(tmp_path / "ours.txt"))[0] == 0
    page = str(tmp_path / "page.html")
    _, _, err = vetter("check", "front.example.net", "--offline", "--html", page)
    assert "The report names your own list “ours”: mind that before you pass it on." in err
    assert "your own list" not in vetter("check", "peacedata.net", "--offline", "--html", page)[2]


def test_lists_can_be_searched_in_any_form(vetter):
    status, out, _ = vetter("lists", "search", "hxxps://peacedata[.]net/about")
    assert status == 0
    assert "PeaceData" in out
    assert out.count("Attributed: to ") == 1
    status, out, err = vetter("lists", "search", "gazette.example.com")
    assert (status, out) == (0, "")
    assert "clears nobody" in err
    assert "Meta" in vetter("lists", "show")[1]
    assert json.loads(vetter("lists", "show", "--json")[1])


def test_every_check_can_be_explained(vetter):
    _, listing, _ = vetter("explain")
    assert "site-listed" in listing
    status, out, _ = vetter("explain", "claimed-founding-before-domain")
    assert status == 0
    assert "Innocent explanation" in out
    assert "likelihood ratio" in out


def test_the_doctor_says_what_works_on_this_machine(vetter, tmp_path, monkeypatch):
    status, out, _ = vetter("doctor", "--offline")
    assert status == 0
    assert "indicators" in out
    assert "keeping cases" in out
    usual = tmp_path / "config" / "vetter" / "settings.toml"
    assert f"defaults; a file would be read from {usual}\n" in out
    usual.parent.mkdir(parents=True)
    usual.write_text("")
    assert f"settings from {usual}\n" in vetter("doctor", "--offline")[1]
    monkeypatch.setenv("VETTER_SETTINGS", str(usual))
    assert f"settings from {usual}, named by VETTER_SETTINGS\n" in vetter("doctor", "--offline")[1]


def test_the_doctor_tries_the_network_that_the_settings_lead_to(vetter, home, tmp_path):
    from vetter.cli.demo import lab

    with lab(tmp_path / "lab") as settings_file:
        status, out, _ = vetter("doctor", "--settings", str(settings_file))
        assert status == 0
        for told in ("(DNS)", "by WHOIS", "by RDAP", "Wayback Machine", "Wikipedia"):
            assert told in out
        assert "FAILS" not in out
        off = ("rdap", "whois", "wayback")
        with settings_file.open("a") as stream:
            stream.write("".join(f'{name} = ""\n' for name in off))
        out = vetter("doctor", "--settings", str(settings_file))[1]
        for told in ("by WHOIS", "by RDAP", "Wayback Machine"):
            assert told not in out
        with settings_file.open("r+") as stream:
            text = stream.read().replace('rdap = ""', 'rdap = "https://rdap.nowhere.example"')
            stream.seek(0)
            stream.write(text)
        out = vetter("doctor", "--settings", str(settings_file))[1]
        assert "FAILS  registration by RDAP\n" in out
        assert "rdap.nowhere.example" in out


def test_the_list_of_rdap_servers_can_be_refreshed_and_only_by_a_whole_one(home, tmp_path):
    import asyncio

    from vetter.collect.bootstrap import refresh, servers
    from vetter.errors import CannotError
    from vetter.lab import Lab
    from vetter.net import Way

    async def story():
        async with Lab(tmp_path / "lab", []) as lab, Way(lab.settings) as way:
            before = servers()
            lab.fail("data.iana.org", 404)
            with pytest.raises(CannotError, match="status 404"):
                await refresh(way)
            assert not (home / "rdap").exists()
            lab.mend("data.iana.org")
            assert await refresh(way)
            assert (home / "rdap" / "dns.json").is_file()
            assert servers() == before

    asyncio.run(story())


@pytest.mark.parametrize("name", ["n" * 250, "n" * 300])
def test_a_report_with_a_long_name_is_written_or_refused_plainly(vetter, tmp_path, name):
    status, _, err = vetter(*OFFLINE, "--html", str(tmp_path / name))
    assert (status, "fault" in err) == (2 if len(name) > 255 else 0, False)
    assert ("File name too long" in err) == (len(name) > 255)


@pytest.mark.parametrize(
    "target", ["\udcffx.org", "https://x.org/\udcff", "Peace \udcff Data", "ed\udcff@x.org"]
)
def test_what_is_in_no_encoding_is_no_fault(vetter, target):
    assert "fault" not in vetter("check", target, "--offline")[2]
    assert vetter("cases", "--json")[0] == 0


def test_a_path_is_told_without_what_would_repaint_the_terminal(vetter, tmp_path):
    vetter(*OFFLINE)
    odd = f"{tmp_path}/\x1b[31mred"
    told = vetter("cases", "export", "peacedata.net", f"{odd}.zip")[2]
    told += vetter("cases", "show", "peacedata.net", "--html", f"{odd}.html")[2]
    assert told.count("/red") == 2
    assert "\x1b" not in told


def test_a_fault_of_ours_shows_no_traceback_and_keeps_the_details(vetter, monkeypatch, home):
    monkeypatch.setattr("vetter.cli.check.load", lambda _: 1 / 0)
    status, out, err = vetter(*OFFLINE)
    assert (status, out) == (3, "")
    assert "fault in vetter" in err
    assert "Traceback" not in err
    assert "ZeroDivisionError" in (home / "fault.log").read_text()


def test_what_is_remarked_is_the_owner_s_to_read_and_an_end_is_no_fault(vetter, home):
    home.mkdir(exist_ok=True)
    log = home / "fault.log"
    log.touch(mode=0o644)
    log.chmod(0o644)
    vetter("--version")
    vetter("explain", "no-such-check")
    for ending in (SystemExit(0), KeyboardInterrupt()):
        logging.getLogger("asyncio").error("never retrieved", exc_info=ending)
    assert log.read_text() == ""
    logging.getLogger("asyncio").error("never retrieved", exc_info=ValueError("odd"))
    assert "ValueError: odd" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_interrupting_is_no_fault(vetter, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("vetter.cli.check.load", interrupt)
    status, _, err = vetter(*OFFLINE)
    assert status == 3
    assert "Stopped" in err


def test_a_reader_that_has_seen_enough_is_no_fault(home):
    command = f"{sys.executable} -m vetter check peacedata.net --offline --json | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr


def test_the_start_of_the_program_imports_nothing_heavy():
    code = (
        "import sys, vetter.cli; vetter.cli.run(['--version']);"
        "print([m for m in ('httpx','bs4','textual','rich','dns','cryptography','jinja2','trafilatura','tldextract') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_need_not_know_every_letter(home, encoding):
    command = [sys.executable, "-m", "vetter", "check", "peacedata.net", "--offline"]
    surroundings = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    told = [
        subprocess.run([*command, *more], env=surroundings, capture_output=True, check=True).stdout
        for more in ([], ["--json"])
    ]
    assert b"NAMED" in told[0]
    assert "“" in told[1].decode("utf-8")  # JSON is in UTF-8 wherever it goes
    jsonschema.validate(json.loads(told[1]), schema())


def test_the_app_alone_imports_textual():
    code = (
        "import sys, vetter.cli; vetter.cli.run(['check', 'peacedata.net', '--offline', '--json']);"
        "print([m for m in ('httpx','bs4','textual','trafilatura') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.fixture
def letter(tmp_path):
    """Return a file with a message of an outlet."""
    path = tmp_path / "letter.eml"
    path.write_text("From: ed@peacedata.net\n\nDear Nadia, we pay 200 USD a piece.\n")
    return path


def test_two_results_on_one_outlet_are_compared(vetter, home):
    vetter("check", "peacedata.net", "--offline")
    (case,) = cases(home)
    assert "one result only" in vetter("cases", "diff", case.id)[2]
    vetter("cases", "rerun", case.id, "--as-of", "2019-01-01")
    assert vetter("cases", "diff", case.id)[1].startswith("Level: ■ Named → ")
    vetter("check", "example.org", "--offline")
    other = next(one for one in cases(home) if one.host == "example.org")
    assert "two outlets" in vetter("cases", "diff", case.id, other.id)[2]


def test_an_outlet_s_newest_case_is_held_against_the_one_before(vetter, home, letter):
    vetter(*OFFLINE, "--as-of", "2019-01-01")
    assert "one result only" in vetter("cases", "diff", "peacedata.net")[2]
    vetter(*OFFLINE)
    vetter("offer", str(letter), "--offline")
    alone, new, old = cases(home)
    assert alone.host == new.host
    status, out, err = vetter("cases", "diff", "peacedata.net")
    assert (status, err) == (0, f"The case {old.id} and, after it, {new.id}.\n")
    assert re.match("Level: .* → ■ Named", out)
    assert out == vetter("cases", "diff", old.id, new.id)[1]
    assert "one result only" in vetter("cases", "diff", new.id)[2]


def test_a_case_is_exported_for_exchange(vetter, home, tmp_path):
    vetter("check", "peacedata.net", "--offline")
    (case,) = cases(home)
    for form, key in (("--stix", "objects"), ("--misp", "response")):
        target = tmp_path / f"{key}.json"
        assert vetter("cases", "export", case.id, str(target), form)[0] == 0
        assert key in json.loads(target.read_text())
