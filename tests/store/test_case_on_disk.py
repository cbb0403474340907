"""A case keeps what it was given, byte for byte, through kills, damage and curious neighbours."""

from __future__ import annotations

import fcntl
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from tests.dossiers import honest
from vetter.assess import assess
from vetter.check import run
from vetter.errors import CaseError
from vetter.model import (
    Exchange,
    LedgerEntry,
    Mark,
    Outcome,
    Purpose,
    Source,
    SourceState,
    Trouble,
    TroubleKind,
)
from vetter.store import Case, cases, copy_out, delete, read_archive, unfinished
from vetter.store.folder import is_being_written

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def page(url="https://gazette.example/", payload=b"<h1>Hello</h1>", **more):
    return Exchange(
        url=url,
        started=NOON,
        elapsed=0.2,
        whom="gazette.example",
        peer="192.0.2.7:443",
        status=200,
        reason="OK",
        headers=(("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")),
        request_headers=(("Host", "gazette.example"),),
        payload=payload,
        **more,
    )


@pytest.fixture
def case(home):
    with Case.create(home, "gazette.example", "gazette.example", NOON) as made:
        yield made


def test_what_was_kept_comes_back_byte_for_byte(case):
    exchange = page(payload=bytes(range(256)) * 40)
    record = case.keep(exchange, Source.SITE, Purpose.PAGE)
    kept = case.kept(record.id)
    assert kept.exchange == exchange
    assert kept.record == record
    assert (record.id, record.size, record.peer) == ("r1", 10_240, "192.0.2.7:443")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@example(payload=b"", reason="", header=";\x80=0")
@given(
    payload=st.binary(max_size=3000),
    reason=st.text(max_size=40),
    header=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60),
)
def test_nothing_a_server_sends_breaks_the_store(case, payload, reason, header):
    exchange = Exchange(
        url="http://gazette.example/x",
        started=NOON,
        elapsed=0,
        whom="gazette.example",
        status=200,
        reason=reason,
        headers=(("X-Odd", header),),
        payload=payload,
    )
    record = case.keep(exchange, Source.SITE, Purpose.PAGE)
    assert case.kept(record.id).exchange == exchange


def test_a_failure_is_kept_with_its_reason(case):
    trouble = Trouble(TroubleKind.TIMEOUT, "No answer within 20 seconds.")
    failed = Exchange(
        url="https://gazette.example/slow", started=NOON, elapsed=20, whom="x", trouble=trouble
    )
    record = case.keep(failed, Source.SITE, Purpose.PAGE)
    assert case.kept(record.id).exchange.trouble == trouble
    assert record.size == 0


def test_other_peoples_tools_find_the_archive_valid(case):
    case.keep(page(), Source.SITE, Purpose.PAGE)
    answer = Exchange(
        url="dns:gazette.example?type=MX", started=NOON, elapsed=0, whom="x", payload=b";; ANSWER"
    )
    case.keep(answer, Source.DNS, Purpose.DNS)
    path = case.folder / "evidence.warc.gz"
    with path.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream, check_digests="raise")]
    assert kinds == ["warcinfo", "response", "request", "resource"]
    checker = Checker(type("Command", (), {"inputs": [str(path)], "verbose": False})())
    checker.process_all()
    assert checker.exit_value == 0


def test_an_own_archive_can_be_read_as_a_foreign_one(case):
    case.keep(page(payload=b"<p>one</p>"), Source.SITE, Purpose.PAGE)
    (exchange,) = read_archive(case.folder / "evidence.warc.gz")
    assert exchange.payload == b"<p>one</p>"
    assert exchange.status == 200
    assert exchange.marks == (Mark.IMPORTED,)


def test_only_the_owner_can_read_a_case(case):
    case.keep(page(), Source.SITE, Purpose.PAGE)
    for path in (case.folder, *case.folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_changed_evidence_is_noticed(case):
    record = case.keep(page(), Source.SITE, Purpose.PAGE)
    case.keep(page(payload=b"<h1>Other</h1>"), Source.SITE, Purpose.PAGE)
    with case._lock:
        case._connection.execute(
            "UPDATE records SET start = (SELECT start FROM records WHERE number = 2)"
        )
    with pytest.raises(CaseError, match="not those that were collected"):
        case.kept(record.id)


def test_two_writers_are_kept_apart(case, home):
    with pytest.raises(CaseError, match="another vetter"):
        Case.resume(home, case.id)


@pytest.mark.parametrize("name", ["../../etc", "", "nothing-here", "a/b", ".hidden", "x" * 300])
def test_a_name_that_is_no_case_is_refused(home, name):
    with pytest.raises(CaseError):
        Case.open(home, name)


def test_states_ledger_and_remarks_survive_reopening(case, home):
    case.note(
        LedgerEntry(
            source=Source.RDAP, whom="rdap.example", what="registration", outcome=Outcome.HIDDEN
        )
    )
    case.settle(Source.RDAP, SourceState(Outcome.HIDDEN, "redacted"))
    case.about(state="done")
    case.close()
    with Case.open(home, case.id) as again:
        assert again.ledger()[0].outcome is Outcome.HIDDEN
        assert again.states()["rdap"].reason == "redacted"
        assert again.about()["state"] == "done"


def test_reading_does_not_need_the_right_to_write(case, home):
    with Case.open(home, case.id) as reader, pytest.raises(CaseError, match="reading only"):
        reader.keep(page(), Source.SITE, Purpose.PAGE)


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from vetter.model import Exchange, Purpose, Source
from vetter.store import Case

case = Case.create(Path(sys.argv[1]), "gazette.example", "gazette.example", datetime.now(UTC))
print(case.id, flush=True)
number = 0
while True:
    number += 1
    exchange = Exchange(url=f"https://gazette.example/{number}", started=datetime.now(UTC), elapsed=0,
                        whom="gazette.example", status=200, payload=str(number).encode() * 30_000)
    case.keep(exchange, Source.SITE, Purpose.PAGE)
"""


@pytest.mark.parametrize("after", [0.02, 0.06, 0.11, 0.17])
def test_a_kill_at_any_moment_loses_nothing_that_was_kept(home, after):
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home)], stdout=subprocess.PIPE, text=True
    )
    name = process.stdout.readline().strip()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert unfinished(home, "gazette.example").id == name
    with Case.resume(home, name) as case:
        before = case.records()
        case.keep(page(payload=b"after the kill"), Source.SITE, Purpose.PAGE)
        for number, record in enumerate(before, 1):
            assert case.kept(record.id).exchange.payload == str(number).encode() * 30_000
        assert case.kept(f"r{len(before) + 1}").exchange.payload == b"after the kill"
        stored = list(read_archive(case.folder / "evidence.warc.gz"))
    assert len(stored) == len(before) + 1


def test_an_unfinished_tail_is_cut_off_before_more_is_written(case, home):
    case.keep(page(), Source.SITE, Purpose.PAGE)
    evidence = case.folder / "evidence.warc.gz"
    case.close()
    with evidence.open("ab") as stream:
        stream.write(b"\x1f\x8b half a record")
    with Case.resume(home, case.id) as again:
        again.keep(page(payload=b"second"), Source.SITE, Purpose.PAGE)
        assert again.kept("r2").exchange.payload == b"second"
    assert len(list(read_archive(evidence))) == 2


def test_a_damaged_case_is_listed_as_damaged_and_can_be_deleted(case, home):
    case.close()
    for path in case.folder.glob("case.sqlite*"):
        path.unlink()
    (case.folder / "case.sqlite").write_bytes(b"no database at all, only words" * 100)
    assert [c.state for c in cases(home)] == ["damaged"]
    with pytest.raises(CaseError, match="cannot be read"):
        Case.open(home, case.id)
    delete(home, case.id)
    assert cases(home) == ()


def test_a_result_in_a_form_that_is_not_known_is_said_so_and_the_others_are_listed(case, home):
    with case._lock:
        case._connection.execute(
            "INSERT INTO assessments (made, dossier, assessment) VALUES ('', ?, ?)",
            (b"{}", b'{"level": 3}'),
        )
    with pytest.raises(CaseError, match="in a form that this version"):
        case.assessments()
    case.close()
    Case.create(home, "other.example", "other.example", datetime.now(UTC)).close()
    assert [c.state for c in cases(home)] == ["collecting", "damaged"]


def test_a_case_of_a_newer_form_is_left_alone(case, home):
    with case._lock:
        case._connection.execute("PRAGMA user_version = 99")
    case.close()
    with pytest.raises(CaseError, match="form 99"):
        Case.open(home, case.id)


def test_copying_out_overwrites_nothing(case, home, tmp_path):
    target = tmp_path / "case.zip"
    copy_out(home, case.id, target, {"report.md": b"# Report"})
    with pytest.raises(CaseError, match="exists already"):
        copy_out(home, case.id, target, {})
    assert [p.name for p in tmp_path.glob("case.zip*")] == ["case.zip"]


def test_a_second_case_in_the_same_second_gets_a_name_of_its_own(home):
    with (
        Case.create(home, "gazette.example", "gazette.example", NOON) as one,
        Case.create(home, "gazette.example", "gazette.example", NOON) as other,
    ):
        assert one.id != other.id


def test_a_target_full_of_tricks_makes_a_harmless_folder(home):
    with Case.create(home, "../../\x1b[31m; rm -rf ~", "", NOON) as case:
        assert case.folder.parent == home / "cases"
        assert os.sep not in case.id
        assert case.id.isascii()


@pytest.mark.parametrize("at_once", [True, False])
def test_evidence_is_on_the_disk_before_the_result_that_rests_on_it(home, monkeypatch, at_once):
    order = []
    monkeypatch.setattr("vetter.store.case._to_disk", lambda _: order.append("evidence"))
    monkeypatch.setattr("vetter.store.case.insist", lambda _: order.append("result"))
    dossier = honest("gazette.example")
    told = assess(dossier, run(dossier), (), {}, target="x", prior=0.02, tool="t", case="c")
    with Case.create(home, "x", "gazette.example", NOON, at_once=at_once) as case:
        case.keep(page(), Source.SITE, Purpose.PAGE)
        assert order == ["evidence"] * at_once
        case.save(dossier, told)
    assert order[-2:] == ["evidence", "result"]


def test_a_case_is_being_written_as_long_as_somebody_has_it_open_for_that(case, home):
    assert is_being_written(home, case.id)
    case.close()
    assert not is_being_written(home, case.id)
    with Case.open(home, case.id):
        assert not is_being_written(home, case.id)
    with Case.resume(home, case.id):
        assert is_being_written(home, case.id)
    assert not is_being_written(home, "no-such-case")


def test_whoever_only_looks_keeps_no_writer_away(case, home):
    case.close()
    with (case.folder / "evidence.warc.gz").open("rb") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        threading.Timer(0.005, fcntl.flock, (looking, fcntl.LOCK_UN)).start()
        with Case.resume(home, case.id) as again:
            assert again.keep(page(), Source.SITE, Purpose.PAGE).id == "r1"
