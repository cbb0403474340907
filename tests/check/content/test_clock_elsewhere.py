from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import articles, changed, cite, exile, honest, offline, page, with_page
from vetter.model import Fact, PageKind, Registration, Trace, TraceKind

CHECK = "clock-elsewhere"
MOSCOW = Trace(kind=TraceKind.CLOCK, minutes=180, excerpt="UTC+3:00")
BERLIN = Trace(kind=TraceKind.CLOCK, minutes=60, excerpt="UTC+1:00")
RUSSIAN = Trace(kind=TraceKind.LOCALE, languages=("ru",), excerpt="ru_RU")
CYRILLIC = Trace(kind=TraceKind.COMMENT, languages=("ru", "uk", "bg"), excerpt="шапка")
FILE = Trace(kind=TraceKind.FILE_NAME, languages=("ru",), excerpt="snimok-ekrana-3.png")
CHINESE = Trace(kind=TraceKind.FILE_NAME, languages=("zh", "ja"), excerpt="图片.jpg")
HAN = Trace(kind=TraceKind.COMMENT, languages=("zh", "ja"), excerpt="导航")
BAIDU = Trace(kind=TraceKind.SERVICE, languages=("zh",), excerpt="Baidu")
CLOCK_OF_CHINA = Trace(kind=TraceKind.CLOCK, minutes=480, excerpt="UTC+8:00")
ENGLISH = Trace(kind=TraceKind.LOCALE, languages=("en",), excerpt="en_US")


def traced(*traces, dossier=None):
    facts = tuple(Fact(trace, cite(f"r-{trace.kind.value}", trace.excerpt)) for trace in traces)
    return changed(dossier or honest(), traces=facts)


def registered(dossier, country, holder=""):
    entry = Registration(
        domain="elbe-bote.example.org",
        registrant=Fact(holder, cite("r-rdap")) if holder else None,
        registrant_country=Fact(country, cite("r-rdap", country)),
    )
    return changed(dossier, registration=entry)


def test_fires_where_a_clock_and_a_language_agree_on_another_place():
    said = ask(CHECK, traced(MOSCOW, RUSSIAN))
    assert said.verdict is FIRED
    assert "UTC+3:00" in said.because
    assert "Russian" in said.because
    assert {c.record for c in said.cited} == {"r-clock", "r-locale"}


def test_more_that_agrees_weighs_more():
    two, four = (
        ask(CHECK, traced(MOSCOW, RUSSIAN)),
        ask(CHECK, traced(MOSCOW, RUSSIAN, CYRILLIC, FILE)),
    )
    assert two.strength < four.strength == 1.0


def test_the_clock_on_which_portraits_were_edited_bears_out_the_others():
    edited = Trace(kind=TraceKind.PICTURE, minutes=180, excerpt="UTC+3:00")
    said = ask(CHECK, traced(RUSSIAN, edited))
    assert said.verdict is FIRED
    assert "portraits were edited" in said.because
    assert ask(CHECK, traced(MOSCOW, edited)).verdict is CLEAR
    assert ask(CHECK, traced(edited, RUSSIAN, dossier=exile())).verdict is NOT_APPLICABLE


def test_words_of_the_theme_and_the_country_of_the_domains_holder_bear_out_the_others():
    words = Trace(kind=TraceKind.INTERFACE, languages=("ru",), excerpt="Читать далее")
    said = ask(CHECK, traced(MOSCOW, words))
    assert said.verdict is FIRED
    assert "Читать далее" in said.because
    held = ask(CHECK, registered(traced(words), "RU"))
    assert held.verdict is FIRED
    assert "the holder of its domain sits in Russia" in held.because
    assert held.cited[-1].record == "r-rdap"
    assert ask(CHECK, registered(traced(), "RU")).verdict is CLEAR


def test_the_country_of_a_service_that_stands_in_for_the_holder_is_none():
    dutch = Trace(kind=TraceKind.LOCALE, languages=("nl",), excerpt="nl_NL")
    assert ask(CHECK, registered(traced(dutch), "NL")).verdict is CLEAR
    assert ask(CHECK, registered(traced(dutch), "NL", "Jan de Wit")).verdict is FIRED


@pytest.mark.parametrize(
    "traces", [(), (BERLIN, ENGLISH), (MOSCOW,), (CYRILLIC,), (MOSCOW, CHINESE)]
)
def test_one_trace_or_several_that_disagree_tell_nothing(traces):
    assert ask(CHECK, traced(*traces)).verdict is CLEAR


def test_the_language_in_which_an_outlet_publishes_is_its_own():
    russian = with_page(honest(), *articles(3, language="ru", words=300))
    assert ask(CHECK, traced(MOSCOW, RUSSIAN, CYRILLIC, dossier=russian)).verdict is CLEAR


def test_a_place_that_it_keeps_to_itself_is_held_against_its_language_and_not_against_clocks():
    def nowhere(*traces):
        return ask(CHECK, traced(*traces, dossier=exile()))

    said = nowhere(HAN, BAIDU)
    assert said.verdict is FIRED
    assert "Baidu" in said.because
    assert nowhere(CLOCK_OF_CHINA, BAIDU).verdict is NOT_APPLICABLE
    hiding = page(PageKind.ABOUT, text="We withhold our names for our safety.")
    told = traced(HAN, BAIDU, dossier=with_page(exile(), hiding))
    assert ask(CHECK, told).verdict is NOT_APPLICABLE


def test_unknown_where_too_little_was_read_and_not_applicable_without_a_place():
    few = changed(honest(), pages=honest().pages[:2])
    assert ask(CHECK, traced(MOSCOW, RUSSIAN, dossier=few)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, traced(MOSCOW, RUSSIAN, dossier=exile())).verdict is NOT_APPLICABLE
