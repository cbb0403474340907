from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, changed, honest, offline, with_page

RESIDUE = "Please note that this rewrite aims to provide a clear summary."


def test_fires_and_quotes_surer_from_two_pages_on():
    one = ask("machine-residue", with_page(honest(), article(20, residues=(RESIDUE,))))
    assert one.verdict is FIRED
    assert RESIDUE in one.because
    two = with_page(honest(), article(20, residues=(RESIDUE,)), article(21, residues=(RESIDUE,)))
    assert ask("machine-residue", two).strength > one.strength


def test_clear_and_unknown():
    assert ask("machine-residue", honest()).verdict is CLEAR
    assert ask("machine-residue", offline()).verdict is UNKNOWN
    assert ask("machine-residue", changed(honest(), pages=())).verdict is UNKNOWN
