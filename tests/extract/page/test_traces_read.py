"""What making a page left on it is found where it is, and told apart from what stands on every page."""

from __future__ import annotations

import pytest

from tests.growth import growth
from vetter.extract.traces import read_traces
from vetter.model import TraceKind

PROSE = "<p>" + "The council met on Tuesday and spoke about the harbour. " * 20 + "</p>"


@pytest.fixture
def traces(page):
    def read(head="", body="", lang="en"):
        html = f"<html lang={lang}><head><title>News</title>{head}</head><body>{body}{PROSE}</body></html>"
        found = page(html).traces
        return {(t.kind, t.minutes if t.minutes is not None else t.languages[0]) for t in found}

    return read


@pytest.mark.parametrize(
    ("head", "body", "trace"),
    [
        ('<meta property="og:locale" content="ru_RU">', "", (TraceKind.LOCALE, "ru")),
        ('<script>var x = {"locale":"uk_UA"}</script>', "", (TraceKind.LOCALE, "uk")),
        ('<script src="https://connect.facebook.net/tr_TR/sdk.js"></script>', "", (TraceKind.LOCALE, "tr")),
        ("<!-- главная страница -->", "", (TraceKind.COMMENT, "ru")),
        ("", '<img src="/uploads/%D1%81%D0%BD%D0%B8%D0%BC%D0%BE%D0%BA.png">', (TraceKind.FILE_NAME, "ru")),
        ("", '<img src="/uploads/Snimok-ekrana-2.png">', (TraceKind.FILE_NAME, "ru")),
        ("", '<img src="/uploads/屏幕截图.png">', (TraceKind.FILE_NAME, "zh")),
        ('<meta property="article:published_time" content="2026-05-03T10:00:00+05:30">', "", (TraceKind.CLOCK, 330)),
        ('<meta name="Applicable-Device" content="pc,mobile">', "", (TraceKind.SERVICE, "zh")),
        ('<meta name="yandex-verification" content="1f2e">', "", (TraceKind.SERVICE, "ru")),
        ("", '<form><input type="search" placeholder="Поиск по сайту"></form>', (TraceKind.INTERFACE, "ru")),
        ("", '<form><input type="submit" value="搜索内容"></form>', (TraceKind.INTERFACE, "zh")),
        ("", '<time datetime="2026-05-03">3 марта 2026</time>', (TraceKind.INTERFACE, "ru")),
        ("", '<a href="/story">ادامه مطلب</a>', (TraceKind.INTERFACE, "fa")),
        ("", '<a href="/story">Devamını oku</a>', (TraceKind.INTERFACE, "tr")),
        ("", "<button>Leer más</button>", (TraceKind.INTERFACE, "es")),
    ],
)  # fmt: skip
def test_traces_of_another_place(traces, head, body, trace):
    assert trace in traces(head, body)


def test_what_stands_on_every_page_is_no_trace(traces):
    head = (
        '<meta property="article:published_time" content="2026-05-03T10:00:00+00:00">'
        "<!-- Global site tag (gtag.js) --><!--[if lt IE 9]><![endif]--><!-- Ω -->"
    )
    assert traces(head, '<img src="/uploads/IMG_2031.jpg">') == {(TraceKind.LOCALE, "en")}


def test_the_way_to_another_language_is_no_trace(traces):
    ways = (
        '<a href="/ru/" title="Русский">Русский</a><button>العربية</button><a href="/zh/">中文</a>'
    )
    assert traces("", ways) == {(TraceKind.LOCALE, "en")}


def test_reading_grows_with_the_page_and_no_faster():
    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

    def read(source):
        document = Document(soup=None, url="", base="")
        return read_traces(document, Structured(), source)

    for part in ("<!--", "<!-- ы -->", '"locale":"', '"locale":   '):
        assert growth(read, part * 20_000, part * 160_000) < 24
