"""Whole outlets, from the address to the word: fronts are warned about, honest ones left alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from vetter.lab import Lab
from vetter.model import Level, Verdict
from vetter.pipeline import Options, vet

CALM = {Level.NONE, Level.UNKNOWN}
CAUTION = {Level.SOME, Level.STRONG}


async def story(home, host, *, as_of=None, sites=None, **settings_of_crawl):
    from msgspec.structs import replace

    async with Lab(home / "lab", sites) as lab:
        settings = lab.settings
        if settings_of_crawl:
            settings = replace(settings, crawl=replace(settings.crawl, **settings_of_crawl))
        return await vet(host, Options(as_of=as_of), settings, home, lambda _: None)


@pytest.fixture(scope="module")
def told_once(tmp_path_factory):
    """Vet an outlet once for all tests that only read what came of it."""
    done = {}

    async def tell(host, **options):
        if host not in done:
            done[host] = await story(tmp_path_factory.mktemp("story"), host, **options)
        return done[host]

    return tell


def signs(assessment):
    """The checks that speak for caution."""
    return {f.check for f in assessment.findings if f.weight > 0}


JULY = datetime(2020, 7, 8, 23, tzinfo=UTC)


async def test_peacedata_is_warned_about_before_anybody_named_it(told_once):
    told = await told_once("peacedata.net", as_of=JULY, sites=["peacedata"])
    assert told.listed == ()
    assert told.level in CAUTION
    assert {
        "domain-younger-than-two-years",
        "non-profit-without-registration",
        "no-visible-revenue",
        "copied-articles",
        "editors-without-past",
    } <= signs(told)
    # Whose it is, is not said: one silence with that no body is named, and counted once.
    assert "owner-named" not in signs(told)
    assert told.questions
    assert told.residual


async def test_peacedata_is_named_once_it_was(home):
    told = await story(home, "peacedata.net", sites=["peacedata"])
    assert told.level is Level.NAMED
    assert {"https://graphika.com/reports/ira-again-unlucky-thirteen/"} <= {
        hit.source_url for hit in told.listed
    }


async def test_the_clone_of_a_genuine_outlet_is_strong(home):
    told = await story(home, "spiegel.homes", sites=["clone-spiegel"])
    assert told.level is Level.STRONG
    assert {"look-alike-domain", "links-home-to-another-outlet"} <= signs(told)
    # The genuine outlet is the victim: nothing is said of it under its name.
    assert "that spiegel.homes may not be what it says it is" in told.summary
    assert "DER SPIEGEL is not" not in told.summary


@pytest.mark.parametrize(
    ("host", "sites"),
    [
        ("neckarbogen-blatt.de", ["neckarbogen-blatt"]),
        ("pereprava.media", ["pereprava"]),
        ("eltintero-ribera.es", ["el-tintero"]),
        ("northmerecourier.co.uk", ["northmere-courier", "press-association"]),
        ("whitbytide.co.uk", ["whitby-tide"]),
        ("fildelestuaire.fr", ["fil-de-l-estuaire"]),
    ],
)
async def test_honest_outlets_are_left_alone(told_once, host, sites):
    told = await told_once(host, sites=sites)
    assert told.level in CALM
    assert all(reading.level in CALM | {Level.SOME} for reading in told.readings.values())


def outcomes(assessment):
    return {f.check: f.outcome for f in assessment.findings}


async def test_sentences_of_a_front_are_found_where_they_stood_first(told_once):
    told = await told_once("peacedata.net", as_of=JULY, sites=["peacedata"])
    copied = next(f for f in told.findings if f.check == "copied-articles")
    assert copied.outcome is Verdict.FIRED
    assert {"www.sample-review.org" in one.excerpt for one in copied.evidence} == {True, False}
    searched = {one.url.partition("?")[0] for one in copied.evidence}
    assert "https://api.gdeltproject.org/api/v2/doc/doc" in searched


async def test_two_editors_of_whom_one_wrote_elsewhere_before_are_not_without_past(told_once):
    told = await told_once("neckarbogen-blatt.de", sites=["neckarbogen-blatt"])
    assert outcomes(told)["editors-without-past"] is Verdict.CLEAR


async def test_what_third_parties_confirm_of_an_established_paper(told_once):
    told = await told_once(
        "northmerecourier.co.uk", sites=["northmere-courier", "press-association"]
    )
    assert outcomes(told)["register-confirms"] is Verdict.FIRED
    assert outcomes(told)["linked-by-established"] is Verdict.FIRED
    assert outcomes(told)["particulars-of-another-country"] is Verdict.CLEAR
    assert outcomes(told)["editors-without-past"] is Verdict.NOT_APPLICABLE


async def test_nobody_is_asked_about_the_people_of_a_newsroom_in_exile(told_once):
    told = await told_once("pereprava.media", sites=["pereprava"])
    assert outcomes(told)["editors-without-past"] is Verdict.NOT_APPLICABLE
    assert not [entry for entry in told.ledger if "editor" in entry.what]
    assert outcomes(told)["register-confirms"] is Verdict.CLEAR  # known by an earlier name
    assert outcomes(told)["number-of-another"] is Verdict.CLEAR


async def test_a_front_that_says_it_is_local_is_seen_through_its_behaviour(home):
    told = await story(
        home, "carlislemorningbeacon.com", sites=["carlisle-morning-beacon", "northmere-courier"]
    )
    assert told.level in CAUTION
    assert {
        "different-face",
        "fake-counter",
        "clock-elsewhere",
        "claimed-place-not-covered",
        "deleted-articles",
        "hosted-away-from-claimed-place",
        "contributors-do-not-list-it",  # the writers it names have never heard of it
    } <= signs(told)
    face = next(f for f in told.findings if f.check == "different-face")
    assert "was sent on to northmerecourier.co.uk" in face.because


async def test_what_a_front_says_of_itself_is_held_against_what_it_cannot_rewrite(home):
    told = await story(home, "pinewatercourant.com", sites=["pinewater-courant"])
    assert {
        "number-of-another",
        "staff-not-seen",
        "particulars-of-another-country",
        "postcode-of-another-place",
    } <= signs(told)


async def test_a_town_site_that_comes_close_in_all_of_this_stays_clear(told_once):
    told = await told_once("whitbytide.co.uk", sites=["whitby-tide"])
    assert {
        "different-face",  # the front page is walled to readers from elsewhere, an article is not
        "fake-counter",  # it counts our own visits
        "clock-elsewhere",  # the theme was made abroad
        "claimed-place-not-covered",
        "deleted-articles",  # one was withdrawn
        "hosted-away-from-claimed-place",  # in Ireland
        "contributors-do-not-list-it",  # one of two does
    } <= {check for check, outcome in outcomes(told).items() if outcome is Verdict.CLEAR}


async def test_a_site_that_never_sleeps_is_told_from_one_that_carries_an_agencys_feed(
    home, told_once
):
    machine = await story(home, "danubedispatch.com", sites=["danube-dispatch"])
    assert outcomes(machine)["around-the-clock"] is Verdict.FIRED
    agency = await told_once("fildelestuaire.fr", sites=["fil-de-l-estuaire"])
    assert outcomes(agency)["around-the-clock"] is Verdict.CLEAR
    assert outcomes(agency)["copied-articles"] is Verdict.CLEAR


async def test_a_partisan_local_site_is_no_influence_operation(home):
    told = await story(home, "cedarforktimes.com", sites=["cedar-fork-times", "pine-lake-reporter"])
    assert told.level is not Level.NAMED
    assert "certificate-siblings" in {f.check for f in told.findings if f.outcome is Verdict.FIRED}


HOSTILE = ["metadata", "bomb", "drip", "calendar", "markup", "registry-junk"]


@pytest.mark.parametrize("kind", HOSTILE)
async def test_every_hostile_site_ends_in_an_honest_report_within_its_deadline(home, kind):
    # These sites would go on for hours; the limit leaves a busy machine its time.
    async with asyncio.timeout(90):
        told = await story(home, f"{kind}-hostile-lab.com", sites=[f"hostile-{kind}"], deadline=6.0)
    assert told.level in CALM | {Level.SOME}
    assert told.coverage.asked > told.coverage.answered
    assert all(entry.whom for entry in told.ledger)


async def test_no_finding_fires_without_stored_evidence(home):
    from vetter.store import Case

    told = await story(home, "peacedata.net", as_of=JULY, sites=["peacedata"])
    with Case.open(home, told.case) as case:
        for finding in told.findings:
            if finding.outcome is Verdict.FIRED:
                assert finding.evidence, finding.check
            for evidence in finding.evidence:
                record = case.kept(evidence.record).record
                assert (record.sha256, record.url) == (evidence.sha256, evidence.url)
