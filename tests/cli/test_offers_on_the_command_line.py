"""``vetter offer`` and ``--offer`` keep the contract of the command line."""

from __future__ import annotations

import io
import json
import zipfile

import jsonschema
import pytest

from vetter.lab.offers import PEACEDATA, WHITBY_TIDE
from vetter.report.schema import schema

CHAT = b"""[12/11/2026, 10:15:03] Ann: Hi Jo! We'd love to have an article from you
[12/11/2026, 10:16:40] Jo: Hi, thanks. Do I have to pay a registration fee?
"""


def pasted(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))


def test_an_offer_by_itself(vetter):
    status, out, err = vetter("offer", PEACEDATA, "--offline", "--as-of", "2020-07-08")
    assert status == 0
    assert "Message 1 of 2" in out
    assert "Is the commission in order? Some signs." in out
    assert "A reply you can send" in out
    assert "vetter check peacedata.net --offer FILE" in " ".join(out.split())
    assert "Likelihood" not in out
    assert "Case" in err


@pytest.mark.parametrize("command", [["offer"], ["check"]])
def test_the_name_of_a_file_need_not_be_text(vetter, tmp_path, command):
    path = tmp_path / "a\udcffb.eml"
    path.write_bytes(b"From: ed@peacedata.net\n\nDear Nadia, we pay 200 USD a piece.\n")
    status, _, err = vetter(*command, path, "--offline")
    assert (status, "fault" in err) == (0, False)
    assert "a\ufffdb.eml" in vetter("cases", "--json")[1]


def test_its_json_fits_the_schema(vetter):
    status, out, _ = vetter("offer", WHITBY_TIDE, "--offline", "--json")
    told = json.loads(out)
    assert status == 0
    jsonschema.validate(told, schema())
    assert told["offer"]["alone"]
    assert told["level"] in {"none", "some"}


def test_its_reports_are_written(vetter, tmp_path):
    page, text = tmp_path / "a.html", tmp_path / "a.md"
    written = ("--html", page, "--markdown", text)
    before_it_was_listed = ("--as-of", "2020-07-08")
    status, _, _ = vetter("offer", PEACEDATA, "--offline", *written, *before_it_was_listed)
    assert status == 0
    for path in (page, text):
        told = path.read_text("utf-8")
        assert "A reply you can send" in told
        assert "Whom you can turn to" in told
        assert "Jo Writer" not in told


def test_the_reports_on_a_named_outlet_give_no_reply_to_send(vetter, tmp_path):
    page, text = tmp_path / "a.html", tmp_path / "a.md"
    written = ("--html", page, "--markdown", text)
    status, out, _ = vetter("offer", PEACEDATA, "--offline", *written)
    assert status == 0
    for told in (out, page.read_text("utf-8"), text.read_text("utf-8")):
        assert "You need not answer" in told
        assert "What to keep" in told
        assert "Whom you can turn to" in told
        assert "A reply you can send" not in told
        assert "thank you for thinking of me" not in told
        assert "before you say yes" not in told


def test_pasted_text_is_an_offer_as_well(vetter, monkeypatch):
    pasted(
        monkeypatch,
        b"Before you start you need to pay a registration fee of $150 for your press card. "
        b"Please send the fee in Apple gift cards and text us the codes.",
    )
    status, out, err = vetter("offer", "-", "--offline", "--fail-on", "some")
    assert status == 1
    assert "STRONG SIGNS" in out
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"eggs, bread, apples at $3 a piece", "reads like an approach"),
        (b"From: me@example.net\nTo: me@example.net\n\n", "hold no text"),
    ],
)
def test_text_that_tells_nothing_of_an_offer_ends_as_unknown_with_the_reason(
    vetter, monkeypatch, text, why
):
    pasted(monkeypatch, text)
    status, out, _ = vetter("offer", "-", "--offline", "--json")
    told = json.loads(out)
    assert status == 0
    assert told["level"] == told["readings"]["commission"]["level"] == "unknown"
    assert why in told["summary"]
    assert "ask for one, find it yourself" not in told["summary"]


def test_a_pasted_chat_is_told_to_be_read_as_if_all_of_it_came_from_the_other_side(
    vetter, monkeypatch
):
    pasted(monkeypatch, CHAT)
    _, out, _ = vetter("offer", "-", "--offline")
    assert "Note This is a talk of several people" in " ".join(out.split())


def test_a_letter_that_no_server_took_in_may_be_ones_own(vetter, tmp_path):
    sent = tmp_path / "sent.eml"
    sent.write_text(
        "From: jo@example.net\nTo: ann@peacedata.net\nMessage-ID: <1@example.net>\n\nI charge 500 pounds per article."
    )
    _, out, _ = vetter("offer", sent, "--offline")
    assert "If you wrote it yourself" in " ".join(out.split())
    _, out, _ = vetter("offer", PEACEDATA, "--offline")
    assert "If you wrote it yourself" not in " ".join(out.split())


def test_fail_on_is_met_or_not(vetter):
    asked = ("offer", PEACEDATA, "--offline", "--as-of", "2020-07-08", "--fail-on")
    assert vetter(*asked, "some")[0] == 1
    assert vetter(*asked, "strong")[0] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"%PDF-1.7", "PDF"),
        (b"", "empty"),
        (b"\x00\x01\x02" * 100, "no text"),
    ],
)
def test_what_is_no_message_is_declined_kindly(vetter, tmp_path, content, said):
    path = tmp_path / "offer.bin"
    path.write_bytes(content)
    for arguments in (("offer", path), ("check", "peacedata.net", "--offer", path)):
        status, out, err = vetter(*arguments, "--offline")
        assert (status, out) == (2, "")
        assert said in err
        assert len(err.splitlines()) >= 2


def test_missing_files_and_nothing_pasted_are_wrong_use(vetter, monkeypatch, tmp_path):
    assert vetter("offer", tmp_path / "none.eml")[0] == 2
    status, _, err = vetter("offer", tmp_path)
    assert status == 2
    assert "is a folder" in err
    pasted(monkeypatch, b" \n")
    status, _, err = vetter("offer", "-")
    assert status == 2
    assert "pasted" in err
    monkeypatch.setattr("sys.stdin", None)  # as where it was closed beforehand
    status, _, err = vetter("offer", "-")
    assert status == 2
    assert "Nothing was pasted" in err
    notes = tmp_path / "notes.toml"
    notes.write_text("call = 'perhaps'")
    status, _, err = vetter("offer", PEACEDATA, "--offline", "--conduct", notes)
    assert status == 2
    assert "rate_offered" in err


def test_an_offer_beside_an_outlet_and_notes_that_join_later(vetter, tmp_path):
    notes = tmp_path / "notes.toml"
    notes.write_text('call = "refused"\nrate_paid = "100 USD"\npublished = true\n')
    _, out, _ = vetter(
        "check", "elbe-bote.example.org", "--offline", "--offer", WHITBY_TIDE, "--json"
    )
    case = json.loads(out)["case"]
    _, listed, _ = vetter("cases")
    assert "(with your offer)" in listed
    status, out, _ = vetter("cases", "rerun", case, "--conduct", notes, "--json")
    told = json.loads(out)
    assert status == 0
    assert ["Call", "refused"] in told["offer"]["noted"]
    assert len(told["offer"]["published"]) > 1


def test_an_export_leaves_the_offer_out_unless_asked(vetter, tmp_path):
    _, out, _ = vetter(
        "check", "elbe-bote.example.org", "--offline", "--offer", PEACEDATA, "--json"
    )
    case = json.loads(out)["case"]
    assert vetter("cases", "export", case, tmp_path / "without.zip")[0] == 0
    assert vetter("cases", "export", case, tmp_path / "with.zip", "--with-offer")[0] == 0
    without = zipfile.ZipFile(tmp_path / "without.zip").read("assessment.json")
    whole = zipfile.ZipFile(tmp_path / "with.zip").read("assessment.json")
    assert b"editor@peacedata.net" not in without
    assert b"editor@peacedata.net" in whole


def test_an_offer_alone_is_not_exported_unasked(vetter, tmp_path):
    _, out, _ = vetter("offer", PEACEDATA, "--offline", "--json")
    case = json.loads(out)["case"]
    status, _, err = vetter("cases", "export", case, tmp_path / "a.zip")
    assert status == 3
    assert "--with-offer" in err


def test_a_link_that_passes_off_a_look_alike_names_it_as_what_to_vet(vetter, tmp_path):
    spoof = tmp_path / "spoof.eml"
    spoof.write_text(
        "From: Jo Roth <jo.roth@spiegel.de>\nTo: me@example.net\nMessage-ID: <1@spiegel.de>\n"
        "Received: from a.example by mx.example.net; Sun, 8 Nov 2026 10:13:00 +0100\n"
        "Content-Type: text/html\n\n<p>We would like to commission an article from you, for 600 euros. Please register: "
        '<a href="https://spiegel.homes/autoren">https://www.spiegel.de/autoren</a></p>'
    )
    _, out, _ = vetter("offer", spoof, "--offline", "--json")
    told = json.loads(out)
    assert told["level"] == told["readings"]["commission"]["level"] == "strong"
    assert "vetter check spiegel.homes --offer FILE" in told["summary"]
    assert "vetter check spiegel.de" not in told["summary"]
    _, out, _ = vetter("check", "spiegel.de", "--offline", "--offer", spoof, "--json")
    told = json.loads(out)
    assert told["readings"]["commission"]["level"] == "strong"
    assert "vetter check spiegel.homes --offer FILE" in told["summary"]
    _, out, _ = vetter("check", "spiegel.homes", "--offline", "--offer", spoof, "--json")
    told = json.loads(out)
    assert told["readings"]["commission"]["level"] == "strong"
    assert "vet that as well" not in told["summary"]
