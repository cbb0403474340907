"""The assessment as JSON, held against the published schema by somebody else's reading of it."""

from __future__ import annotations

import json
import unicodedata

import jsonschema
import msgspec
import pytest

from tests.report import assessments
from vetter.data import root
from vetter.model import Assessment
from vetter.report import files
from vetter.report.json import dumps
from vetter.report.schema import CONTRACTS, place, publish, schema, text

KINDS = ["named", "front", "honest", "offered", "unseen", "bare", "hostile"]


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_published_schema_is_the_one_that_the_types_make(name):
    assert (root() / place(name)).read_text("utf-8") == text(name)


def test_the_schemas_are_published_below_a_folder(tmp_path):
    published = [path.read_text("utf-8") for path in publish(tmp_path / "data")]
    assert published == [text(name) for name in CONTRACTS]


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_schema_is_a_valid_one_and_names_its_contract(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$id"] == name


@pytest.mark.parametrize("kind", KINDS)
def test_every_assessment_fits_the_schema(kind):
    found = json.loads(dumps(getattr(assessments, kind)()))
    assert [*jsonschema.Draft202012Validator(schema()).iter_errors(found)] == []


def test_what_does_not_fit_is_refused():
    found = json.loads(dumps(assessments.named()))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate({**found, "level": "guilty"})


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_in_it(kind):
    found = getattr(assessments, kind)()
    assert json.loads(dumps(found)) == json.loads(json.dumps(msgspec.to_builtins(found)))


def test_it_can_be_read_back_into_the_types():
    found = assessments.front()
    assert msgspec.json.decode(dumps(found), type=Assessment) == found


@pytest.mark.parametrize("kind", KINDS)
def test_it_can_be_printed_without_harm(kind):
    shown = dumps(getattr(assessments, kind)()).decode()
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]


def test_times_are_in_utc_and_letters_stay_letters():
    found = msgspec.structs.replace(assessments.honest(), target="Zażółć 漢字")
    assert '"as_of": "2026-11-23T10:00:00Z"' in dumps(found).decode()
    assert '"target": "Zażółć 漢字"' in dumps(found).decode()


def test_all_reports_of_a_hostile_outlet_can_be_written_out():
    made = files(assessments.hostile())
    assert sorted(made) == ["assessment.json", "report.html", "report.md"]
    assert all(content.decode() for content in made.values())
