"""A name becomes one outlet only where nothing else can be meant."""

from __future__ import annotations

import pytest

from vetter.errors import AmbiguousError, CannotError
from vetter.model import Candidate
from vetter.resolve.resolve import resolve
from vetter.resolve.target import understand

GUARDIAN = Candidate("The Guardian", "theguardian.com", "bundled list of outlets", "GB")
NIGERIA = Candidate("The Guardian", "guardian.ng", "Wikidata: Nigerian newspaper")
SAME_SITE = Candidate("Guardian", "www.theguardian.com", "Wikidata: British newspaper")
WEEKLY = Candidate("The Guardian Weekly", "theguardianweekly.co.uk", "Wikidata: weekly")


async def resolved(text, known=(), found=()):
    asked = []

    async def search(name):
        asked.append(name)
        return tuple(found)

    outlet = await resolve(understand(text), known=lambda name: tuple(known), search=search)
    return outlet, asked


async def test_an_address_needs_no_looking_up():
    outlet, asked = await resolved("https://www.gazette.co.uk/story", known=[GUARDIAN])
    assert (outlet.host, outlet.domain) == ("www.gazette.co.uk", "gazette.co.uk")
    assert (outlet.url, outlet.name, asked) == ("https://www.gazette.co.uk/story", "", [])


async def test_a_site_on_a_platform_stays_itself():
    outlet, _ = await resolved("paper.blogspot.com")
    assert outlet.domain == "paper.blogspot.com"


async def test_an_unknown_ending_leaves_the_host_as_its_own_domain():
    outlet, _ = await resolved("gazette.newtld")
    assert outlet.domain == "gazette.newtld"


@pytest.mark.parametrize("written", ["The Guardian", "guardian", "THE GUARDIAN", "Guardian"])
async def test_one_exact_match_is_the_outlet(written):
    outlet, _ = await resolved(written, known=[GUARDIAN], found=[SAME_SITE, WEEKLY])
    assert (outlet.host, outlet.name) == ("theguardian.com", "The Guardian")
    assert outlet.url == "https://theguardian.com/"
    assert [one.domain for one in outlet.candidates] == [
        "theguardian.com",
        "theguardianweekly.co.uk",
    ]


async def test_two_of_one_name_are_for_the_person_to_choose():
    with pytest.raises(AmbiguousError) as caught:
        await resolved("The Guardian", known=[GUARDIAN], found=[NIGERIA, WEEKLY])
    assert caught.value.candidates == (GUARDIAN, NIGERIA)
    assert "theguardian.com" in caught.value.hint


async def test_a_similar_name_alone_is_never_taken_for_it():
    with pytest.raises(AmbiguousError) as caught:
        await resolved("Guardian Daily", found=[WEEKLY])
    assert "exactly" in caught.value.message
    assert caught.value.candidates == (WEEKLY,)


async def test_nothing_found_says_what_to_do():
    with pytest.raises(CannotError) as caught:
        await resolved("Nobody's Gazette", found=[Candidate("Nobody's Gazette", "", "no site")])
    assert "address" in caught.value.hint
    assert not isinstance(caught.value, AmbiguousError)


async def test_a_site_known_under_the_name_of_an_operation_keeps_its_own():
    listed = Candidate("Storm-1516 / CopyCop", "dcweekly.org", "on a list of known operations")
    outlet, _ = await resolved("DC Weekly", known=[listed])
    assert (outlet.host, outlet.name) == ("dcweekly.org", "DC Weekly")
