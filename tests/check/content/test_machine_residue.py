from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, changed, honest, offline, posts, with_page

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
