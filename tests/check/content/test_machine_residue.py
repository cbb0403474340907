from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, changed, honest, offline, posts, with_page
from vetter.extract.answers import left_by_models

RESIDUE = "Please note that this rewrite aims to provide a clear summary."


def test_fires_and_quotes_surer_from_two_pages_on():
    one = ask("machine-residue", with_page(honest(), article(20, residues=(RESIDUE,))))
    assert one.verdict is FIRED
    assert RESIDUE in one.because
    two = with_page(honest(), article(20, residues=(RESIDUE,)), article(21, residues=(RESIDUE,)))
    assert ask("machine-residue", two).strength > one.strength


def test_headlines_of_feeds_and_lists_count_as_well():
    first, second, *others = posts(6)
    told = replace(first, title="As an AI language model, I cannot write this headline")
    again = replace(second, title="Here is the rewritten headline: Council meets")
    said = ask("machine-residue", changed(honest(), posts=(told, *others)))
    assert said.verdict is FIRED
    assert "As an AI language model" in said.because
    assert said.cited[0].record == first.cited[0].record
    both = ask("machine-residue", changed(honest(), posts=(told, again, *others)))
    assert both.strength > said.strength


def test_clear_and_unknown():
    assert ask("machine-residue", honest()).verdict is CLEAR
    assert ask("machine-residue", offline()).verdict is UNKNOWN
    assert ask("machine-residue", changed(honest(), pages=())).verdict is UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "Absolutely! Below is the polished version of your story:",
        "Selbstverständlich! Nachfolgend die gekürzte Fassung des Artikels:",
        "Com certeza! Segue a versão resumida da notícia:",
        "Jasne! Oto skrócona wersja tekstu:",
        "Разумеется! Ниже сокращённая версия статьи:",
        "Tabii! Aşağıda haberin kısaltılmış hali:",
        "好的！以下是精简后的新闻稿版本：",
        "Als Sprachmodell habe ich keine eigene Haltung.",
        "Jako model językowy nie mam własnych poglądów.",
        "Как языковой модели мне сложно судить, и я не могу ответить.",
        "言語モデルとして、その質問にはお答えできかねますし、判断もできません。",
        "Bitte senden Sie mir den Artikel, den ich umformulieren soll.",
        "Prosím, zadejte text, který mám přepsat.",
        "Por favor, compartilhe o texto que devo reescrever.",
        "Hazme saber si quieres más cambios.",
        "Szóljon, ha további módosításokat szeretne.",
        "如果需要进一步调整，请告诉我。",
    ],
)
def test_what_models_say_to_whoever_asks_them_in_many_words_and_languages(line):
    assert left_by_models(f"The council met.\n{line}\nIt rained.") == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Of course, here is the text of the mayor's speech:",
        "Natürlich, hier ist auch die Version des Bürgermeisters: Er war nicht da.",
        "Avise-me se houver alterações no horário da missa.",
        "Laat me weten als u een adreswijziging wilt doorgeven.",
        "As a language model, the program cannot feel, the researchers write.",
        "Please provide an article of 800 words and the text of your biography.",
        "好的，以下是会议内容：",
    ],
)
def test_what_people_say_in_like_words_is_none(line):
    assert left_by_models(line) == ()
