"""One pipeline: live, passive, offline, again from a case, from somebody else's archive file."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from vetter.collect.run import ORDER
from vetter.errors import AmbiguousError, ArchiveError, CannotError, CaseError, TargetError
from vetter.judge import rehearse
from vetter.lab import Lab
from vetter.lab.render import Renderer
from vetter.lab.site import load
from vetter.model import CaseOpened, Outcome, SourceEnded, StageBegan
from vetter.pipeline import Options, rerun, vet
from vetter.settings import Settings
from vetter.store import Case, cases

JULY = datetime(2020, 7, 8, 23, tzinfo=UTC)
PASSIVE = Options(passive=True, as_of=JULY)
PRACTICE = "it tells nothing of the real outlet of this name"


def quiet(_event):
    """Tell nobody."""


def essence(assessment):
    """What must be equal when the same evidence is judged again."""
    return (
        assessment.level,
        assessment.likelihood,
        assessment.coverage,
        tuple((f.check, f.outcome, f.because, f.weight) for f in assessment.findings),
    )


async def test_a_case_judged_again_without_network_says_the_same(home):
    async with Lab(home / "lab", ["peacedata"]) as lab:
        live = await vet("peacedata.net", Options(as_of=JULY), lab.settings, home, quiet)
    again = await rerun(live.case, Settings(), home, quiet)
    assert essence(again) == essence(live)
    with Case.open(home, live.case) as case:
        assert len(case.assessments()) == 2


def test_judging_is_rehearsed_and_leaves_no_case_behind(home):
    rehearse.cache_clear()
    rehearse()
    assert cases(home) == ()


async def test_what_is_rehearsed_on_an_outlet_breaks_no_check(home, caplog):
    async with Lab(home / "lab", ["clone-spiegel"]) as lab:
        await vet(load("clone-spiegel").host, Options(), lab.settings, home, quiet)
    assert "broke" not in caplog.text


async def test_a_rehearsal_that_fails_harms_nobody(home, monkeypatch):
    rehearsed = []

    def fail(*of):
        rehearsed.append(of)
        raise RuntimeError("a fault that only this outlet brings out")

    monkeypatch.setattr("vetter.pipeline.rehearse_on", fail)
    async with Lab(home / "lab", ["el-tintero"]) as lab:
        told = await vet(load("el-tintero").host, Options(), lab.settings, home, quiet)
    assert rehearsed
    assert told.coverage.answered


async def test_events_tell_what_happens(home):
    events = []
    async with Lab(home / "lab", ["el-tintero"]) as lab:
        await vet("eltintero-ribera.es", Options(), lab.settings, home, events.append)
    stages = [event.stage for event in events if isinstance(event, StageBegan)]
    assert stages == ["resolve", "collect", "read", "assess"]
    assert sum(isinstance(event, CaseOpened) for event in events) == 1
    ended = [event.source for event in events if isinstance(event, SourceEnded)]
    assert sorted(ended) == sorted(ORDER)


async def test_passive_never_touches_the_outlet(home):
    async with Lab(home / "lab", ["peacedata"]) as lab:
        told = await vet("peacedata.net", PASSIVE, lab.settings, home, quiet)
        own = [one for one in lab.requests if one.kind == "web" and "peacedata" in one.whom]
        names = [one for one in lab.requests if one.kind == "dns" and "peacedata" in one.what]
        others = {one.whom for one in lab.requests if one.kind == "web"}
    assert own == []
    assert names == []
    assert "web.archive.org" in others
    assert any("not contacted" in remark for remark in told.remarks)


async def test_what_was_looked_for_on_a_practice_internet_says_so_now_and_later(home):
    async with Lab(home / "lab", []) as lab:
        told = await vet("lemonde.fr", Options(), lab.settings, home, quiet)
        read_again = await vet("lemonde.fr", Options(offline=True), lab.settings, home, quiet)
        never_asked = await vet("lefigaro.fr", Options(offline=True), lab.settings, home, quiet)
    assert PRACTICE in " ".join(told.remarks)
    assert PRACTICE in " ".join(read_again.remarks)
    assert PRACTICE not in " ".join(never_asked.remarks)


async def test_passive_reads_the_archives_copy(home):
    async with Lab(home / "lab", ["peacedata"]) as lab:
        told = await vet("peacedata.net", PASSIVE, lab.settings, home, quiet)
    assert told.outlet.name == "Peace Data"


async def test_offline_asks_nobody_and_names_what_is_named(home):
    async with Lab(home / "lab", ["peacedata"]) as lab:
        told = await vet("peacedata.net", Options(offline=True), lab.settings, home, quiet)
        assert lab.requests == []
    assert told.level == "named"
    assert any("No network" in remark for remark in told.remarks)
    reasons = {entry.reason for entry in told.coverage.unknown}
    assert reasons


async def test_offline_uses_what_was_collected_before(home):
    async with Lab(home / "lab", ["peacedata"]) as lab:
        live = await vet("peacedata.net", Options(as_of=JULY), lab.settings, home, quiet)
        asked = len(lab.requests)
        told = await vet(
            "https://peacedata.net/about", Options(offline=True), lab.settings, home, quiet
        )
        assert len(lab.requests) == asked
    assert told.case == live.case
    assert essence(told) == essence(live)


def archive_of(path, name, stray=()):
    """Write a site's pages as another crawler would, with strays from elsewhere."""
    site = load(name)
    renderer = Renderer(site)
    paths = ["/", "/robots.txt", "/sitemap-articles.xml", "/feed/", "/favicon.ico"]
    paths += [f"/{page.slug}/" for page in site.pages]
    from vetter.lab.render import address

    paths += [address(article) for article in site.articles]
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url in [site.url.rstrip("/") + p for p in paths] + list(stray):
            answer = renderer.answer("/" + url.split("/", 3)[3])
            headers = StatusAndHeaders(
                f"{answer.status} X", [("Content-Type", answer.media_type)], protocol="HTTP/1.1"
            )
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(answer.body),
                    length=len(answer.body),
                    http_headers=headers,
                )
            )
    return path


async def test_a_web_archive_file_stands_for_the_site(home, tmp_path):
    path = archive_of(tmp_path / "x.warc.gz", "peacedata", ["https://other.example.com/"])
    options = Options(archive=path, offline=True, as_of=JULY)
    told = await vet("peacedata.net", options, Settings(), home, quiet)
    assert told.outlet.name == "Peace Data"
    assert any("x.warc.gz" in remark for remark in told.remarks)
    fired = {f.check for f in told.findings if f.outcome == "fired"}
    assert "copied-articles" in fired
    with Case.open(home, told.case) as case:
        assert {r.url.split("/")[2] for r in case.records() if r.source == "site"} == {
            "peacedata.net"
        }


async def test_others_are_asked_of_what_a_web_archive_file_says(home, tmp_path):
    path = archive_of(tmp_path / "x.warc.gz", "peacedata")
    async with Lab(home / "lab", ["peacedata"]) as lab:
        await vet("peacedata.net", Options(archive=path, as_of=JULY), lab.settings, home, quiet)
        asked = {one.whom for one in lab.asked("web")}
    assert "api.gdeltproject.org" in asked
    assert "peacedata.net" not in asked


async def test_an_archive_file_of_something_else_is_said(home, tmp_path):
    path = archive_of(tmp_path / "x.warc.gz", "peacedata")
    options = Options(archive=path, offline=True)
    with pytest.raises(ArchiveError, match="holds no page of") as refusal:
        await vet("gazette.example.com", options, Settings(), home, quiet)
    assert "peacedata.net" in refusal.value.hint
    assert cases(home) == ()


@pytest.mark.parametrize("after", [0, 3, 9, 15, 25])
async def test_with_the_network_unplugged_at_any_moment_a_report_still_comes(home, after):
    from msgspec.structs import replace

    async with Lab(home / "lab", ["peacedata"], latency=0.02) as lab:
        settings = replace(
            lab.settings,
            crawl=replace(lab.settings.crawl, deadline=2.0),
            sources=replace(lab.settings.sources, deadline=2.0),
        )
        options = Options(as_of=JULY)
        vetting = asyncio.create_task(vet("peacedata.net", options, settings, home, quiet))
        while len(lab.requests) < after and not vetting.done():  # noqa: ASYNC110 - the lab sets no event
            await asyncio.sleep(0.002)
        lab.unplug()
        told = await vetting
    assert any(entry.outcome is not Outcome.ANSWERED for entry in told.ledger) or after > 20
    assert told.level not in ("strong", "named")
    assert told.coverage.answered + len(told.coverage.unknown) == told.coverage.asked
    again = await rerun(told.case, Settings(), home, quiet)
    assert essence(again) == essence(told)


async def test_cancelling_keeps_what_was_collected(home):
    async with Lab(home / "lab", ["peacedata"], latency=0.05) as lab:
        task = asyncio.create_task(
            vet("peacedata.net", Options(as_of=JULY), lab.settings, home, quiet)
        )
        while len(lab.requests) < 12:  # noqa: ASYNC110 - the lab sets no event
            await asyncio.sleep(0.005)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    (case,) = cases(home)
    assert case.state == "cancelled"
    again = await rerun(case.id, Settings(), home, quiet)
    assert any("cut off" in entry.reason for entry in again.coverage.unknown)


@pytest.mark.parametrize("text", ["", "   ", "\x00", "http://", "x" * 5000])
async def test_nonsense_is_refused_and_leaves_nothing_behind(home, text):
    with pytest.raises((TargetError, CannotError)):
        await vet(text, Options(offline=True), Settings(), home, quiet)
    assert cases(home) == ()


async def test_a_name_that_nobody_bears_is_said_and_leaves_nothing_behind(home):
    with pytest.raises(CannotError):
        await vet("The Gazette of Nowhere", Options(offline=True), Settings(), home, quiet)
    assert cases(home) == ()


async def test_a_name_that_several_bear_is_not_decided_silently(home):
    with pytest.raises(AmbiguousError) as refusal:
        await vet("Daily News", Options(offline=True), Settings(), home, quiet)
    assert len(refusal.value.candidates) > 1


async def test_a_name_of_a_listed_site_is_said_and_never_taken_for_a_hit(home):
    with pytest.raises(AmbiguousError) as refusal:
        await vet("Peace Data", Options(offline=True), Settings(), home, quiet)
    (candidate,) = refusal.value.candidates
    assert candidate.domain == "peacedata.net"
    assert candidate.how.startswith("same name as a site that is on a list")
    assert cases(home) == ()


def letter(folder, text):
    path = folder / "The offer.eml"
    path.write_text(f"From: Ann <ann@peacedata.net>\nSubject: Hello\n\n{text}\n", "utf-8")
    return path


async def test_an_e_mail_that_leads_to_one_site_is_vetted_as_that_site(home, tmp_path):
    path = letter(tmp_path, "See https://www.peacedata.net/about and https://x.com/peacedata")
    told = await vet(str(path), Options(offline=True), Settings(), home, quiet)
    assert (told.outlet.domain, told.target) == ("peacedata.net", "The offer.eml")
    (candidate,) = told.outlet.candidates
    assert candidate.how.startswith("the sender's address; this site is on a list")


async def test_an_e_mail_that_leads_to_several_sites_is_not_decided_silently(home, tmp_path):
    path = letter(tmp_path, "We also publish https://www.lemonde.fr/ and https://northmere.com")
    with pytest.raises(AmbiguousError) as refusal:
        await vet(str(path), Options(offline=True), Settings(), home, quiet)
    offered = [(one.domain, one.name) for one in refusal.value.candidates]
    assert offered == [("peacedata.net", ""), ("lemonde.fr", "Le Monde"), ("northmere.com", "")]


async def test_an_e_mail_that_is_not_there_is_said(home, tmp_path):
    with pytest.raises(TargetError) as refusal:
        await vet(str(tmp_path / "gone.eml"), Options(offline=True), Settings(), home, quiet)
    assert "no file" in refusal.value.message
    assert cases(home) == ()


async def test_rerunning_what_is_not_there_is_refused(home):
    with pytest.raises(CaseError):
        await rerun("20260101-000000-nothing", Settings(), home, quiet)
