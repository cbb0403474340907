"""What is paid is read in the number forms, currencies and units of each language."""

from __future__ import annotations

import pytest

from vetter.extract.offer.terms import read_terms


def rates(text):
    return [
        (term.low, term.high, term.currency, term.unit)
        for term in read_terms(text)
        if term.kind.value == "rate"
    ]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("We pay $75 per article.", (75, 75, "USD", "piece")),
        ("We pay $200-250 per article.", (200, 250, "USD", "piece")),
        ("The fee is $80–$150 per piece.", (80, 150, "USD", "piece")),
        ("We pay between $80 and $150 per piece.", (80, 150, "USD", "piece")),
        ("We pay from 80 to 150 USD per story.", (80, 150, "USD", "piece")),
        ("The rate is £0.50 a word.", (0.5, 0.5, "GBP", "word")),
        ("Our rate is 60 cents per word.", (0.6, 0.6, "", "word")),
        ("The salary is $3,500 per month.", (3500, 3500, "USD", "month")),
        ("We pay US$ 1,250.50 for the piece.", (1250.5, 1250.5, "USD", "piece")),
        ("We pay Rs 8 per word.", (8, 8, "INR", "word")),
        ("Accounts will pay N40,000 per story.", (40000, 40000, "NGN", "piece")),
        ("Wir zahlen 1.250,50 € pro Artikel.", (1250.5, 1250.5, "EUR", "piece")),
        ("Das Honorar beträgt 90 bis 120 Euro pro Text.", (90, 120, "EUR", "piece")),
        ("Es gibt 55 Cent pro Zeile als Honorar.", (0.55, 0.55, "", "line")),
        ("Nous payons 150 000 FCFA par article.", (150000, 150000, "XOF", "piece")),
        ("La pige est à 75 euros le feuillet.", (75, 75, "EUR", "page")),
        ("Pagamos 180 euros brutos por pieza.", (180, 180, "EUR", "piece")),
        ("La tarifa es de 2,500 pesos por crónica.", (2500, 2500, "XXX", "piece")),
        ("Pagamos R$ 900 por reportagem.", (900, 900, "BRL", "piece")),
        ("Paghiamo 40 euro lordi a cartella.", (40, 40, "EUR", "page")),
        ("Płacimy 30 zł za 1000 znaków.", (30, 30, "PLN", "thousand-characters")),
        ("Гонорар — 4 000 грн за репортаж.", (4000, 4000, "UAH", "piece")),
        ("Платим 15 тыс. рублей за статью.", (15000, 15000, "RUB", "piece")),
        ("ندفع ٢٠٠ دولار عن كل مقال.", (200, 200, "USD", "piece")),
        ("ندفع ١٬٥٠٠ جنيه عن كل تقرير.", (1500, 1500, "EGP", "piece")),
        ("حق‌التحریر ۲۰۰ یورو برای هر گزارش است.", (200, 200, "EUR", "piece")),
        ("حق‌التألیف ما کلمه‌ای ۲۵۰۰ تومان است.", (2500, 2500, "IRT", "word")),
        ("Telif ücretimiz yazı başına 3.000 TL.", (3000, 3000, "TRY", "piece")),
        ("稿费标准为千字300元。", (300, 300, "XXX", "thousand-characters")),
        ("稿酬每篇200美元。", (200, 200, "USD", "piece")),
    ],
)
def test_a_rate_is_read_as_it_is_written(text, rate):
    assert rates(text) == [rate]


@pytest.mark.parametrize(
    "text",
    [
        "We raised $2 million last year from readers.",
        "There is a kill fee of $100.",
        "We pay travel expenses up to $60.",
        "Please write 1,200 words by 14 March 2026.",
        "You need to pay a registration fee of $150.",
        "Wir erstatten Spesen bis 60 Euro.",
        "Call me at 555 0100.",
        "Chapter 12 costs nothing.",
    ],
)
def test_other_money_and_other_numbers_are_no_rate(text):
    assert rates(text) == []
