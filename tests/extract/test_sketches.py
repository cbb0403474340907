"""Sketches: packed they say the same, and what is most like a text is found among whatever else is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import AS_OF
from vetter.extract.kinship import laid_out, least, matches, resemblance
from vetter.extract.sketch import likeness, numbers, packed
from vetter.model import Fingerprint, Trait, TraitKind

NUMBER = st.one_of(st.integers(0, 40), st.integers(0, 2**32 - 1))
SKETCHES = st.lists(NUMBER, max_size=32, unique=True).map(sorted).map(tuple)
KINDS = st.sampled_from([TraitKind.ABOUT, TraitKind.ARTICLE, TraitKind.POLICY, TraitKind.SKELETON])


def plain(one, other):
    """Return the likeness as Broder defines it, on the sets themselves."""
    if not one or not other:
        return 0.0
    size = min(len(one), len(other)) if one != other else len(one)
    smallest = {*sorted({*one, *other})[:size]}
    return len(smallest & {*one} & {*other}) / size


def outlet(host, traits):
    shown = tuple(
        Trait(kind, f"https://{host}/{n}" if kind is not TraitKind.SKELETON else "front", packed(s))
        for n, (kind, s) in enumerate(traits)
    )
    once = {(trait.kind, trait.value): trait for trait in shown}
    return Fingerprint(host=host, domain=host, name="", as_of=AS_OF, traits=tuple(once.values()))


OUTLETS = st.lists(st.tuples(KINDS, SKETCHES.filter(bool)), max_size=6)


@given(SKETCHES)
def test_what_is_packed_is_the_same_unpacked(sketch):
    assert numbers(packed(sketch)) == sketch
    assert len(packed(sketch)) == 4 * len(sketch)


@given(SKETCHES, SKETCHES)
def test_packed_sketches_are_as_alike_as_their_numbers(one, other):
    assert likeness(packed(one), packed(other)) == plain(one, other)
    assert likeness(packed(other), packed(one)) == plain(one, other)


@given(SKETCHES, SKETCHES, st.sampled_from([0.1, 0.5, 0.6, 0.8, 1.0]))
def test_a_likeness_that_is_too_little_is_none(one, other, enough):
    whole = plain(one, other)
    assert likeness(packed(one), packed(other), enough) == (whole if whole >= enough else 0)


@given(OUTLETS, OUTLETS)
def test_of_all_that_an_outlet_shows_what_is_most_alike_is_found(ours, theirs):
    one, other = outlet("a.example", ours), outlet("b.example", theirs)
    found = {
        (trait.kind, trait.value): alike
        for trait, _, alike in matches(laid_out(one), laid_out(other))
    }
    expected = {
        (trait.kind, trait.value): max((resemblance(trait, t) for t in other.traits), default=0)
        for trait in one.traits
    }
    assert found == {trait: alike for trait, alike in expected.items() if alike}
    assert all(alike >= least()[kind] for (kind, _), alike in found.items())


def test_kinds_of_which_nothing_can_be_alike_need_not_be_compared():
    text = tuple(range(32))
    one = outlet("a.example", [(TraitKind.ABOUT, text), (TraitKind.POLICY, text)])
    other = outlet("b.example", [(TraitKind.ABOUT, text), (TraitKind.POLICY, text)])
    held = laid_out(other, {TraitKind.ABOUT})
    assert [trait.kind for trait, _, _ in matches(laid_out(one), held)] == [TraitKind.ABOUT]
