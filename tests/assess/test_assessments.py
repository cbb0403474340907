"""Whole assessments: honest outlets of every kind, fronts, listed ones, and those that nobody could see."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from tests import dossiers
from tests.dossiers import changed, current, historic, hit, honest, offline, records, states
from vetter import check
from vetter.assess import assess
from vetter.model import (
    Assessment,
    Candidate,
    Confidence,
    Dossier,
    LedgerEntry,
    Level,
    Outcome,
    Redirect,
    Source,
    SourceState,
    Verdict,
)


def assessed(dossier, prior=0.02, ledger=()) -> Assessment:
    return assess(
        dossier,
        check.run(dossier),
        ledger,
        records(dossier),
        target="what was typed",
        prior=prior,
        tool="vetter/test",
        case="a-case",
    )


def listed(*hits, dossier=None):
    return assessed(changed(dossier or offline("peacedata.net", "PeaceData"), listed=hits))


@pytest.mark.parametrize("kind", ["honest", "young", "exile", "student", "newsletter"])
def test_honest_outlets_of_every_kind_are_not_accused(kind):
    result = assessed(getattr(dossiers, kind)())
    assert result.level is Level.NONE
    assert result.likelihood.high <= 0.2
    assert "No sign of deception" in result.summary
    assert "no guarantee" in result.summary


def test_a_front_on_no_list_is_worth_asking_about_with_reasons_to_follow():
    result = assessed(dossiers.front())
    assert result.level in {Level.SOME, Level.STRONG}
    assert result.likelihood.low >= 0.2
    heaviest = [finding.check for finding in result.findings[:5]]
    assert "domain-younger-than-two-years" in heaviest
    assert "no-visible-revenue" in heaviest
    assert "its domain is young" in result.summary


def test_a_clone_shows_strong_signs():
    result = assessed(dossiers.clone())
    assert result.level is Level.STRONG
    assert result.readings["identity"].level is Level.STRONG
    assert "can be wrong" in result.summary


def test_a_listed_outlet_is_named_with_source_date_and_advice_though_nobody_was_asked():
    result = listed(hit(value="peacedata.net", matched="peacedata.net"))
    assert result.level is Level.NAMED
    for part in ("Facebook and Graphika", "1 September 2020", "PeaceData", "Do not send work"):
        assert part in result.summary
    assert result.listed[0].source_url.startswith("https://")
    assert result.listed[0].meaning
    assert result.listed[0].standing == "undetermined"
    assert result.readings["identity"].level is Level.NAMED
    assert result.confidence is Confidence.MODERATE
    assert result.likelihood.low >= 0.8
    assert result.coverage.unknown
    assert result.questions
    assert result.links
    assert [event.label for event in result.timeline] == ["Listed: PeaceData"]


@pytest.mark.parametrize("where", ["site", "redirect", "tracker", "contact", "certificate"])
def test_what_is_known_of_an_operation_is_told_where_an_entry_ties_the_outlet_to_it(where):
    known = listed(hit(where), hit(where, source="VIGINUM"), dossier=honest()).operations
    assert [operation.name for operation in known] == ["PeaceData"]
    assert known[0].reports


def test_an_operation_is_not_described_beside_who_holds_its_domain_today():
    assert listed(historic(hit()), dossier=honest()).operations == ()


@pytest.mark.parametrize("where", ["name", "address", "link", "article"])
def test_an_operation_is_not_described_beside_who_only_resembles_or_mentions_it(where):
    result = listed(hit(where), dossier=honest())
    assert result.listed
    assert result.operations == ()


def test_an_unlisted_outlet_that_nobody_was_asked_about_is_unknown_and_not_likely_anything():
    result = assessed(offline())
    assert result.level is Level.UNKNOWN
    assert result.likelihood.words == "cannot be judged"
    assert (result.likelihood.low, result.likelihood.high) == (0.01, 0.99)
    assert result.confidence is Confidence.LOW
    assert "asked nobody" in result.summary
    assert all(line.level is not Level.SOME for line in result.readings.values())


def test_a_site_that_turned_us_away_is_unknown_not_clear():
    shut = changed(honest(), pages=(), posts=(), people=(), states=states(site=Outcome.BLOCKED))
    assert assessed(shut).readings["independence"].level is Level.UNKNOWN
    assert "could not be read as it stands" in assessed(shut).confidence_because
    left = changed(shut, states=states(site=Outcome.NOT_ASKED))
    assert "the site itself was not read" in assessed(left).confidence_because
    result = assessed(shut)
    assert result.level is Level.UNKNOWN
    assert "asked nobody" not in result.summary


def test_a_domain_that_changed_hands_since_is_not_named():
    result = listed(historic(hit()), dossier=honest())
    assert result.level is Level.NONE
    assert result.listed[0].standing == "historic"


def test_confirmed_and_repeated_listings_make_the_confidence_high():
    assert listed(current(hit())).confidence is Confidence.HIGH
    two = listed(hit(), hit(source="VIGINUM", confidence="government-high"))
    assert two.confidence is Confidence.HIGH
    assert "VIGINUM (1 September 2020)" in two.summary
    three = listed(hit(), hit(operation="B"), hit(operation="C"))
    assert "1 more entry" in three.summary
    assert listed(hit(confidence="NGO-medium", secondary=True)).confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("role", "standing", "level"),
    [
        ("content-site", "undetermined", Level.NAMED),
        ("content-site/impersonation", "undetermined", Level.NAMED),
        ("impersonation", "current", Level.NAMED),
        ("campaign-domain", "undetermined", Level.NAMED),
        ("pink-slime", "undetermined", Level.NAMED),
        ("redirector", "current", Level.NAMED),
        ("redirector", "undetermined", Level.SOME),
        ("sanctioned-outlet", "undetermined", Level.SOME),
        ("republisher", "undetermined", Level.UNKNOWN),
        ("mirror/republisher", "current", Level.UNKNOWN),
        ("placed-content-url", "current", Level.UNKNOWN),
    ],
)
def test_roles_are_different_statements(role, standing, level):
    entry = hit(role=role)
    entry = current(entry) if standing == "current" else entry
    result = listed(entry)
    assert result.level is level
    assert result.listed[0].meaning


def test_a_low_source_names_nobody_but_is_not_passed_over():
    result = listed(hit(confidence="crowd-low"))
    assert result.level is Level.SOME
    assert "on a public list" in result.summary


def test_a_designation_sets_the_reading_of_independence_and_calls_nobody_a_fake():
    result = listed(hit(role="sanctioned-outlet", operation="SouthFront"), dossier=honest())
    assert result.level is Level.SOME
    assert result.likelihood.high <= 0.05
    assert result.readings["independence"].level is Level.STRONG
    assert result.readings["identity"].level is Level.NONE
    assert "unlawful where you live" in result.summary
    assert any("through which bank" in question for question in result.questions)
    unseen = listed(hit(role="sanctioned-outlet", operation="SouthFront"))
    assert unseen.level is Level.SOME
    assert unseen.likelihood.words == "cannot be judged"
    assert "on a list that you should know of" in unseen.summary


def test_leading_to_a_listed_site_is_never_nothing():
    hop = (Redirect("elbe-bote.example.org", "listed.com", dossiers.cite("r-hop")),)
    result = listed(hit("redirect"), dossier=changed(honest(), redirects=hop))
    assert result.level is Level.SOME


def test_findings_are_ranked_and_carry_what_a_reader_needs():
    result = assessed(dossiers.front())
    weights = [abs(finding.weight) for finding in result.findings]
    assert weights == sorted(weights, reverse=True)
    of_the_outlet = [card for card, _ in check.catalogue() if card.family != "commission"]
    assert len(result.findings) == len(of_the_outlet)
    for finding in result.findings:
        assert finding.because
        assert finding.innocent
        assert finding.basis
        if finding.outcome is Verdict.FIRED:
            assert finding.evidence
    first = result.findings[0]
    assert first.evidence[0].sha256
    assert "Likelihood ratio 3.2" in first.basis


def test_evidence_that_the_case_does_not_hold_is_not_cited():
    dossier = dossiers.front()
    result = assess(dossier, check.run(dossier), (), {}, target="t", prior=0.02, tool="v")
    assert all(not finding.evidence for finding in result.findings)


def test_signs_of_one_cause_count_once_and_it_is_said():
    result = assessed(changed(dossiers.clone(), namesakes=(dossiers.namesake(),)))
    beside = next(f for f in result.findings if f.check == "name-of-another-outlet")
    assert beside.outcome is Verdict.FIRED
    assert beside.weight == 0
    assert "Not counted again beside “Its domain looks like" in beside.because
    assert beside.because.endswith("both may have one cause.")


def test_caps_that_were_reached_are_said():
    grand = changed(dossiers.front(), outlet=dossiers.outlet(name="Institute for Free Thought"))
    assert any("say partly the same" in remark for remark in assessed(grand).remarks)


def test_what_the_reader_must_know_of_this_run_is_said():
    odd = changed(honest(), unread=(("r9", "broke"),))
    assert "1 of the answers" in " ".join(assessed(odd).remarks)


def copied(days: int, number: int = 20) -> Dossier:
    """Return an honest outlet of which only copies could be read, the first few of them so many days old."""
    base = honest()
    taken = [base.as_of - timedelta(days=days if n < number else 900) for n in range(20)]
    pages = tuple(replace(p, captured=t) for p, t in zip(base.pages, taken, strict=False))
    return changed(base, pages=pages, pages_archived=True)


def test_a_report_on_copies_says_so_with_their_age():
    said = assessed(copied(90))
    assert said.level is Level.NONE
    assert said.confidence is Confidence.MODERATE
    for text in (said.summary, said.confidence_because):
        assert "copies in a web archive" in text
        assert "25 August 2026" in text
    assert "web archive" not in assessed(honest()).confidence_because


def test_old_copies_are_too_little_to_say_that_nothing_was_found():
    assert assessed(copied(400)).level is Level.UNKNOWN
    assert assessed(copied(30, 3)).level is Level.UNKNOWN
    assert assessed(copied(30, 4)).level is Level.NONE
    undated = changed(honest(), pages_archived=True)
    assert assessed(undated).level is Level.UNKNOWN
    assert "age is not known" in assessed(undated).summary


def test_the_commission_is_not_looked_at_without_an_offer():
    line = assessed(honest()).readings["commission"]
    assert line.level is Level.UNKNOWN
    assert "no offer was given" in line.summary
    assert set(assessed(honest()).readings) == {
        "identity",
        "transparency",
        "independence",
        "content",
        "commission",
    }


def test_everything_that_was_handed_in_is_handed_on():
    entry = LedgerEntry(
        source=Source.RDAP, whom="rdap.example", what="registration", outcome=Outcome.ANSWERED
    )
    several = changed(
        offline(), outlet=replace(offline().outlet, candidates=(Candidate("A", "a.org", "a list"),))
    )
    result = assessed(several, prior=0.1, ledger=(entry,))
    assert result.ledger == (entry,)
    assert result.target == "what was typed"
    assert result.tool == "vetter/test"
    assert result.case == "a-case"
    assert result.likelihood.prior == 0.1
    assert result.outlet.candidates[0].domain == "a.org"
    assert result.outlet.name == "elbe-bote.example.org"
    assert "cannot be seen from outside" in result.residual


def test_an_assessment_survives_its_contract():
    result = assessed(changed(dossiers.clone(), listed=(hit(),)))
    again = msgspec.json.decode(msgspec.json.encode(result), type=Assessment)
    assert again == result


def test_no_person_is_named_beside_an_accusation():
    result = assessed(dossiers.front())
    said = " ".join(
        [result.summary, *result.questions, *result.change_our_mind]
        + [finding.because for finding in result.findings]
    )
    for person in ("Ada Example", "Ben Example"):
        assert person not in said


def test_a_reader_who_starts_from_a_higher_prior_gets_no_strong_signs_out_of_nothing():
    result = assessed(honest(), prior=0.6)
    assert result.level in {Level.NONE, Level.SOME}
    assert assessed(dossiers.young(), prior=0.9).level is not Level.STRONG


def test_that_nobody_has_registered_the_address_is_said_first():
    absent = {Source.RDAP.value: SourceState(Outcome.ABSENT)}
    nowhere = changed(offline("whitbytide.co", ""), states=absent)
    result = assessed(nowhere)
    assert result.summary.startswith(
        "Nobody has registered whitbytide.co, and nothing stands there"
    )
    assert "Nobody has registered" not in result.confidence_because
    entries = listed(hit(), dossier=nowhere)
    assert not entries.summary.startswith("Nobody has registered")
    assert "Nobody has registered" not in assessed(honest()).summary
