"""Beside the index of a batch lies what its outlets share: the batch's own, and nobody else's."""

from __future__ import annotations

import json
import shutil

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from vetter.batch import files
from vetter.batch.begin import take_in
from vetter.batch.job import held, read_only
from vetter.batch.machine import engine
from vetter.batch.one import Task
from vetter.batch.run import Batch
from vetter.batch.work import unpack
from vetter.cli import run
from vetter.errors import CaseError
from vetter.lab import Lab
from vetter.model import Level
from vetter.pipeline import Options, vet
from vetter.settings import Settings

LIST = "tamsinbayrecord.com\nharrowvalevoice.com\neltintero-ribera.es\n"


@pytest.fixture
async def vetted(home, tmp_path):
    """Vet three outlets of the lab in a batch, after one that is none of its business."""
    out = tmp_path / "out"
    path = tmp_path / "list.txt"
    path.write_text(LIST, "utf-8")
    sites = ["tamsin-bay-record", "harrow-vale-voice", "el-tintero", "whitby-tide"]
    async with Lab(home / "lab", sites) as lab:
        few = replace(lab.settings, crawl=replace(lab.settings.crawl, max_pages=4))
        await vet("whitbytide.co.uk", Options(), few, home, lambda _: None)
        with held(out) as job:
            take_in(job, str(path), "")
            task = Task(Options(keep=False), few, home)
            assert await Batch(job, engine(task, 2, job.left()), home, few).run()
    return out


async def test_the_page_lies_beside_the_reports_and_the_index_leads_there(vetted, capsys):
    page = BeautifulSoup((vetted / files.NETWORK).read_text("utf-8"), "html.parser")
    text = page.get_text()
    assert "1 network with 2 of 3 outlets" in text
    assert "whitbytide" not in text
    reports = [link["href"] for link in page.find_all("a") if link.get_text() == "report"]
    assert len(reports) == 3
    assert all((vetted / files.NETWORK).with_name(report).is_file() for report in reports)
    index = BeautifulSoup((vetted / files.INDEX).read_text("utf-8"), "html.parser")
    assert index.find("a", href=files.NETWORK).get_text() == "What these outlets share"
    sent = {
        files.INDEX,
        *(str(path.relative_to(vetted)) for path in (vetted / files.REPORTS).iterdir()),
    }
    led = {link["href"] for link in index.find_all("a", href=True) if ":" not in link["href"]}
    assert {one.partition("#")[0] for one in led} - {""} <= sent
    capsys.readouterr()
    assert run(["network", "--batch", str(vetted), "--json"]) == 0
    out, _ = capsys.readouterr()
    assert "tamsinbayrecord.com" in out
    assert "whitbytide" not in out


async def test_whoever_runs_it_is_told_the_same_and_nothing_where_there_is_nothing_to_compare(
    vetted, home, tmp_path
):
    task = Task(Options(offline=True), Settings(), home)
    with held(vetted) as job:
        found = Batch(job, engine(task, 1, job.left()), home, Settings()).network()
    assert {member.domain for member in found.members if member.cluster} == {
        "tamsinbayrecord.com",
        "harrowvalevoice.com",
    }
    with (
        held(tmp_path / "empty") as job,
        pytest.raises(CaseError, match="not two outlets of this list"),
    ):
        Batch(job, engine(task, 1, job.left()), home, Settings()).network()


def test_without_two_outlets_there_is_no_page_and_no_link(home, tmp_path):
    path, out = tmp_path / "list.txt", tmp_path / "out"
    path.write_text("peacedata.net\nexample.org\n", "utf-8")
    assert run(["batch", str(path), "--out", str(out), "--offline"]) == 0
    assert not (out / files.NETWORK).exists()
    assert files.NETWORK not in (out / files.INDEX).read_text("utf-8")


async def test_which_of_two_comes_first_in_the_list_does_not_decide_what_is_said(vetted):
    with read_only(vetted) as job:
        told = {outlet.key: outlet for outlet in job.outlets()}
        said = {key: json.loads(unpack(job.assessment(key))) for key in told}
        assert not job.about()["look_again"]
    first, last = (said[f"{name}.com"] for name in ("tamsinbayrecord", "harrowvalevoice"))
    for one in (first, last):
        fired = {f["check"] for f in one["findings"] if f["outcome"] == "fired"}
        assert "bulk-registered" in fired
    assert first["level"] == last["level"] == "strong"
    outlet = told["tamsinbayrecord.com"]
    assert outlet.summary.level is Level.STRONG
    assert "Strong signs" in (vetted / files.report_of(outlet)).read_text("utf-8")
    assert outlet.changes == ()


async def test_where_the_cases_are_gone_that_is_said_and_what_was_made_of_them_stays(
    vetted, home, tmp_path, capsys
):
    before = (vetted / files.NETWORK).read_text("utf-8")
    shutil.rmtree(home / "cases")
    with held(vetted) as job:
        batch = Batch(
            job, engine(Task(Options(), Settings(), home), 1, job.left()), home, Settings()
        )
        with pytest.raises(
            CaseError, match="the cases of 3 outlets are not on this machine"
        ) as gone:
            batch.network()
        assert "--recheck" in gone.value.hint
        assert await batch.run()
    assert (vetted / files.NETWORK).read_text("utf-8") == before
