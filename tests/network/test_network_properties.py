"""Whatever outlets show: their order never matters, and strangers change nothing between others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.network.fingerprints import about, account, address, day, found, icon, outlet, trait
from vetter.model import TraitKind

SIGNS = st.one_of(
    st.integers(1, 3).map(account),
    st.integers(1, 3).map(icon),
    st.sampled_from(["8.8.4.4", "8.8.8.8"]).map(address),
    st.sampled_from(["2026-02-17", "2026-02-18"]).map(day),
    st.integers(0, 12).map(lambda n: about(f"page{n}.example", tuple(range(1000 + n, 1032 + n)))),
    st.sampled_from(["o1.example", "o2.example"]).map(lambda v: trait(TraitKind.NAMESERVER, v)),
    st.sampled_from(["o1.example", "x.example"]).map(
        lambda v: trait(TraitKind.CERTIFICATE_NAME, v)
    ),
)
OUTLETS = st.lists(
    st.tuples(st.lists(SIGNS, max_size=5), st.sampled_from([(), ("Elbe Verlag",)])),
    min_size=2,
    max_size=7,
).map(
    lambda shown: [
        outlet(f"o{number}.example", *signs, owners=owners)
        for number, (signs, owners) in enumerate(shown)
    ]
)
STRANGER = outlet(
    "zz.example", account(77), icon(77), about("zz.example", tuple(range(9000, 9032)))
)


def told(outlets):
    """Return the network but for the names of cases, which follow the order."""
    network = found(*outlets)
    return network.clusters, network.loose, network.background


@given(OUTLETS, st.randoms())
def test_the_order_of_cases_never_matters(outlets, chance):
    shuffled = list(outlets)
    chance.shuffle(shuffled)
    assert told(shuffled) == told(outlets)


@given(OUTLETS)
def test_a_stranger_changes_nothing_between_others_but_rarity(outlets):
    def ties(network):
        return [
            [
                (
                    tie.one,
                    tie.other,
                    tie.only,
                    [(s.kind, s.value, s.strength) for s in sorted_signs(tie)],
                )
                for tie in sorted(cluster.ties, key=lambda tie: (tie.one, tie.other))
            ]
            for cluster in network.clusters
        ]

    def sorted_signs(tie):
        return sorted(tie.shared, key=lambda sign: (sign.kind, sign.value))

    assert ties(found(*outlets, STRANGER)) == ties(found(*outlets))


@given(OUTLETS)
def test_clusters_are_disjoint_and_every_tie_in_them_has_a_reason(outlets):
    network = found(*outlets)
    members = [domain for cluster in network.clusters for domain in cluster.members]
    assert len(members) == len(set(members))
    for cluster in network.clusters:
        assert len(cluster.members) > 1
        assert {d for tie in cluster.ties for d in (tie.one, tie.other)} == set(cluster.members)
        assert all(tie.shared or tie.declared for tie in cluster.ties)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=12))
def test_what_compares_alike_alone_is_found_alike_in_the_crowd(starts):
    from vetter.extract.kinship import resemblance
    from vetter.network.alike import families

    texts = [about(f"p{n}.example", tuple(range(s * 4, s * 4 + 32))) for n, s in enumerate(starts)]
    first = families(texts)
    for one, text in enumerate(texts):
        for other in range(one):
            if resemblance(text, texts[other]):
                assert first[one] == first[other]
