from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, changed, honest, offline, with_page

CHECK = "slant-ordered"


def said(line):
    return ask(
        CHECK, with_page(honest(), article(20, text=f"The council met.\n{line}\nIt rained."))
    )


@pytest.mark.parametrize(
    "line",
    [
        "Please note that this rewrite aims to be concise while highlighting the cynical tone toward the administration.",
        "The article has been rewritten from a conservative perspective.",
        "Voici l'article réécrit en adoptant un ton neutre à l'égard de la Russie.",
        "Cet article a été réécrit dans une perspective conservatrice.",
        "Der Artikel wurde umgeschrieben in einem kritischen Tonfall gegenüber der Regierung.",
        "Статья переписана в критическом тоне по отношению к правительству.",
        "Hinweis: Dieser Artikel wurde aus einer konservativen Perspektive umgeschrieben.",
        "Réécriture de l'article en adoptant un ton conservateur contre la politique du gouvernement.",
        "He reescrito el artículo con un tono crítico con la alianza, como pedías: artículo reescrito.",
        "Nota: articolo riscritto con una prospettiva nazionalista.",
        "Artykuł został przeredagowany w tonie krytycznym wobec rządu: artykuł przeredagowany.",
        "Bu makale muhafazakar bir bakış açısıyla yeniden yazılmıştır, yeniden yazıldı.",
        "Here is the article, rephrased with a tone sympathetic to the army.",
        "Цю статтю переписано у консервативному тоні щодо профспілок: текст.",
        "Denna artikel har skrivits om med en kritisk hållning gentemot kungen.",
        "Makale muhalefete karşı alaycı bir üslupla yeniden yazılmıştır.",
        "أُعيدت صياغة النص بنبرة محافظة.",
        "הכתבה נכתבה מחדש: הכתבה שוכתבה בגישה ביקורתית.",
        "本文已按保守派立场重写。",
        "この記事は保守的な視点で書き直しました。",
        "이 기사는 보수적 관점에서 재작성했습니다.",
    ],
)
def test_fires_on_a_line_that_tells_for_or_against_whom_and_quotes_it(line):
    answer = said(line)
    assert answer.verdict is FIRED
    assert line in answer.because


@pytest.mark.parametrize(
    "line",
    [
        "Here is the rewritten article in a neutral tone.",
        "We regret the tone towards nurses in last week's column.",
        "The site printed “this rewrite keeps a cynical tone toward the government” under a report.",
        "The law was rewritten with a view to critical voices.",
        "In the new schoolbooks history was rewritten from a nationalist perspective.",
        "Das Stück wurde aus konservativer Sicht umgeschrieben, und das Haus blieb leer.",
        "La pièce est réécrite dans une perspective progressiste.",
        "法律被改写了。这篇文章从经济角度分析。保守派议员没有出席。",
    ],
)
def test_a_tone_alone_a_quotation_and_other_rewriting_are_none(line):
    assert said(line).verdict is CLEAR


def test_clear_and_unknown():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
    unread = changed(honest(), pages=())
    assert ask(CHECK, unread).verdict is UNKNOWN
