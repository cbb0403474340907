"""What to do with an offer: a reply that asks for what is open, and whom to turn to."""

from __future__ import annotations

import pytest

from tests.check.commission.saying import saying
from tests.dossiers import changed, cite, hit, honest, letter, offered, outlet
from tests.report.assessments import assessed
from vetter.assess import assess
from vetter.assess.offer import advice, desks, doubts, offer_told
from vetter.assess.wording import wording
from vetter.check import run
from vetter.check.offer_terms import NO_TEXT
from vetter.data import read_toml
from vetter.extract.offer.platforms import known
from vetter.lists import load, match
from vetter.model import (
    Amount,
    Call,
    Conduct,
    Contract,
    Hop,
    Level,
    Party,
    Term,
    TermKind,
    Verdict,
)
from vetter.report.offered import FOREIGN, OWN_WORDS, UNANSWERED, pieces

OWN = "desk@elbe-bote.example.org"


def term(kind, sentence="They say so.", **facts):
    return Term(kind=kind, sentence=sentence, cited=cite("r-offer"), **facts)


def told(*messages, terms=(), conduct=None):
    return offer_told(offered(*messages, terms=terms, conduct=conduct))


def test_without_an_offer_there_is_nothing_to_tell():
    assert offer_told(honest()) is None


def test_the_reply_asks_for_all_that_is_open():
    asked = advice().reply["en"]
    reply = told(letter("someone@gmail.com")).reply
    for name in ("contract", "entity", "rate", "payment", "call", "byline", "address"):
        assert asked[name] in reply


def test_it_does_not_ask_for_what_is_settled():
    asked = advice().reply["en"]
    terms = tuple(map(term, (TermKind.CONTRACT, TermKind.ENTITY, TermKind.RATE, TermKind.CALL)))
    reply = told(letter(OWN), terms=terms).reply
    for name in ("contract", "entity", "rate", "call", "address"):
        assert asked[name] not in reply
    noted = Conduct(
        contract=Contract.SIGNED,
        entity="Verlag UG",
        rate_offered=Amount(200, "EUR"),
        call=Call.HELD,
    )
    reply = told(letter(OWN), conduct=noted).reply
    for name in ("contract", "entity", "rate", "call"):
        assert asked[name] not in reply


@pytest.mark.parametrize("language", sorted(advice().reply))
def test_the_reply_is_in_the_language_of_the_messages_and_whole_in_each(language):
    assert set(advice().reply[language]) == set(advice().reply["en"])
    reply = told(changed(letter("a@gmail.com"), language=language)).reply
    assert reply[0] == advice().reply[language]["hello"]


def test_what_it_asks_for_ends_with_a_stop_whatever_is_settled():
    for address in (OWN, "someone@gmail.com"):
        asked = [line for line in told(letter(address)).reply if line.startswith("–")]
        assert [line[-1] for line in asked] == [*(";" * (len(asked) - 1)), "."]


def test_a_language_without_a_reply_gets_english():
    assert told(changed(letter("a@gmail.com"), language="fa")).reply[0] == "Hello,"


def test_desks_are_those_of_many_countries_and_of_the_language():
    french = {one.country for one in desks(offered(changed(letter(OWN), language="fr")).offer)}
    assert {"", "FR"} <= french
    assert "DE" not in french
    every = desks(offered(letter(OWN)).offer)
    assert {"DE", "FR", "UA", "US"} <= {one.country for one in every}
    assert all(one.url.startswith("https://") for one in every)
    assert len({one.name for one in every}) == len(every)


def test_names_on_payments_stay_in_the_notes():
    noted = dict(told(letter(OWN), conduct=Conduct(payer="J. Doe; K. Roe")).noted)
    assert "Doe" not in str(noted)
    assert "2 names" in noted["Who paid"]


def test_what_was_published_is_met_with_calm():
    assert len(told(letter(OWN)).published) == 1
    assert len(told(letter(OWN), conduct=Conduct(published=True)).published) > 3


def test_platforms_are_of_three_kinds_and_no_host_is_in_two():
    assert {one.kind for one in known()} == {"market", "network", "messenger"}
    hosts = [host for one in known() for host in one.hosts]
    assert len(hosts) == len(set(hosts))


def test_what_mail_programs_write_stands_once():
    table = read_toml("offer", "headers.toml")
    for names in table["fields"].values():
        assert len(names) == len(set(names))
    day_first = table["day_first"]["fields"]
    assert len(day_first) == len(set(day_first))
    assert set(day_first) <= {name for names in table["fields"].values() for name in names}


def test_what_cannot_be_told_of_a_message_says_nothing_of_the_outlet():
    bare = assessed(honest())
    with_it = assessed(offered(letter("", bare=True)))
    assert (with_it.level, with_it.confidence, with_it.likelihood) == (
        bare.level,
        bare.confidence,
        bare.likelihood,
    )
    assert with_it.coverage.asked > bare.coverage.asked


def of_the_commission(dossier):
    judged = run(dossier)
    return assess(dossier, judged, (), {}, target="t", prior=0.02, tool="v").readings["commission"]


def test_an_offer_of_which_too_little_is_seen_says_why():
    line = of_the_commission(saying(" "))
    assert line.level is Level.UNKNOWN
    assert line.summary.endswith(NO_TEXT)


def test_a_slight_sign_is_not_called_nothing_out_of_the_ordinary():
    line = of_the_commission(saying("Would you write for us? Message me on Telegram instead."))
    assert line.level is Level.NONE
    assert "common in ordinary commissions" in line.summary
    assert "out of the ordinary" in of_the_commission(saying("Would you write?")).summary


def test_whose_words_these_are_is_doubted_where_nothing_tells():
    told = "This is a talk of several people."
    chat = letter(sender=Party(), bare=True, remarks=(told,), text="Would you write for us?")
    received = letter(OWN, hops=(Hop(by="mx.example.net"),), remarks=(told,))
    assert doubts(offered(chat).offer) == (told,)
    assert doubts(offered(received).offer) == ()
    assert doubts(offered(letter(OWN)).offer) == (wording().not_received,)


def imitating(address="desk@spiegel.homes"):
    dossier = match(offered(letter(address), by=changed(honest(), outlet=outlet())), load())
    return assessed(dossier)


def test_an_outlet_that_is_named_need_not_be_answered():
    found = assessed(offered(letter(OWN, links=()), by=changed(honest(), listed=(hit(),))))
    assert found.level is Level.NAMED
    assert found.offer.reply == ()
    assert found.offer.call_back == ""
    assert found.offer.unanswered == advice().unanswered.named
    assert found.offer.keep
    assert found.offer.desks
    assert found.readings["commission"].summary == advice().unanswered.named
    assert "before you say yes" not in found.summary
    (title,) = [one for one in pieces(found) if one.title == UNANSWERED]
    assert title.lines == (advice().unanswered.named,)
    assert not any(one.copied for one in pieces(found))


def test_who_uses_anothers_name_need_not_be_answered_and_the_outlet_can_be_asked():
    found = imitating()
    assert found.offer.reply == ()
    assert found.offer.unanswered == advice().unanswered.imitated
    assert found.offer.call_back
    assert found.readings["commission"].summary.endswith(advice().unanswered.imitated)
    assert not any(one.copied for one in pieces(found))


def test_whoever_imitates_nobody_and_is_named_nowhere_gets_a_reply():
    found = imitating("desk@some-desk.org")
    assert found.offer.reply
    assert found.offer.unanswered == ""
    assert UNANSWERED not in {one.title for one in pieces(found)}


@pytest.mark.parametrize(
    ("language", "note"), [("en", OWN_WORDS), ("de", OWN_WORDS), ("nl", FOREIGN), ("", FOREIGN)]
)
def test_a_reply_in_another_language_than_the_offers_is_said_to_be_so(language, note):
    found = assessed(offered(changed(letter("a@some-desk.org"), language=language)))
    (reply,) = [one for one in pieces(found) if one.copied]
    assert reply.note == note


def test_the_language_of_a_short_message_is_that_of_what_was_understood():
    terms = (term(TermKind.RATE, "200 Euro.", language="de"),)
    assert told(letter("a@some-desk.org"), terms=terms).reply[0] == "Guten Tag,"


def test_only_what_was_seen_of_a_contract_or_a_payment_is_said():
    found = assessed(saying("Would you write for us?"))
    clear = {one.check: one.summary for one in found.findings if one.outcome is Verdict.CLEAR}
    assert clear["no-contract"] == "A written contract is not ruled out"
    assert clear["payment-route"] == "No unusual way of payment is named"
