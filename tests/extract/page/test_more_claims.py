"""How many work for an outlet and read it, what it won, where it is a member, whose law it is under."""

import pytest

from vetter.model import ClaimKind


def values(page, kind):
    return [claim.value for claim in page.claims if claim.kind is kind]


@pytest.mark.parametrize(
    ("language", "sentence", "number"),
    [
        ("en", "We are a team of 25 journalists in three towns.", "25"),
        ("de", "Unsere Redaktion hat 1.200 Mitarbeiterinnen und Mitarbeiter.", "1200"),
        ("fr", "Notre rédaction compte 40 journalistes.", "40"),
        ("pl", "W naszej redakcji pracuje 15 dziennikarzy.", "15"),
        ("ru", "В нашей редакции работают 30 журналистов.", "30"),
        ("ar", "يعمل في موقعنا ٣٥ صحفيا.", "35"),
        ("he", "במערכת שלנו עובדים 12 עיתונאים.", "12"),
        ("zh", "我们有50名记者。", "50"),
        ("lt", "Mūsų redakcijoje dirba 14 žurnalistų ir fotografų.", "14"),
        ("sl", "V našem uredništvu dela 14 novinarjev in urednic.", "14"),
        ("ko", "우리 매체에는 20명의 기자가 있습니다.", "20"),
    ],
)
def test_how_many_work_for_it(about, language, sentence, number):
    read = about(f"<p>{sentence}</p>", language)
    assert values(read, ClaimKind.STAFF) == [number]
    assert [c.sentence for c in read.claims if c.kind is ClaimKind.STAFF] == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence", "number"),
    [
        ("en", "Our site reaches 2.5 million unique monthly visitors.", "2500000"),
        ("en", "We have 150,000 readers.", "150000"),
        ("de", "Wir erreichen 1,2 Mio. Leserinnen und Leser im Monat.", "1200000"),
        ("es", "Nuestro periódico tiene 300 mil lectores.", "300000"),
        ("sv", "Tidningen har 40 000 prenumeranter.", "40000"),
        ("tr", "Sitemizin 100 bin okuru var.", "100000"),
        ("fa", "وبگاه ما ۲ میلیون مخاطب دارد.", "2000000"),
        ("hi", "हमारे 50 लाख पाठक हैं।", "5000000"),
        ("ja", "当サイトの読者は100万人です。", "1000000"),
        ("zh", "我们拥有200万读者。", "2000000"),
    ],
)
def test_how_many_it_reaches(about, language, sentence, number):
    assert number in values(about(f"<p>{sentence}</p>", language), ClaimKind.AUDIENCE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe has trained 200 journalists in Africa.",
        "In 2014 readers founded a club.",
        "She led 40 reporters before she joined us.",
        "Founded in 1987, journalists own it.",
    ],
)
def test_other_figures_are_no_claims(about, sentence):
    read = about(f"<p>{sentence}</p>")
    assert not values(read, ClaimKind.STAFF)
    assert not values(read, ClaimKind.AUDIENCE)


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "The Gazette is an award-winning weekly.", ClaimKind.AWARD),
        (
            "ru",
            "Наша редакция стала лауреатом премии за расследования, которые мы вели три года.",
            ClaimKind.AWARD,
        ),
        ("de", "Die gedruckte Ausgabe erscheint freitags.", ClaimKind.PRINTED),
        ("pt", "Somos um jornal com edição impressa.", ClaimKind.PRINTED),
        ("fr", "Nous sommes membre de l'Alliance de la presse.", ClaimKind.MEMBERSHIP),
        ("uk", "Видання є членом Спілки журналістів.", ClaimKind.MEMBERSHIP),
    ],
)
def test_prizes_paper_and_membership_are_read_with_their_sentence(about, language, sentence, kind):
    assert values(about(f"<p>{sentence}</p>", language), kind) == [sentence]


def test_what_is_denied_is_not_claimed(about):
    read = about("<p>We are not a member of any association.</p>")
    assert not values(read, ClaimKind.MEMBERSHIP)


@pytest.mark.parametrize(
    ("language", "slug", "sentence", "law"),
    [
        ("en", "terms", "These terms are governed by the laws of the Czech Republic.", "CZ"),
        ("de", "impressum", "Es gilt das Recht der Bundesrepublik Deutschland.", "DE"),
        ("es", "aviso-legal", "Este aviso se rige por las leyes de España.", "ES"),
        ("en", "terms", "Any dispute belongs to the courts of Northmere.", "Any dispute belongs to the courts of Northmere."),
    ],
)  # fmt: skip
def test_whose_law_applies(about, language, slug, sentence, law):
    read = about(f"<p>{sentence}</p>", language, slug)
    assert values(read, ClaimKind.JURISDICTION) == [law]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We appear every Thursday on paper and are sold in the village shop."),
        ("en", "The paper is delivered to every household."),
        ("de", "Wir erscheinen vierzehntäglich auf Papier."),
        ("fr", "Le journal est distribué dans les boîtes aux lettres."),
        ("es", "Se reparte gratis en los comercios."),
        ("pt", "Um jornal impresso quinzenal."),
        ("nl", "Het blad valt bij iedereen in de bus."),
        ("pl", "Gazeta ukazuje się drukiem co miesiąc."),
        ("sv", "Tidningen trycks varje fredag."),
        ("ru", "Газета выходит на бумаге раз в неделю."),
        ("tr", "Gazetemiz her cuma basılır."),
        ("ar", "تصدر الصحيفة مطبوعة كل أسبوع."),
        ("hi", "अख़बार हर हफ़्ते छपता है।"),
        ("ja", "毎月紙面で発行しています。"),
    ],
)
def test_that_it_appears_on_paper_is_said_in_many_words(about, language, sentence):
    assert values(about(f"<p>{sentence}</p>", language), ClaimKind.PRINTED) == [sentence]


def test_where_a_place_lies_is_no_claim_of_paper(about):
    assert not values(about("<p>Der Ort liegt in Bayern.</p>", "de"), ClaimKind.PRINTED)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Contributors receive $75 per piece."),
        ("en", "Freelance writers are remunerated for each published story."),
        ("fr", "Nous rémunérons nos pigistes."),
        ("uk", "Ми незалежне видання і платимо авторам за кожен текст, який публікуємо."),
    ],
)
def test_that_it_pays_is_said_in_many_words(about, language, sentence):
    assert values(about(f"<p>{sentence}</p>", language), ClaimKind.PAYS_WRITERS) == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("el", "Το γράφουν φοιτητές, χωρίς αμοιβή."),
        ("sv", "Vi skriver utan arvode."),
        ("da", "Vi skriver uden honorar."),
        ("fi", "Kirjoitamme ilman palkkiota."),
        ("id", "Kami menulis tanpa honor."),
    ],
)
def test_whoever_works_without_pay_does_not_say_that_it_pays(about, language, sentence):
    assert not values(about(f"<p>{sentence}</p>", language), ClaimKind.PAYS_WRITERS)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "It is paid by advertisements and by a ferry firm."),
        ("es", "Nadie nos financia; el servidor lo pagamos entre todos."),
        ("pt", "O jornal vive dos anúncios da farmácia."),
        ("fr", "Personne ne nous paie, et nous payons le serveur."),
        ("nl", "Het blad wordt gemaakt door leden en betaald uit hun bijdragen."),
        ("hu", "Pénzt senkitől nem kapunk."),
        ("vi", "Không ai trả tiền cho chúng tôi."),
        ("ar", "لا نتلقى مالًا من أحد."),
        ("uk", "Нас підтримували читачі й невеликий фонд."),
        ("pl", "Nikt nam nie płaci, żyjemy ze składek."),
    ],
)
def test_what_it_lives_on(about, language, sentence):
    assert values(about(f"<p>{sentence}</p>", language), ClaimKind.FUNDING)
