from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import claim, honest, offline, page, with_page
from vetter.model import ClaimKind, PageKind

CHECK = "structured-data-contradicts"


def telling_machines(kind, value):
    return with_page(honest(), page(PageKind.OTHER, claims=(claim(kind, value, route="json-ld"),)))


def test_fires_on_another_year_country_or_owner():
    said = ask(CHECK, telling_machines(ClaimKind.FOUNDED, "1999-01-01"))
    assert said.verdict is FIRED
    assert "“2017”" in said.because
    assert "“1999-01-01”" in said.because
    assert ask(CHECK, telling_machines(ClaimKind.COUNTRY, "RU")).verdict is FIRED
    owned = with_page(
        telling_machines(ClaimKind.OWNER, "Quite Another Holding"),
        page(PageKind.IMPRINT, claims=((ClaimKind.OWNER, "Elbe-Bote Verlag"),)),
    )
    assert ask(CHECK, owned).verdict is FIRED


def test_clear_where_they_agree_in_substance():
    assert ask(CHECK, telling_machines(ClaimKind.FOUNDED, "2016")).verdict is CLEAR
    assert ask(CHECK, telling_machines(ClaimKind.COUNTRY, "de")).verdict is CLEAR
    odd = with_page(
        telling_machines(ClaimKind.FOUNDED, "spring 2017"),
        page(PageKind.IMPRINT, claims=((ClaimKind.FOUNDED, "in spring 2017"),)),
    )
    assert ask(CHECK, odd).verdict is CLEAR


def test_nothing_to_ask_and_unknown():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
