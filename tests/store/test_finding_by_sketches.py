"""What has a sketch is found in the index by its numbers: nothing is missed, and nothing stays of what is gone."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dossiers import AS_OF
from vetter.extract.kinship import laid_out, siblings
from vetter.extract.sketch import numbers, packed
from vetter.model import Fingerprint, Trait, TraitKind
from vetter.store.shown import FILE, forget, opened, remember
from vetter.store.siblings import meet
from vetter.store.sketches import (
    TABLES,
    bearers,
    put_sketches,
    shared,
    shortest_of,
    showing,
    take_out_sketches,
)
from vetter.typed import unpacked

KINDS = (TraitKind.SKELETON, TraitKind.ABOUT, TraitKind.POLICY, TraitKind.ARTICLE)


def shown(shortest):
    """Return how to make what outlets show, in sketches of at least so many numbers."""
    made = st.sets(st.integers(0, 60), min_size=shortest, max_size=32).map(sorted).map(tuple)
    return st.lists(st.tuples(st.sampled_from(KINDS), made), max_size=5)


def outlet(host, made):
    """Return an outlet that shows these texts, each once."""
    traits = [
        Trait(kind, "front" if kind is TraitKind.SKELETON else f"{host}/{n}", packed(sketch))
        for n, (kind, sketch) in enumerate(made)
    ]
    once = {(trait.kind, trait.value): trait for trait in traits}
    return Fingerprint(host=host, domain=host, name="", as_of=AS_OF, traits=tuple(once.values()))


def outlets(shelf):
    return [outlet(f"o{number}.example", made) for number, made in enumerate(shelf)]


def remembered(home, every):
    """Put what outlets show into an index, under the names of cases that exist."""
    for number, one in enumerate(every):
        (home / "cases" / f"case-{number}").mkdir(parents=True)
        (home / "cases" / f"case-{number}" / "case.sqlite").touch()
        remember(home, f"case-{number}", one)


@contextmanager
def made():
    """Open an index that is empty."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        yield connection


@pytest.fixture
def index():
    with made() as connection:
        yield connection


def rows(connection):
    """Return how many rows there are, in all tables."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return sum(
        connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables
    )


@given(st.lists(shown(8), min_size=1, max_size=6), shown(8))
def test_it_tells_who_has_how_many_numbers_of_a_sketch(shelf, asked):
    every = outlets(shelf)
    with made() as index:
        for number, one in enumerate(every):
            put_sketches(index, number, one.traits)
        for trait in outlet("asked.example", asked).traits:
            often = shared(index, trait)
            for number, one in enumerate(every):
                there = [numbers(t.sketch) for t in one.traits if t.kind is trait.kind]
                both = {*numbers(trait.sketch)}.intersection(n for ns in there for n in ns)
                own = [heap for heap in often if number in showing(index, [heap])]
                assert max((often[heap] for heap in own), default=0) == len(both)
        for number, one in enumerate(every):
            take_out_sketches(index, number, one.traits)
        assert rows(index) == 0


def test_of_each_heap_it_tells_how_short_its_shortest_sketch_is(index):
    long, short = tuple(range(32)), tuple(range(100, 110))
    one = outlet("a.example", [(TraitKind.ARTICLE, long), (TraitKind.ARTICLE, short)])
    put_sketches(index, 7, one.traits)
    ((heap, shortest),) = shortest_of(index, list(shared(index, one.traits[0])))
    assert shortest == 10
    assert showing(index, [heap]) == {7}


def test_of_each_heap_it_names_one_case_that_shows_it(home):
    theme, about = tuple(range(32)), tuple(range(100, 132))
    made = [[(TraitKind.SKELETON, theme)]] * 3 + [
        [(TraitKind.SKELETON, theme), (TraitKind.ABOUT, about)]
    ]
    remembered(home, outlets(made))
    with opened(home) as index:
        heaps = [heap for (heap,) in index.execute("SELECT heap FROM heaps")]
        ((shows, held),) = bearers(index, heaps)
    assert shows.keys() == {TraitKind.SKELETON, TraitKind.ABOUT}
    assert unpacked(held, Fingerprint).host == "o3.example"


def test_pages_of_another_kind_are_another_heap(home):
    """An article that is built like a front page is like no front page, whoever shows both."""
    one, other = packed(range(32)), packed(range(100, 132))

    def pages(host, front, article):
        traits = (
            Trait(TraitKind.SKELETON, "front", front),
            Trait(TraitKind.SKELETON, "article", article),
        )
        return Fingerprint(host=host, domain=host, name="", as_of=AS_OF, traits=traits)

    remembered(home, [pages("a.example", one, other), pages("b.example", other, one)])
    found = meet(home, pages("probe.example", one, other)).siblings
    assert {sibling.host for sibling in found} == {"a.example"}
    assert {sibling.others for sibling in found} == {1}


def test_what_a_theme_brings_along_is_there_once_until_the_last_has_gone(index):
    theme = outlet("a.example", [(TraitKind.SKELETON, tuple(range(32)))]).traits
    put_sketches(index, 1, theme)
    alone = rows(index)
    for number in range(2, 12):
        put_sketches(index, number, theme)
    assert rows(index) == alone + 10  # who shows it, and no number of it again
    for number in range(1, 11):
        take_out_sketches(index, number, theme)
    assert showing(index, list(shared(index, theme[0]))) == {11}
    take_out_sketches(index, 11, theme)
    assert rows(index) == 0


# Half of sixteen are the eight numbers by which a case is looked at.
@given(st.lists(shown(16), min_size=1, max_size=6), shown(16))
@settings(max_examples=40, deadline=None)
def test_meeting_all_at_once_finds_what_meeting_each_would(tmp_path_factory, shelf, asked):
    home = tmp_path_factory.mktemp("home")
    every = outlets(shelf)
    remembered(home, every)
    probe = outlet("probe.example", asked)
    each = [one for other in every for one in siblings("", laid_out(probe), laid_out(other))]
    expected = sorted((one.kind, one.host, one.value, one.theirs, one.likeness) for one in each)
    found = meet(home, probe).siblings
    told = sorted((one.kind, one.host, one.value, one.theirs, one.likeness) for one in found)
    assert told == expected
    for number in range(len(every)):
        forget(home, f"case-{number}")
    with closing(sqlite3.connect(home / FILE)) as connection:
        assert rows(connection) == 0
