"""The engine asks in a stable order, and a broken or starved check is unknown, never a broken report."""

from __future__ import annotations

import logging

import pytest

from tests.dossiers import changed, hit, honest, offline, states
from vetter import check
from vetter.check import engine
from vetter.check.cards import cards
from vetter.check.cards import weights as the_weights
from vetter.errors import DataError
from vetter.model import Answer, Outcome, SourceState, Verdict, clear, fired


def ask(look, card="owner-named", dossier=None):
    return engine.answer(look, cards()[card], dossier or honest())


def test_every_check_is_asked_once_in_a_stable_order():
    first = [one.card.id for one in check.run(honest())]
    assert (
        first
        == [one.card.id for one in check.run(offline())]
        == [c.id for c, _ in check.catalogue()]
    )
    assert len(set(first)) == len(first)


def test_a_check_that_breaks_is_unknown_and_logged(caplog):
    def broken(dossier):
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        said = ask(broken)
    assert said.verdict is Verdict.UNKNOWN
    assert "fault of vetter" in said.because
    assert "owner-named" in caplog.text


def test_a_yes_without_evidence_is_refused():
    assert ask(lambda _: Answer(Verdict.FIRED, "Trust me.")).verdict is Verdict.UNKNOWN
    with pytest.raises(ValueError, match="evidence"):
        fired("Trust me.", ())


def test_a_source_that_did_not_answer_makes_it_unknown_with_the_reason():
    for outcome, words in (
        (Outcome.BLOCKED, "turned away"),
        (Outcome.LIMITED, "asked too often"),
        (Outcome.FAILED, "no usable answer"),
        (Outcome.NOT_ASKED, "not asked"),
    ):
        dossier = changed(honest(), states={"site": SourceState(outcome, "reset by peer.")})
        said = ask(lambda _: clear("never reached"), dossier=dossier)
        assert said.verdict is Verdict.UNKNOWN
        assert said.because == f"The outlet's site: {words} (reset by peer)."


@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.ABSENT, Outcome.HIDDEN])
def test_nothing_there_and_withheld_are_answers(outcome):
    said = ask(lambda _: clear("reached"), dossier=changed(honest(), states=states(site=outcome)))
    assert said.because == "reached"


def test_of_two_sources_that_tell_the_same_one_is_enough():
    one = changed(honest(), states=states(rdap=Outcome.FAILED))
    assert ask(lambda _: clear("reached"), "brand-registrar", one).because == "reached"
    none = changed(honest(), states=states(rdap=Outcome.FAILED, whois=Outcome.LIMITED))
    said = ask(lambda _: clear("never reached"), "brand-registrar", none)
    assert "registry (RDAP)" in said.because
    assert "registry (WHOIS)" in said.because
    silent = changed(honest(), states={})
    assert ask(lambda _: clear("no"), "brand-registrar", silent).because == (
        "The registry (RDAP) and the registry (WHOIS): not asked."
    )


def test_weights_follow_the_verdict_and_the_strength():
    weak = changed(offline(), listed=(hit(role="pink-slime"),))
    by_id = {one.card.id: one for one in check.run(weak)}
    listed = by_id["site-listed"]
    assert 0 < listed.weight < the_weights()["site-listed"].fired
    assert listed.decisive
    assert listed.basis.startswith("judged: ")
    assert by_id["owner-named"].answer.verdict is Verdict.UNKNOWN
    assert by_id["owner-named"].weight == 0


def test_no_check_ever_breaks_on_an_empty_or_a_full_dossier(caplog):
    for dossier in (offline(), changed(offline(), states=states()), honest()):
        check.run(dossier)
    assert not caplog.records


@pytest.fixture
def fresh():
    cards.cache_clear()
    the_weights.cache_clear()
    yield
    cards.cache_clear()
    the_weights.cache_clear()


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


CARD = (
    'id = "odd"\nfamily = "people"\nreading = "content"\nquestion = "Is it?"\nfired = "A"\n'
    'clear = "B"\nwhy = "C."\ninnocent = "D."\n'
)


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (CARD + 'wieght = "typo"\n', "cannot be used"),
        (CARD.replace("people", "content"), "must bear the name"),
        (CARD, "without module, card or weight: .*odd"),
    ],
)
def test_damaged_cards_are_refused_by_name(tmp_path, monkeypatch, fresh, card, message):
    write(tmp_path, checks__people__odd_toml=card, weights_toml="")
    monkeypatch.setattr("vetter.check.cards.root", lambda: tmp_path)
    monkeypatch.setattr("vetter.data.root", lambda: tmp_path)
    with pytest.raises(DataError, match=message):
        check.catalogue()


def test_damaged_weights_are_refused(tmp_path, monkeypatch, fresh):
    write(tmp_path, weights_toml='[x]\nfired = "much"\n')
    monkeypatch.setattr("vetter.data.root", lambda: tmp_path)
    with pytest.raises(DataError, match="weights"):
        the_weights()
