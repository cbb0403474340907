from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import article, at, changed, cite, honest, offline, page, states, with_page
from vetter.model import FirstCopy, Outcome, PageKind

CHECK = "bylines-replaced"
PUBLISHED = at("2018-03-01")


def copy(number, then, now):
    return FirstCopy(
        url=f"https://elbe-bote.example.org/old-{number}",
        published=PUBLISHED,
        then=then,
        now=now,
        cited=cite(f"r-copy-{number}"),
    )


def of(*pairs):
    copies = tuple(copy(number, *pair) for number, pair in enumerate(pairs))
    return changed(honest(), first_copies=copies)


HOLLIS = ("Mara Hollis",)
OKAFOR = ("Tunde Okafor",)
LANE = ("John Lane",)
NOLEN = ("James Nolen",)


def test_fires_where_several_people_were_replaced_by_several_others_and_names_none_of_them():
    told = ask(CHECK, of((HOLLIS, LANE), (OKAFOR, NOLEN), (HOLLIS, NOLEN)))
    assert told.verdict is FIRED
    assert told.strength == 1.0
    assert "3 older articles (1 March 2018" in told.because
    # An address may hold a name as well.
    assert "https://" not in told.because
    assert not any(name in told.because for (name,) in (HOLLIS, OKAFOR, LANE, NOLEN))
    assert len(told.cited) == 3
    assert ask(CHECK, of((HOLLIS, LANE), (OKAFOR, NOLEN))).strength < 0.7


def test_clear_where_one_is_signed_as_it_was():
    assert ask(CHECK, of((HOLLIS, LANE), (OKAFOR, NOLEN), (HOLLIS, HOLLIS))).verdict is CLEAR


def test_one_person_who_bears_another_name_today_is_nobodys_concern():
    assert ask(CHECK, of((HOLLIS, LANE))).verdict is UNKNOWN
    assert ask(CHECK, of((HOLLIS, LANE), (HOLLIS, LANE))).verdict is UNKNOWN
    assert ask(CHECK, of((HOLLIS, LANE), (("M. Hollis",), ("J. Lane",)))).verdict is UNKNOWN
    assert ask(CHECK, of((HOLLIS, LANE), (HOLLIS, NOLEN))).verdict is UNKNOWN
    assert ask(CHECK, of((HOLLIS, ("Mara Okafor",)), (OKAFOR, ("Tunde Adler",)))).verdict is UNKNOWN


def test_many_articles_under_one_account_are_a_move_to_another_system():
    told = ask(CHECK, of((HOLLIS, LANE), (OKAFOR, LANE), (NOLEN, (*LANE, "Richard Roe"))))
    assert told.verdict is UNKNOWN
    assert "one account" in told.because


def test_whoever_hides_names_for_safety_is_not_asked():
    replaced = of((HOLLIS, LANE), (OKAFOR, NOLEN))
    says = page(PageKind.ABOUT, text="Our reporters use pen names, since some were arrested.")
    assert ask(CHECK, with_page(replaced, says)).verdict is NOT_APPLICABLE


def test_unknown_where_the_archive_gave_nothing_and_not_applicable_without_old_articles():
    old = [
        article(50 + n, authors=name, published=PUBLISHED)
        for n, name in enumerate((HOLLIS, OKAFOR))
    ]
    assert ask(CHECK, with_page(honest(), *old)).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    limited = changed(honest(), states=states(copies=Outcome.LIMITED))
    assert ask(CHECK, limited).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
