"""Whoever vets one outlet has nobody to hold it against: the sites to which it leads are looked at as well."""

from __future__ import annotations

import asyncio
import gzip
import sqlite3
import zipfile
from datetime import date

import pytest
from msgspec.structs import replace

from tests.pipeline.test_from_case_to_case import essence, quiet
from vetter.batch.one import Task, vetted
from vetter.batch.work import Work
from vetter.cli import run
from vetter.glimpse import ITSELF, NO_OUTLET, NONE_LOOKED_AT, OUR_FAULT, SAME, UNREAD, YOUNGER
from vetter.lab import Lab
from vetter.lab.site import DnsData, DoorData, RegistrationData, load
from vetter.model import Outcome, Source
from vetter.pipeline import Options, rerun, vet
from vetter.settings import Settings
from vetter.store import Case, cases, delete
from vetter.store.folder import INDEX

OUTLET = "harrowvalevoice.com"
SISTER = "tamsinbayrecord.com"
LATE = RegistrationData(created=date(2027, 3, 1), registrar="Lab Registrar")
PAIR = ("harrow-vale-voice", "tamsin-bay-record")
LOOKUP = "api.hackertarget.com"


def with_sites(settings, number):
    return replace(settings, crawl=replace(settings.crawl, tied_sites=number))


def of_neighbours(assessment):
    lines = (one for one in assessment.ledger if one.source is Source.NEIGHBOURS)
    return {one.whom: (one.outcome, one.reason) for one in lines}


def beside(home, case):
    with Case.open(home, case) as opened:
        return cases(opened.beside)


def fired(assessment):
    return {one.check for one in assessment.findings if one.outcome == "fired"}


@pytest.fixture
async def lab(home):
    async with Lab(home / "lab", list(PAIR)) as made:
        yield made


async def test_its_address_leads_to_a_sister_and_what_they_share_is_told(home, lab):
    said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert {"shared-address", "same-skeleton", "about-text-copied"} <= fired(said)
    (told,) = [one for one in said.findings if one.check == "shared-address"]
    assert f"{SISTER} (looked at, since this outlet leads there, as of " in told.because
    assert "vetted here in all" not in told.because
    assert of_neighbours(said)[SISTER][0] is Outcome.ANSWERED

    assert f"Through its address on the internet it leads to {SISTER};" in said.summary

    assert [one.host for one in cases(home)] == [OUTLET]
    assert [one.host for one in beside(home, said.case)] == [SISTER]
    about_it = {one.whom: one.what for one in said.ledger if one.what.endswith(SISTER)}
    assert about_it["rdap.verisign.com"] == f"registration of {SISTER}"
    assert essence(await rerun(said.case, Settings(), home, quiet)) == essence(said)
    again = await rerun(said.case, Settings(), home, quiet, look_again=True)
    assert fired(again) == fired(said)


async def test_the_sister_leads_nowhere_from_there(home, lab):
    await vet(OUTLET, Options(), lab.settings, home, quiet)
    asked = [one.what for one in lab.asked("web", LOOKUP)]
    assert asked
    assert len(asked) == len(set(asked))
    assert not lab.asked("web", "crt.sh")[1:]


async def test_one_vetted_before_is_counted_and_not_told_twice(home, lab):
    await vet(SISTER, Options(), with_sites(lab.settings, 0), home, quiet)
    said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    (told,) = [one for one in said.findings if one.check == "shared-address"]
    assert "1 of 1 other outlet vetted here in all" in told.because
    assert told.because.count(SISTER) == 1


async def test_a_case_of_before_says_what_it_said(home, lab):
    await vet(SISTER, Options(), with_sites(lab.settings, 0), home, quiet)
    said = await vet(OUTLET, Options(), with_sites(lab.settings, 0), home, quiet)
    with Case.open(home, said.case) as case, sqlite3.connect(case.folder / INDEX) as connection:
        connection.execute("DELETE FROM states WHERE source = 'neighbours'")
    again = await rerun(said.case, Settings(), home, quiet)
    outcomes = {one.check: one.outcome for one in said.findings}
    assert {one.check: one.outcome for one in again.findings} == outcomes
    assert again.level == said.level


async def test_with_none_to_look_at_nobody_is_asked(home, lab):
    said = await vet(OUTLET, Options(), with_sites(lab.settings, 0), home, quiet)
    assert not lab.asked("web", LOOKUP)
    assert not lab.asked("web", SISTER)
    (told,) = [one for one in said.ledger if one.source is Source.NEIGHBOURS]
    assert (told.outcome, told.reason) == (Outcome.NOT_ASKED, NONE_LOOKED_AT)
    assert SISTER not in said.summary


async def test_passive_neither_the_outlet_nor_who_may_be_its_sister_is_asked(home, lab):
    said = await vet(OUTLET, Options(passive=True), lab.settings, home, quiet)
    assert not lab.asked("web", SISTER)
    assert not lab.asked("web", OUTLET)
    unasked = {one.source for one in said.ledger if one.outcome is Outcome.NOT_ASKED}
    assert {Source.TLS, Source.NEIGHBOURS} <= unasked


async def test_what_was_seen_beside_it_is_remembered_where_nobody_looks_again(home, lab):
    full = await vet(OUTLET, Options(), lab.settings, home, quiet)
    asked = lab.asked("web", SISTER)
    passive = await vet(OUTLET, Options(passive=True), lab.settings, home, quiet)
    assert {"bulk-registered", "about-text-copied"} <= fired(passive) & fired(full)
    assert lab.asked("web", SISTER) == asked
    off = await vet(OUTLET, Options(), with_sites(lab.settings, 0), home, quiet)
    assert fired(off) == fired(full)
    assert f"Through what an earlier case of yours saw it leads to {SISTER};" in off.summary

    delete(home, full.case)
    again = await rerun(off.case, Settings(), home, quiet)
    assert fired(again) == fired(full)
    anew = await vet(OUTLET, Options(), with_sites(lab.settings, 0), home, quiet)
    assert "shared-address" not in fired(anew)


async def test_of_a_site_that_is_no_outlet_nothing_is_kept(home):
    baker = replace(load("tamsin-bay-record"), articles=())
    async with Lab(home / "lab", ["harrow-vale-voice"], extra=[baker]) as lab:
        said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert of_neighbours(said)[SISTER] == (Outcome.ABSENT, NO_OUTLET)
    assert "shared-address" not in fired(said)
    assert beside(home, said.case) == ()


ELSEWHERE = {"name": "Hill Voice", "host": "hillvoice.com", "registration": LATE, "dns": DnsData()}


def second_address(front, **facts):
    """Return a site at the address of ``front`` that shows the same, since it is the same or copied it."""
    return replace(front, host="harrowvalevoice.info", **facts)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"door": DoorData(301, to=f"https://{OUTLET}")}, ITSELF),
        ({}, SAME),
        (ELSEWHERE, YOUNGER),
    ],
)
async def test_neither_a_second_address_nor_a_copy_speaks_against_an_outlet(home, facts, why):
    own = load("harrow-vale-voice")
    other = replace(second_address(own), **facts)
    async with Lab(home / "lab", ["harrow-vale-voice"], extra=[other]) as lab:
        without = await vet(OUTLET, Options(), with_sites(lab.settings, 0), home, quiet)
        said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert of_neighbours(said)[other.host] == (Outcome.ABSENT, why)
    assert (said.level, fired(said)) == (without.level, fired(without))
    assert beside(home, said.case) == ()


async def test_a_sister_that_is_down_stops_nothing(home, lab):
    without = await vet(OUTLET, Options(), with_sites(lab.settings, 0), home, quiet)
    lab.fail(SISTER, 0)
    said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert of_neighbours(said)[SISTER] == (Outcome.FAILED, UNREAD)
    assert (said.level, fired(said)) == (without.level, fired(without))
    assert beside(home, said.case) == ()
    (told,) = [one for one in said.findings if one.check == "shared-trackers"]
    assert told.outcome == "unknown"


async def test_what_was_seen_beside_goes_with_the_case_and_may_be_handed_on(home, lab, tmp_path):
    said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert (
        await asyncio.to_thread(run, ["cases", "export", said.case, str(tmp_path / "a.zip")]) == 0
    )
    with zipfile.ZipFile(tmp_path / "a.zip") as exported:
        assert sum(name.endswith("evidence.warc.gz") for name in exported.namelist()) == 2
        assert any(SISTER in name for name in exported.namelist())
        assert b"what the two share" in exported.read("beside/README.txt")
    delete(home, said.case)
    assert not list((home / "cases").iterdir())


async def test_cancelling_ends_the_look_beside_it_too(home, lab):
    lab.latency = 0.3
    seen = asyncio.Event()

    def tell(event):
        if "tied to" in getattr(event, "note", ""):
            seen.set()

    vetting = asyncio.create_task(vet(OUTLET, Options(), lab.settings, home, tell))
    await asyncio.wait_for(seen.wait(), 60)
    vetting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await vetting
    count = len(lab.requests)
    await asyncio.sleep(0.7)
    assert len(lab.requests) == count
    (stopped,) = cases(home)
    assert beside(home, stopped.id) == ()
    for _ in range(2):
        said = await rerun(stopped.id, Settings(), home, quiet)
        (told,) = [one for one in said.findings if one.check == "shared-trackers"]
        assert told.outcome == "unknown"
        assert any("was stopped" in one for one in said.remarks)


async def test_a_look_that_fails_in_our_own_hands_stops_nothing(home, lab, monkeypatch):
    def broken(own, seen):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vetter.glimpse.unfit", broken)
    said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert of_neighbours(said)[SISTER] == (Outcome.FAILED, OUR_FAULT)
    assert of_neighbours(said)[LOOKUP][0] is Outcome.ANSWERED
    assert beside(home, said.case) == ()


async def test_a_look_that_takes_too_long_is_given_up_and_said(home, lab):
    sources = replace(lab.settings.sources, deadline=8.0)
    lab.latency = 1.2
    said = await vet(OUTLET, Options(), replace(lab.settings, sources=sources), home, quiet)
    outcome, why = of_neighbours(said)[SISTER]
    assert (outcome, why) == (Outcome.FAILED, "not done within 4 seconds")
    assert beside(home, said.case) == ()
    (told,) = [one for one in said.findings if one.check == "shared-trackers"]
    assert told.outcome == "unknown"
    assert SISTER in told.because


async def test_what_looks_like_a_file_is_never_opened(home, lab, monkeypatch, tmp_path):
    (tmp_path / "letter.eml").write_bytes(b"From: a@tamsinbayrecord.com\n\nhello")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("vetter.glimpse.tied_sites", lambda _: ("letter.eml",))
    said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert of_neighbours(said)["letter.eml"][0] is not Outcome.ANSWERED
    assert not lab.asked("web", SISTER)


async def test_a_list_of_ones_own_stays_at_home(home, lab, tmp_path):
    own = tmp_path / "mine.txt"
    own.write_text(f"{SISTER}\n")
    assert await asyncio.to_thread(run, ["lists", "add", str(own), "--name", "mine"]) == 0
    said = await vet(OUTLET, Options(), lab.settings, home, quiet)
    assert beside(home, said.case)
    target = tmp_path / "a.zip"
    assert await asyncio.to_thread(run, ["cases", "export", said.case, str(target)]) == 0
    with zipfile.ZipFile(target) as exported:
        (seen,) = (name for name in exported.namelist() if name.startswith("beside/2"))
        assert b"mine" not in gzip.decompress(exported.read(seen))


async def test_outlets_of_a_list_are_held_against_each_other_alone(home, lab):
    work = Work(1, "1", OUTLET)
    task = Task(Options(), lab.settings, home)
    await vetted(work, task, quiet)
    assert cases(home)
    assert not lab.asked("web", SISTER)
    assert not lab.asked("web", LOOKUP)
