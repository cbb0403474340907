from __future__ import annotations

from datetime import date

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    archived,
    certified,
    changed,
    honest,
    item,
    offline,
    outlet,
    page,
    registered,
    states,
    with_page,
    without_claims,
    young,
)
from vetter.model import ClaimKind, Outcome, PageKind

CHECK = "claimed-founding-before-domain"


def claiming(dossier, year, sentence=""):
    bare = without_claims(dossier, ClaimKind.FOUNDED)
    told = page(PageKind.OTHER, claims=((ClaimKind.FOUNDED, year, sentence),))
    return with_page(bare, told)


def test_fires_on_an_invented_past_and_quotes_it():
    said = ask(CHECK, claiming(young(), "1987", "We have reported since 1987."))
    assert said.verdict is FIRED
    assert "since 1987" in said.because
    assert "1 March 2026" in said.because
    assert {c.record for c in said.cited} == {"r-other", "r-rdap"}


def test_the_earliest_of_all_routes_counts():
    older = changed(claiming(young(), "2016"), archive=archived(2017))
    assert ask(CHECK, older).verdict is CLEAR


def test_a_site_that_is_not_new_makes_the_contradiction_weaker():
    middle = changed(
        claiming(young(), "1990"),
        registration=registered("2021-01-01"),
        archive=archived(2021),
        certificates=None,
        posts=(),
    )
    said = ask(CHECK, middle)
    assert said.verdict is FIRED
    assert said.strength < 0.5


@pytest.mark.parametrize(
    ("kind", "words", "claims"),
    [
        (
            PageKind.ABOUT,
            "Our print edition is sold in eleven shops.",
            ((ClaimKind.PRINTED, "yes"),),
        ),
        (PageKind.ABOUT, "We are the student newspaper of the college.", ()),
        (PageKind.ABOUT, "Until 2025 you could read us; our old address was harbour-news.net.", ()),
        (PageKind.ABOUT, "Старият адрес harbour-news.net още води насам.", ()),
        (
            PageKind.ABOUT,
            "Notre ancien nom de domaine, harbour-news.net, n'a pas été renouvelé.",
            (),
        ),
        (PageKind.ABOUT, "Сайт ми зробили наново, бо попередній лишився у місті.", ()),
        (PageKind.ABOUT, "You hear us on 98.4 MHz from six to midnight.", ()),
        (PageKind.ABOUT, "Wir sind seit 1991 auf Sendung.", ()),
        (PageKind.ABOUT, "Das Blatt wurde 2006 eingestellt und 2026 wiederbelebt.", ()),
        (PageKind.ABOUT, "Газета закрылась в 2011 году; в этом году мы её возродили.", ()),
        (PageKind.ABOUT, "Pismo studentów Politechniki.", ()),
        (PageKind.ABOUT, "Kampüs gazetesi öğrenciler tarafından çıkarılır.", ()),
        (PageKind.ABOUT, "Το γράφουν φοιτητές του πανεπιστημίου.", ()),
        (PageKind.ABOUT, "재학생들이 만듭니다.", ()),
        (PageKind.ABOUT, "Zvoníček vydává římskokatolická farnost.", ()),
        (PageKind.ABOUT, "De kopij wordt verzorgd door gemeenteleden.", ()),
        (PageKind.ABOUT, "Das Verbandsorgan der Dachdecker.", ()),
        (PageKind.ABOUT, "Notre premier domaine nous a été pris en avril.", ()),
        (PageKind.ABOUT, "Наш первый домен отобрали; это второй.", ()),
        (PageKind.ABOUT, "Bladet er smedenes fagblad og laves af medlemmer.", ()),
        (PageKind.ABOUT, "Het is het vakbondsblad van de trambestuurders.", ()),
        (PageKind.ABOUT, "Đài truyền thanh xã phát mỗi ngày.", ()),
        (PageKind.ABOUT, "We came online last December, when our printer retired.", ()),
        (PageKind.ABOUT, "Od 2026 roku także w internecie.", ()),
        (PageKind.ABOUT, "Leht oli veel masinakirjas.", ()),
        (PageKind.ABOUT, "Trasmettiamo dalla canonica, ogni sera.", ()),
        (PageKind.ABOUT, "De första numren trycktes på en kopiator.", ()),
        (PageKind.ABOUT, "Perdimos harbour-news.net cuando caducó el dominio.", ()),
        (PageKind.ABOUT, "Nous avons quitté harbour-news.net en mars.", ()),
    ],
)
def test_what_it_says_of_its_past_elsewhere_weakens_the_contradiction_and_leaves_it(
    kind, words, claims
):
    claim = claiming(young(), "1954")
    said = ask(CHECK, with_page(claim, page(kind, "r-past", text=words, claims=claims)))
    assert said.verdict is FIRED
    assert said.strength < 0.5 < ask(CHECK, claim).strength


@pytest.mark.parametrize(
    ("sentence", "explained"),
    [
        ("We began in 2016 as a Facebook page.", True),
        ("In 2016 founded as a Telegram channel of three friends.", True),
        ("2016 als Rundbrief gegründet.", True),
        ("The English edition of a monthly founded in 2016.", True),
        ("Founded in 2016 by three friends.", False),
        ("La revue de la fédération des apiculteurs depuis 2016.", True),
        ("Es la revista de la Facultad de Comunicación, fundada en 2016.", True),
        ("The first edition appeared in 2016.", False),
        ("An independent newspaper founded in 2016 by reporters.", False),
    ],
)
def test_what_began_on_a_network_or_in_a_mailbox_is_older_than_its_site(sentence, explained):
    said = ask(CHECK, claiming(young(), "2016", sentence))
    assert said.verdict is FIRED
    assert (said.strength < 0.5) is explained


@pytest.mark.parametrize(
    ("sentence", "explained"),
    [
        ("It is brought out by the Ferrymen's Trust, which was set up in 1968.", True),
        ("Elbe-Bote is published by a collective of lock keepers founded in 1968.", True),
        ("Die Initiative, die hinter dem Blatt steht, besteht seit 1968.", True),
        ("La coopérative, née en 1968, compte 300 familles.", True),
        ("La cooperativa nació en 1968 para vender miel.", True),
        ("O coletivo foi criado em 1968.", True),
        ("De stichting is opgericht in 1968.", True),
        ("Fundacja powstała w 1968 roku.", True),
        ("Spolek vznikl roku 1968.", True),
        ("Udruga je osnovana 1968.", True),
        ("Кооператив основан в 1968 году.", True),
        ("Az alapítvány 1968-ban jött létre.", True),
        ("Ο συνεταιρισμός ιδρύθηκε το 1968.", True),
        ("Vakıf 1968'de kuruldu.", True),
        ("تأسست الجمعية عام 1968.", True),
        ("न्यास की स्थापना 1968 में हुई।", True),
        ("Koperasi itu didirikan tahun 1968.", True),
        ("该合作社成立于1968年。", True),
        ("협동조합은 1968년에 설립되었다.", True),
        ("Founded in 1968, the trust looks after the towpath.", True),
        ("Elbe-Bote is a collective founded in 1968.", False),
        ("We are a co-operative set up in 1968.", False),
        ("Founded in 1968 by a collective of writers.", False),
        ("News you can trust since 1968.", False),
        ("Reporting on the co-operative movement since 1968.", False),
        ("In the heart of the city's institutions since 1968.", False),
        ("Der Verein besteht seit 1968.", True),
        ("The village school, whose pupils print it, opened in 1968.", True),
        ("Le monastère fut refondé en 1968.", True),
        ("堂区成立于1968年。", True),
        ("A leading media company since 1968.", False),
        ("Merkez 1968'de Ankara'da kuruldu.", True),
        ("Центр исследований моря основан в 1968 году.", True),
        ("تأسس المركز عام 1968.", True),
        ("Founded in 1968 in the centre of town.", False),
    ],
)
def test_the_age_of_the_body_behind_it_is_not_its_own(sentence, explained):
    said = ask(CHECK, claiming(young(), "1968", sentence))
    assert said.verdict is FIRED
    assert (said.strength < 0.5) is explained


def test_a_body_whose_name_it_bears_is_the_outlet():
    claim = claiming(young(), "1968", "The institute was founded in 1968.")
    assert ask(CHECK, claim).strength < 0.5
    assert ask(CHECK, changed(claim, outlet=outlet(name="Institute for Rivers"))).strength == 1.0


def test_what_it_says_of_itself_goes_before_what_it_says_of_the_body_behind_it():
    told = page(
        PageKind.OTHER, "r-own", claims=((ClaimKind.FOUNDED, "2026", "Our first issue, 2026."),)
    )
    claim = claiming(young(), "1898", "The society was founded in 1898.")
    assert ask(CHECK, with_page(claim, told)).verdict is CLEAR


def test_a_network_that_is_named_elsewhere_explains_nothing():
    followed = page(PageKind.ABOUT, "r-past", text="Follow us on Facebook and Telegram.")
    assert ask(CHECK, with_page(claiming(young(), "1987"), followed)).strength == 1.0


@pytest.mark.parametrize(
    "words",
    [
        "Online since 2004; our new website is faster.",
        "We are on the internet since 1999, also online for telephones.",
        "Our friends at harbour-news.net write about fish.",
        "Das Wetter verlässt sich auf uns, wir auf harbour-news.net.",
    ],
)
def test_a_web_of_long_ago_and_the_address_of_friends_explain_nothing(words):
    said = with_page(claiming(young(), "1987"), page(PageKind.ABOUT, "r-past", text=words))
    assert ask(CHECK, said).strength == 1.0


def test_a_print_title_that_came_to_the_web_long_ago_is_not_accused():
    assert ask(CHECK, claiming(honest(), "1887")).verdict is CLEAR


def test_a_print_title_that_wikidata_confirms_is_not_accused():
    known = changed(claiming(young(), "1887"), encyclopaedia=item(inception=date(1887, 4, 1)))
    assert ask(CHECK, known).verdict is CLEAR


def test_clear_where_claim_and_traces_agree():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, young()).verdict is CLEAR


def test_nothing_to_ask_where_nothing_is_claimed():
    assert ask(CHECK, without_claims(honest(), ClaimKind.FOUNDED)).verdict is NOT_APPLICABLE
    assert ask(CHECK, claiming(honest(), "around the turn")).verdict is NOT_APPLICABLE
    assert ask(CHECK, claiming(honest(), "2031")).verdict is NOT_APPLICABLE


def test_unknown_where_no_route_that_can_be_relied_on_answered():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    blind = changed(
        claiming(young(), "1987"),
        states=states(wayback=Outcome.FAILED, rdap=Outcome.FAILED, whois=Outcome.FAILED),
        registration=None,
        archive=None,
        certificates=certified("2026-03-02"),
    )
    assert ask(CHECK, blind).verdict is UNKNOWN


def test_whether_it_is_the_old_paper_of_its_name_at_a_new_address_is_left_open():
    claim = claiming(young(), "1887")
    old = item(website="https://old.example.net/", inception=date(1888, 1, 1))
    said = ask(CHECK, changed(claim, namesake=old))
    assert said.verdict is UNKNOWN
    assert "same name" in said.because


def test_a_namesake_of_another_age_or_one_that_ceased_explains_nothing():
    claim = claiming(young(), "1887")
    other = item(website="", inception=date(1950, 1, 1))
    assert ask(CHECK, changed(claim, namesake=other)).verdict is FIRED
    dead = item(website="", inception=date(1887, 1, 1), dissolved=date(1911, 1, 1))
    assert ask(CHECK, changed(claim, namesake=dead)).verdict is FIRED


def test_unknown_where_it_says_that_it_is_satire():
    about = page(PageKind.ABOUT, text="We are a satirical paper, and proud of it.")
    said = ask(CHECK, with_page(claiming(young(), "1743"), about))
    assert said.verdict is UNKNOWN
    assert "“satirical”" in said.because
    news = page(PageKind.ABOUT, text="We report from the harbour.")
    assert ask(CHECK, with_page(claiming(young(), "1743"), news)).verdict is FIRED


def saying(text, dossier=None, language="en"):
    """Return a young outlet that gives no year and tells ``text`` of itself."""
    bare = without_claims(dossier or young(), ClaimKind.FOUNDED)
    return with_page(bare, page(PageKind.ABOUT, "r-told", text=text, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our newspaper has served the harbour for over 60 years."),
        ("en", "We have been on your side for more than a century."),
        ("de", "Seit mehr als 40 Jahren berichten wir aus der Region."),
        ("fr", "Notre rédaction vous informe depuis plus de 80 ans."),
        ("es", "Desde hace más de 30 años contamos en nuestro diario lo que otros callan."),
        ("en", "Elbe-Bote is the oldest newspaper on this side of the river."),
        ("ru", "Elbe-Bote рассказывает о главном уже более 30 лет."),
    ],
)
def test_fires_on_a_long_past_without_a_year_next_to_a_first_trace_of_this_year(language, text):
    said = ask(CHECK, saying(text, language=language))
    assert said.verdict is FIRED
    assert said.strength >= 0.7
    assert "r-told" in {c.record for c in said.cited}


def test_a_masthead_says_it_too_and_a_number_is_more_than_a_word():
    front = page(PageKind.FRONT, "r-told", title="Elbe-Bote | The county's oldest daily")
    bare = without_claims(young(), ClaimKind.FOUNDED)
    masthead = ask(CHECK, with_page(bare, front))
    assert masthead.verdict is FIRED
    assert masthead.strength < ask(CHECK, saying("We print the truth for over 60 years.")).strength


@pytest.mark.parametrize(
    "text",
    [
        "Our editors have a combined 60 years of experience.",
        "She has lived in the town for over 40 years and writes our column on bees.",
        "For over 60 years the mill has stood empty.",
        "For 30 years our valley had no newspaper. We are here to change that.",
        "The oldest newspaper in the county closed in spring, and so we began to report.",
        "For more than 20 years our town has waited for its bridge.",
        "Our neighbours have grown apples for over 40 years.",
        "We report on what has been promised for 3 years.",
        "Unsere Redaktion hat mehr als 30 Jahre Berufserfahrung, seit 30 Jahren im Fach.",
    ],
)
def test_other_things_and_people_have_long_pasts_too(text):
    assert ask(CHECK, saying(text)).verdict is NOT_APPLICABLE


def test_a_long_past_is_no_contradiction_at_an_old_address_and_little_of_one_on_paper():
    text = "Our newspaper has served the harbour for over 60 years."
    assert ask(CHECK, saying(text, honest())).verdict is CLEAR
    printed = with_page(
        saying(text), page(PageKind.OTHER, claims=((ClaimKind.PRINTED, "print edition"),))
    )
    assert ask(CHECK, printed).strength < 0.2
    assert (
        ask(CHECK, saying("Our satirical newspaper has served lies for over 60 years.")).verdict
        is UNKNOWN
    )
