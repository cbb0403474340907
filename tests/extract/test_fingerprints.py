"""What joins two outlets is their own: nothing of a platform, a hoster or a seller is in a fingerprint."""

from __future__ import annotations

import pytest

from tests.dossiers import (
    AS_OF,
    article,
    changed,
    cite,
    honest,
    newsletter,
    page,
    registered,
)
from tests.growth import growth
from vetter.extract.fingerprint import fingerprint, owners
from vetter.extract.hosting import is_hosters, shared_by
from vetter.extract.kinship import laid_out, siblings
from vetter.extract.markup import parse
from vetter.extract.skeleton import read_skeleton
from vetter.extract.sketch import likeness, packed, shingles, sketch
from vetter.model import (
    AdsFile,
    Certificate,
    DnsFacts,
    Fact,
    PageKind,
    Portrait,
    TrackerSeen,
    TraitKind,
)

ABOUT = (
    "We were started around a kitchen table by neighbours who were tired of reading about themselves in papers "
    "printed two hours away, and we cover the council, the schools and the creeks of {place} without shouting."
)


def dns(**facts):
    defaults = {
        "addresses": (Fact("8.8.4.4", cite("r-a")),),
        "nameservers": (Fact("ns1.hoster.net", cite("r-ns")),),
        "soa_contact": Fact("jane.titles@mailbox.org", cite("r-soa")),
    }
    return DnsFacts(**defaults | facts)


def met_by(case, ours, theirs):
    return siblings(case, laid_out(ours), laid_out(theirs))


def shown(dossier, kind):
    return [trait.value for trait in fingerprint(dossier).traits if trait.kind is kind]


def seen(*trackers):
    front = page(
        PageKind.FRONT,
        trackers=tuple(TrackerSeen(kind=kind, value=value) for kind, value in trackers),
    )
    return changed(honest(), pages=(front,))


def test_identifiers_are_kept_by_account_and_sellers_are_not():
    dossier = seen(
        ("google-analytics", "UA-90210884-3"), ("taboola", "network"), ("hotjar", "22334")
    )
    assert shown(dossier, TraitKind.TRACKER) == ["google-analytics UA-90210884", "hotjar 22334"]


def test_accounts_in_ads_txt_count_where_they_are_the_outlets_own():
    ads = AdsFile(
        accounts=(
            ("google.com", "pub-1122334455667788", "DIRECT"),
            ("google.com", "pub-9988776655443322", "RESELLER"),
            ("rubiconproject.com", "12345", "DIRECT"),
        ),
        cited=cite("r-ads"),
    )
    assert shown(changed(honest(), ads=ads), TraitKind.TRACKER) == ["adsense pub-1122334455667788"]


@pytest.mark.parametrize(
    ("contact", "servers", "hosters"),
    [
        ("jane.titles@mailbox.org", ("ns1.hoster.net",), False),
        ("hostmaster@elbe-bote.org", ("ns1.hoster.net",), False),
        ("hostmaster@hoster.net", ("ns1.hoster.net",), True),
        ("dns@cloudflare.com", ("ada.ns.cloudflare.com",), True),
        ("dns@jomax.net", ("ns01.domaincontrol.com",), True),
        ("awsdns-hostmaster@amazon.com", ("ns-1.awsdns-1.org",), True),
        ("nobody", ("ns1.hoster.net",), False),
        ("", (), True),
    ],
)
def test_whose_contact_a_zone_names(contact, servers, hosters):
    assert is_hosters(contact, servers) is hosters


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("104.16.3.4", "Cloudflare"),
        ("2606:4700::6810:1", "Cloudflare"),
        ("192.0.78.24", "WordPress.com"),
        ("185.230.63.171", "Wix"),
        ("10.1.2.3", "a private network"),
        ("127.0.0.1", "a private network"),
        ("not an address", "nobody"),
        ("8.8.4.4", ""),
    ],
)
def test_whose_address_it_is(address, who):
    assert shared_by(address) == who


def test_infrastructure_of_its_own_is_kept_and_a_platforms_is_not():
    dossier = changed(honest(), dns=dns(), registration=registered("2026-02-17"))
    assert shown(dossier, TraitKind.SOA_CONTACT) == ["jane.titles@mailbox.org"]
    assert shown(dossier, TraitKind.ADDRESS) == ["8.8.4.4"]
    assert shown(dossier, TraitKind.REGISTERED) == ["2026-02-17 hover"]
    cloud = dns(addresses=(Fact("104.16.3.4", cite("r-a")),))
    assert shown(changed(dossier, dns=cloud), TraitKind.ADDRESS) == []
    hosted = changed(newsletter(), dns=dns(), registration=registered("2026-02-17"))
    for kind in (TraitKind.SOA_CONTACT, TraitKind.ADDRESS, TraitKind.REGISTERED):
        assert shown(hosted, kind) == []


@pytest.mark.parametrize(
    ("holder", "named"),
    [("Elbe Media Ltd", True), ("Domains By Proxy, LLC", False), ("REDACTED FOR PRIVACY", False)],
)
def test_a_service_that_stands_in_for_the_holder_owns_nothing(holder, named):
    register = changed(registered("2026-02-17"), registrant=Fact(holder, cite("r-rdap")))
    assert (holder in owners(changed(honest(), registration=register))) is named


def test_a_certificate_of_many_sites_is_a_hosters():
    def certified(count):
        names = ("elbe-bote.example.org", *(f"www.site{number}.com" for number in range(count)))
        certificate = Certificate(
            names=names, issuer="CA", not_before=AS_OF, not_after=AS_OF, fingerprint="0", key="ab"
        )
        return changed(honest(), certificate=certificate, certificates=None)

    assert shown(certified(2), TraitKind.CERTIFICATE_KEY) == ["ab"]
    assert shown(certified(2), TraitKind.CERTIFICATE_NAME) == ["site0.com", "site1.com"]
    assert shown(certified(40), TraitKind.CERTIFICATE_KEY) == []
    assert shown(certified(40), TraitKind.CERTIFICATE_NAME) == []
    broken = certified(2)
    wrong = changed(broken.certificate, problem="name-mismatch")
    assert shown(changed(broken, certificate=wrong), TraitKind.CERTIFICATE_KEY) == []


def test_a_copied_text_is_recognised_with_the_names_replaced():
    def outlet(place, host):
        dossier = honest(host)
        about = page(PageKind.ABOUT, text=ABOUT.format(place=place))
        return changed(
            dossier, outlet=changed(dossier.outlet, name=f"{place} News"), pages=(about,)
        )

    one = fingerprint(outlet("Harrow Vale", "harrow.example"))
    other = fingerprint(outlet("Tamsin Bay", "tamsin.example"))
    (met,) = [s for s in met_by("case-1", one, other) if s.kind is TraitKind.ABOUT]
    assert (met.host, met.case) == ("tamsin.example", "case-1")
    assert met.likeness > 0.7


def test_texts_of_ones_own_are_not_alike():
    ours = packed(sketch(shingles(ABOUT.format(place="Elbe"))))
    theirs = packed(
        sketch(
            shingles(
                "The Courier has been published since 1868 and online since 1997, and is printed every "
                "Thursday for the harbour town and the villages around it."
            )
        )
    )
    assert likeness(ours, theirs) == 0
    assert likeness(ours, ours) == 1
    assert likeness(b"", ours) == 0


def test_an_icon_that_comes_with_the_software_is_nobodys():
    icon = Fact(-1137974563, cite("r-icon"))
    own = page(PageKind.FRONT, icon="https://elbe-bote.example.org/icon.png")
    assert shown(changed(honest(), pages=(own,), favicon=icon), TraitKind.FAVICON) == [
        "-1137974563"
    ]
    softwares = changed(own, icon="https://a.example/wp-includes/images/w-logo-blue-white-bg.png")
    assert shown(changed(honest(), pages=(softwares,), favicon=icon), TraitKind.FAVICON) == []


def pictured(*hashes, host="elbe-bote.example.org"):
    """Return the fingerprint of an outlet with these portraits, each a hash and its mirror image's."""
    portraits = tuple(
        Portrait(
            record=f"r-{n}", url=f"https://{host}/{n}.png", sha256=str(n), width=9, height=9,
            alike=alike, mirrored=mirrored,
        )
        for n, (alike, mirrored) in enumerate(hashes)
    )  # fmt: skip
    return fingerprint(changed(honest(host), portraits=portraits, registration=None, dns=None))


FACE = ("0f1e2d3c4b5a6978", "f0e1d2c3b4a59687")


@pytest.mark.parametrize(
    ("there", "same"),
    [
        (FACE, True),
        (FACE[::-1], True),
        (("0f1e2d3c4b5a697b", "f0e1d2c3b4a59687"), True),
        (("f01e2d3c4b5a6978", "f0e1d2c3b4a5ffff"), False),
        (("5555aaaa5555aaaa", "aaaa5555aaaa5555"), False),
    ],
)
def test_a_portrait_is_met_as_it_is_or_mirrored(there, same):
    ours, theirs = pictured(FACE), pictured(there, host="oder.example.com")
    joined = [s.kind for s in met_by("c", ours, theirs) if s.kind is TraitKind.PORTRAIT]
    assert joined == [TraitKind.PORTRAIT] * same


def test_a_picture_of_nobody_is_no_trait():
    assert [t.kind for t in pictured(FACE).traits].count(TraitKind.PORTRAIT) == 1
    for nobody in ((FACE, FACE), (("0" * 16, "0" * 16),), (("0" * 15 + "7", "0" * 16),)):
        kinds = [trait.kind for trait in pictured(*nobody).traits]
        assert TraitKind.PORTRAIT not in kinds


def test_too_little_text_says_nothing():
    short = changed(honest(), pages=(article(1, text="All rights reserved by us."),))
    assert shown(short, TraitKind.ARTICLE) == []


def test_an_outlet_is_no_sibling_of_itself():
    one = fingerprint(honest("www.elbe-bote.de"))
    assert met_by("case-1", one, fingerprint(honest("elbe-bote.de"))) == ()


def test_name_servers_join_only_where_they_are_one_of_the_twos_own():
    def served(host, servers):
        dossier = honest(host)
        return fingerprint(
            changed(
                dossier,
                dns=dns(nameservers=(Fact(servers, cite("r-ns")),), addresses=(), soa_contact=None),
                pages=(),
                registration=None,
            )
        )

    def joined(one, other):
        return [s.kind for s in met_by("c", one, other)]

    rented = served("oder.de", "ns1.hoster.net")
    assert joined(served("elbe.de", "ns1.hoster.net"), rented) == []
    assert joined(served("elbe.de", "ns1.elbe.de"), served("oder.de", "ns1.elbe.de")) == [
        TraitKind.NAMESERVER
    ]
    assert joined(served("oder.de", "ns1.elbe.de"), served("elbe.de", "ns1.elbe.de")) == [
        TraitKind.NAMESERVER
    ]


@pytest.mark.parametrize(
    ("contact", "joined"),
    [
        ("jane.titles@mailbox.org", True),
        ("hostmaster@white-label-dns.net", False),
        ("root@server7.some-hoster.org", False),
        ("hostmaster@elbe.de", True),
        ("hostmaster@oder.de", True),
    ],
)
def test_an_office_joins_only_where_it_is_one_of_the_twos_own(contact, joined):
    def zoned(host):
        zone = dns(soa_contact=Fact(contact, cite("r-soa")), addresses=())
        return fingerprint(changed(honest(host), dns=zone, pages=(), registration=None))

    kinds = [sibling.kind for sibling in met_by("c", zoned("elbe.de"), zoned("oder.de"))]
    assert kinds == [TraitKind.SOA_CONTACT] * joined


def page_of(articles, theme="post"):
    items = "".join(
        f'<article class="{theme} {theme}-{n}"><h2 class="t">Title {n}</h2><p>Text {n}</p></article>'
        for n in range(articles)
    )
    return f'<body class="home"><header><nav class="menu"><a>A</a></nav></header><main>{items}</main></body>'


def skeleton(source):
    return packed(read_skeleton(parse(source, "https://a.example/")))


def test_a_skeleton_is_of_the_design_and_not_of_the_articles():
    assert likeness(skeleton(page_of(4)), skeleton(page_of(19))) == 1
    assert likeness(skeleton(page_of(4)), skeleton(page_of(4, "card"))) < 0.8


@pytest.mark.parametrize("piece", ["<div class='a b c'>", "<p>x", "<i class='" + "z " * 50 + "'>"])
def test_hostile_pages_take_time_in_proportion_to_their_length(piece):
    few, many = (parse(piece * count, "https://a.example/") for count in (2_000, 8_000))
    assert growth(read_skeleton, few, many) < 12
