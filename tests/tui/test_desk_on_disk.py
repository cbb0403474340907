"""The desk that the app really works at: cases on disk, reports in files."""

from __future__ import annotations

import asyncio
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from tests.dossiers import sibling
from vetter.errors import AmbiguousError, CannotError, CaseError, TargetError, UsageError
from vetter.extract.readable import Readable
from vetter.model import Dossier, Exchange, Outlet, Purpose, Source
from vetter.settings import Settings
from vetter.store import Case
from vetter.tui import pipeline_desk
from vetter.tui.desk import Desk, Options
from vetter.tui.pipeline_desk import PipelineDesk
from vetter.tui.words import in_the_app

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.model import Assessment

OUTLET = Outlet(
    host="peacedata.example", domain="peacedata.example", url="https://peacedata.example/"
)


@pytest.fixture
def case_id(home: Path, desk: Any) -> str:
    """Return a stored case with one record and one result."""
    result: Assessment = desk.result
    with Case.create(home, result.target, OUTLET.host, result.as_of) as case:
        exchange = Exchange(
            url="https://peacedata.example/about",
            started=result.as_of,
            elapsed=0.1,
            whom=OUTLET.host,
            status=200,
            headers=(("content-type", "text/html"),),
            payload=b"<p>About us</p>",
        )
        case.keep(exchange, Source.SITE, Purpose.PAGE)
        dossier = Dossier(outlet=OUTLET, as_of=result.as_of, states={})
        case.save(dossier, replace(result, case=""))
        case.about(state="done")
        return case.id


@pytest.fixture
def real(home: Path) -> Desk:
    """Return the desk over the person's own cases."""
    return PipelineDesk(Settings(), home)


async def test_the_text_of_a_page_is_read_elsewhere_and_not_waited_for_in_vain(
    real: Desk, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, body = real.record(case_id, "r1")
    assert await real.page_text(record, body) == Readable("About us", cut=False)
    assert await real.page_text(replace(record, media_type="application/json"), b"{}") is None
    monkeypatch.setattr(pipeline_desk, "PAGE_TEXT", 0.01)
    endless = b"<p>word</p>" * 60_000
    with pytest.raises(CannotError, match="longer than"):
        await real.page_text(record, endless)


@pytest.mark.parametrize(
    "text",
    [
        "", "The Times", "peacedata.net", "~", "~nobody-of-this-name", "it's", "word " * 399, "x" * 2000, "a\x00b",
        "https://peacedata.net/list.csv",
    ],
)  # fmt: skip
def test_whatever_is_typed_is_no_list(real: Desk, text: str) -> None:
    assert not real.is_list(text)


@pytest.mark.parametrize(
    "text", ["~nobody-of-this-name/list.csv", "x" * 1990 + ".csv", "a\x00.txt"]
)
def test_the_path_of_a_list_that_is_not_there_is_told(real: Desk, text: str) -> None:
    with pytest.raises(UsageError, match="There is no file"):
        real.is_list(text)


def test_a_target_is_understood(real: Desk) -> None:
    assert real.understand("hxxps://peacedata[.]net/about").host == "peacedata.net"
    with pytest.raises(TargetError):
        real.understand("")


def test_cases_are_listed_opened_and_deleted(real: Desk, case_id: str) -> None:
    assert [case.id for case in real.cases()] == [case_id]
    assert real.open(case_id).target == "peacedata.example"
    record, body = real.record(case_id, "r1")
    assert record.url == "https://peacedata.example/about"
    assert body == b"<p>About us</p>"
    real.delete(case_id)
    assert real.cases() == ()
    with pytest.raises(CaseError):
        real.open(case_id)


def test_a_case_without_a_result_says_what_to_do(real: Desk, home: Path, desk: Any) -> None:
    with Case.create(home, "x", "x.example", desk.result.as_of) as case:
        case.about(state="cancelled")
    with pytest.raises(CaseError, match="cut off") as refusal:
        real.open(case.id)
    assert in_the_app(refusal.value.hint).startswith("Assess what it holds with r on the first")


def test_evidence_is_exported_and_nothing_overwritten(
    real: Desk, case_id: str, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "reports"
    (path,) = real.export(case_id, folder, frozenset({"evidence"}))
    with zipfile.ZipFile(path) as archive:
        assert "evidence.warc.gz" in archive.namelist()
    before = path.read_bytes()
    with pytest.raises(CannotError, match="exists already"):
        real.export(case_id, folder, frozenset({"evidence", "html"}))
    assert path.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == [path.name]


def test_evidence_that_names_other_outlets_vetted_here_stays_at_home(
    real: Desk, case_id: str, home: Path, tmp_path: Path
) -> None:
    with Case.resume(home, case_id) as case:
        dossier = case.dossier()
        assert dossier
        case.save(replace(dossier, siblings=(sibling(),)), case.assessments()[-1])
    with pytest.raises(CannotError, match="weser-bote") as refusal:
        real.export(case_id, tmp_path / "new", frozenset({"evidence"}))
    assert refusal.value.hint.endswith(
        f": vetter cases export {case_id} {case_id}.zip --with-other-cases"
    )
    assert not (tmp_path / "new").exists()
    assert real.export(case_id, tmp_path / "new", frozenset({"html"}))
    assert "weser-bote" in real.to_mind(case_id)


def test_what_is_exported_is_the_owner_s_to_read(real: Desk, case_id: str, tmp_path: Path) -> None:
    paths = real.export(case_id, tmp_path, frozenset(pipeline_desk.NAMES))
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert sorted(tmp_path.glob("*evidence*")) == sorted(p for p in paths if p.suffix == ".zip")


def test_where_not_all_can_be_written_nothing_is(
    real: Desk, case_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise CaseError("evidence.zip cannot be written: No space left on device.")

    monkeypatch.setattr(pipeline_desk.store, "copy_out", full)
    with pytest.raises(CaseError):
        real.export(case_id, tmp_path / "out", frozenset(pipeline_desk.NAMES))
    assert list((tmp_path / "out").iterdir()) == []


def test_a_report_that_is_stopped_half_way_leaves_nothing(
    real: Desk, case_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vetter.whole.os.fsync", full)
    with pytest.raises(CannotError, match="No space left"):
        real.export(case_id, tmp_path / "out", frozenset({"html"}))
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["n" * 300, "a\x00b", "file/below"])
def test_a_folder_that_cannot_be_is_said_to_be_none(
    real: Desk, case_id: str, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotError, match="Nothing can be written into the folder"):
        real.export(case_id, tmp_path / name, frozenset({"html"}))


def test_reports_are_exported(real: Desk, case_id: str, tmp_path: Path) -> None:
    assert real.to_mind(case_id) == ""
    paths = real.export(case_id, tmp_path / "out", frozenset({"html", "markdown", "json"}))
    assert [path.suffix for path in paths] == [".html", ".md", ".json"]
    assert all("Peace Data" in path.read_text("utf-8") for path in paths)


async def test_a_result_whose_case_is_gone_says_where_it_comes_from_and_how_to_go_on(
    real: Desk, case_id: str, tmp_path: Path
) -> None:
    real.delete(case_id)
    for ask in (
        lambda: real.open(case_id),
        lambda: real.record(case_id, "r1"),
        lambda: real.export(case_id, tmp_path, frozenset({"html"})),
    ):
        with pytest.raises(CaseError, match="not on this machine") as caught:
            ask()
        assert "--recheck" in caught.value.hint
    with pytest.raises(CaseError, match="an earlier run"):
        await real.rerun(case_id, lambda _: None)


def test_questions_come_from_the_catalogue(real: Desk) -> None:
    assert real.question("placeholder-text").endswith("?")
    assert real.question("no-such-check") == ""


async def test_options_become_settings(
    real: Desk, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Any] = {}

    async def vet(text: str, options: Any, settings: Settings, home: Path, tell: Any) -> Assessment:
        seen.update(text=text, options=options, settings=settings)
        return desk.result

    monkeypatch.setattr(pipeline_desk, "vet", vet)
    assert await real.vet("x", Options(passive=True, max_pages=3), print) is desk.result
    assert seen["settings"].crawl.max_pages == 3
    assert seen["options"].passive
    await real.vet("x", Options(), print)
    assert seen["settings"] == Settings()


async def test_what_the_pipeline_refuses_reaches_the_app(real: Desk) -> None:
    with pytest.raises((AmbiguousError, CannotError)):
        await asyncio.wait_for(real.vet("Daily News", Options(offline=True), lambda _: None), 30)
    with pytest.raises(CaseError):
        await real.rerun("20200101-000000-nothing", lambda _: None)
