"""Two outlets of one hand meet on the shelf; a case says the same again whatever is vetted or deleted later."""

from __future__ import annotations

import zipfile
from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from tests.pipeline.test_from_case_to_case import essence, quiet
from vetter.cli import run
from vetter.lab import Lab
from vetter.lab.site import load
from vetter.met_before import CASES, NOTE, Look
from vetter.model import Exchange, Purpose, Source, TraitKind
from vetter.pipeline import Options, rerun, vet
from vetter.settings import Settings
from vetter.store import Case, delete
from vetter.store.case import Sheet
from vetter.store.shown import FILE

HIDDEN = ("harrow-vale-voice", "tamsin-bay-record")
DECLARED = ("northmere-courier", "saltby-gazette")
SHARED = (
    "shared-trackers",
    "soa-contact-reused",
    "shared-address",
    "bulk-registered",
    "same-skeleton",
    "about-text-copied",
    "portraits-shared",
)


async def vetted(home, names):
    """Vet the sites one after the other, looking at none beside them, and return their assessments."""
    async with Lab(home / "lab", list(names)) as lab:
        alone = replace(lab.settings, crawl=replace(lab.settings.crawl, tied_sites=0))
        return [await vet(load(n).host, Options(), alone, home, quiet) for n in names]


def outcomes(assessment):
    return {finding.check: finding.outcome for finding in assessment.findings}


async def test_two_of_one_hand_meet_and_the_case_keeps_what_it_saw(home, tmp_path):
    first, second = await vetted(home, HIDDEN)
    assert {outcomes(first)[check] for check in SHARED} == {"not-applicable"}
    assert {outcomes(second)[check] for check in SHARED} == {"fired"}
    assert outcomes(first)["policies-copied"] == "clear"
    assert outcomes(second)["policies-copied"] == "fired"
    assert outcomes(second)["address-shared-or-virtual"] == "fired"
    for finding in second.findings:
        if finding.check in SHARED:
            assert "harrowvalevoice.com" in finding.because
            told = [one for one in finding.evidence if one.url == CASES]
            assert any(f"harrowvalevoice.com ({first.case}): " in one.excerpt for one in told)

    earlier = first.as_of - timedelta(days=1)
    before = await rerun(second.case, Settings(), home, quiet, as_of=earlier)
    assert {outcomes(before)[check] for check in SHARED} == {"clear"}

    again = await rerun(first.case, Settings(), home, quiet)
    assert essence(again) == essence(first)
    newer = await rerun(first.case, Settings(), home, quiet, look_again=True)
    assert {outcomes(newer)[check] for check in SHARED} == {"fired"}
    assert essence(await rerun(first.case, Settings(), home, quiet)) == essence(newer)

    export = ["cases", "export", second.case, str(tmp_path / "case.zip")]
    assert run(export) == 3
    assert not (tmp_path / "case.zip").exists()
    assert run([*export, "--with-other-cases"]) == 0
    with zipfile.ZipFile(tmp_path / "case.zip") as exported:
        assert FILE not in exported.namelist()

    delete(home, first.case)
    (home / FILE).unlink()
    assert essence(await rerun(second.case, Settings(), home, quiet)) == essence(second)


async def test_all_that_is_shared_is_one_record_however_often_one_looks(home):
    _, second = await vetted(home, HIDDEN)
    await rerun(second.case, Settings(), home, quiet, look_again=True)
    with Case.open(home, second.case) as case:
        kept = [record for record in case.records() if record.purpose is Purpose.SIBLING]
        dossier = case.dossier()
    assert dossier
    assert len(kept) == 1
    assert len(dossier.siblings) > len(SHARED)
    assert {sibling.cited[0].record for sibling in dossier.siblings} == {kept[0].id}


async def test_a_case_that_kept_each_trait_by_itself_still_says_the_same(home):
    _, second = await vetted(home, HIDDEN)
    with Case.resume(home, second.case) as case:
        dossier = case.dossier()
        assert dossier
        records = case.keep_all(
            [
                Sheet(
                    Exchange(
                        url=f"case:{sibling.case}?{sibling.kind}",
                        started=second.as_of,
                        elapsed=0.0,
                        whom="an earlier case on this machine",
                        payload=msgspec.json.encode(replace(sibling, cited=sibling.cited[1:])),
                    ),
                    Source.CASES,
                    Purpose.SIBLING,
                )
                for sibling in dossier.siblings
            ]
        )
        look = Look(1, tuple(record.id for record in records))
        case.about(**{NOTE: msgspec.json.encode(look).decode()})
    again = await rerun(second.case, Settings(), home, quiet)
    assert outcomes(again) == outcomes(second)
    with Case.open(home, second.case) as case:
        anew = case.dossier()
    assert anew
    assert [one.value for one in anew.siblings] == [one.value for one in dossier.siblings]
    assert {one.cited[0].record for one in anew.siblings} == set(look.records)


async def test_two_titles_of_a_declared_publisher_stay_clear(home):
    _, sister = await vetted(home, DECLARED)
    with Case.open(home, sister.case) as case:
        dossier = case.dossier()
    assert dossier
    assert {sibling.host for sibling in dossier.siblings} == {"northmerecourier.co.uk"}
    assert {outcomes(sister)[check] for check in (*SHARED, "policies-copied")} == {"clear"}


async def test_strangers_of_one_theme_and_one_hoster_stay_clear(home):
    told = await vetted(home, ("harrow-vale-voice", "carlisle-morning-beacon", "whitby-tide"))
    for assessment in told[1:]:
        assert "fired" not in {
            outcomes(assessment)[check]
            for check in (*SHARED, "policies-copied", "address-shared-or-virtual")
        }
    with Case.open(home, told[-1].case) as case:
        dossier = case.dossier()
    assert dossier
    assert {sibling.kind for sibling in dossier.siblings} == {TraitKind.SKELETON}


@pytest.mark.parametrize("damage", ["folder", "text"])
async def test_an_index_that_cannot_be_used_leaves_the_questions_open(home, damage):
    path = home / FILE
    path.parent.mkdir(parents=True)
    path.mkdir() if damage == "folder" else path.write_text("no database " * 300)
    told = await vet("peacedata.net", Options(offline=True), Settings(), home, quiet)
    expected = "unknown" if damage == "folder" else "not-applicable"
    assert outcomes(told)["shared-trackers"] == expected
