from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import archived, changed, cite, honest, newsletter, offline, registered, young
from vetter.assess.scheme import scheme
from vetter.assess.weigh import AGE, weigh
from vetter.check.engine import run
from vetter.model import fired

CHECK = "domain-younger-than-five-years"


def since(day):
    made = registered(day)
    return changed(young(), registration=made, archive=None, certificates=None, posts=())


def test_fires_below_five_years_with_its_date_and_age():
    said = ask(CHECK, since("2023-03-01"))
    assert said.verdict is FIRED
    assert "1 March 2023" in said.because
    assert ask(CHECK, young()).verdict is FIRED


def test_clear_where_it_is_older_or_anybody_saw_it_earlier():
    assert ask(CHECK, since("2021-11-01")).verdict is CLEAR
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, changed(young(), archive=archived(2015))).verdict is CLEAR


def test_unknown_and_not_applicable():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE


def weighed(day, *loud):
    """Return which signs of age count for an outlet of that day, beside so ``loud`` others."""
    answers = [one for one in run(since(day)) if one.card.id not in loud]
    beside = [
        replace(one, answer=fired("It is so.", cite("r-1")), weight=1.0)
        for one in run(since(day))
        if one.card.id in loud
    ]
    signs = weigh([*answers, *beside], scheme()).signs
    return [one.check for one in signs if one.judged.correlated == AGE and one.applied > 0]


LOUD = ("revived-title", "deleted-articles")


def test_the_age_counts_once():
    assert weighed("2026-03-01", *LOUD) == ["domain-younger-than-two-years"]
    assert weighed("2023-03-01", *LOUD) == [CHECK]


def test_what_half_of_all_outlets_are_is_company_for_no_single_sign():
    assert weighed("2023-03-01") == []
    assert weighed("2023-03-01", "revived-title") == []
