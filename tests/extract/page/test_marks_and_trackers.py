"""Identifiers, signs of income, credits and leftovers are found where they are, and only there."""

from __future__ import annotations

import pytest

from vetter.extract.trackers import read_trackers


@pytest.mark.parametrize(
    ("source", "kind", "value"),
    [
        ("ga('create','UA-90210884-3','auto')", "google-analytics", "UA-90210884-3"),
        ('src="https://www.googletagmanager.com/gtag/js?id=G-N0RTHM3RE1"', "google-analytics-4", "G-N0RTHM3RE1"),
        ("gtag('config','G-ABCDE12345')", "google-analytics-4", "G-ABCDE12345"),
        ("(window,document,'script','dataLayer','GTM-K9X2P7Q')", "google-tag-manager", "GTM-K9X2P7Q"),
        ('client="ca-pub-7788990011223344"', "adsense", "pub-7788990011223344"),
        ('ym(54321098, "init", {})', "yandex-metrica", "54321098"),
        ("fbq('init', '223456789012345')", "meta-pixel", "223456789012345"),
        ('<meta name="google-site-verification" content="abcdefghij_klmnopqrstuvwx-yz0123456789">', "google-site-verification", "abcdefghij_klmnopqrstuvwx-yz0123456789"),
        ('<meta name="yandex-verification" content="1234abcd5678ef90" />', "yandex-verification", "1234abcd5678ef90"),
        ('<script defer data-domain="gazette.example.com" src="https://plausible.io/js/script.js">', "plausible", "gazette.example.com"),
    ],
)  # fmt: skip
def test_identifiers(source, kind, value):
    assert [(t.kind, t.value) for t in read_trackers(source)] == [(kind, value)]


@pytest.mark.parametrize(
    "source",
    [
        "The G-7 and the G-CONFERENCE met; see G-ABCDE12345 in the text.",
        "UA-XXXXX-X", "UA-12345678-1", "GTM-XXXX", "ca-pub-1234567890123456", "gtag('config','G-XXXXXXXXXX')",
        "AUA-90210884-3", "pub-123",
    ],
)  # fmt: skip
def test_words_and_placeholders_are_none(source):
    assert read_trackers(source) == ()


def test_each_is_kept_once_and_their_number_is_bounded():
    source = " ".join(f"UA-{n:06d}-1" for n in range(200_000, 201_000)) * 2
    assert len(read_trackers(source)) == 100


FRONT = (
    '<html lang="{language}"><head><title>News</title>{head}</head><body><nav>{links}</nav><h1>News</h1><p>'
    + "What happened today in the town and around it. " * 12
    + "</p></body></html>"
)


@pytest.mark.parametrize(
    ("head", "links", "revenue"),
    [
        (
            '<script src="https://pagead2.googlesyndication.com/x.js"></script>',
            "",
            ("advertising",),
        ),
        ("", '<a href="/donate">Donate</a>', ("donations",)),
        ("", '<a href="https://www.patreon.com/gazette">Help</a>', ("donations",)),
        ("", '<a href="/subscribe">Subscribe</a>', ("subscription",)),
        ("", '<a href="/about">About us</a>', ()),
    ],
)
def test_signs_of_income(page, head, links, revenue):
    html = FRONT.format(language="en", head=head, links=links)
    assert page(html).revenue == revenue


WORDS = {
    "en": "The words of the story go on and on. ",
    "de": "Die Geschichte geht immer noch weiter und hört nicht auf. ",
}


def article(body, language="en"):
    return (
        f'<html lang="{language}"><head><title>A story</title><meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2026-03-02T08:00:00Z"></head>'
        f"<body><article><h1>A story</h1>{body}<p>{WORDS[language] * 30}</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "This article was originally published by Another Outlet."),
        ("de", "Dieser Text erschien zuerst in einer anderen Zeitung."),
    ],
)
def test_credits_to_others(page, language, line):
    read = page(
        article(f"<p>{line}</p>", language), url="https://gazette.example.com/2026/03/story/"
    )
    assert read.credits == (line,)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Potsdam (dpa/bb) - Die Behörden haben am Sonntag eine Bilanz gezogen."),
        ("de", "© dpa-infocom, dpa:261122-930-12345/1"),
        ("de", "Von dpa"),
        ("en", "PARIS, AFP – Le ministre a salué l'engagement de tous."),
        ("en", "(Reuters)"),
        ("en", "БЕОГРАД (Бета) - Влада је данас усвојила буџет."),
    ],
)
def test_agency_copy_is_credited_in_a_dateline_a_byline_or_at_the_end(page, language, line):
    read = page(
        article(f"<h1>News</h1><p>{line}</p>", language),
        url="https://gazette.example.com/2026/03/story/",
    )
    assert read.credits == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "PA system fails at town fair",
        "The mayor (a baker) will resign on Sunday, he told the council.",
        "Two soldiers were wounded, a military source says.",
        "The source of the river was dry this year.",
    ],
)
def test_who_speaks_of_a_source_credits_nobody(page, line):
    read = page(article(f"<p>{line}</p>"), url="https://gazette.example.com/2026/03/story/")
    assert read.credits == ()


def test_what_a_language_model_left_behind(page):
    line = "Please note that this rewrite aims to provide a clear and concise summary."
    read = page(article(f"<p>{line}</p>"), url="https://gazette.example.com/2026/03/story/")
    assert read.residues == (line,)
    assert page(article(""), url="https://gazette.example.com/2026/03/story/").residues == ()


STORY = "https://gazette.example.com/2026/03/story/"


@pytest.mark.parametrize(
    "line",
    [
        "I'm sorry, I cannot complete this prompt as it goes against OpenAI's use case policy.",
        "As an AI language model, I do not have access to the minutes of the council.",
        "The mayor spoke first. As of my last knowledge update, the bridge was closed.",
        "The tram is late.:contentReference[oaicite:0]{index=0}",
        "Als KI-Sprachmodell kann ich keine aktuellen Nachrichten abrufen.",
        "En tant que modèle de langage, je ne peux pas prendre parti.",
        "Как языковая модель, я не могу высказывать мнение.",
        "今天的会议。作为一个AI语言模型，我无法提供实时新闻。",
        "AI言語モデルとして、私は最新の情報を持っていません。",
        "AI 언어 모델로서, 저는 최신 뉴스를 알 수 없습니다.",
    ],
)
def test_what_models_say_of_themselves_in_many_languages(page, line):
    assert page(article(f"<p>{line}</p>"), url=STORY).residues == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "The site's article read: “As an AI language model, I cannot write about this person.”",
        'NewsGuard searched for "I cannot complete this prompt" and found 49 sites.',
        "Die Seite druckte „Als KI-Sprachmodell kann ich das nicht beantworten“ mitten im Text.",
        "As a large language model, GPT-4 was trained on text from the web.",
        "GPT-4, en tant que modèle de langage, ne comprend pas ce qu'il écrit.",
        "Als KI-Modell des Jahres wurde ein Programm aus Jena ausgezeichnet.",
        "I'm sorry, but I cannot support this bill, the senator said.",
        "Parliament will vote on a rewrite of the article on public broadcasting.",
        "Our newsroom uses a language model to translate, and an editor reads every text.",
        "这家公司发布了一个新的大型语言模型，价格更低。",
    ],
)
def test_who_writes_about_language_models_has_left_nothing_of_theirs(page, line):
    assert page(article(f"<p>{line}</p>"), url=STORY).residues == ()


@pytest.mark.parametrize(
    "line",
    [
        "Here's the rewritten article:",
        "Sure! Here is your rewritten headline and text in a neutral tone:",
        "Aquí está la versión reescrita del artículo: El alcalde habló.",
        "Voici une reformulation du texte :",
        "Ecco una versione riscritta dell'articolo:",
        "Вот переписанная версия статьи:",
        "İşte makalenin yeniden yazılmış hali:",
        "إليك النسخة المعاد صياغتها من المقال:",
        "以下是改写后的文章：会议今天举行。",
        "다음은 다시 작성된 기사입니다:",
        "Dưới đây là phiên bản viết lại của bài báo:",
        "I'm sorry, but I can't help with that request.",
        "Es tut mir leid, aber ich kann diese Anfrage nicht erfüllen.",
        "Lo siento, pero no puedo cumplir con esa solicitud.",
        "Извините, но я не могу помочь с этим запросом.",
        "Üzgünüm, ancak bu isteği yerine getiremem.",
        "抱歉，我无法满足您的请求。",
        "The text you provided does not contain enough information.",
        "根据您提供的资料，会议今天举行。",
        "The tram is late. turn2search4",
    ],
)
def test_what_models_answer_to_whoever_asked_in_any_order_of_words(page, line):
    assert page(article(f"<p>{line}</p>"), url=STORY).residues == (line,)


def test_what_models_left_in_titles_and_descriptions_counts(page):
    told = "As an AI language model, I cannot describe this page."
    head = f'<meta name="description" content="{told}">'
    assert page(FRONT.format(language="en", head=head, links="")).residues == (told,)


@pytest.mark.parametrize(
    "line",
    [
        "Here is the corrected version of the article: the bridge closes on Friday.",
        "This is a story rewritten by time: the harbour has moved.",
        "Here are the rewritten rules of the game:",
        "Sorry, we cannot process your request at this time.",
        "К сожалению, я не могу ответить на ваш запрос, сказал мэр.",
        "The chatbot wrote: “Here is the rewritten article:” and nobody noticed.",
        "以下是本次会议改写的章程：",
    ],
)
def test_notes_and_refusals_of_people_are_no_answers_of_a_model(page, line):
    assert page(article(f"<p>{line}</p>"), url=STORY).residues == ()


def test_sample_text_of_a_theme(about):
    assert about("<p>Lorem ipsum dolor sit amet, consectetur.</p>").placeholders
    assert not about("<p>We are a newspaper.</p>").placeholders


@pytest.mark.parametrize(
    "line",
    [
        "Ein weiterer WordPress-Blog",
        "Ещё один сайт на WordPress",
        "又一个WordPress站点",
        "یک سایت دیگر با وردپرس",
        "Otro sitio realizado con WordPress",
        "Bienvenue sur WordPress. Ceci est votre premier article.",
        "Contact us: contact@yoursite.com",
        "I'm a paragraph. Click here to add your own text and edit me.",
        "500 Terry Francine Street, San Francisco, CA 94158",
        "Musterstraße 1, 12345 Musterstadt",
        "[Insert quote here]",
        "لورم ایپسوم متن ساختگی با تولید سادگی نامفهوم",
    ],
)
def test_sample_text_of_builders_and_systems_in_other_languages(about, line):
    assert about(f"<p>{line}</p>").placeholders == (line,)


@pytest.mark.parametrize(
    ("head", "wordpress"),
    [
        ('<meta name="generator" content="WordPress 6.4">', True),
        ('<link href="/wp-content/themes/x.css">', True),
        ('<meta name="generator" content="Hugo 0.1">', False),
    ],
)
def test_the_software(page, head, wordpress):
    assert page(FRONT.format(language="en", head=head, links="")).wordpress is wordpress


@pytest.mark.parametrize(
    ("links", "found"),
    [
        (("https://www.facebook.com/tagDiv/",), ("https://www.facebook.com/tagDiv/",)),
        (("https://facebook.com/", "https://twitter.com/#"), ("https://facebook.com/", "https://twitter.com/")),
        (("https://facebook.com/",), ()),
        (("https://facebook.com/gazette", "https://twitter.com/gazette"), ()),
        (("https://www.facebook.com/sharer.php?u=x", "https://twitter.com/share"), ()),
    ],
)  # fmt: skip
def test_accounts_to_which_a_themes_demonstration_leads(page, links, found):
    ways = "".join(f'<a href="{link}">Follow</a>' for link in links)
    html = FRONT.format(language="en", head="", links=ways)
    assert page(html).placeholders == found
