"""A name becomes one outlet only where nothing else can be meant."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from vetter.errors import AmbiguousError, CannotError
from vetter.model import Candidate, Found, Sought
from vetter.resolve.resolve import resolve
from vetter.resolve.target import understand

GUARDIAN = Candidate("The Guardian", "theguardian.com", "a known outlet", "GB", exact=True)
NIGERIA = Candidate("The Guardian", "guardian.ng", "Wikidata", "", Found.WIKIDATA, exact=True)
SAME_SITE = Candidate("Guardian", "www.theguardian.com", "x", "", Found.WIKIDATA, exact=True)
WEEKLY = Candidate("The Guardian Weekly", "theguardianweekly.co.uk", "x", "", Found.WIKIDATA)
LISTED = Candidate("", "guardian.example.net", "same name", "", Found.LISTED, exact=True)
LIKELY = Candidate("", "guardiandaily.com", "an address", "", Found.ADDRESS, exact=True)


async def resolved(text, known=(), found=(), guessed=(), remarks=()):
    asked = []

    async def search(name):
        asked.append(f"search {name}")
        return Sought(tuple(found), tuple(remarks))

    async def guess(name):
        asked.append(f"guess {name}")
        return Sought(tuple(guessed))

    outlet = await resolve(
        understand(text),
        known=lambda name: Sought(tuple(known)),
        searches=[search],
        guesses=[guess],
    )
    return outlet, asked


async def test_an_address_needs_no_looking_up():
    outlet, asked = await resolved("https://www.gazette.co.uk/story", known=[GUARDIAN])
    assert (outlet.host, outlet.domain) == ("www.gazette.co.uk", "gazette.co.uk")
    assert (outlet.url, outlet.name, asked) == ("https://www.gazette.co.uk/story", "", [])


async def test_a_site_on_a_platform_stays_itself():
    outlet, _ = await resolved("paper.blogspot.com")
    assert outlet.domain == "paper.blogspot.com"


async def test_an_unknown_ending_leaves_the_host_as_its_own_domain():
    outlet, _ = await resolved("https://gazette.newtld/")
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


async def test_nothing_found_says_what_to_do_and_what_was_not_answered():
    nowhere = Candidate("Nobody's Gazette", "", "no site")
    with pytest.raises(CannotError) as caught:
        await resolved("Nobody's Gazette", found=[nowhere], remarks=["Wikidata gave no answer."])
    assert "address" in caught.value.hint
    assert "Wikidata gave no answer." in caught.value.message
    assert not isinstance(caught.value, AmbiguousError)


async def test_nobody_guesses_where_somebody_vouches():
    _, asked = await resolved("The Guardian", known=[GUARDIAN], guessed=[LIKELY])
    assert asked == ["search The Guardian"]


@pytest.mark.parametrize("one", [LISTED, LIKELY])
async def test_what_nobody_vouches_for_is_never_taken_for_the_outlet(one):
    with pytest.raises(AmbiguousError) as caught:
        await resolved("Guardian Daily", known=[one])
    assert caught.value.candidates == (one,)


async def test_what_is_on_a_list_comes_last():
    with pytest.raises(AmbiguousError) as caught:
        await resolved("Guardian Daily", known=[LISTED], found=[WEEKLY], guessed=[LIKELY])
    assert caught.value.candidates == (WEEKLY, LIKELY, LISTED)


async def test_only_sites_on_lists_are_announced_as_such():
    with pytest.raises(AmbiguousError) as caught:
        await resolved("Guardian Daily", known=[LISTED])
    assert "on a list" in caught.value.message


async def test_an_account_alone_leads_nowhere_and_nobody_is_asked_about_it():
    with pytest.raises(CannotError) as caught:
        await resolved("@gazette", found=[WEEKLY], guessed=[LIKELY])
    assert "account" in caught.value.message
    assert "profile" in caught.value.hint


async def test_an_account_that_is_known_offers_its_outlet():
    with pytest.raises(AmbiguousError) as caught:
        await resolved("@guardian", known=[replace(GUARDIAN, exact=False)])
    assert caught.value.candidates[0].domain == "theguardian.com"
    assert "account alone" in caught.value.message


async def test_a_link_says_in_whose_link_the_address_stood():
    outlet, _ = await resolved("https://www.google.com/amp/s/www.lemonde.fr/a")
    (candidate,) = outlet.candidates
    assert (candidate.domain, candidate.found) == ("www.lemonde.fr", Found.GIVEN)
    assert "Google AMP" in candidate.how
