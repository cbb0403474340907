"""Questions, links, timeline, words of likelihood, and what would change our mind."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from tests import dossiers
from tests.dossiers import changed, hit, honest, item, offline, page, with_page
from vetter import check
from vetter.assess import likelihood
from vetter.assess.change_our_mind import change_our_mind
from vetter.assess.coverage import cover, share
from vetter.assess.level import named_by
from vetter.assess.links import _links, prepared
from vetter.assess.questions import questions, standing_questions
from vetter.assess.scheme import scheme as plan
from vetter.assess.timeline import timeline
from vetter.assess.weigh import weigh
from vetter.assess.wording import wording
from vetter.errors import DataError
from vetter.model import ClaimKind, Coverage, Fact, Level, PageKind


def weighed(dossier):
    return weigh(check.run(dossier), plan())


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "almost no chance"),
        (0.03, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.45, "roughly even"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_probabilities_are_said_in_the_words_of_icd_203(probability, words):
    said = likelihood.in_words(probability, 0.02, plan())
    assert said.words == words
    assert said.low <= min(0.99, max(0.01, probability)) <= said.high


@pytest.mark.parametrize(("ratio", "expected"), [(10, 0.17), (50, 0.51), (300, 0.86)])
def test_a_prior_of_two_per_cent_moves_as_published(ratio, expected):
    from math import log

    assert likelihood.posterior(0.02, log(ratio)) == pytest.approx(expected, abs=0.005)


def test_extreme_sums_and_priors_do_not_break_anything():
    assert likelihood.posterior(0.0, -5000) == 0.0
    assert likelihood.posterior(1.0, 5000) == 1.0


def test_at_most_eight_questions_none_twice_the_heaviest_first():
    asked = questions(weighed(dossiers.front()))
    assert len(asked) == 8 == len(set(asked))
    assert asked[0] == "What did the people behind it do before, and who can vouch for that?"
    assert any("live video" in question for question in asked)
    assert all(question.endswith(("?", "why?")) or ":" in question for question in asked)


def test_what_the_findings_settle_is_not_asked():
    asked = " ".join(questions(weighed(honest())))
    assert "How is the outlet funded" not in asked
    assert "written contract" in asked


def test_there_are_the_twelve_questions():
    assert len(standing_questions()) == 12
    ids = {card.id for card, _ in check.catalogue()}
    for question in standing_questions():
        named = {entry.split()[0] for entry in question.settled_by + question.raised_by}
        assert (named | set(question.same_as)) <= ids


def test_links_are_encoded_and_registers_fit_the_country():
    hostile = changed(honest(), outlet=dossiers.outlet(name='A&B="<x>"/../{y}'))
    found = prepared(hostile)
    assert any("Germany" in link.label for link in found)
    assert not any("France" in link.label for link in found)
    for link in found:
        assert link.url.startswith("https://")
        assert not set('<>"{} ') & set(link.url)
    assert not any("Germany" in link.label for link in prepared(offline()))


def test_the_registrations_country_counts_too():
    assert honest().registration is not None
    french = replace(honest().registration, registrant_country=Fact("fr", ()))
    labels = [link.label for link in prepared(changed(honest(), registration=french))]
    assert any("France" in label for label in labels)


def test_the_timeline_is_in_order_and_marks_claims():
    known = changed(
        honest(),
        encyclopaedia=item(inception=date(2017, 3, 1), dissolved=date(2026, 1, 1)),
        listed=(hit(), hit("link"), hit(source_date="September")),
        registration=replace(honest().registration, updated=Fact(dossiers.at("2025-02-01"), ())),
    )
    told = timeline(
        with_page(
            known,
            page(PageKind.OTHER, claims=((ClaimKind.FOUNDED, "2016-11"), (ClaimKind.FOUNDED, "x"))),
        )
    )
    assert [event.time for event in told] == sorted(event.time for event in told)
    labels = [event.label for event in told]
    for label in (
        "Domain registered",
        "Registration last changed",
        "First certificate",
        "First copy in the web archive",
        "Latest copy in the web archive",
        "Oldest article listed",
        "Newest article",
        "Founded, says Wikidata",
        "Ceased, says Wikidata",
        "Listed: PeaceData",
    ):
        assert labels.count(label) == 1
    claims = [event for event in told if event.claimed]
    assert [event.time for event in claims] == [
        datetime(2016, 11, 1, tzinfo=UTC),
        datetime(2017, 1, 1, tzinfo=UTC),
    ]
    assert [event.iso for event in claims] == ["2016-11", "2017"]
    assert all(event.record for event in told if event.label != "Registration last changed")


def test_the_timeline_makes_up_no_day_where_only_a_year_is_known():
    whole = item(inception=date(1901, 1, 1), precision="year", dissolved=date(1907, 5, 1))
    told = timeline(changed(honest(), encyclopaedia=replace(whole, end_precision="month")))
    by_label = {event.label: event.iso for event in told}
    assert by_label["Founded, says Wikidata"] == "1901"
    assert by_label["Ceased, says Wikidata"] == "1907-05"
    assert len(by_label["Domain registered"]) == len("2017-03-02")


def test_nothing_known_makes_no_timeline():
    assert timeline(offline()) == ()


def test_what_would_change_our_mind_goes_both_ways():
    for dossier in (honest(), dossiers.front(), dossiers.clone(), offline()):
        said = change_our_mind(Level.SOME, weighed(dossier), ())
        assert any(line.startswith("Better") for line in said)
        assert any(line.startswith("Worse") for line in said)
    named = changed(offline(), listed=(hit(),))
    said = change_our_mind(Level.NAMED, weighed(named), named_by(named))
    assert "1 September 2020" in said[0]
    unknown = change_our_mind(Level.UNKNOWN, weighed(offline()), ())
    assert any("as soon as" in line for line in unknown)


def test_the_surest_and_oldest_listing_is_told_first():
    three = (
        hit(source="late", source_date="2024-01-01"),
        hit(source="second hand", source_date="2019-01-01", secondary=True),
        hit(source="early", source_date="2020-01-01"),
    )
    named = named_by(changed(offline(), listed=three))
    assert [entry.source for entry in named] == ["early", "late", "second hand"]


def test_of_no_questions_none_was_answered():
    assert cover(()).asked == 0
    assert share(Coverage(0, 0, ())) == 0.0


def test_a_family_that_may_not_count_in_a_direction_says_so():
    first = next(one for one in check.run(honest()) if one.card.id == "redirects-elsewhere")
    result = weigh((replace(first, weight=-1.0),), plan())
    assert result.total == 0
    told = "What the signs of the family “identity” say in its favour is not counted."
    assert result.remarks == (told,)


@pytest.mark.parametrize(
    ("file", "load"),
    [
        ("assess.toml", plan),
        ("wording.toml", wording),
        ("questions.toml", standing_questions),
        ("links.toml", _links),
    ],
)
def test_damaged_data_are_refused_by_name(tmp_path, monkeypatch, file, load):
    (tmp_path / file).write_text("surprise = 1\n", "utf-8")
    monkeypatch.setattr("vetter.data.root", lambda: tmp_path)
    load.cache_clear()
    with pytest.raises(DataError, match=file):
        load()
    load.cache_clear()
