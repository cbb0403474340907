"""The measure of how registrations are read is itself right."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.accuracy.answer import Answer
from tests.accuracy.checkouts import checkouts
from tests.accuracy.registration import ours, right, theirs

TEXT = """Domain Name: examplepost.rs
Registration date: 03.04.2014 19:25:04
Expiration date: 03.04.2030 19:25:04
Registrar: Primer Hosting d.o.o.
"""
SAYS = {"created": "2014-04-03", "expires": "2030-04-03", "registrar": "Primer Hosting d.o.o."}


def _write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))


@pytest.mark.parametrize(
    "files",
    [
        {
            "spec/fixtures/responses/whois.rnids.rs/rs/status_registered.txt": TEXT,
            "spec/fixtures/responses/whois.rnids.rs/rs/status_registered.expected": (
                "#available?\n  %s == false\n\n#created_on\n  %s %CLASS{time}\n"
                "  %s %TIME{2014-04-03 19:25:04 +0200}\n\n#expires_on\n"
                "  %s %TIME{2030-04-03 19:25:04 +0200}\n\n#registrar\n  %s %CLASS{registrar}\n"
                '  %s.id   == nil\n  %s.name == "Primer Hosting d.o.o."\n'
            ),
        },
        {
            "testdata/noterror/rs_examplepost.rs": TEXT,
            "testdata/noterror/rs_examplepost.rs.json": {
                "domain": {
                    "domain": "examplepost.rs",
                    "created_date_in_time": "2014-04-03T19:25:04Z",
                    "expiration_date_in_time": "2030-04-03T19:25:04Z",
                },
                "registrar": {"name": "Primer Hosting d.o.o."},
            },
        },
        {
            "test/samples/whois/examplepost.rs": TEXT,
            "test/samples/expected/examplepost.rs": {
                "creation_date": ["2014-04-03 19:25:04", "2014-04-03 19:25:04"],
                "expiration_date": "2030-04-03 19:25:04+00:00",
                "registrar": "Primer Hosting d.o.o.",
            },
        },
    ],
)
def test_what_other_parsers_expect_is_read_from_their_checkouts(tmp_path, files):
    _write(tmp_path, files)
    (answer,) = checkouts(tmp_path)
    assert answer.says == SAYS
    assert answer.domain.endswith(".rs")
    assert (answer.kind, answer.year) == ("found", 2014)
    assert all(right(field, SAYS[field], ours(answer)[field]) for field in SAYS)


def test_answers_about_names_that_are_free_or_limited_are_told_apart(tmp_path):
    _write(
        tmp_path,
        {
            "responses/whois.pir.org/org/free.txt": "NOT FOUND\n",
            "responses/whois.pir.org/org/free.expected": "#available?\n  %s == true\n",
            "responses/whois.pir.org/org/much.txt": "WHOIS LIMIT EXCEEDED\n",
            "responses/whois.pir.org/org/much.expected": "#response_throttled?\n  %s == true\n",
            "testdata/notfound/org_free.org": "NOT FOUND\n",
        },
    )
    found = checkouts(tmp_path)
    assert [answer.kind for answer in found] == ["absent", "limited", "absent"]
    assert all(ours(answer)["kind"] == answer.kind for answer in found)


@pytest.mark.parametrize(
    ("field", "wanted", "said", "verdict"),
    [
        ("created", "2009-04-03", datetime(2009, 4, 2, 22, tzinfo=UTC), True),
        ("created", "2009-04-03", datetime(2009, 3, 4, tzinfo=UTC), False),
        ("created", "2009-04-03", None, False),
        ("created", "2009-04-03", "03/04/2009", False),
        ("created", "", None, True),
        ("created", "", datetime(2009, 4, 3, tzinfo=UTC), False),
        ("registrar", "Primer Hosting", "PRIMER HOSTING d.o.o.", True),
        ("registrar", "Primer Hosting", "Drugi Hosting", False),
        ("registrar", "Primer Hosting", "", False),
    ],
)
def test_day_and_month_swapped_are_wrong_and_a_neighbouring_day_is_not(
    field, wanted, said, verdict
):
    assert right(field, wanted, said) is verdict


def test_python_whois_is_asked_in_the_same_way():
    answer = Answer(
        "x", "examplepost.com", "Registrar: A\nCreation Date: 2020-01-02\n", "found", 2020, {}
    )
    assert theirs(answer)["registrar"] == "A"
    assert theirs(answer)["created"].year == 2020
