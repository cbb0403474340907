"""Honest outlets of kinds that look like fronts to whoever does not look twice: none of them is told of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.assess.test_assessments import assessed
from tests.dossiers import (
    AS_OF,
    archived,
    article,
    articles,
    certified,
    changed,
    cite,
    honest,
    mail,
    office_hours,
    outlet,
    own_menu,
    page,
    posts,
    registered,
    young,
)
from vetter.model import ClaimKind, Level, PageKind, Passage, Past, Person, PersonSeen, TrustFile


def bare(name, *pages, created="2026-02-01", people=(), **facts):
    """Return an outlet of this year that says next to nothing: no owner, no money, no policies."""
    return changed(
        young(),
        outlet=outlet(name=name),
        pages=(
            page(PageKind.FRONT, site_name=name, links=own_menu()),
            page(PageKind.CONTACT),
            page(PageKind.PRIVACY),
            *pages,
        ),
        registration=registered(created),
        archive=archived(int(created[:4]), 2026, name=name, month=4),
        certificates=certified(created),
        people=people,
        **facts,
    )


def named(*names, role="editor"):
    """Return the people of a masthead."""
    return tuple(Person(name=name, roles=(role,), cited=cite("r-team", name)) for name in names)


def laid_off():
    """Three who lost their jobs at a regional paper and began again: no trace of them can be searched."""
    names = ("Ada Example", "Ben Example", "Cleo Example")
    team = page(PageKind.TEAM, people=tuple(PersonSeen(name=n, role="editor") for n in names))
    about = page(PageKind.ABOUT, claims=((ClaimKind.EMAIL, "desk@elbe-bote.example.org"),))
    pasts = tuple(Past(name=name, complete=True) for name in names)
    base = bare("Harbour Desk", about, team, *articles(8))
    return changed(base, people=named(*names), pasts=pasts)


def school_paper():
    """A school's paper of 1963, on a domain that the last year's class has lost."""
    about = page(
        PageKind.ABOUT,
        text="The student newspaper of the grammar school, founded in 1963.",
        claims=((ClaimKind.FOUNDED, "1963"), (ClaimKind.PUBLISHER, "Grammar School Association")),
    )
    return bare("The Satchel", about, *articles(8))


def print_title():
    """A parish magazine of 1954 that has come to the web this year."""
    about = page(
        PageKind.ABOUT,
        claims=(
            (ClaimKind.FOUNDED, "1954"),
            (ClaimKind.PRINTED, "yes"),
            (ClaimKind.PUBLISHER, "Parish of Saint Anne"),
        ),
        people=(PersonSeen(name="Ada Example", role="editor"),),
    )
    return bare("The Bell Tower", about, *articles(8), posts=office_hours(20))


def moved():
    """A magazine of 2011 whose old domain was lost."""
    about = page(
        PageKind.ABOUT,
        text="Founded in 2011. Our old address was harbour-news.net, which we lost.",
        claims=((ClaimKind.FOUNDED, "2011"), (ClaimKind.PUBLISHER, "Ada Example")),
    )
    return bare("Harbour News", about, *articles(8))


def monastery():
    """A monastery's letters: nobody signs, the house answers for it."""
    about = page(
        PageKind.ABOUT,
        claims=(
            (ClaimKind.PUBLISHER, "Abbey of Saint Brendan"),
            (ClaimKind.ADDRESS, "Abbey Road 1"),
        ),
    )
    return bare(
        "Letters from the Abbey", about, *articles(8, authors=()), posts=posts(20, authors=())
    )


def underground():
    """A newsroom under a hostile government: everything hidden, half of it agency copy that is credited."""
    about = page(PageKind.ABOUT, claims=((ClaimKind.EMAIL, "word@proton.example"),))
    wire = tuple(article(n, authors=(), credits=("AFP",)) for n in range(8, 14))
    own = articles(8, authors=())
    return bare(
        "Free Word", about, *own, *wire, posts=posts(30, authors=()), dns=mail("mx.proton.example")
    )


def aggregator():
    """One person's machine that collects headlines of the region and names every source."""
    maker = (PersonSeen(name="Ada Example", role="founder"),)
    mail_to = (ClaimKind.EMAIL, "hello@elbe-bote.example.org")
    about = page(PageKind.ABOUT, claims=((ClaimKind.OWNER, "Ada Example"), mail_to), people=maker)
    taken = articles(10, authors=(), credits=("Source: Harbour Daily",))
    every = posts(400, apart=timedelta(minutes=31), authors=())
    return bare("Elbe Ticker", about, *taken, posts=every)


def quoted_everywhere():
    """A small desk whose reports an agency's customers had at once: it took none of them."""
    own = articles(8, published=AS_OF)
    when = AS_OF - timedelta(days=2)
    where = tuple((when, f"https://customer-{n}.example/story") for n in range(4))
    seen = tuple(
        Passage(url=one.url, words=f"words {n}", elsewhere=where, cited=cite(f"r-gdelt-{n}"))
        for n, one in enumerate(own[:4])
    )
    about = page(PageKind.ABOUT, claims=((ClaimKind.EMAIL, "desk@elbe-bote.example.org"),))
    return bare("Harbour Desk", about, *own, passages=seen)


def podcast():
    """Two who talk once a week, with show notes in one form."""
    notes = tuple(
        article(
            n,
            authors=("Ada Example",),
            text=f"In episode {n} of the podcast we speak with a guest from the harbour about work.\n"
            f"You can hear episode {n} wherever you get your podcasts, and it lasts {40 + n} minutes.",
        )
        for n in range(8)
    )
    about = page(PageKind.ABOUT, people=(PersonSeen(name="Ada Example", role="host"),))
    return bare("Quay Talk", about, *notes, people=named("Ada Example", role="host"))


def port_bulletin():
    """A bulletin of a port: arrivals in one form, and the harbour office signs."""
    lists = tuple(
        article(
            n,
            authors=("Harbour Office",),
            text=f"The following ships are expected on quay {n} in the week that ends on 2026-10-{n + 10}.\n"
            f"The water stands at {n} metres at noon and falls by {n + 2} in the evening of that day.",
        )
        for n in range(8)
    )
    about = page(
        PageKind.ABOUT,
        claims=((ClaimKind.PUBLISHER, "Port of Elbe"), (ClaimKind.ADDRESS, "Quay 1")),
    )
    return bare("Port Bulletin", about, *lists, posts=posts(20, authors=("Harbour Office",)))


def in_exile():
    """A newsroom that fled to Berlin and says so, and why nobody is named."""
    about = page(
        PageKind.ABOUT,
        text="We work from Berlin. For security reasons we do not print who writes here.",
        claims=((ClaimKind.COUNTRY, "DE"), (ClaimKind.EMAIL, "word@proton.example")),
    )
    return bare("Free Word", about, *articles(8, authors=()), posts=posts(40, authors=()))


def village():
    """A village's site in a country whose new law on disclosure nobody there has heard of, and without mail of its own."""
    about = page(
        PageKind.ABOUT,
        claims=((ClaimKind.COUNTRY, "NL"),),
        people=(PersonSeen(name="Ada Example", role="editor"),),
    )
    return bare("De Brink", about, *articles(8), dns=mail())


def mistyped():
    """A shop of three who left out a digit of their number, and have no policies yet."""
    number = (ClaimKind.REGISTER_NUMBER, "de.vat:DE123456780")
    about = page(PageKind.ABOUT, claims=(number, (ClaimKind.PUBLISHER, "Elbe-Bote Verlag UG")))
    old = changed(bare("Elbe-Bote", about, *articles(8)), registration=registered("2023-01-01"))
    return changed(old, archive=archived(2023, name="Elbe-Bote"))


def slip():
    """A paper of several years in which a model's words were left standing twice."""
    left = tuple(article(n, residues=("As an AI language model",)) for n in range(2))
    about = page(PageKind.ABOUT, claims=((ClaimKind.OWNER, "Ada Example"),))
    old = changed(bare("Harbour Post", about, *left, *articles(8)), certificates=None)
    return changed(
        old, registration=registered("2023-01-01"), archive=archived(2023, name="Harbour Post")
    )


def lagging_list():
    """A member of a body whose list has not caught up yet."""
    trust = TrustFile(member_of=("body.example",), denied=("body.example",), cited=cite("r-trust"))
    return changed(honest(), trust=trust)


def told_about(text, *claims, name="Second Bell", **facts):
    """Return an outlet of this year that signs nothing and of which this is all that it tells."""
    about = page(
        PageKind.ABOUT, text=text, claims=((ClaimKind.EMAIL, "desk@elbe-bote.example.org"), *claims)
    )
    return bare(name, about, *articles(8, authors=()), posts=posts(20, authors=()), **facts)


def old_collective():
    """A collective of 1999 that has begun a paper: not for profit, no number, and nobody signs."""
    since = "The paper of the night cleaners' collective that was set up in 1999."
    profit = "It is not for profit, and our reporters clean the wards that they write about."
    claims = ((ClaimKind.FOUNDED, "1999", since), (ClaimKind.NON_PROFIT, "yes", profit))
    return told_about(f"{since} {profit}", *claims)


def cooperative():
    """A co-operative in the making: no body, no number, everything is written together."""
    profit = (
        "A non-profit co-operative of 140 households; our newsroom is whoever comes on Mondays."
    )
    return told_about(profit, (ClaimKind.NON_PROFIT, "yes", profit))


def branch_of_a_union():
    """A branch's paper: the union is old, the site is not, and the employer reads it."""
    since = "The union was founded in 1974."
    text = f"{since} Nothing here is signed, since our employer reads it, too."
    return told_about(text, (ClaimKind.FOUNDED, "1974", since))


def section_of_a_charity():
    """The news pages of a charity that is older than they are, written by its staff."""
    since = "The news section of the River Trust, which was set up in 1987."
    return told_about(
        since, (ClaimKind.FOUNDED, "1987", since), (ClaimKind.PUBLISHER, "River Trust")
    )


def pending():
    """Three who have applied for their number: editors are named, no body is."""
    profit = "We are a nonprofit newsroom; our application is pending."
    claims = (
        (ClaimKind.NON_PROFIT, "yes", profit),
        (ClaimKind.EMAIL, "desk@elbe-bote.example.org"),
    )
    about = page(PageKind.ABOUT, text=profit, claims=claims)
    return bare("Marsh Light", about, *articles(8), people=named("Ada Example", "Ben Example"))


def freemailer():
    """An underground paper that has mail elsewhere, says nothing of why, and has no money to tell of."""
    free = page(PageKind.ABOUT, claims=((ClaimKind.EMAIL, "night@proton.example"),))
    work = (*articles(8, authors=()), free)
    return bare("Night Heron", *work, posts=posts(20, authors=()), dns=mail())


KINDS = (
    laid_off, school_paper, print_title, moved, monastery, underground, aggregator, quoted_everywhere, podcast,
    port_bulletin, in_exile, village, mistyped, slip, lagging_list,
    old_collective, cooperative, branch_of_a_union, section_of_a_charity, pending, freemailer,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_none_of_them_is_told_of(kind):
    result = assessed(kind())
    weighing = [(one.check, one.weight) for one in result.findings if one.weight]
    assert result.level is Level.NONE, weighing
    assert replace(result.likelihood, prior=0.02).high <= 0.2
