from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, first_ever, honest, met, newsletter, offline, sibling
from vetter.extract.neighbours import CROWD
from vetter.model import DnsFacts, Fact, Neighbours, TraitKind

CHECK = "shared-address"
ADDRESS = sibling(TraitKind.ADDRESS, value="8.8.4.4")


def at(*addresses):
    facts = tuple(Fact(address, cite("r-a")) for address in addresses)
    return changed(honest(), dns=DnsFacts(addresses=facts))


def test_fires_for_little_on_an_address_alone_and_for_more_beside_another_tie():
    alone = ask(CHECK, met(at("8.8.4.4"), ADDRESS))
    assert alone.verdict is FIRED
    assert "8.8.4.4" in alone.because
    assert alone.strength == 0.25
    assert ask(CHECK, met(at("8.8.4.4"), ADDRESS, sibling())).strength == 1.0
    elsewhere = sibling(host="oder-bote.example.com")
    assert ask(CHECK, met(at("8.8.4.4"), ADDRESS, elsewhere)).strength == 0.25
    same_day = sibling(TraitKind.REGISTERED, value="2017-02-01 hover")
    assert ask(CHECK, met(at("8.8.4.4"), ADDRESS, same_day)).strength == 0.25


def test_titles_of_one_declared_publisher_are_clear():
    own = sibling(TraitKind.ADDRESS, value="8.8.4.4", owners=("Elbe-Bote Verlag UG",))
    assert ask(CHECK, met(at("8.8.4.4"), own)).verdict is CLEAR


def test_a_place_where_strangers_live_is_named():
    said = ask(CHECK, at("104.16.3.4", "104.17.3.4"))
    assert said.verdict is CLEAR
    assert "Cloudflare" in said.because
    assert "Cloudflare" not in ask(CHECK, at("104.16.3.4", "8.8.4.4")).because


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, at("8.8.4.4")).verdict is CLEAR
    assert ask(CHECK, changed(honest(), dns=None)).verdict is UNKNOWN
    assert ask(CHECK, at()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, first_ever(honest())).verdict is NOT_APPLICABLE
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE


def test_who_was_sought_at_its_address_is_a_sign_only_if_more_is_shared():
    led = sibling(TraitKind.ADDRESS, value="8.8.4.4", beside=True)
    theme = sibling(TraitKind.SKELETON, value="front", beside=True)
    policy = sibling(TraitKind.POLICY, value="https://elbe-bote.example.org/privacy/", beside=True)
    said = ask(CHECK, met(at("8.8.4.4"), led, theme, policy))
    assert said.verdict is CLEAR
    assert "weser-bote.example.net is at its address, too" in said.because
    assert ask(CHECK, met(at("8.8.4.4"), led, sibling(beside=True))).strength == 1.0


def test_an_address_with_a_crowd_is_a_hosters_and_an_accounts_crowd_says_nothing_of_it():
    many = tuple(f"site{number}.org" for number in range(CROWD + 1))

    def sharing(what):
        found = Neighbours(shared=what, sites=many, cited=cite("r-n"))
        return ask(CHECK, changed(at("8.8.4.4"), neighbours=(found,)))

    assert "31 other sites" in sharing("8.8.4.4").because
    assert "other sites" not in sharing("GTM-ABCD").because
    two = [
        Neighbours(shared="GTM-ABCD", sites=many * 2, cited=()),
        Neighbours(shared="8.8.4.4", sites=many, cited=cite("r-n")),
    ]
    assert "31 other sites" in ask(CHECK, changed(at("8.8.4.4"), neighbours=tuple(two))).because
