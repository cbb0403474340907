"""Which sentence of an article is sought elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import article, page
from vetter.extract.passages import LONGEST, MOST, SHORTEST, distinctive
from vetter.model import PageKind

COMMON = "The council of the town said on Tuesday that the work on the road will go on for a year."
RARE = "Otters gnawed through beechwood pilings beneath the abandoned herring smokehouse until its chimney toppled seaward."
QUOTE = "“Nobody predicted marauding weasels, quarrelsome badgers, feral polecats, or moonstruck hedgehogs invading Lower Saltby,” said a baker."
ELSEWHERE = "The council of the town said on Tuesday that the road and the work on it will go on."


def chosen(*texts, **facts):
    pages = [article(n, text=text, **facts) for n, text in enumerate(texts)]
    return [one.words for one in distinctive(pages)]


def test_the_sentence_with_the_rarest_words_is_sought_without_its_punctuation():
    assert chosen(f"{COMMON} {RARE}", ELSEWHERE)[0] == RARE.rstrip(".")


def test_a_quotation_is_sought_only_where_there_is_nothing_else():
    first = chosen(f"{QUOTE} {COMMON}", "Short.")
    assert first == [COMMON.rstrip(".")]
    assert "marauding weasels" in chosen(QUOTE)[0]
    assert '"' not in chosen(QUOTE)[0]


def test_the_middle_of_a_long_quotation_is_a_quotation_too():
    middle = f"“It began in May. {RARE} That was the end of it.”"
    assert chosen(f"{middle}\n{COMMON}") == [COMMON.rstrip(".")]


def test_what_stands_in_two_articles_is_furniture():
    assert chosen(RARE, f"{RARE} {COMMON}") == [COMMON.rstrip(".")]
    assert chosen(f"Write to desk@paper.example {RARE[0].lower()}{RARE[1:]}") == []


def test_a_line_with_the_title_or_the_name_of_the_author_is_furniture():
    head = f"Otters at the quay By Ada Example 21/07/2026 {RARE}"
    for facts in ({"title": "Otters at the quay"}, {"authors": ("Ada Example",)}):
        assert chosen(f"{head} {COMMON}", **facts) == [COMMON.rstrip(".")]


def test_only_uncredited_articles_in_a_known_language_are_sought():
    assert chosen(RARE, credits=("Source: Reuters",)) == []
    assert chosen(RARE, canonical="https://genuine.com/1") == []
    assert chosen(RARE, language="") == []
    assert distinctive([page(PageKind.ABOUT, text=RARE)]) == ()


def test_one_article_read_twice_is_one_article():
    assert [one.words for one in distinctive([article(1, text=RARE)] * 2)] == [RARE.rstrip(".")]


@given(st.lists(st.text(max_size=400), max_size=9))
def test_whatever_the_text_it_is_a_phrase_of_fitting_length_or_none(texts):
    found = distinctive([article(n, text=text) for n, text in enumerate(texts)])
    assert len(found) <= MOST
    for one in found:
        assert SHORTEST <= len(one.words.split()) <= LONGEST
        assert '"' not in one.words
        assert "\n" not in one.words


def test_a_text_of_any_length_is_read_up_to_a_bound():
    for text in (RARE * 100_000, "a " * 1_000_000, "“" * 1_000_000, "A. " * 500_000):
        assert len(distinctive([article(1, text=text)])) <= 1
