"""An offer goes the way of everything else: kept first, then read; and it stays on this machine."""

from __future__ import annotations

import gzip
import zipfile
from datetime import UTC, datetime

import pytest

from tests.extract.offer.letters import letter, record, signed
from vetter.assess.offer import advice
from vetter.errors import CaseError, TargetError, UsageError
from vetter.lab import Lab
from vetter.lab.offers import PEACEDATA, WHITBY_TIDE
from vetter.model import Level, Purpose, Source
from vetter.offer_alone import vet_offer
from vetter.offered import Brought
from vetter.pipeline import Options, rerun, vet
from vetter.report import files
from vetter.settings import Settings
from vetter.shared import LEFT_OUT, OFFER, without_offer
from vetter.store import Case, cases, copy_out

JULY = datetime(2020, 7, 8, 23, tzinfo=UTC)
APPROACH = Brought(PEACEDATA.read_bytes())
NOTES = Brought(
    notes=b'rate_offered = "200 USD"\nrate_paid = "80 USD"\npayer = "J. Doe; K. Roe"\nentity = "Elbe-Bote Verlag UG"\ncall = "refused"'
)
OFFLINE = Options(offline=True)


def quiet(_event):
    """Tell nobody."""


def fired(assessment):
    return {
        f.check for f in assessment.findings if f.outcome == "fired" and f.family == "commission"
    }


async def test_peacedatas_site_and_its_approach_tell_one_story(home):
    async with Lab(home / "lab", ["peacedata"]) as lab:
        told = await vet(
            "peacedata.net", Options(as_of=JULY, brought=APPROACH), lab.settings, home, quiet
        )
    assert told.listed == ()
    assert told.level in {Level.SOME, Level.STRONG}
    assert told.readings["commission"].level is Level.SOME
    assert {"refuses-call", "no-contract", "angle-imposed", "rate-shifted"} <= fired(told)
    assert "sender-not-the-outlet" not in fired(told)
    assert "The offer: " in told.summary
    assert told.offer.messages[1].sender == "Peace Data Editor <editor@peacedata.net>"
    assert any("video" in question for question in told.questions)
    assert "contract" in " ".join(told.offer.reply)


async def test_an_offer_beside_an_outlet_leaves_what_is_said_of_the_outlet_as_it_is(home):
    bare = await vet("elbe-bote.example.org", OFFLINE, Settings(), home, quiet)
    with_it = await vet(
        "elbe-bote.example.org", Options(offline=True, brought=APPROACH), Settings(), home, quiet
    )
    assert bare.likelihood == with_it.likelihood
    assert "commission" not in {f.family for f in bare.findings}
    assert bare.offer is None
    assert bare.readings["commission"].level is Level.UNKNOWN


async def test_an_honest_commission_raises_no_more_than_a_question(home):
    told = await vet_offer(
        "offer.eml",
        Options(offline=True, brought=Brought(WHITBY_TIDE.read_bytes())),
        Settings(),
        home,
        quiet,
    )
    assert told.outlet.domain == "whitbytide.co.uk"
    assert told.level in {Level.NONE, Level.SOME}
    assert "vetter check whitbytide.co.uk --offer" in told.summary


async def test_the_message_is_kept_byte_for_byte_and_marks_its_case(home):
    told = await vet_offer(
        "offer.eml", Options(offline=True, brought=APPROACH), Settings(), home, quiet
    )
    with Case.open(home, told.case) as case:
        (kept,) = (r for r in case.records() if r.purpose is Purpose.OFFER)
        assert case.kept(kept.id).exchange.payload == APPROACH.message
    assert [one.offer for one in cases(home)] == [True]
    commission = [f for f in told.findings if f.family == "commission"]
    assert {one.record for f in commission for one in f.evidence} == {kept.id}


async def test_nobody_is_told_to_keep_what_was_seen_of_a_site_that_was_not_looked_at(home):
    options = Options(offline=True, brought=APPROACH)
    alone = await vet_offer("offer.eml", options, Settings(), home, quiet)
    both = await vet("peacedata.net", options, Settings(), home, quiet)
    assert alone.offer.keep
    assert [line for line in both.offer.keep if line not in alone.offer.keep] == [
        advice().keep_case
    ]


async def test_a_signature_is_held_against_the_key_in_dns_and_nothing_else_is_asked(home):
    raw = signed(letter())
    async with Lab(home / "lab", ["peacedata"]) as lab:
        key = record()
        lab.publish("lab._domainkey.elbe-bote.example.org", "TXT", f'"{key[:200]}" "{key[200:]}"')
        told = await vet_offer("a.eml", Options(brought=Brought(raw)), lab.settings, home, quiet)
        asked = [(one.kind, one.what) for one in lab.requests]
    assert len(asked) == 1
    assert "lab._domainkey.elbe-bote.example.org" in asked[0][1]
    assert any(
        "The signature of elbe-bote.example.org holds" in line
        for line in told.offer.messages[0].way
    )
    again = await rerun(told.case, Settings(), home, quiet)
    assert again.offer == told.offer
    (entry,) = told.ledger
    assert (entry.source, "the key" in entry.what) == (Source.OFFER, True)


@pytest.mark.parametrize("how", [{"offline": True}, {"passive": True}])
async def test_offline_and_passive_ask_for_no_key(home, how):
    async with Lab(home / "lab", ["peacedata"]) as lab:
        told = await vet_offer(
            "a.eml", Options(brought=Brought(signed(letter())), **how), lab.settings, home, quiet
        )
        assert lab.requests == []
    assert any("was not checked" in line for line in told.offer.messages[0].way)


async def test_notes_join_the_case_later(home):
    told = await vet(
        "elbe-bote.example.org", Options(offline=True, brought=APPROACH), Settings(), home, quiet
    )
    later = await rerun(told.case, Settings(), home, quiet, brought=NOTES)
    assert {"payer-not-the-entity", "rate-shifted", "refuses-call"} <= fired(later)
    assert ("Call", "refused") in later.offer.noted
    assert [m.sender for m in later.offer.messages] == [m.sender for m in told.offer.messages]
    once_more = await rerun(told.case, Settings(), home, quiet, brought=NOTES)
    with Case.open(home, told.case) as case:
        assert sum(r.purpose is Purpose.CONDUCT for r in case.records()) == 1
    assert once_more.offer.noted == later.offer.noted


@pytest.mark.parametrize(
    "brought", [Brought(b"%PDF-1.4 x"), Brought(b"   "), Brought(notes=b"colour = 1")]
)
async def test_what_cannot_be_read_leaves_no_case(home, brought):
    with pytest.raises(UsageError):
        await vet(
            "elbe-bote.example.org", Options(offline=True, brought=brought), Settings(), home, quiet
        )
    assert cases(home) == ()


async def test_a_file_that_is_not_there_is_said_to_be_missing(home, tmp_path):
    with pytest.raises(TargetError, match="no file"):
        await vet(str(tmp_path / "no.eml"), OFFLINE, Settings(), home, quiet)


async def test_an_e_mail_as_the_target_is_the_offer_too(home):
    told = await vet(str(PEACEDATA), Options(offline=True, as_of=JULY), Settings(), home, quiet)
    assert told.outlet.domain == "peacedata.net"
    assert told.offer is not None
    assert "refuses-call" in fired(told)


async def test_what_leaves_this_machine_leaves_the_offer_behind(home, tmp_path):
    told = await vet(
        "elbe-bote.example.org", Options(offline=True, brought=APPROACH), Settings(), home, quiet
    )
    shared = without_offer(home, told.case)
    copy_out(home, told.case, tmp_path / "a.zip", files(shared), OFFER)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        whole = gzip.decompress(archive.read("evidence.warc.gz"))
        whole += b"".join(
            archive.read(name) for name in archive.namelist() if "evidence" not in name
        )
    for secret in (
        b"offer:message",
        b"Jo Writer",
        b"columnist",
        b"editor@peacedata.net",
        b"commission: strong",
    ):
        assert secret not in whole
    assert LEFT_OUT in shared.remarks
    copy_out(home, told.case, tmp_path / "b.zip", files(told))
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert b"columnist" in gzip.decompress(archive.read("evidence.warc.gz"))


async def test_a_case_of_nothing_but_an_offer_does_not_leave_unasked(home):
    told = await vet_offer(
        "a.eml", Options(offline=True, brought=APPROACH), Settings(), home, quiet
    )
    with pytest.raises(CaseError, match="nothing but the offer"):
        without_offer(home, told.case)


async def test_reports_name_nobody_the_message_was_for(home):
    told = await vet_offer(
        "a.eml", Options(offline=True, brought=APPROACH), Settings(), home, quiet
    )
    for name, report in files(told).items():
        for secret in (b"Jo Writer", b"writer@inbox.example", b"Dear Jo"):
            assert secret not in report, name
