"""What a message says of the commission is read in thirteen languages, once, and never what it denies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.offer.written import honest, offers
from tests.growth import growth
from vetter.extract.offer.approach import approaches
from vetter.extract.offer.terms import MAX_TERMS, MAX_TEXT, read_terms

PHRASES = sorted(
    {phrase for a in approaches() for rule in a.rules for says in rule.says for phrase in says}
)
WORDS = st.one_of(
    st.sampled_from(PHRASES),
    st.text(max_size=12),
    st.sampled_from([". ", "\n", "> ", "$80-150", "٢٠٠ دولار"]),
)
MESSAGES = st.lists(WORDS, max_size=40).map(" ".join)


def kinds(text):
    return {term.kind.value for term in read_terms(text)}


def values(text):
    return {(term.kind.value, term.value) for term in read_terms(text)}


@pytest.mark.parametrize("written", offers(), ids=lambda w: w.name)
def test_an_approach_reads_as_it_should(written):
    assert written.reads <= {term.kind.value for term in written.terms()}


@pytest.mark.parametrize("written", [w for w in honest() if not w.held_back], ids=lambda w: w.name)
def test_an_honest_message_asks_for_no_money(written):
    said = {term.kind.value for term in written.terms()}
    assert not said & {"advance-fee", "unpaid-test", "angle"}


@pytest.mark.parametrize(
    "text",
    [
        "No advance fee is needed.",
        "There is no registration fee to pay.",
        "We never ask for your bank details before a contract is signed.",
        "You don't need to send a copy of your passport.",
        "We will never ask you to pay a registration fee, buy gift cards or send your passport.",
        "Eine Kopie Ihres Personalausweises brauchen wir nicht.",
        "Wir zahlen nicht in Bitcoin.",
        "Nous ne demandons jamais de pièce d'identité.",
        "No pedimos nunca tus datos bancarios por correo, envíalos solo con la factura.",
        "Não pedimos nenhuma taxa de inscrição para pagar.",
        "Non chiediamo mai il documento d'identità.",
        "Nie prosimy o skan dowodu osobistego.",
        "Мы никогда не просим прислать скан паспорта.",
        "Ми ніколи не просимо надіслати паспорт.",
        "لا نطلب صورة جواز السفر.",
        "ما هرگز عکس پاسپورت نمی‌خواهیم، بفرستید فقط متن را.",
        "Kimlik kartınızı göndermenize gerek yok.",
        "我们不需要您提供身份证。",
    ],
)
def test_what_a_message_denies_is_not_what_it_asks_for(text):
    assert not kinds(text) & {"advance-fee", "documents", "payment"}


def test_a_negation_ends_with_its_clause():
    assert ("documents", "identity") in values(
        "Don't worry, just send us a photo of your passport."
    )
    assert ("payment", "crypto") in values("No PayPal here, we pay in Bitcoin.")
    assert {"no-contract"} <= kinds("Please do not hesitate to ask, but there is no contract.")
    assert "contract" in kinds("Do not hesitate to ask for the contract.")


@pytest.mark.parametrize(
    "text",
    [
        "Your invoice should have your IBAN, please send it to accounts.",
        "Bitte schicken Sie die Rechnung mit Ihrer IBAN.",
        "Merci d'envoyer votre facture avec votre RIB.",
        "Envía la factura con tu número de cuenta.",
        "For the accreditation please send a scan of your passport.",
        "Do umowy potrzebujemy numeru PESEL.",
        "Для договора пришлите паспортные данные.",
    ],
)
def test_what_everybody_is_asked_for_in_the_ordinary_way_is_none_of_it(text):
    assert "documents" not in kinds(text)


def test_each_hit_keeps_its_sentence_and_its_message():
    (term,) = read_terms(
        "Hello. We have no time to call you today. You must pay a registration fee. Bye.", 3
    )
    assert term.sentence == "You must pay a registration fee."
    assert term.message == 3
    assert term.language == "en"


def test_a_spanish_no_is_not_a_portuguese_in_the():
    assert "no-contract" not in kinds("O pagamento está no contrato que enviamos em anexo.")
    assert "no-contract" in kinds("Aquí no hay contrato, trabajamos así desde siempre.")


@pytest.mark.parametrize(
    "text",
    [
        "Please send a scan of your pass\u00adport.",
        "Please send a scan of your \u202epassport\u202c.",
        "\u2067أرسل صورة \u200fجواز السفر.\u2069",
        "ارسل صوره جواز السفر.",
        "برای شروع عکس پاسپورت خود را بفرستید.",
        "أَرْسِلْ صورةَ جوازِ السفرِ.",
        "请把护 照照片发给我们。".replace(" ", "\u200b"),
        "Ｐｌｅａｓｅ ｓｅｎｄ ａ ｓｃａｎ ｏｆ ｙｏｕｒ ｐａｓｓｐｏｒｔ.",
    ],
)
def test_the_way_of_writing_hides_nothing(text):
    assert ("documents", "identity") in values(text)


def test_a_persian_prefix_may_be_joined_or_typed_with_a_space():
    assert kinds("ما قرارداد نمی‌بندیم.") == kinds("ما قرارداد نمی بندیم.") >= {"no-contract"}


def test_messages_in_two_languages_are_read_in_both():
    both = "Sehr geehrte Damen und Herren, wir zahlen 200 Euro pro Text.\n\nFor our English desk: we pay in Bitcoin."
    assert {term.language for term in read_terms(both)} == {"de", "en"}


def test_what_is_quoted_of_an_earlier_message_is_not_said_again():
    reply = (
        "Thanks, that is fine with us.\n\nOn Tue, 3 Mar 2026 at 10:12, Ada <ada@example.org> wrote:\n"
        "> We pay $200 per article.\n> No contract is needed.\n"
    )
    assert read_terms(reply) == ()


@given(MESSAGES)
def test_no_text_breaks_it_and_reading_twice_reads_the_same(text):
    terms = read_terms(text)
    assert terms == read_terms(text)
    assert len(set(terms)) == len(terms) <= MAX_TERMS
    assert all(0 <= term.low <= term.high and term.sentence for term in terms)


@given(MESSAGES)
def test_what_is_repeated_is_read_once(text):
    text = text.replace(">", " ").replace(
        "|", " "
    )  # of what is quoted only a part may be left, once there is more
    doubled = f"{text}\n\n{text}"
    assert {t.kind for t in read_terms(doubled)} >= {t.kind for t in read_terms(text)}
    assert len(set(read_terms(doubled))) == len(read_terms(doubled))


@pytest.mark.parametrize(
    "part",
    [
        "a ",
        "a. A. ",
        "do not pay the ",
        "$1-2,",
        "不",
        "稿费",
        "> x\n",
        "From: a\n",
        "1 000 ",
        "وبالعقد ",
        "\u0301",
    ],
)
def test_the_work_grows_no_faster_than_the_text(part):
    size = MAX_TEXT // 32
    small, large = (part * (n // len(part)) for n in (size, 8 * size))
    assert growth(read_terms, small, large) < 24


def test_a_real_correspondence_of_full_length_is_read_to_the_end():
    texts = [text for written in (*offers(), *honest()) for text, _ in written.messages]
    random.Random(7).shuffle(texts)
    long = ("\n\n".join(texts) * 10)[: MAX_TEXT - 60] + "\n\nYou have to pay a security deposit."
    assert len(read_terms(long)) == MAX_TERMS or read_terms(long)[-1].kind.value == "advance-fee"
