"""Nine listed outlets, each with the words that a reader sees: these are nine different statements.

The rows are the bundled ones; what else is known of the outlets is what is known of an honest one.
"""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from tests.dossiers import archived, changed, cite, honest, offline, outlet, records, registered
from vetter import check
from vetter.assess import assess
from vetter.lists import load, match
from vetter.model import Level, Verdict
from vetter.report import html, terminal
from vetter.roles import role

ACCUSING = ("influence operation", "Doppelganger", "not be what it says it is", "deception at")


def told(host, created="", *, of=honest, **facts):
    """Return the assessment of an outlet at ``host``, registered on the day ``created``."""
    name = host.partition(".")[0].title()
    known = changed(of(host), outlet=outlet(host, name), archive=None, **facts)
    known = changed(known, registration=registered(created, domain=host) if created else None)
    held = match(known, load())
    # A case keeps every row as a record of its own.
    hits = tuple(replace(hit, cited=cite("r-list", hit.row)) for hit in held.listed)
    held = replace(held, listed=hits)
    return assess(
        held, check.run(held), (), records(held), target=host, prior=0.02, tool="vetter", case="one"
    )


def reports(assessment):
    """Return the words of the report on a terminal and in HTML, each on one line."""
    page = re.sub(r"<(style|script)\b.*?</\1>", " ", html.render(assessment), flags=re.DOTALL)
    page = re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").replace("&#34;", '"')
    return [
        " ".join(text.split())
        for text in (terminal.render(assessment, width=132, colour=False), page)
    ]


def fired(assessment):
    return {one.check for one in assessment.findings if one.outcome is Verdict.FIRED}


def each(assessment, *said, never=()):
    for text in reports(assessment):
        for words in said:
            assert words in text, words
        for words in never:
            assert words not in text, words


def test_a_listed_domain_that_was_registered_anew_is_told_as_history():
    assessment = told("rrn.world", "2025-03-01")
    assert assessment.level is Level.NONE
    assert {entry.standing for entry in assessment.listed} == {"historic"}
    assert "listed-before-changing-hands" in fired(assessment)
    each(
        assessment,
        "historic: it says nothing of who holds the domain today",
        "they are no charge against whoever runs it today",
        "notes a registration of 6 June 2022, but the present one is of 1 March 2025",
        never=("its own site is on a public list", "Do not send work", "What the lists speak of"),
    )


def test_the_same_domain_in_the_listed_registration_is_named():
    assessment = told("rrn.world", "2022-06-06")
    assert assessment.level is Level.NAMED
    each(assessment, "current: still the listed holder", "Whether it was sold cannot be seen")


def test_an_article_that_was_placed_on_a_genuine_site_is_told_of_the_article_alone():
    assessment = told("iol.co.za", "1996-01-01")
    assert assessment.level is Level.NONE
    assert [one.check for one in assessment.findings if "list" in one.check and one.weight] == []
    assert {entry.where for entry in assessment.listed} == {"article"}
    assert len({entry.value for entry in assessment.listed}) == len(assessment.listed)
    each(
        assessment,
        "An article placed here was named",
        "names an article that was placed on this site; it names nothing else of it",
        "Operations place articles with genuine outlets, which mostly did not know",
        never=(
            "changed hands",
            "same hands",
            "Do not send work",
            "its own site is on a public list",
        ),
    )


def test_a_redirector_is_told_as_a_thing_of_a_few_days():
    unseen = told("049122.com", of=offline)
    assert unseen.level is Level.SOME
    each(
        unseen,
        "a domain that led readers on to an operation's sites",
        "somebody else may have bought it since",
        "when the domain was registered could not be seen",
    )
    assert told("049122.com", "2025-05-05").level is Level.NONE


def test_a_partisan_local_site_is_told_as_domestic_and_its_writers_are_left_alone():
    assessment = told("abilenetimes.com", "2019-06-30")
    assert assessment.level is Level.NAMED
    each(
        assessment,
        "part of a partisan network of local news sites in its own country",
        "It is no claim of foreign influence; some of these titles employ real reporters",
        "not about those who write for it",
        never=("influence operation", "ink slime", "list of known operations", "Do not send work"),
    )


def test_a_republisher_is_context_and_no_charge():
    assessment = told("zerohedge.com", "2009-01-01")
    assert assessment.level is Level.NONE
    each(
        assessment,
        "seen to republish articles of a state broadcaster",
        "it does not say that an operation runs this outlet",
        "known here at second hand",
        never=("influence operation", "its own site is on a public list"),
    )


def test_a_sanctioned_outlet_is_a_matter_of_law():
    assessment = told("tsargrad.tv", "2005-01-01")
    assert assessment.level is Level.SOME
    each(
        assessment,
        "under a government's sanctions",
        "it does not say that the outlet is a fake",
        "unlawful where you live",
        never=("influence operation", "runs openly"),
    )


def test_an_outlet_that_a_state_runs_openly_is_called_no_fake():
    assessment = told("rt.com", "1993-01-01")
    assert assessment.level is Level.SOME
    each(
        assessment,
        "an outlet that a state runs openly, and under another government's sanctions",
        "does not hide that a state runs it: it is no fake",
        "unlawful where you live",
        never=("influence operation", "hidden backer is"),
    )


def test_an_outlet_that_a_government_only_named_is_not_said_to_be_under_sanctions():
    assessment = told("globalresearch.ca", "2001-01-01")
    assert assessment.level is Level.SOME
    each(
        assessment,
        "named in a government's report; no sanction against it is stated",
        "That is the view of that government",
        never=("has put it under sanctions, which", "unlawful where you live"),
    )


def test_a_campaign_domain_says_that_what_stood_there_is_not_told():
    assessment = told("marvelgoodies.com", of=offline)
    assert assessment.level is Level.NAMED
    each(
        assessment,
        "a domain of an influence operation",
        "It does not say for each of them what was published there",
    )


def test_a_copy_is_told_with_the_genuine_outlet_as_the_victim():
    assessment = told("spiegel.bz", "2025-01-10")
    assert assessment.level is Level.NAMED
    each(
        assessment,
        "with a name like that of spiegel.de",
        "spiegel.de is the genuine one and has nothing to do with it",
    )


def test_a_fabricated_newsroom_is_told_without_a_word_against_its_writers():
    assessment = told("peacedata.net", "2019-12-04")
    assert assessment.level is Level.NAMED
    each(
        assessment,
        "an outlet that an influence operation invented",
        "It says nothing against those who wrote for it: many were deceived",
        "you did so in good faith, like others before you",
        "Internet Research Agency",
    )


def test_another_site_in_the_archive_since_the_listing_is_a_change_of_hands():
    # The lists saw it from February 2020 on; the archive's copy of that March bears their name for it.
    assert told("peacedata.net", of=offline).level is Level.NAMED
    history = archived(2020, name="Peace Data")
    known = changed(offline("peacedata.net"), archive=history)
    gardens = outlet("peacedata.net", "Gardens of the Harbour")
    held = match(changed(known, outlet=gardens), load())
    assert {hit.standing.word for hit in held.listed} == {"historic"}
    assert "a site called “Peace Data" in held.listed[0].standing.because
    # A site can rename itself: a registration that is the listed one outweighs the name.
    still = changed(known, outlet=gardens, registration=registered("2019-12-04"))
    assert {hit.standing.word for hit in match(still, load()).listed} == {"undetermined"}


@pytest.mark.parametrize(
    "host",
    [
        "iol.co.za",
        "zerohedge.com",
        "tsargrad.tv",
        "rt.com",
        "globalresearch.ca",
        "abilenetimes.com",
    ],
)
def test_what_is_no_operation_is_never_called_one_nor_coloured_as_one(host):
    assessment = told(host, "2015-01-01")
    for entry in assessment.listed:
        assert role(entry.role).statement.value != "operation"
    for text in reports(assessment):
        assert not [words for words in ACCUSING if words in text]
