from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, ask
from tests.dossiers import changed, honest, letter, offered, offline, outlet, registered
from vetter.assess.scheme import scheme
from vetter.extract.offer.links import Found, links
from vetter.lists import load, match
from vetter.model import Party, Signature, SignatureState

CHECK = "link-look-alike"
SIGNED = (
    Signature(domain="spiegel.de", selector="s", state=SignatureState.VALID),
    Signature(domain="tagesspiegel.de", selector="s", state=SignatureState.VALID),
)


def held(url, shown="", address="desk@spiegel.de", host="", by=None, **facts):
    message = letter(address, links=links([Found(url, shown)]), **facts)
    vetted = outlet(host or address.rpartition("@")[2], "")
    dossier = by or changed(offline(), outlet=vetted)
    return ask(CHECK, match(offered(message, by=dossier), load()))


def is_decisive(answer):
    return answer.verdict is FIRED and answer.strength >= scheme().levels.decisive


@pytest.mark.parametrize(
    "shown", ["https://www.spiegel.de/autoren", "spiegel.de", "DER SPIEGEL", "Spiegel-Portal"]
)
@pytest.mark.parametrize(
    "target", ["https://spiegel.homes/autoren", "https://spiege1.de/a", "https://www.spiegel.ltd/"]
)
def test_a_link_that_is_shown_as_an_outlet_and_leads_to_a_look_alike_is_decisive(shown, target):
    for sender in ("desk@spiegel.de", "someone@gmail.com"):
        answer = held(target, shown, sender)
        assert is_decisive(answer)
        assert "spiegel.de of Der Spiegel" in answer.because
        assert answer.cited


def test_a_link_without_an_address_in_it_is_decisive_where_the_message_bears_the_name():
    assert is_decisive(held("https://spiegel.homes/autoren", "our portal"))
    named = Party("Jo Roth, Der Spiegel", "jo@gmail.com")
    assert is_decisive(held("https://spiegel.homes/", "our portal", "jo@gmail.com", sender=named))
    assert held("https://spiegel.homes/", "our portal", "jo@gmail.com").verdict is CLEAR


def test_it_is_decisive_where_the_look_alike_itself_is_vetted_unless_it_is_vouched_for():
    url, shown = "https://spiegel.ltd/autoren", "spiegel.de"
    assert is_decisive(held(url, shown, "jo@gmail.com", "spiegel.ltd"))
    old = changed(
        honest("spiegel.ltd"), registration=registered("1999-01-01", domain="spiegel.ltd")
    )
    assert held(url, shown, "jo@gmail.com", by=old).verdict is CLEAR


def test_fires_on_a_look_alike_of_the_outlet_that_is_vetted():
    by = changed(honest(), outlet=outlet("harbour-post.org", "Harbour Post"))
    assert is_decisive(held("https://harb0ur-post.org/", "harbour-post.org", "a@gmail.com", by=by))
    other = held("https://harbour-post.net/", "harbour-post.org", "a@gmail.com", by=by)
    assert other.verdict is FIRED
    assert not is_decisive(other)


@pytest.mark.parametrize(
    "target",
    [
        "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.spiegel.de%2Fautoren",
        "https://urldefense.com/v3/__https://www.spiegel.de/autoren__;!!x!y$",
        "https://spiegel.us1.list-manage.com/track/click?u=1&id=2",
        "https://bit.ly/spiegel",
        "https://t.co/abcdef",
        "https://click.mailer-seven.example.com/ls/click?upn=abc",
        "https://www.spiegel.de/autoren",
        "https://www.spiegel-online.de/autoren",
        "https://abo.spiegelgruppe.de/",
    ],
)
def test_what_stands_in_between_and_the_outlets_other_domains_are_passed_over(target):
    assert held(target, "https://www.spiegel.de/autoren").verdict is CLEAR


def test_a_domain_for_letters_with_the_outlets_whole_name_is_no_imitation_by_itself():
    target = "https://click.tagesspiegel-newsletter.de/ls/1"
    sender = "desk@tagesspiegel.de"
    assert held(target, "our portal", sender).verdict is CLEAR
    assert held(target, "www.tagesspiegel.de", sender, signatures=SIGNED).verdict is CLEAR
    unconfirmed = held(target, "www.tagesspiegel.de", sender)
    assert unconfirmed.verdict is FIRED
    assert not is_decisive(unconfirmed)


@pytest.mark.parametrize("target", ["https://harbour-post.shop/", "https://harbour-post.events/a"])
def test_a_small_outlet_may_have_a_shop_under_another_ending(target):
    by = changed(honest(), outlet=outlet("harbour-post.org", "Harbour Post"))
    sender = "desk@harbour-post.org"
    assert held(target, "our shop", sender, by=by).verdict is CLEAR
    assert held(target, "Harbour Post", sender, by=by).verdict is CLEAR
    other = held(target, "www.harbour-post.org", sender, by=by)
    assert other.verdict is FIRED
    assert not is_decisive(other)
    # One letter off is nobody's shop.
    assert is_decisive(held("https://harb0ur-post.org/", "our shop", sender, by=by))


def test_what_the_outlets_own_server_confirms_may_link_to_a_copy_of_it():
    told = "the copy of our site"
    assert held("https://spiegel.homes/", told, signatures=SIGNED).verdict is CLEAR
    assert not is_decisive(held("https://spiegel.homes/", "spiegel.de", signatures=SIGNED))


def test_clear_on_links_of_an_outlet_that_speak_for_itself():
    sender = Party("Harbour Post", "desk@harbour-post.org")
    assert (
        held("https://harbour-post.org/a", "Harbour Post", sender.address, sender=sender).verdict
        is CLEAR
    )


def test_not_applicable_without_links_or_an_offer():
    assert ask(CHECK, offered(letter("a@b.org"))).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
