"""What is exchanged states facts: an entry of a list in its publisher's name, and our judgement as a note."""

from __future__ import annotations

import json

import pytest
import stix2
from msgspec.structs import replace
from pymisp import MISPEvent

from tests.report import assessments
from vetter.report import misp, stix

ALL = (
    assessments.named,
    assessments.front,
    assessments.honest,
    assessments.bare,
    assessments.hostile,
    assessments.unseen,
)


def bundled(*found):
    return json.loads("".join(stix.bundle(found)))


def kinds(bundle):
    return [made["type"] for made in bundle["objects"]]


@pytest.mark.parametrize("made", ALL)
def test_every_bundle_is_what_the_standard_s_own_library_reads(made):
    bundle = stix2.parse("".join(stix.bundle([made()])), allow_custom=False)
    assert bundle.objects[-1].type == "note"


def test_what_objects_refer_to_stands_before_them_and_once():
    bundle = bundled(assessments.named(), assessments.front(), assessments.named())
    seen = set()
    for made in bundle["objects"]:
        assert made["id"] not in seen
        for key, value in made.items():
            for each in value if isinstance(value, list) else (value,):
                assert not key.endswith(("_ref", "_refs")) or each in seen
        seen.add(made["id"])


def test_the_same_outlet_again_makes_the_same_bundle():
    assert bundled(assessments.named()) == bundled(assessments.named())


@pytest.mark.parametrize("made", [assessments.front, assessments.honest, assessments.bare])
def test_no_sign_however_strong_is_an_indicator(made):
    assert {"indicator", "campaign", "opinion"}.isdisjoint(kinds(bundled(made())))


def test_an_indicator_is_its_publisher_s_statement_with_its_date():
    bundle = bundled(assessments.named())
    (found,) = [made for made in bundle["objects"] if made["type"] == "indicator"]
    entry = assessments.named().listed[0]
    author = next(made for made in bundle["objects"] if made["id"] == found["created_by_ref"])
    assert author["name"] == entry.source
    assert found["pattern"] == f"[domain-name:value = '{entry.value}']"
    assert found["valid_from"].startswith(entry.source_date[:4])
    assert entry.source in found["description"]


def test_with_a_domain_that_changed_hands_we_disagree():
    assessment = assessments.named()
    historic = replace(
        assessment, listed=tuple(replace(e, standing="historic") for e in assessment.listed)
    )
    (opinion,) = [made for made in bundled(historic)["objects"] if made["type"] == "opinion"]
    assert opinion["opinion"] == "disagree"
    assert not any(one["to_ids"] for one in misp.event(historic)["Event"]["Attribute"])


def test_the_judgement_is_told_with_its_likelihood_and_its_caution():
    note = bundled(assessments.front())["objects"][-1]
    assert "Likelihood of a front" in note["content"]
    assert "not a verdict" in note["content"]


def test_what_nobody_looked_at_is_not_observed():
    assert "observed-data" not in kinds(bundled(assessments.bare()))


@pytest.mark.parametrize("made", ALL)
def test_every_event_is_what_misp_s_own_library_reads(made):
    (told,) = json.loads("".join(misp.events([made()])))["response"]
    event = MISPEvent(strict_validation=True)
    event.load(told)
    assert event.attributes[0].value == made().outlet.domain


@pytest.mark.parametrize("made", [assessments.front, assessments.honest, assessments.bare])
def test_only_a_list_marks_anything_for_detection(made):
    assert not any(one["to_ids"] for one in misp.event(made())["Event"]["Attribute"])
    assert misp.event(assessments.named())["Event"]["Attribute"][0]["to_ids"]
