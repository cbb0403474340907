from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, exile, honest, offline, outlet, page, with_page
from vetter.model import ClaimKind, PageKind

CHECK = "institution-without-particulars"


def called(name, *more, by=exile):
    return changed(with_page(by(), *more), outlet=outlet(name=name))


@pytest.mark.parametrize(
    "name",
    [
        "Inside Syria Media Center",
        "Instituto Cordillera",
        "Centre for Syncretic Studies",
        "Фонд защиты прессы",
        "مركز الدراسات",
        "中亚研究中心",
        "The Institute for Peace Studies",
        "European Institute for Dialogue",
        "Le Centre d'études du Sahel",
        "L'Observatoire du Sahel",
        "Polski Instytut Geopolityki",
        "Центр геополитических исследований",
        "Международный институт развития",
        "Institutul pentru Pace",
        "Κέντρο Μελετών Ανατολής",
        "Magyar Béke Intézet",
        "Pusat Studi Demokrasi",
        "Viện Nghiên cứu Chiến lược",
        "المعهد الدولي للحوار",
        "اندیشکده فردا",
        "המכון לחקר השלום",
        "全球治理智库",
        "Danube Policy Forum",
        "Horn of Africa Study Group",
        "Committee for Free Waters",
        "Gesellschaft für Ostpolitik",
        "Cercle de réflexion du Sud",
        "Centro Caribeño de Estudios Internacionales",
        "Ośrodek Badań nad Wschodem",
        "Институт за балкански прашања",
        "Karpatska Akademija",
        "Rahvusvaheliste Uuringute Keskus",
        "المجلس الأوروبي للأبحاث",
        "Kituo cha Amani",
        "Donetsk International News Agency",
        "Абхазское информационное агентство",
        "Agencia de Noticias del Sur",
        "Novinska agencija Sever",
        "Agenţia de Presă Nistru",
    ],
)
def test_fires_on_an_institution_of_which_nothing_is_told(name):
    said = ask(CHECK, called(name))
    assert said.verdict is FIRED
    assert name in said.because


@pytest.mark.parametrize(
    "name",
    [
        "Centre Daily Times",
        "The Foundation Stone",
        "Free Word",
        "Institute Street Post",
        "Art Centre of the Valley",
        "The Alliance Review",
        "Union Leader",
        "Forum de Fribourg",
        "Bay Monitor",
        "Travel Agency News",
        "Agence du Littoral",
        "وكالة الجنوب",
        "Karadeniz Haber Ajansı",
    ],
)
def test_a_name_that_only_holds_such_a_word_claims_none(name):
    assert ask(CHECK, called(name)).verdict is NOT_APPLICABLE


@pytest.mark.parametrize(
    "claim",
    [(ClaimKind.ADDRESS, "Calle 5, Lima"), (ClaimKind.LEGAL_NAME, "Instituto Cordillera A.C.")],
)
def test_clear_where_a_seat_or_a_body_is_given(claim):
    about = page(PageKind.IMPRINT, claims=(claim,))
    assert ask(CHECK, called("Instituto Cordillera", about)).verdict is CLEAR
    own = page(PageKind.IMPRINT, claims=((ClaimKind.PUBLISHER, "Instituto Cordillera"),))
    assert ask(CHECK, called("Instituto Cordillera", own)).verdict is FIRED


def test_not_asked_of_the_paper_of_an_institutions_students():
    students = page(PageKind.ABOUT, text="The student newspaper of the institute, run by students.")
    said = ask(CHECK, called("Lakeside Institute of Technology Herald", students))
    assert said.verdict is NOT_APPLICABLE


def test_not_asked_of_whoever_keeps_names_back_and_unknown_unread():
    hiding = page(PageKind.ABOUT, text="We withhold our names for our safety.")
    assert ask(CHECK, called("Media Center", hiding)).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
    unread = changed(called("Media Center"), pages=exile().pages[:1])
    assert ask(CHECK, unread).verdict is UNKNOWN


@pytest.mark.parametrize(
    "sentence",
    [
        "We are a separate legal entity and offer unbiased research.",
        "Dawn Wire is a duly registered media house.",
        "Somos una persona jurídica independiente.",
        "Nous sommes une structure légalement enregistrée.",
        "Мы официально зарегистрированы.",
    ],
)
def test_fires_on_a_body_in_law_that_is_only_said_to_be_there(sentence):
    said = ask(CHECK, with_page(exile(), page(PageKind.ABOUT, text=sentence)))
    assert said.verdict is FIRED
    assert sentence[:-1] in said.because
    body = page(PageKind.IMPRINT, claims=((ClaimKind.LEGAL_NAME, "Dawn Wire Ltd"),))
    told = with_page(exile(), page(PageKind.ABOUT, text=sentence), body)
    assert ask(CHECK, told).verdict is CLEAR


@pytest.mark.parametrize(
    "sentence",
    ["We are not officially registered.", "Letters from registered readers are welcome."],
)
def test_says_no_body_where_none_is_claimed(sentence):
    said = ask(CHECK, with_page(exile(), page(PageKind.ABOUT, text=sentence)))
    assert said.verdict is NOT_APPLICABLE
