from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import archived, changed, cite, clone, honest, imitation, item, offline, young
from vetter.model import Outcome, Redirect, Source, SourceState, TrustFile

LIKE = (imitation(),)


def test_fires_on_a_likeness_also_when_nothing_else_could_be_asked():
    said = ask("look-alike-domain", clone())
    assert said.verdict is FIRED
    assert "elbe-bote.de" in said.because
    assert said.strength == 0.9
    assert ask("look-alike-domain", changed(offline(), imitations=LIKE)).verdict is FIRED


def test_an_address_that_nobody_has_registered_was_mistyped_and_is_not_accused():
    nothing = {Source.RDAP.value: SourceState(Outcome.ABSENT)}
    said = ask("look-alike-domain", changed(offline(), imitations=LIKE, states=nothing))
    assert said.verdict is UNKNOWN
    assert "was it typed rightly? elbe-bote.de is the address of" in said.because
    stood = changed(offline(), imitations=LIKE, states=nothing, archive=archived(2017))
    assert ask("look-alike-domain", stood).verdict is not UNKNOWN


def test_the_likest_of_several_is_told():
    both = (imitation("other.de", 0.6), imitation("elbe-bote.de", 0.8))
    assert "elbe-bote.de" in ask("look-alike-domain", changed(offline(), imitations=both)).because


def test_what_else_may_explain_a_likeness_is_told_with_it():
    assert "innocent" not in ask("look-alike-domain", clone()).because
    short = replace(imitation(), innocent="names of so few letters meet by chance")
    said = ask("look-alike-domain", changed(clone(), imitations=(short,)))
    assert said.because.endswith("It may be innocent: names of so few letters meet by chance.")


def test_an_outlet_with_its_own_long_archive_is_not_accused():
    said = ask("look-alike-domain", changed(honest(), imitations=LIKE))
    assert said.verdict is CLEAR
    assert "every year since 2017" in said.because


def test_an_outlet_in_an_encyclopaedia_or_confirmed_by_a_body_is_not_accused():
    known = changed(young(), imitations=LIKE, encyclopaedia=item())
    assert ask("look-alike-domain", known).verdict is CLEAR
    trust = TrustFile(member_of=("body.org",), confirmed=("body.org",), cited=cite("r-trust"))
    assert ask("look-alike-domain", changed(young(), imitations=LIKE, trust=trust)).verdict is CLEAR


def test_a_bought_old_domain_and_an_encyclopaedias_warning_do_not_vouch():
    bought = changed(honest(), imitations=LIKE, archive=archived(2010, name="Garden Tools Shop"))
    assert ask("look-alike-domain", changed(bought)).verdict is FIRED
    warned = changed(young(), imitations=LIKE, encyclopaedia=item(kinds=("fake news website",)))
    assert ask("look-alike-domain", warned).verdict is FIRED


def test_a_name_that_leads_to_the_genuine_outlet_cannot_be_told():
    hop = (Redirect("elbe-bote.example.org", "www.elbe-bote.de", cite("r-hop")),)
    assert ask("look-alike-domain", changed(clone(), redirects=hop)).verdict is UNKNOWN


def test_clear_without_likeness():
    assert ask("look-alike-domain", honest()).verdict is CLEAR


def test_under_an_ending_that_does_not_exist_the_name_service_tells_that_nobody_is_there():
    nothing = {Source.DNS.value: SourceState(Outcome.ABSENT)}
    dossier = changed(offline("elbe-bote.dex"), imitations=LIKE)
    assert ask("look-alike-domain", changed(dossier, states=nothing)).verdict is UNKNOWN
    known = changed(offline("elbe-bote.example.org"), imitations=LIKE, states=nothing)
    assert ask("look-alike-domain", known).verdict is FIRED
