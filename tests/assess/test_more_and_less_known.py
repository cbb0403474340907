"""What happens to a judgement as innocent facts come in, and as sources fall away.

Two promises. An innocent fact (a policy page, a name, a confirmed number, years in the archive) never raises the risk. And a
source that falls away never makes the look seem more complete than it was: no open question becomes a clear one, no question
that was open is answered, and the share of answered questions does not rise.
"""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import dossiers
from tests.dossiers import archived, article, cite, item, page, policies, registered, with_page
from vetter import check
from vetter.assess.coverage import cover, share
from vetter.assess.scheme import scheme
from vetter.assess.weigh import weigh
from vetter.model import (
    ClaimKind,
    Fact,
    Outcome,
    PageKind,
    PersonSeen,
    Source,
    SourceState,
    TrustFile,
    Verdict,
)

READ = ("honest", "young", "exile", "student", "newsletter", "front")
"""Outlets of which enough was read: of others a further page can show that something is missing."""
KINDS = (*READ, "clone")
AS_DRAWN = (Phase.explicit, Phase.generate)
"""Whole dossiers are judged here: making a failure smaller takes longer than reading it."""
INNOCENT = {
    "policies": lambda d: with_page(d, *policies()),
    "masthead": lambda d: with_page(
        d, page(PageKind.TEAM, "r-more-team", people=(PersonSeen(name="Dora Example", role="editor"),))
    ),
    "owner": lambda d: with_page(
        d, page(PageKind.OWNERSHIP, claims=((ClaimKind.OWNER, "Elbe-Bote Verlag UG"),))
    ),
    "a signed article": lambda d: with_page(d, article(90)),
    "an article in Wikipedia": lambda d: replace(d, encyclopaedia=item()),
    "a body that names it": lambda d: replace(
        d, trust=TrustFile(member_of=("body.example",), confirmed=("body.example",), cited=cite("r-t"))
    ),
    "links from Wikipedia": lambda d: replace(
        d, linked_from=tuple(Fact(f"Town {n}", cite("r-w")) for n in range(4))
    ),
    "an older registration": lambda d: replace(
        d, registration=registered("1999-01-01", domain=d.outlet.domain)
    ),
    # Copies from before a registration are somebody else's: whoever was there then had the domain.
    "years in the archive": lambda d: replace(
        d,
        archive=archived(2004, name=d.outlet.name),
        registration=registered("1998-01-01", domain=d.outlet.domain),
    ),
}  # fmt: skip
SOURCES = [source.value for source in Source]


def known(kind):
    return getattr(dossiers, kind)()


def total(dossier):
    return weigh(check.run(dossier), scheme()).total


def without(dossier, name):
    off = SourceState(Outcome.NOT_ASKED, "switched off in the settings")
    return replace(dossier, states={**dossier.states, name: off})


@given(st.sampled_from(READ), st.permutations(sorted(INNOCENT)))
@settings(max_examples=40, phases=AS_DRAWN)
def test_innocent_facts_never_raise_the_risk_in_whatever_order_they_come(kind, order):
    dossier = known(kind)
    before = total(dossier)
    for name in order:
        dossier = INNOCENT[name](dossier)
        after = total(dossier)
        assert after <= before + 1e-9, name
        before = after


@given(st.sampled_from(KINDS), st.lists(st.sampled_from(SOURCES), unique=True, max_size=6))
@settings(max_examples=60, phases=AS_DRAWN)
def test_a_source_that_falls_away_never_makes_the_look_seem_more_complete(kind, gone):
    dossier = known(kind)
    before = {one.card.id: one.answer.verdict for one in check.run(dossier)}
    coverage = cover(check.run(dossier))
    for name in gone:
        dossier = without(dossier, name)
        answers = check.run(dossier)
        now = {one.card.id: one.answer.verdict for one in answers}
        for check_id, verdict in now.items():
            if before[check_id] is Verdict.UNKNOWN:
                assert verdict is Verdict.UNKNOWN, (name, check_id)
        assert share(cover(answers)) <= share(coverage) + 1e-9, name
        before, coverage = now, cover(answers)


@given(st.sampled_from(KINDS))
@settings(max_examples=len(KINDS), phases=AS_DRAWN)
def test_without_any_source_nothing_speaks_for_or_against_an_outlet(kind):
    dossier = known(kind)
    for name in SOURCES:
        dossier = without(dossier, name)
    weighed = weigh(check.run(dossier), scheme())
    left = {s.check for s in weighed.signs if s.applied}
    assert left <= {"look-alike-domain", "name-of-another-outlet", "revived-title"}, left
