"""The index of what cases show: made of the cases, never more than they are, gone with them."""

from __future__ import annotations

import stat
from datetime import timedelta

import pytest

from tests.dossiers import AS_OF, cite, honest
from vetter.assess import assess
from vetter.check import run
from vetter.extract.fingerprint import fingerprint
from vetter.extract.sketch import packed
from vetter.model import Citation, Fingerprint, Trait, TraitKind
from vetter.store import Case, delete
from vetter.store.shown import FILE, everything, forget, remember
from vetter.store.siblings import meet

TEXT = tuple(range(1000, 1032))


def shown(host, *traits, as_of=AS_OF, owners=()):
    return Fingerprint(
        host=host, domain=host, name=host.title(), as_of=as_of, owners=owners, traits=traits
    )


def tracker(value="adsense pub-1"):
    return Trait(TraitKind.TRACKER, value, cited=cite("r1"))


def about(host, numbers):
    return Trait(TraitKind.ABOUT, f"https://{host}/about", packed(numbers))


def case_of(home, host, *, as_of=AS_OF):
    """Store a judged case and return its name."""
    dossier = honest(host)
    with Case.create(home, host, host, as_of) as case:
        told = assess(
            dossier, run(dossier), (), {}, target=host, prior=0.02, tool="t", case=case.id
        )
        case.save(dossier, told)
    return case.id


@pytest.fixture
def shelf(home):
    (home / "cases").mkdir(parents=True)
    return home


def put(shelf, name, fingerprint):
    """Put a fingerprint into the index under the name of a case that exists."""
    folder = shelf / "cases" / name
    folder.mkdir(exist_ok=True)
    (folder / "case.sqlite").touch()
    remember(shelf, name, fingerprint)


def hosts(met):
    return [sibling.host for sibling in met.siblings]


def test_a_shared_trait_is_met_and_counted(shelf):
    put(shelf, "case-1", shown("a.example", tracker(), owners=("A Ltd",)))
    put(shelf, "case-2", shown("b.example", tracker()))
    put(shelf, "case-3", shown("c.example", tracker("adsense pub-2")))
    met = meet(shelf, shown("d.example", tracker()))
    assert met.known == 3
    assert hosts(met) == ["a.example", "b.example"]
    first = met.siblings[0]
    assert (first.case, first.value, first.others, first.known) == ("case-1", "adsense pub-1", 2, 3)
    assert first.owners == ("A Ltd",)
    assert first.cited == cite("r1")


def test_what_is_rarer_comes_first(shelf):
    for number in range(4):
        put(shelf, f"case-{number}", shown(f"a{number}.example", tracker("hotjar 1")))
    put(shelf, "case-9", shown("z.example", tracker("hotjar 9")))
    met = meet(shelf, shown("d.example", tracker("hotjar 1"), tracker("hotjar 9")))
    assert hosts(met)[0] == "z.example"


def test_texts_are_met_by_their_sketches(shelf):
    there = about("a.example", TEXT)
    put(shelf, "case-1", shown("a.example", there))
    near = about("d.example", (*TEXT[:26], *range(5000, 5006)))
    (sibling,) = meet(shelf, shown("d.example", near)).siblings
    assert (sibling.theirs, sibling.likeness) == ("https://a.example/about", 0.81)
    far = about("d.example", (*TEXT[:10], *range(5000, 5022)))
    assert meet(shelf, shown("d.example", far)).siblings == ()


def test_a_certificate_that_names_the_other_joins_from_either_side(shelf):
    names = Trait(TraitKind.CERTIFICATE_NAME, "b.example")
    put(shelf, "case-1", shown("a.example", names))
    assert hosts(meet(shelf, shown("b.example"))) == ["a.example"]
    put(shelf, "case-2", shown("b.example"))
    assert hosts(meet(shelf, shown("a.example", names))) == ["b.example"]


def test_a_day_of_registration_alone_joins_nobody(shelf):
    day = Trait(TraitKind.REGISTERED, "2026-02-17 hover")
    put(shelf, "case-1", shown("a.example", day))
    assert meet(shelf, shown("d.example", day)).siblings == ()
    put(shelf, "case-1", shown("a.example", day, tracker()))
    met = meet(shelf, shown("d.example", day, tracker()))
    assert {sibling.kind for sibling in met.siblings} == {TraitKind.REGISTERED, TraitKind.TRACKER}


def test_the_newest_case_of_an_outlet_stands_for_it_and_none_that_is_later(shelf):
    put(shelf, "20260101-a", shown("a.example", tracker("hotjar 1"), as_of=AS_OF - timedelta(30)))
    put(shelf, "20260201-a", shown("a.example", tracker("hotjar 2"), as_of=AS_OF - timedelta(10)))
    assert hosts(meet(shelf, shown("d.example", tracker("hotjar 1")))) == []
    assert hosts(meet(shelf, shown("d.example", tracker("hotjar 2")))) == ["a.example"]
    before = shown("d.example", tracker("hotjar 2"), as_of=AS_OF - timedelta(20))
    assert meet(shelf, before) == meet(shelf, shown("d.example"))


def test_an_index_that_is_missing_or_damaged_is_made_of_the_cases(shelf):
    name = case_of(shelf, "a.example")
    probe = fingerprint(honest("d.example"))
    probe = Fingerprint(**{f: getattr(probe, f) for f in probe.__struct_fields__ if f != "traits"})
    assert meet(shelf, probe).known == 1
    (shelf / FILE).unlink()
    assert meet(shelf, probe).known == 1
    (shelf / FILE).write_bytes(
        b"this is no database, but it is long enough to be taken for one" * 20
    )
    assert meet(shelf, probe).known == 1
    delete(shelf, name)
    assert meet(shelf, probe).known == 0


def test_a_case_without_a_result_shows_nothing_until_it_has_one(shelf):
    with Case.create(shelf, "a.example", "a.example", AS_OF) as case:
        assert meet(shelf, shown("d.example", tracker())).known == 0
        remember(shelf, case.id, shown("a.example", tracker()))
    assert hosts(meet(shelf, shown("d.example", tracker()))) == ["a.example"]


def test_a_case_whose_vetting_could_not_put_it_in_is_found_once_it_has_a_result(shelf):
    dossier = honest("a.example")
    probe = shown("d.example", tracker())
    with Case.create(shelf, "a.example", "a.example", AS_OF) as case:
        assert meet(shelf, probe).known == 0
        told = assess(dossier, run(dossier), (), {}, target="a", prior=0.02, tool="t", case=case.id)
        case.save(dossier, told)
    assert meet(shelf, probe).known == 1


def test_what_is_forgotten_is_gone_from_the_file(shelf):
    put(shelf, "case-1", shown("a.example", tracker("adsense pub-5522118844776633")))
    forget(shelf, "case-1")
    assert b"5522118844776633" not in (shelf / FILE).read_bytes()


def test_it_holds_which_records_were_read_and_none_of_their_words(shelf):
    quoted = Trait(
        TraitKind.TRACKER, "hotjar 1", cited=(Citation("r7", "gtag, as the page has it"),)
    )
    put(shelf, "case-1", shown("a.example", quoted))
    assert everything(shelf)["case-1"].traits[0].cited == (Citation("r7"),)
    assert b"gtag, as the page has it" not in (shelf / FILE).read_bytes()


def test_all_that_is_shown_comes_back_by_the_names_of_the_cases(shelf):
    one = shown("a.example", tracker(), about("a.example", TEXT), owners=("A Ltd",))
    other = shown("b.example", tracker("hotjar 2"))
    put(shelf, "case-2", other)
    put(shelf, "case-1", one)
    assert list(everything(shelf).items()) == [("case-1", one), ("case-2", other)]


def test_only_the_owner_can_read_it(shelf):
    put(shelf, "case-1", shown("a.example", tracker()))
    assert stat.S_IMODE((shelf / FILE).stat().st_mode) == 0o600


def test_of_many_cases_those_are_compared_that_show_what_few_show_and_all_are_counted(
    shelf, monkeypatch
):
    monkeypatch.setattr("vetter.store.siblings.MAX_CASES", 5)
    for number in range(20):
        put(shelf, f"case-{number:02}", shown(f"a{number:02}.example", tracker("hotjar 1")))
    put(shelf, "case-99", shown("z.example", tracker("hotjar 1"), tracker("hotjar 9")))
    met = meet(shelf, shown("d.example", tracker("hotjar 1"), tracker("hotjar 9")))
    assert {sibling.others for sibling in met.siblings if sibling.value == "hotjar 1"} == {21}
    assert hosts(met)[0] == "z.example"
    assert {"a19.example", "a18.example"} < set(hosts(met))  # of many alike, the newest
    assert "a00.example" not in hosts(met)


def test_of_many_that_share_something_all_is_told_of_the_closest(shelf, monkeypatch):
    monkeypatch.setattr("vetter.store.siblings.MAX_OUTLETS", 3)
    theme, rare = tracker("hotjar 1"), tracker("hotjar 9")
    for number in range(9):
        put(shelf, f"case-{number}", shown(f"a{number}.example", theme))
    put(shelf, "case-99", shown("z.example", theme, rare))
    met = meet(shelf, shown("d.example", theme, rare))
    told = [(sibling.host, sibling.value, sibling.others) for sibling in met.siblings]
    assert told == [
        ("z.example", "hotjar 9", 1),
        ("a7.example", "hotjar 1", 10),  # of many alike, the newest
        ("a8.example", "hotjar 1", 10),
        ("z.example", "hotjar 1", 10),
    ]


def test_links_and_makers_are_kept_for_networks_and_are_no_siblings(shelf):
    both = [Trait(TraitKind.LINK, "partner.example"), Trait(TraitKind.MAKER, "agency.example")]
    put(shelf, "case-1", shown("a.example", *both))
    assert meet(shelf, shown("d.example", *both)).siblings == ()


def test_an_office_of_a_service_is_no_sign_and_that_of_the_other_outlet_is(shelf):
    office = Trait(TraitKind.SOA_CONTACT, "hostmaster@elbe-bote.de")
    put(shelf, "case-1", shown("a.example", office))
    assert meet(shelf, shown("d.example", office)).siblings == ()
    put(shelf, "case-2", shown("elbe-bote.de", office))
    assert hosts(meet(shelf, shown("d.example", office))) == ["elbe-bote.de"]
    assert set(hosts(meet(shelf, shown("elbe-bote.de", office)))) == {"a.example"}
