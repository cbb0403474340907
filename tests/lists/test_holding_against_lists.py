"""What is on a list is found in whatever form it comes, and what is not meant is not matched."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter.lists import load, match, normalise
from vetter.lists.row import Row
from vetter.lists.standing import standing
from vetter.lists.store import Lists
from vetter.model import (
    ArchiveHistory,
    Capture,
    Certificate,
    Citation,
    Claim,
    ClaimKind,
    DnsFacts,
    Dossier,
    Fact,
    Link,
    Outlet,
    Page,
    PageKind,
    PageState,
    Redirect,
    Registration,
    TrackerSeen,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SEEN = (Citation("r1"),)


def row(value, kind="domain", role="content-site", listed="2024-02-07", flags="", **more):
    given = dict.fromkeys(
        ("attribution", "confidence", "corroborated", "first_seen", "registered_on", "targets", "imitates"), ""
    )  # fmt: skip
    given |= {"operation": "Op", "credit": "A report", "reference": "https://report.example.org/"}
    return Row(
        value=value, type=kind, role=role, listed_on=listed, flags=flags, list_name="x", **(given | more)
    )  # fmt: skip


def dossier(host="gazette.org", *, as_of=NOW, page=None, **facts):
    pages = ()
    if page is not None:
        pages = (
            Page(record="r1", url=f"https://{host}/", state=PageState.READ, kind=PageKind.ABOUT, **page),
        )  # fmt: skip
    outlet = facts.pop("outlet", None) or Outlet(host=host, domain=host, url=f"https://{host}/")
    return Dossier(outlet=outlet, as_of=as_of, pages=pages, **facts)


def hits(held, *rows):
    return [(h.where, h.value, h.matched) for h in match(held, Lists.of(rows)).listed]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("hxxps://evil[.]example/x", "https://evil.example/x"),
        ("evil(dot)example", "evil.example"),
        ("me[@]evil[.]example", "me@evil.example"),
        (" evil.example ", "evil.example"),
    ],
)
def test_defanged_values_are_read_as_they_are_meant(text, plain):
    assert normalise.refang(text) == plain


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("WWW.Bücher.de", "xn--bcher-kva.de", "domain"),
        ("UA-123456-7", "ua-123456", "tracker"),
        ("ca-pub-1234567890123", "pub-1234567890123", "tracker"),
        ("@Gazette", "gazette", "handle"),
        ("https://www.gazette.org/a/", "http://gazette.org/a#b", "url"),
        ("A@Gazette.org", "a@gazette[.]org", "email"),
    ],
)
def test_two_ways_of_writing_are_one(one, other, kind):
    assert normalise.value(one, kind) == normalise.value(other, kind) != ""


@given(
    st.text(max_size=200), st.sampled_from(["domain", "url", "tracker", "handle", "email", "ip"])
)
def test_no_value_breaks_the_reading_and_its_one_form_is_its_own(text, kind):
    once = normalise.value(text, kind)
    assert normalise.value(once, kind) == once


def test_each_part_of_a_dossier_is_held_against_the_lists():
    page = {
        "links": (Link("https://listed.org/article"), Link("https://gazette.org/own")),
        "trackers": (TrackerSeen(kind="google-analytics", value="UA-555555-2"),),
        "claims": (
            Claim(kind=ClaimKind.EMAIL, value="a@mail.org", sentence="x"),
            Claim(kind=ClaimKind.SOCIAL, value="x:FakeEditor", sentence="x"),
        ),
    }
    held = dossier(
        page=page,
        redirects=(Redirect("gazette.org", "moved.org", SEEN),),
        dns=DnsFacts(addresses=(Fact("192.0.2.9", SEEN),)),
        certificate=Certificate(
            names=("gazette.org", "*.sibling.org"),
            issuer="X",
            not_before=NOW,
            not_after=NOW,
            fingerprint="",
            cited=SEEN,
        ),
        outlet=Outlet(host="gazette.org", domain="gazette.org", url="", name="People Say"),
    )
    found = hits(
        held,
        row("gazette.org"),
        row("moved.org"),
        row("https://gazette.org/placed", "url", "placed-content-url"),
        row("listed.org"),
        row("UA-555555", "tracker", "analytics-id"),
        row("a@mail.org", "email"),
        row("@fakeeditor", "handle"),
        row("192.0.2.9", "ip", "hosting-ip"),
        row("sibling.org"),
        row("People Say", "outlet-name", "fictitious-outlet"),
        row("unrelated.org"),
    )
    assert {where for where, _, _ in found} == {
        "site", "redirect", "article", "link", "tracker", "contact", "address", "certificate", "name",
    }  # fmt: skip
    assert "unrelated.org" not in {value for _, value, _ in found}


@pytest.mark.parametrize("own", [True, False])
def test_a_listed_account_is_found_among_the_contacts_or_else_among_the_links(own):
    claims = (Claim(kind=ClaimKind.SOCIAL, value="x:north_herald", sentence="x"),) if own else ()
    links = (Link("https://twitter.com/north_herald"), Link("https://x.com/south_herald"))
    held = dossier(page={"links": links, "claims": claims})
    (hit,) = hits(held, row("x:north_herald", "handle"), row("telegram:north_herald", "handle"))
    assert hit[:2] == ("contact" if own else "link", "x:north_herald")


def test_a_row_reaches_below_its_domain_unless_it_says_otherwise():
    below = dossier("paper.listed.org")
    assert hits(below, row("listed.org"))
    assert not hits(below, row("listed.org", "host", "redirector"))
    assert not hits(dossier("listed.org"), row("paper.listed.org"))
    assert not hits(dossier("notlisted.org"), row("listed.org"))


def test_a_placed_article_accuses_the_article_and_nothing_else():
    # https://www.iol.co.za is a genuine outlet with one listed article on it.
    (article, *_) = load().urls_on("iol.co.za")
    held = dossier("iol.co.za", page={"links": (Link("https://other.org/"),)})
    found = match(held, load()).listed
    assert {hit.where for hit in found} == {"article"}
    assert article.role == "placed-content-url"


def test_looking_up_takes_no_longer_in_a_longer_list():
    def lists(count):
        return Lists.of(row(f"site-{number}.org") for number in range(count))

    def ask(held):
        for number in range(3000):
            held.of_host(f"a.site-{number}.org")

    assert growth(ask, lists(3000), lists(60_000)) < 4


def test_an_account_on_a_platform_says_nothing_about_the_platform():
    account = row("https://gazette.org/user", "url", "account-or-channel-url")
    assert not hits(dossier("gazette.org"), account)


def test_rows_that_were_listed_later_than_the_day_of_judgement_are_not_used():
    early = dossier(as_of=datetime(2024, 2, 6, tzinfo=UTC))
    assert not hits(early, row("gazette.org", listed="2024-02-07"))
    assert hits(dossier(as_of=datetime(2024, 2, 7, tzinfo=UTC)), row("gazette.org"))


def registered(created):
    return created and Registration(domain="x.org", created=Fact(created, SEEN))


@pytest.mark.parametrize(
    ("created", "word"),
    [
        (datetime(2025, 6, 1, tzinfo=UTC), "historic"),
        (datetime(2024, 2, 8, tzinfo=UTC), "current"),
        (datetime(2019, 1, 1, tzinfo=UTC), "current"),
        (None, "undetermined"),
    ],
)
def test_a_listing_stands_only_for_the_holder_of_its_day(created, word):
    told = standing(row("x.org"), dossier("x.org", registration=registered(created)))
    assert told.word == word
    assert "7 February 2024" in told.because


@pytest.mark.parametrize(
    ("created", "word"),
    [
        (datetime(2022, 6, 6, tzinfo=UTC), "current"),
        (datetime(2022, 6, 11, tzinfo=UTC), "current"),
        (datetime(2025, 3, 1, tzinfo=UTC), "historic"),
    ],
)
def test_a_list_that_is_kept_up_stands_only_for_the_registration_that_it_notes(created, word):
    # A publisher that goes on adding to a list does not look at its old entries again.
    noted = row("x.org", listed="2025-09-15", registered_on="2022-06-06")
    told = standing(noted, dossier("x.org", registration=registered(created)))
    assert told.word == word
    assert "15 September 2025" in told.because


def archived(title, when):
    capture = Capture(time=when, url="https://x.org/", status=200)
    page = Page(
        record="r1", url="https://x.org/", state=PageState.READ, kind=PageKind.FRONT, title=title
    )
    return ArchiveHistory(first=capture, early=page, early_capture=capture)


AFTER = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "when", "created", "word"),
    [
        ("Reliable News of the World", AFTER, None, "historic"),
        ("Garden and Harbour", AFTER, None, "undetermined"),
        # What stood there before the operation came says nothing of what came after it.
        ("Reliable News of the World", datetime(2019, 1, 1, tzinfo=UTC), None, "undetermined"),
        # A name is soon changed: it does not outweigh the listed registration.
        ("Reliable News of the World", AFTER, datetime(2022, 1, 1, tzinfo=UTC), "undetermined"),
        ("", AFTER, None, "undetermined"),
    ],
)
def test_another_site_in_the_archive_since_is_a_change_of_hands(title, when, created, word):
    outlet = Outlet(host="x.org", domain="x.org", url="https://x.org/", name="Garden and Harbour")
    held = dossier(
        "x.org", outlet=outlet, archive=archived(title, when), registration=registered(created)
    )
    told = standing(row("x.org"), held)
    assert told.word == word
    assert ("Reliable News" in told.because) is (bool(title[:8] == "Reliable") and when == AFTER)


def test_the_name_of_an_invented_person_is_nothing_by_itself():
    outlet = Outlet(host="gazette.org", domain="gazette.org", url="", name="Black Magic")
    persona = row("Black Magic", "persona", "fictitious-persona")
    address = row("192.0.2.9", "ip", "hosting-ip")
    dns = DnsFacts(addresses=(Fact("192.0.2.9", SEEN),))
    held = dossier(outlet=outlet, dns=dns)
    assert [where for where, *_ in hits(held, persona, address)] == ["address"]
    assert ("name", "Black Magic", "Black Magic") in hits(held, persona, row("gazette.org"))
    other = row("gazette.org", operation="Another")
    assert [where for where, *_ in hits(held, persona, other)] == ["site"]


def test_what_a_publisher_copied_is_told_as_known_at_second_hand():
    def second_hand(word):
        (found,) = match(dossier(), Lists.of([row("gazette.org", corroborated=word)])).listed
        return found.secondary

    assert [second_hand(word) for word in ("yes", "secondary", "no")] == [False, True, True]


def test_searching_takes_anything_that_is_pasted():
    lists = load()
    for text in (
        "peacedata.net",
        "hxxps://www.peacedata[.]net/a?b",
        "PEACEDATA.NET.",
        "Editor@PeaceData[.]net",
    ):
        assert {r.operation for r in lists.search(text)} == {"PeaceData"}
    assert lists.search("https://gazette.example.com/") == ()
    assert lists.search("") == ()
    assert lists.search("x" * 10_000) == ()


@pytest.mark.parametrize("value", ["x:north_herald", "@north_herald"])
def test_an_account_is_found_by_the_address_of_its_profile(value):
    lists = Lists.of([row(value, "handle")])
    for address in ("https://x.com/North_Herald", "hxxps://twitter[.]com/north_herald/"):
        assert [r.value for r in lists.search(address)] == [value]
    assert not lists.search("https://x.com/south_herald")


def test_the_two_who_named_peacedata_are_given_with_their_own_reports():
    links = {r.reference for r in load().search("peacedata.net")}
    assert links == {
        "https://about.fb.com/news/2020/09/august-2020-cib-report/",
        "https://graphika.com/reports/ira-again-unlucky-thirteen/",
    }
