from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    changed,
    cite,
    first_ever,
    honest,
    menu,
    met,
    offline,
    page,
    sibling,
    with_page,
    without_pages,
)
from tests.growth import growth
from vetter.extract.self_named import self_named
from vetter.model import AdsFile, PageKind, TraitKind

CHECK = "policies-copied"
POLICY = "https://elbe-bote.example.org/privacy"


def saying(text):
    return with_page(honest(), page(PageKind.PRIVACY, "r-privacy", text=text))


@pytest.mark.parametrize(
    "text",
    [
        "When you visit harrowvalevoice.com, our partner may place a cookie.",
        "Our website address is: https://harrowvalevoice.com.".replace(": ", " "),
        "Welcome to the website “HarrowValeVoice.com” and read this carefully.",
        "Willkommen bei www.harrowvalevoice.com, wir nehmen den Datenschutz ernst.",
        "Настоящая политика: администрация сайта harrowvalevoice.com уважает вас.",
        "At Harrow Vale Voice, accessible from https://harrowvalevoice.com, we respect you.",
        "HarrowValeVoice.com (“we”, “us”) respects you.",
        "harrowvalevoice.com is committed to protecting your data.",
        "Provozovatel webu harrowvalevoice.com zpracovává údaje.",
        "Az harrowvalevoice.com adatvédelmi nyilatkozata.",
        "harrowvalevoice.com sitesini kullanarak bunu kabul edersiniz.",
        "سياسة الخصوصية لموقع harrowvalevoice.com",
        "欢迎访问harrowvalevoice.com（以下简称“本网站”）",
        "harrowvalevoice.comのプライバシーポリシー",
        "harrowvalevoice.com 개인정보처리방침",
        "Selamat datang di harrowvalevoice.com.",
        "Πολιτική απορρήτου του harrowvalevoice.com",
    ],
)
def test_fires_on_another_sites_name_left_in_the_text_even_in_a_first_case(text):
    said = ask(CHECK, first_ever(saying(text)))
    assert said.verdict is FIRED
    assert "harrowvalevoice.com" in said.because
    assert said.cited[0].record == "r-privacy"


@pytest.mark.parametrize(
    "text",
    [
        "When you visit elbe-bote.example.org, our partner may place a cookie.",
        "To opt out, visit www.aboutads.info/choices or see policies.google.com.",
        "By using youronlinechoices.eu you can refuse such cookies.",
        "Our website address is https://elbe-bote.wpengine.com",
        "Our counsel is at harrowvalevoice.com, as it happens.",
        "Welcome to version 2.0 of our policy.",
        "Vous pouvez saisir l’autorité en visitant le site harrowvalevoice.com.",
        "Sie finden das auf der Website harrowvalevoice.com.",
        "Write to desk@harrowvalevoice.com (“we”) for a copy.",
        "Letters are sent by Mailchimp; mailchimp.com respects your privacy.",
    ],
)
def test_its_own_name_and_places_to_object_are_no_traces(text):
    assert ask(CHECK, saying(text)).verdict is CLEAR


@pytest.mark.parametrize(
    "naming",
    [
        lambda d: with_page(d, page(PageKind.IMPRINT, links=menu("https://harrowvalevoice.com/"))),
        lambda d: changed(d, ads=AdsFile(owner_domain="harrowvalevoice.com", cited=cite("r"))),
    ],
)
def test_a_site_that_it_names_as_its_publishers_is_no_trace(naming):
    assert ask(CHECK, naming(saying("When you visit harrowvalevoice.com, …"))).verdict is CLEAR


def test_fires_for_less_on_the_same_words_and_not_on_a_generators():
    same = sibling(TraitKind.POLICY, value=POLICY, theirs="https://weser-bote.example.net/privacy")
    said = ask(CHECK, met(saying("We keep addresses for thirty days."), same))
    assert (said.verdict, said.strength) == (FIRED, 0.5)
    made = saying("This policy was created with a generator.")
    assert ask(CHECK, met(made, same)).verdict is CLEAR
    own = changed(same, owners=("Elbe-Bote Verlag UG",))
    assert ask(CHECK, met(saying("We keep addresses."), own)).verdict is CLEAR


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), pages=())).verdict is UNKNOWN
    bare = without_pages(honest(), PageKind.ETHICS, PageKind.CORRECTIONS)
    assert ask(CHECK, bare).verdict is NOT_APPLICABLE


@pytest.mark.parametrize(
    "piece",
    [
        "when you visit ",
        "when you visit a b c d ",
        "by using a-",
        "owner of a.a.",
        "a.a (",
        "欢迎访问a.a",
        "a-a.a-",
    ],
)
def test_hostile_policies_take_time_in_proportion_to_their_length(piece):
    def work(text):
        return list(self_named(text))

    assert growth(work, piece * 500, piece * 2_000) < 12
