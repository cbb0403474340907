"""What ties outlets together, and what does not: strong signs, pairs of medium ones, and never the crowd."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.dossiers import AS_OF
from tests.network.fingerprints import (
    TEXT,
    about,
    account,
    address,
    cases,
    day,
    found,
    groups,
    icon,
    outlet,
    strangers,
    trait,
)
from vetter.model import Basis, SaysSo, Strength, TraitKind
from vetter.network import network
from vetter.network.rule import rule, signs


def test_every_kind_of_sign_has_a_rule_with_a_basis():
    assert set(signs()) == set(TraitKind)
    assert len(rule().trait) == len(TraitKind)
    assert all(
        sign.source and sign.innocent and isinstance(sign.basis, Basis) for sign in rule().trait
    )


def test_one_account_is_enough():
    told = found(outlet("a.example", account(1)), outlet("b.example", account(1)), *strangers(2))
    assert groups(told) == [{"a.example", "b.example"}]
    (tie,) = told.clusters[0].ties
    (sign,) = tie.shared
    assert (sign.strength, sign.showing, sign.known) == (Strength.STRONG, 2, 4)
    assert sign.records == sign.other_records == ("r1",)
    assert [member.cluster for member in told.members] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    "sign",
    [
        icon(5),
        address("8.8.4.4"),
        trait(TraitKind.SOA_CONTACT, "jane@mailbox.org"),
        trait(TraitKind.POLICY, "https://x.example/privacy", TEXT),
        trait(TraitKind.ARTICLE, "https://x.example/1", TEXT),
    ],
    ids=lambda sign: sign.kind.value,
)
def test_one_sign_that_strangers_share_now_and_then_is_not(sign):
    told = found(outlet("a.example", sign), outlet("b.example", sign), *strangers(2))
    assert told.clusters == ()
    assert [(tie.one, tie.other, tie.joins) for tie in told.loose] == [
        ("a.example", "b.example", False)
    ]


def test_a_day_of_registration_never_joins_alone_and_is_not_even_told_of():
    told = found(outlet("a.example", day("2026-02-17")), outlet("b.example", day("2026-02-17")))
    assert told.clusters == told.loose == ()
    both = [day("2026-02-17"), icon(5)]
    assert groups(found(outlet("a.example", *both), outlet("b.example", *both)))


def test_two_of_different_families_are_enough_and_two_of_one_are_not():
    key = trait(TraitKind.CERTIFICATE_KEY, "ab" * 32)
    both = [address("8.8.4.4"), key]
    assert found(outlet("a.example", *both), outlet("b.example", *both)).clusters == ()
    both = [address("8.8.4.4"), icon(5)]
    assert groups(found(outlet("a.example", *both), outlet("b.example", *both))) == [
        {"a.example", "b.example"}
    ]


def test_outlets_hang_together_over_others_and_the_tie_that_alone_holds_them_is_named():
    told = found(
        outlet("a.example", account(1)),
        outlet("b.example", account(1), account(2)),
        outlet("c.example", account(2)),
    )
    assert groups(told) == [{"a.example", "b.example", "c.example"}]
    assert all(tie.only for tie in told.clusters[0].ties)
    told = found(*(outlet(f"{name}.example", account(1)) for name in "abc"))
    assert not any(tie.only for tie in told.clusters[0].ties)


def test_texts_that_are_alike_count_as_one_thing():
    near = (*TEXT[:26], *range(5000, 5006))
    told = found(
        outlet("a.example", about("a.example"), icon(5)),
        outlet("b.example", about("b.example", near), icon(5)),
    )
    signs = {sign.kind: sign for sign in told.clusters[0].ties[0].shared}
    assert signs[TraitKind.ABOUT].likeness == 0.81
    assert (signs[TraitKind.ABOUT].value, signs[TraitKind.ABOUT].other_value) == (
        "https://a.example/about",
        "https://b.example/about",
    )


def test_what_many_show_is_background_and_joins_nobody():
    both = [icon(5), address("8.8.4.4")]
    told = found(*(outlet(f"o{n}.example", *both) for n in range(13)))
    assert told.clusters == told.loose == ()
    assert [(one.kind, one.showing) for one in told.background] == [
        (TraitKind.ADDRESS, 13),
        (TraitKind.FAVICON, 13),
    ]


def test_what_is_common_counts_one_step_less():
    both = [icon(5), address("8.8.4.4")]
    assert groups(found(*(outlet(f"o{n}.example", *both) for n in range(6))))
    assert found(*(outlet(f"o{n}.example", *both) for n in range(7))).clusters == ()


def test_a_large_network_with_one_account_is_not_taken_for_background():
    told = found(*(outlet(f"o{n:03}.example", account(1)) for n in range(90)), *strangers(5))
    assert [len(cluster.members) for cluster in told.clusters] == [90]
    assert not told.clusters[0].complete


def test_customers_of_one_agency_are_not_joined_by_what_it_brings_along():
    made = trait(TraitKind.MAKER, "northlight-digital.example")
    shared = [icon(5), address("8.8.4.4")]
    assert groups(found(outlet("a.example", *shared), outlet("b.example", *shared)))
    assert (
        found(outlet("a.example", made, *shared), outlet("b.example", made, *shared)).clusters == ()
    )
    # An account is worth a medium sign still: it is told, and another sign can confirm it.
    told = found(outlet("a.example", made, account(1)), outlet("b.example", made, account(1)))
    assert told.clusters == ()
    assert {sign.kind for sign in told.loose[0].shared} == {TraitKind.TRACKER, TraitKind.MAKER}
    text = [about("a.example"), account(1)]
    assert groups(
        found(
            outlet("a.example", made, *text),
            outlet("b.example", made, about("b.example"), account(1)),
        )
    )


def test_name_servers_and_office_contacts_tie_only_to_the_outlet_whose_they_are():
    served = [
        trait(TraitKind.NAMESERVER, "c.example"),
        trait(TraitKind.SOA_CONTACT, "hostmaster@c.example"),
        address("8.8.4.4"),
    ]
    assert found(outlet("a.example", *served[:2]), outlet("b.example", *served[:2])).loose == ()
    told = found(outlet("a.example", *served), outlet("c.example", *served[1:]))
    assert {sign.kind for sign in told.clusters[0].ties[0].shared} == {
        TraitKind.NAMESERVER,
        TraitKind.SOA_CONTACT,
        TraitKind.ADDRESS,
    }


@pytest.mark.parametrize(
    ("naming", "named"), [("a.example", "b.example"), ("b.example", "a.example")]
)
def test_a_certificate_or_a_link_that_names_the_other_counts_from_either_side(naming, named):
    signs = [trait(kind, named) for kind in (TraitKind.CERTIFICATE_NAME, TraitKind.LINK)]
    told = found(outlet(naming, *signs, icon(5)), outlet(named, icon(5)), *strangers(3))
    shared = {sign.kind: sign for sign in told.clusters[0].ties[0].shared}
    assert shared[TraitKind.CERTIFICATE_NAME].showing == shared[TraitKind.LINK].showing == 2
    assert shared[TraitKind.LINK].strength is Strength.WEAK


def test_a_trust_file_may_name_any_host_of_the_other():
    one = outlet("elbe-bote.de", kin=[("www.weser-bote.de", "trust.txt")])
    other = outlet("weser-bote.de", kin=[("news.elbe-bote.de", "trust.txt")])
    assert found(one, other).clusters[0].says_so


def test_outlets_on_the_name_servers_of_one_are_tied_to_that_one_however_many_they_are():
    served = [trait(TraitKind.NAMESERVER, "zz.example"), day("2026-02-17")]
    told = found(
        *(outlet(f"o{n:03}.example", *served) for n in range(44)),
        outlet("zz.example", day("2026-02-17")),
        *(outlet(f"stranger{n}.example", icon(n + 1)) for n in range(5_000)),
    )
    assert [len(cluster.members) for cluster in told.clusters] == [45]
    assert all("zz.example" in (tie.one, tie.other) for tie in told.clusters[0].ties)


def test_titles_that_name_one_owner_are_joined_and_marked():
    told = found(
        outlet("a.example", owners=("Elbe Verlag GmbH",)),
        outlet("b.example", owners=("Elbe Verlag UG",)),
    )
    (cluster,) = told.clusters
    assert cluster.says_so
    assert cluster.ties[0].says_so is SaysSo.BOTH
    assert cluster.ties[0].declared == ("both name Elbe Verlag GmbH behind them",)


def test_it_takes_both_to_say_so():
    one = outlet("a.example", kin=[("b.example", "trust.txt")])
    assert found(one, outlet("b.example")).clusters == ()
    told = found(one, outlet("b.example", kin=[("a.example", "ads.txt")]))
    assert told.clusters[0].says_so
    told = found(
        outlet("a.example", account(1), kin=[("b.example", "trust.txt")]),
        outlet("b.example", account(1)),
    )
    assert not told.clusters[0].says_so
    assert told.clusters[0].ties[0].says_so is SaysSo.ONE
    assert told.clusters[0].ties[0].declared == ("a.example: its trust.txt names b.example",)


def test_mailboxes_and_numbers_of_persons_are_told_without_the_person():
    shared = [
        trait(TraitKind.CONTACT, "jane.miller@mailbox.org"),
        trait(TraitKind.CONTACT, "+4930123456"),
        trait(TraitKind.SOA_CONTACT, "jane.miller@mailbox.org"),
    ]
    told = found(outlet("a.example", *shared), outlet("b.example", *shared))
    assert {sign.value for sign in told.clusters[0].ties[0].shared} == {
        "a mailbox at mailbox.org",
        "a telephone number",
    }


def test_the_newest_case_stands_for_an_outlet_and_the_oldest_tells_since_when():
    old = outlet("a.example", account(1), as_of=AS_OF - timedelta(days=90))
    new = outlet("a.example", account(1), icon(5))
    other = outlet("b.example", account(1), as_of=AS_OF - timedelta(days=30))
    told = found(old, other, new)
    assert [member.case for member in told.members] == ["case-00002", "case-00001"]
    assert told.clusters[0].ties[0].shared[0].together_since == AS_OF - timedelta(days=30)


def test_only_chosen_cases_are_told_of_and_all_known_ones_make_rarity():
    every = cases(*(outlet(f"o{n}.example", icon(5), address("8.8.4.4")) for n in range(20)))
    told = network(every, ["case-00000", "case-00001"])
    assert [member.domain for member in told.members] == ["o0.example", "o1.example"]
    assert told.clusters == ()
    assert told.background[0].showing == 20
