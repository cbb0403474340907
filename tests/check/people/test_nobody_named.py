from __future__ import annotations

from datetime import timedelta

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    AS_OF,
    article,
    articles,
    changed,
    cite,
    exile,
    honest,
    outlet,
    page,
    posts,
    with_page,
    without_claims,
)
from vetter.extract.editors import kept_back
from vetter.extract.names import anybody, nobody
from vetter.extract.prose_people import people_in_prose
from vetter.extract.staff import boasts_of_staff, speaks_of_staff, tells_of_makers
from vetter.model import ClaimKind, PageKind, Passage, PersonSeen

CHECK = "nobody-named"


def nameless(*more, **facts):
    """Return an outlet of which only a desk signs, and its own name."""
    signed = posts(20, authors=("Free Word Staff", "Free Word"))
    return changed(with_page(exile(), *more), posts=signed, **facts)


def test_fires_where_a_desk_signs_and_is_surer_where_people_of_its_own_are_spoken_of():
    silent = ask(CHECK, nameless())
    assert silent.verdict is FIRED
    claiming = nameless(page(PageKind.ABOUT, text="Our correspondents work in every province."))
    said = ask(CHECK, claiming)
    assert "Our correspondents" in said.because
    assert said.strength > silent.strength


@pytest.mark.parametrize(
    "told",
    [
        "Our newsroom is the back room of the library. It is written by volunteers.",
        "Szerkesztőségünk a könyvtár hátsó szobája. Önkéntesek készítik.",
        "Tim redaksi kami bertemu di balai desa. Penulisnya warga.",
        "हमारे संवाददाता काल्पनिक हैं। यह व्यंग्य है।",
    ],
)
def test_volunteers_and_people_who_are_invented_openly_are_no_staff_that_would_sign(told):
    said = ask(CHECK, nameless(page(PageKind.ABOUT, text=told)))
    assert said.strength == ask(CHECK, nameless()).strength


@pytest.mark.parametrize(
    "told",
    [
        "Our reporters live in the houses they write about.",
        "Our newsroom is wherever the kettle stands.",
        "Our editors are not professional journalists.",
        "Unsere Redaktion trifft sich mittwochs in der Werkstatt.",
        "Nos journalistes habitent les villages d'où ils écrivent.",
        "Nuestros reporteros son los hijos de los pescadores.",
        "Onze redacteuren hebben ook een gewone baan.",
        "Nasi autorzy jeżdżą tramwajem.",
        "Наши авторы живут в тех же сёлах.",
        "مراسلونا يسكنون في الحي نفسه.",
        "Penulis kami tinggal di kampung ini.",
        "我们的记者都住在这条街上。",
        "Our writers meet every Sunday in the laundry.",
        "We are a small team of journalists, and one of us has a car.",
    ],
)
def test_that_somebody_writes_is_no_boast(told):
    assert speaks_of_staff(told)
    assert not boasts_of_staff(told)
    said = ask(CHECK, nameless(page(PageKind.ABOUT, text=told)))
    assert said.strength == ask(CHECK, nameless()).strength


@pytest.mark.parametrize(
    "told",
    [
        "Our seasoned reporters cover the whole valley.",
        "Our analysts see what others miss.",
        "Unsere Experten ordnen ein.",
        "Nos correspondants aguerris sont partout.",
        "Nuestros periodistas con experiencia.",
        "I nostri esperti vi spiegano il mondo.",
        "Nasi doświadczeni dziennikarze czuwają dniem i nocą.",
        "Наши эксперты следят за событиями по всему миру.",
        "Uzmanlarımız dünyayı izliyor.",
        "مكاتبنا في عشرين عاصمة.",
        "资深记者为您报道。",
    ],
)
def test_experts_offices_and_praise_are_a_boast(told):
    assert boasts_of_staff(told)


def test_experts_beside_volunteers_elsewhere_are_still_missed():
    told = "Our correspondents are experts. They help volunteers in the camps."
    assert ask(CHECK, nameless(page(PageKind.ABOUT, text=told))).strength == 1.0


def taking(count):
    """Return such an outlet, of whose six articles four were looked for and ``count`` stood elsewhere before."""
    own = articles(6, authors=(), published=AS_OF)
    found = tuple(
        Passage(
            url=one.url,
            words=f"words of {number}",
            elsewhere=((AS_OF - timedelta(days=3), "https://genuine.com/story"),)
            if number < count
            else (),
            cited=cite(f"r-gdelt-{number}"),
        )
        for number, one in enumerate(own[:4])
    )
    base = nameless()
    about = tuple(one for one in base.pages if one.kind is not PageKind.ARTICLE)
    return changed(base, pages=(*about, *own), passages=found)


def test_it_is_surer_where_others_articles_stand_as_its_own():
    silent = ask(CHECK, taking(0))
    said = ask(CHECK, taking(3))
    assert "3 of 4" in said.because
    assert said.strength == 1.0
    assert ask(CHECK, taking(1)).strength == silent.strength < said.strength


def test_one_guest_among_articles_of_others_does_not_answer_for_them():
    guest = article(20, authors=("Deniz Example",))
    said = ask(CHECK, with_page(taking(3), guest))
    assert said.verdict is FIRED
    assert "under one of the" in said.because
    assert "Deniz" not in said.because
    assert ask(CHECK, with_page(taking(1), guest)).verdict is CLEAR, (
        "its own work, and one signs it"
    )
    second = article(21, authors=("Ada Example",))
    assert ask(CHECK, with_page(taking(3), guest, second)).verdict is CLEAR


@pytest.mark.parametrize(
    "more",
    [
        page(PageKind.TEAM, people=(PersonSeen(name="Ada Example", role="editor"),)),
        article(20, authors=("Deniz",)),
        article(20, authors=(), text="The council met on Tuesday. It rained. (mk)"),
        page(PageKind.IMPRINT, claims=((ClaimKind.OWNER, "Ada Example"),)),
        page(PageKind.ABOUT, text="Hej, jeg hedder Mette, og hver torsdag skriver jeg et brev."),
        page(PageKind.ABOUT, text="Mi chiamo Ilaria e insegno al liceo."),
        page(PageKind.ABOUT, text="我叫小海，住在海边。"),
    ],
)
def test_a_name_a_pseudonym_initials_and_an_owner_are_somebody(more):
    assert ask(CHECK, nameless(more)).verdict is CLEAR


@pytest.mark.parametrize(("end", "credit"), [("AFP", ("AFP",)), ("KCNA", ())])
def test_an_agencys_letters_are_nobodys(end, credit):
    wire = article(20, authors=(), text=f"Vegetables are plenty.\n{end}", credits=credit)
    assert ask(CHECK, nameless(wire)).verdict is FIRED


def test_whoever_says_that_names_are_kept_back_is_not_asked():
    reason = page(PageKind.ABOUT, text="For security reasons we do not print who writes here.")
    assert ask(CHECK, nameless(reason)).verdict is NOT_APPLICABLE


def test_clear_and_unknown():
    assert ask(CHECK, honest()).verdict is CLEAR
    few = changed(nameless(), pages=(*exile().pages[:4], *articles(3, authors=())))
    assert ask(CHECK, few).verdict is UNKNOWN
    assert ask(CHECK, changed(nameless(), pages=exile().pages[:1])).verdict is UNKNOWN
    strange = with_page(nameless(), article(20, authors=(), language="xx"))
    assert ask(CHECK, strange).verdict is UNKNOWN


@pytest.mark.parametrize(
    "told",
    [
        "A dedicated team of editors works around the clock.",
        "Our network of correspondents spans the region.",
        "Unser Team aus erfahrenen Reportern ist für Sie unterwegs.",
        "Une équipe de rédacteurs passionnés.",
        "Contamos con corresponsales en toda la región.",
        "I nostri inviati sono sul posto.",
        "Nasi reporterzy są na miejscu.",
        "Naši redaktoři pracují nonstop.",
        "Echipa noastră de jurnaliști.",
        "Szerkesztőségünk tapasztalt újságírókból áll.",
        "Нашите журналисти са навсякъде.",
        "Наша редакција ради дан и ноћ.",
        "Η συντακτική μας ομάδα.",
        "Editörlerimiz gece gündüz çalışır.",
        "شبكة من المراسلين في كل مكان.",
        "تیم ما از خبرنگاران با تجربه است.",
        "Đội ngũ phóng viên của chúng tôi.",
        "저희 편집팀이 취재합니다.",
    ],
)
def test_people_of_its_own_are_spoken_of_in_many_words_and_languages(told):
    assert speaks_of_staff(told)


@pytest.mark.parametrize(
    "told",
    [
        "Our readers pay for this site.",
        "Our old editor died in May.",
        "Write to the editorial office.",
        "Unsere Leser schreiben uns.",
        "We are two neighbours who write.",
    ],
)
def test_readers_and_single_people_are_no_staff(told):
    assert not speaks_of_staff(told)


@pytest.mark.parametrize(
    "told",
    [
        "We do not publish bylines because our reporters could be arrested.",
        "To protect our colleagues inside the country we sign nothing.",
        "Um unsere Leute zu schützen, nennen wir keine Namen.",
        "Pour protéger nos correspondants, nous ne signons pas.",
        "Para proteger a nuestros reporteros no firmamos.",
        "Per proteggere i nostri redattori non pubblichiamo i nomi.",
        "Aby chronić naszych autorów, nie podajemy nazwisk.",
        "Мы не называем имён наших авторов, чтобы защитить их.",
        "Ми не публікуємо імен авторів, щоб захистити їх.",
        "Muhabirlerimizi korumak için isim yayımlamıyoruz, güvenliği önemsiyoruz.",
        "لحماية فريقنا لا نذكر الأسماء.",
        "برای حفظ امنیت همکارانمان نامی نمی‌بریم.",
        "Để bảo vệ phóng viên, chúng tôi không nêu tên.",
        "为保护作者，我们不公布姓名。",
        "기자 보호를 위해 이름을 밝히지 않습니다.",
        "Our contributors use aliases.",
        "Наши журналисты работают внутри страны, поэтому мы не называем имён.",
        "We do not publish the names of our writers.",
        "We sign nothing here. Two of us have been in prison already.",
        "Ninguno firma: a nuestras familias todavía las visitan.",
        "لا نوقّع مقالاتنا بأسمائنا خوفاً على أهلنا.",
        "Türkiye'deki arkadaşlarımızın başı derde girmesin diye burada kimsenin adı geçmez.",
        "为了还在里面的人，文章一律不署真名。",
        "It is written by people who had to leave the country. You will not find a masthead here.",
        "Dans ce pays l'on disparaît pour un article. Aucun texte ne porte de signature.",
        "Articolele apar fără semnătură, fiindcă doi colegi au fost deja arestați.",
        "Ми живемо на окупованому березі. Підписів не буде.",
        "All texts appear without names. Our people would lose their jobs.",
        "Wir arbeiten aus dem Exil und nennen keine Namen.",
        "Unsere Namen stehen hier nicht, denn unsere Familien leben noch dort.",
        "For fear of losing our flats we print no bylines.",
        "Der Seite fehlen die Namen. Unsere Arbeitgeber lesen mit. Namen nennen wir nicht.",
        "Por miedo a represalias no damos nombres.",
        "Em junho prenderam um colega. Por isso não há nomes aqui.",
        "Имён здесь нет: сайт заблокирован, а писать под своим опасно.",
        "لا نكتب اسماءنا خشية الانتقام.",
        "징계를 받을 수 있어 서명하지 않습니다.",
        "Nazwisk tu nie ma, bo starosta pozwał już trzy gazety.",
        "Кто мы, мы не скажем: нас объявили экстремистами.",
        "हम हस्ताक्षर नहीं करते क्योंकि दो बार हमला हुआ।",
        "Signatures at best by initials: our landlords subscribe.",
        "We will not say who belongs to the group, one of us lost her job over it.",
    ],
)
def test_whoever_keeps_names_back_for_safety_says_so_in_many_words(told):
    assert kept_back((page(PageKind.ABOUT, text=told),))


@pytest.mark.parametrize(
    "told",
    [
        "We protect our sources and never name them; names are safe with us.",
        "We do not sell your names and protect your data.",
        "The name of the river is not known, and swimming is dangerous.",
        "Wir schützen unsere Quellen und nennen keine Namen.",
        "Мы защищаем правду и не боимся говорить.",
        "We are not afraid to name names.",
        "Wir nennen die Dinge beim Namen, ohne Angst.",
        "Sin miedo: aquí no callamos los nombres.",
    ],
)
def test_sources_readers_and_dangers_of_other_kinds_are_no_reason(told):
    assert not kept_back((page(PageKind.ABOUT, text=told),))


@pytest.mark.parametrize(
    ("language", "desk"),
    [
        ("en", "wpadmin"),
        ("en", "Analytics Department"),
        ("de", "Nachrichtenredaktion"),
        ("fr", "Équipe éditoriale"),
        ("es", "Enviado especial"),
        ("pl", "Zespół redakcyjny"),
        ("ro", "Echipa redacțională"),
        ("sr", "Уредништво"),
        ("bg", "Екипът"),
        ("ar", "غرفة الأخبار"),
        ("he", "צוות האתר"),
        ("zh", "本站编辑"),
        ("en", "news_editor4"),
        ("en", "Author 7"),
        ("en", "Eastern Europe Department"),
        ("de", "Kulturredaktion"),
        ("nl", "Sportredactie"),
        ("sv", "Sportredaktionen"),
        ("fi", "Kulttuuritoimitus"),
        ("et", "Kultuuritoimetus"),
        ("es", "Unidad de Datos"),
        ("fr", "Comité éditorial Afrique"),
        ("it", "Redazione Economia"),
        ("pl", "Dział gospodarczy"),
        ("hu", "Újságíró"),
        ("hr", "Novinar"),
        ("ru", "Отдел экономики"),
        ("ru", "Редакция «Вестника»"),
        ("uk", "Відділ культури"),
        ("be", "Рэдакцыя сайта"),
        ("el", "Συντακτική επιτροπή"),
        ("ar", "قسم الاقتصاد"),
        ("fa", "سرویس اقتصادی"),
        ("he", "דסק כלכלה"),
        ("hi", "बिज़नेस डेस्क"),
        ("id", "Tim Investigasi"),
        ("sw", "Dawati la Michezo"),
        ("zh", "本报新闻部"),
        ("ja", "経済報道部"),
        ("ko", "경제취재팀"),
    ],
)
def test_a_desk_is_nobody_in_whatever_language(language, desk):
    assert nobody(desk, language)


def test_names_like_those_of_accounts_are_people():
    assert not nobody("Editha Brown", "en")
    assert not nobody("Adam Ministrator", "en")
    assert not nobody("Tim Dale", "hr", "id")
    assert not nobody("Redouane Deskal", "fr")
    assert not nobody("Анна Отделенцева", "ru")
    assert not nobody("وحيد قاسمي", "ar")
    assert not nobody("تيم حسن", "ar")
    assert not nobody("سينا واحد", "fa")
    assert not nobody("홍길동", "ko")


@pytest.mark.parametrize("signed", ["genuine", "Genuine.com", "FreeWord"])
def test_the_address_and_the_name_in_one_word_are_nobody(signed):
    said = changed(nameless(), outlet=outlet("genuine.com", "Free Word"))
    said = changed(said, posts=posts(20, authors=(signed,)))
    assert ask(CHECK, said).verdict is FIRED


@pytest.mark.parametrize(
    "told",
    [
        "The magazine was started by veteran editors.",
        "Web založili zpravodajové a analytici.",
        "Az oldalt tapasztalt riporterek és elemzők készítik.",
        "Portal su osnovali analitičari i novinari.",
        "Сайт създаден от опитни репортери.",
        "Проєкт створено публіцистами та аналітиками.",
        "Η σελίδα ιδρύθηκε από αναλυτές.",
        "Trang do một nhóm chuyên gia thực hiện.",
        "本站由资深评论员创办。",
        "専門家とジャーナリストの集まりです。",
        "전문가와 기자들이 모여 만들었습니다.",
    ],
)
def test_a_boast_of_who_made_it_is_one_of_people_of_its_own_on_the_page_about_it(told):
    about, front = (nameless(page(kind, text=told)) for kind in (PageKind.ABOUT, PageKind.FRONT))
    assert ask(CHECK, about).strength == 1.0
    assert ask(CHECK, front).strength == ask(CHECK, nameless()).strength


@pytest.mark.parametrize(
    "told",
    [
        "A circle of political scientists and reporters who had seen enough.",
        "Die Seite wurde von Publizisten ins Leben gerufen.",
        "Le site rassemble des chercheurs et des reporters de trois pays.",
        "El portal está formado por investigadores y redactores.",
        "O projeto é formado por pesquisadores e repórteres.",
        "La testata è nata da un'idea e composta da ricercatori.",
        "De site is opgericht door correspondenten.",
        "Portal został założony przez publicystów.",
        "Site-ul a fost fondat de reporteri cu experiență.",
        "Проект создан политологами и корреспондентами.",
        "Site, araştırmacılar ve muhabirler tarafından kuruldu.",
        "أسسها مجموعة من الباحثين والمراسلين.",
        "جمعی از پژوهشگران و خبرنگاران.",
        "האתר הוקם על ידי חוקרים וכתבים.",
        "Situs ini dikelola oleh para wartawan dan peneliti.",
    ],
)
def test_who_made_it_is_told_without_a_boast(told):
    assert tells_of_makers(told)
    said = ask(CHECK, nameless(page(PageKind.ABOUT, text=told)))
    assert said.strength == ask(CHECK, nameless()).strength


@pytest.mark.parametrize(
    "told",
    [
        "It is for a group of villages on the hill.",
        "Experienced gardeners write here.",
        "We are no journalists, only neighbours.",
        "Unsere Gruppe trifft sich im Pfarrsaal.",
        "Группа жителей ведёт этот сайт.",
        "Somos un grupo de vecinos.",
    ],
)
def test_groups_of_others_are_no_newsroom(told):
    said = ask(CHECK, nameless(page(PageKind.ABOUT, text=told)))
    assert said.strength == ask(CHECK, nameless()).strength


def test_an_institution_has_people_of_its_own_by_its_name():
    named = changed(nameless(), outlet=outlet(name="Observatorio del Magdalena"))
    said = ask(CHECK, named)
    assert said.strength == 1.0
    assert "an institution" in said.because
    claims = ((ClaimKind.ADDRESS, "Calle 9 No. 4-21, Honda"),)
    answering = with_page(named, page(PageKind.CONTACT, claims=claims))
    assert ask(CHECK, answering).strength < 1.0
    students = with_page(named, page(PageKind.ABOUT, text="The student newspaper of the college."))
    assert ask(CHECK, students).verdict is NOT_APPLICABLE


def test_so_has_whoever_calls_itself_a_body_in_law_and_gives_none():
    told = page(PageKind.ABOUT, text="We are a separate legal entity and take no side.")
    said = ask(CHECK, nameless(told))
    assert said.strength == 1.0
    assert "separate legal entity" in said.because
    claims = ((ClaimKind.REGISTER_NUMBER, "gb.company:01234567"),)
    assert ask(CHECK, nameless(told, page(PageKind.IMPRINT, claims=claims))).strength < 1.0


def test_a_part_of_its_own_name_where_it_tells_of_itself_is_nobody():
    told = page(PageKind.TEAM, people=(PersonSeen(name="New Horizon", role="independent centre"),))
    named = changed(nameless(told), outlet=outlet(name="New Horizon Research Centre"))
    assert ask(CHECK, named).verdict is FIRED
    signed = page(PageKind.ARTICLE, "r-signed", authors=("New Horizon",))
    assert ask(CHECK, with_page(named, signed)).verdict is CLEAR


def test_what_the_front_page_takes_from_an_article_is_no_boast():
    teaser = "A network of researchers at a university found more of them than last year."
    front = page(PageKind.FRONT, text=f"{teaser[:-1]}…")
    read = article(90, authors=(), text=f"{teaser} The data were sent on request.")
    assert ask(CHECK, nameless(front, read)).strength == ask(CHECK, nameless()).strength
    about = page(PageKind.ABOUT, text="Our network of researchers is at work in every province.")
    assert ask(CHECK, nameless(about, read)).strength > ask(CHECK, nameless()).strength


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("We are South Africans who have had enough.", "en"),
        ("We are Concerned Citizens of the valley.", "en"),
        ("Somos Jóvenes Latinoamericanos.", "es"),
        ("Nous sommes Citoyens Engagés.", "fr"),
    ],
)
def test_a_people_or_a_group_is_no_person(told, language):
    assert list(people_in_prose(told, language)) == []


@pytest.mark.parametrize(
    "name", ["Claire Danes", "Christen Andersen", "Ada Burger", "Jo Christians"]
)
def test_names_like_those_of_peoples_are_people(name):
    assert not nobody(name, "en")


def test_a_paper_that_is_its_own_property_is_nobody():
    owned = (ClaimKind.OWNER, "Gazette de Southport Info", "propriété de Gazette de Southport Info")
    itself = nameless(
        page(PageKind.IMPRINT, "r-own", claims=(owned,)),
        outlet=outlet(name="Gazette de Southport Info"),
    )
    assert ask(CHECK, itself).verdict is FIRED
    human = (ClaimKind.OWNER, "Jean de Southport", "propriété de Jean de Southport")
    named = nameless(
        page(PageKind.IMPRINT, "r-own", claims=(human,)),
        outlet=outlet(name="Gazette de Southport Info"),
    )
    assert ask(CHECK, named).verdict is CLEAR


@pytest.mark.parametrize(
    "name", ["The Albuquerque Sentinel", "Good Day Albuquerque", "Albuquerque Morning News"]
)
def test_it_is_surer_of_a_towns_paper_that_cannot_be_reached(name):
    about = page(PageKind.ABOUT, "r-town", text="News for everybody who loves Albuquerque.")
    local = without_claims(nameless(about, outlet=outlet(name=name)), ClaimKind.EMAIL)
    said = ask(CHECK, local)
    assert said.strength == 1
    assert "Albuquerque in its name" in said.because
    for given in (
        (ClaimKind.EMAIL, "post@example.org"),
        (ClaimKind.PHONE, "+15055550143"),
        (ClaimKind.ADDRESS, "12 Rail Ave, Albuquerque"),
    ):
        there = with_page(local, page(PageKind.CONTACT, "r-there", claims=(given,)))
        assert ask(CHECK, there).strength < 1


@pytest.mark.parametrize(
    "told",
    [
        "We sign everything as the collective, since a case outlives whoever brings it.",
        "Pieces without a name are the newsroom's.",
        "Assinamos tudo como Redacção, e respondemos por cada linha.",
        "Beiträge ohne Namen sind von der Redaktion.",
        "Stukken zonder naam zijn van de redactie.",
        "Monks have no surnames and sign nothing.",
        "Todo lo firma el equipo.",
        "Artikler uden navn er redaktionens.",
        "Članci bez potpisa djelo su uredništva.",
        "Κείμενα χωρίς υπογραφή είναι της συντακτικής ομάδας.",
        "Все тексты подписаны одинаково: редакция.",
    ],
)
def test_whoever_says_openly_that_it_signs_as_one_pretends_nobody(told):
    said = ask(CHECK, nameless(page(PageKind.ABOUT, text=told)))
    assert said.verdict is FIRED
    assert "signs as one" in said.because
    assert 0 < said.strength < ask(CHECK, nameless()).strength


@pytest.mark.parametrize(
    "told",
    [
        "The names of our editors stand below.",
        "Our newsroom has 40 experts, and they sign nothing without the editors.",
    ],
)
def test_naming_the_editors_or_boasting_of_them_is_no_signing_as_one(told):
    said = ask(CHECK, nameless(page(PageKind.ABOUT, text=told)))
    assert "signs as one" not in said.because


@pytest.mark.parametrize(
    "told",
    [
        "لا نكتب أسماءنا. اعتقل اثنان منا في الشتاء.",
        "من وقع باسمه لم يسلم: لا ننشر الأسماء كي لا يعرض أحد أهله للخطر.",
        "Wir nennen keine Namen. Zwei von uns wurden festgenommen.",
        "No firmamos con nombre: a un compañero se lo llevaron preso en marzo.",
        "Chúng tôi không ghi tên. Ba người đã bị triệu tập.",
    ],
)
def test_that_some_were_arrested_is_a_reason_to_keep_names_back(told):
    assert kept_back([page(PageKind.ABOUT, text=told)])


@pytest.mark.parametrize("name", ["John Doe", "Max Mustermann", "Имя Фамилия", "Ad Soyad"])
def test_a_name_from_a_theme_s_sample_is_nobody_who_signs(name):
    left = nameless(page(PageKind.ABOUT, people=(PersonSeen(name=name, role="Author"),)))
    assert ask(CHECK, left).verdict is FIRED
    assert not anybody("Jan Kowalski")
