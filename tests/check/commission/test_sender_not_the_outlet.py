from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, letter, offered, outlet, page, with_page
from vetter.model import ClaimKind, PageKind

CHECK = "sender-not-the-outlet"
OWN = "desk@elbe-bote.example.org"


def test_fires_on_another_domain_and_names_no_person():
    answer = ask(CHECK, offered(letter("some.editor@other-desk.com")))
    assert answer.verdict is FIRED
    assert answer.strength == 1
    assert "other-desk.com" in answer.because
    assert "some.editor" not in answer.because + answer.cited[0].excerpt


def test_a_free_mail_service_is_less_of_a_sign_than_a_domain_of_somebody_elses():
    assert ask(CHECK, offered(letter("some.editor@gmail.com"))).strength < 0.5


def test_fires_where_only_the_answer_is_to_go_elsewhere():
    answer = ask(CHECK, offered(letter(OWN, reply_to="desk@other-desk.com")))
    assert answer.verdict is FIRED
    assert answer.strength < 1


def test_clear_from_its_own_domain_below_it_and_from_an_address_that_it_gives():
    assert ask(CHECK, offered(letter(OWN))).verdict is CLEAR
    assert ask(CHECK, offered(letter("desk@mail.elbe-bote.example.org"))).verdict is CLEAR
    giving = with_page(
        honest(),
        page(
            PageKind.CONTACT,
            claims=((ClaimKind.EMAIL, "elbe.bote@gmail.com"), (ClaimKind.EMAIL, "info@verlag.com")),
        ),
    )
    assert ask(CHECK, offered(letter("elbe.bote@gmail.com"), by=giving)).verdict is CLEAR
    assert ask(CHECK, offered(letter("anna@verlag.com"), by=giving)).verdict is CLEAR
    assert ask(CHECK, offered(letter("another@gmail.com"), by=giving)).verdict is FIRED


def test_what_came_through_a_platform_says_nothing_of_who_wrote():
    assert ask(CHECK, offered(letter("messages-noreply@linkedin.com"))).verdict is UNKNOWN


def test_unknown_without_a_header_and_not_applicable_without_an_outlet_or_an_offer():
    assert ask(CHECK, offered(letter("", bare=True))).verdict is UNKNOWN
    nobody = changed(honest(), outlet=changed(outlet(), host="", domain=""))
    assert ask(CHECK, offered(letter(OWN), by=nobody)).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
