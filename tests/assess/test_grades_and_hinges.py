"""How good the evidence of a finding is, which finding holds the level, and what other priors would make of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.assess.test_law_of_judgement import CATALOGUE, said, whole
from tests.dossiers import changed, cite, hit, honest, records
from vetter.assess.grade import code, grade
from vetter.model import Answer, Citation, Level, Likelihood, Source, Verdict
from vetter.report.outline import other_priors

CARDS = {card.id: (card, weight) for card, weight in CATALOGUE}


def answered(check, verdict=Verdict.FIRED, strength=1.0, cited=("r1",)):
    card, weight = CARDS[check]
    one = said(card, weight, verdict, strength)
    return replace(one, answer=Answer(verdict, "So it is.", tuple(map(Citation, cited)), strength))


def known(**sources):
    """Records by id, each from the source given."""
    plain = next(iter(records(honest()).values()))
    return {name: replace(plain, id=name, source=source) for name, source in sources.items()}


def mark(one, **sources):
    return grade(one, known(**sources)).mark


def test_what_only_the_outlet_says_of_itself_has_a_source_that_cannot_be_judged():
    assert mark(answered("no-visible-revenue"), r1=Source.SITE) == "F2"


def test_a_finding_has_the_letter_of_its_best_source():
    both = answered("claimed-founding-before-domain", cited=("r1", "r2"))
    assert mark(both, r1=Source.SITE, r2=Source.RDAP) == "A1"
    assert mark(both, r1=Source.SITE, r2=Source.WIKIDATA) == "C1"


def test_sources_that_depend_on_each_other_confirm_nothing():
    both = answered("domain-younger-than-two-years", cited=("r1", "r2"))
    assert mark(both, r1=Source.RDAP, r2=Source.WHOIS) == "A2"
    assert mark(both, r1=Source.SITE, r2=Source.TLS) == "A2"
    assert mark(both, r1=Source.RDAP, r2=Source.WAYBACK) == "A1"


def test_what_a_check_is_not_sure_of_is_possibly_true():
    assert mark(answered("no-mail", strength=0.4), r1=Source.DNS) == "A3"


def test_what_was_not_seen_is_possibly_true_and_what_stayed_open_cannot_be_judged():
    assert mark(answered("owner-named", Verdict.CLEAR, cited=())) == "F3"
    assert mark(answered("long-continuous-archive", Verdict.UNKNOWN, cited=())) == "B6"


def test_every_letter_and_figure_in_use_is_explained():
    assert set(code().letters) == set("ABCDEF")
    assert set(code().figures) == set("123456")
    assert set(code().sources.values()) <= set("ABCDEF")
    assert {source for group in code().one.values() for source in group} <= code().sources.keys()


def test_a_source_that_is_new_cannot_be_judged():
    missing = {source.value for source in Source} - code().sources.keys()
    assert not missing, f"give them a letter in data/admiralty.toml: {missing}"


YOUNG = [
    "domain-younger-than-two-years",
    "copied-articles",
    "no-visible-revenue",
    "machine-residue",
]


def test_a_report_says_which_single_finding_would_change_the_level():
    told = whole([answered(check) for check in YOUNG[:3]])
    assert told.level is Level.SOME
    assert {one.check for one in told.sensitivity} == set(YOUNG[:3])
    assert {one.level for one in told.sensitivity} == {Level.UNKNOWN}
    heaviest = [CARDS[one.check][1].fired for one in told.sensitivity]
    assert heaviest == sorted(heaviest, reverse=True)


def test_a_finding_without_which_the_level_stays_is_no_hinge():
    more = [answered(check) for check in (*YOUNG, "placeholder-text", "look-alike-domain")]
    told = whole(more)
    assert told.level is Level.STRONG
    assert "placeholder-text" not in {one.check for one in told.sensitivity}


def test_an_entry_on_a_list_is_taken_away_together_with_its_finding():
    entry = replace(hit(), cited=cite("r-list", hit().row))
    dossier = changed(honest(), listed=(entry,))
    listed = answered("site-listed")
    listed = replace(listed, answer=replace(listed.answer, cited=entry.cited))
    told = whole([listed], dossier=dossier)
    assert told.level is Level.NAMED
    assert [(one.check, one.level) for one in told.sensitivity] == [("site-listed", Level.UNKNOWN)]


def test_nothing_but_innocent_answers_hangs_on_nothing():
    clear = [replace(answered(check, Verdict.CLEAR), weight=0.0) for check in CARDS]
    told = whole(clear, dossier=honest())
    assert told.level is Level.NONE
    assert told.sensitivity == ()


@pytest.mark.parametrize(("prior", "shown"), [(0.02, [0.01, 0.1]), (0.1, [0.01])])
def test_a_report_says_what_other_priors_would_make_of_it(prior, shown):
    told = whole([answered(check) for check in YOUNG], prior)
    assert [one.prior for one in told.at_other_priors] == shown
    assert [one.low for one in told.at_other_priors] == sorted(
        one.low for one in told.at_other_priors
    )
    if prior == 0.02:
        one_in_a_hundred, one_in_ten = told.at_other_priors
        assert one_in_a_hundred.high <= told.likelihood.high <= one_in_ten.high


@pytest.mark.parametrize(
    ("words", "others", "told"),
    [
        ("likely", ["likely", "likely"], "1 % or 10 %, it would read the same"),
        ("likely", ["even", "even"], "1 % or 10 %, it would read “even”"),
        ("likely", ["even", "likely"], "1 %, it would read “even”; 10 %, it would read the same"),
    ],
)
def test_what_reads_alike_is_said_once(words, others, told):
    def read(so, prior):
        return Likelihood(words=so, low=0.5, high=0.6, prior=prior)

    assessment = replace(
        whole([answered(check) for check in YOUNG]),
        likelihood=read(words, 0.02),
        at_other_priors=tuple(map(read, others, (0.01, 0.1))),
    )
    assert other_priors(assessment) == f"Had one assumed {told}."
