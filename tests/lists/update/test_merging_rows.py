"""What was known of a value stays; a publisher's statement adds, fills gaps, and decides on the role."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from vetter.lists.formats import Document, Stated
from vetter.lists.row import COLUMNS, Row
from vetter.lists.update.ask import Came
from vetter.lists.update.merge import merge
from vetter.lists.update.publisher import Named, Publisher, Told, Wanted

TODAY = date(2026, 11, 25)
WANTED = Wanted(format="csv", url="https://a.example.org/list.csv")
PUBLISHER = Publisher(
    name="a-list",
    covers=("domain",),
    document=(WANTED,),
    row=Told(operation="CIB: {stated}", role="content-site", credit="A report"),
    named=(Named(match=("*oppelganger*",), operation="Doppelganger", attribution="Russia"),),
)
CAME = Came(Document(format="csv", path="list.csv"), WANTED, "https://a.example.org/", "", b"")
KNOWN = Row(
    **dict.fromkeys(COLUMNS, "")
    | {
        "value": "old.example.org", "type": "host", "operation": "A name corrected by hand", "role": "content-site",
        "listed_on": "2023-06-30", "credit": "A report", "reference": "https://a.example.org/",
    },
    list_name="a-list",
)  # fmt: skip


def merged(*stated, before=(KNOWN,), publisher=PUBLISHER):
    return merge(publisher, [(CAME, one) for one in stated], before, TODAY)


def stated(value, **told):
    return Stated(value=value, type=told.pop("type", "domain"), line=1, **told)


def test_a_value_that_was_known_keeps_its_day_its_reach_and_what_was_corrected():
    result = merged(stated("old.example.org", operation="other", listed_on="2026-01-01"))
    assert result.rows == (KNOWN,)
    assert (result.added, result.changed, result.withdrawn) == ((), (), ())


def test_gaps_are_filled():
    result = merged(stated("old.example.org", registered_on="2022-05-01", targets="DE"))
    ((old, new),) = result.changed
    assert (old.registered_on, new.registered_on, new.targets) == ("", "2022-05-01", "DE")


def test_a_role_that_the_publisher_corrects_is_taken_over():
    ((_, new),) = merged(stated("old.example.org", role="redirector")).changed
    assert new.role == "redirector"


def test_a_role_that_was_told_more_exactly_stays():
    exact = replace(KNOWN, role="impersonation")
    assert merged(stated("old.example.org", role="content-site"), before=(exact,)).rows == (exact,)


def test_what_is_stated_no_more_is_withdrawn_unless_the_documents_state_only_part():
    assert merged(stated("new.example.org")).withdrawn == (KNOWN,)
    part = replace(PUBLISHER, complete=False)
    assert merged(stated("new.example.org"), publisher=part).withdrawn == ()


def test_a_row_that_the_rules_do_not_allow_any_more_goes_though_it_is_stated():
    genuine = replace(KNOWN, value="lemonde.fr", type="domain")
    result = merged(stated("lemonde.fr"), stated("old.example.org"), before=(KNOWN, genuine))
    assert result.rows == (KNOWN,)
    assert result.withdrawn == (genuine,)


def test_rows_of_types_that_the_documents_do_not_decide_on_stay_and_are_not_added():
    handle = replace(KNOWN, value="x:editor", type="handle")
    result = merged(stated("@somebody", type="handle"), before=(KNOWN, handle))
    assert handle in result.rows
    assert [row.text for row in result.refused] == ["@somebody"]


def test_a_new_row_says_what_the_document_states_and_what_is_known_of_its_publisher():
    (row,) = merged(
        stated("new.example.org", operation="Iran-based network", listed_on="2026-06-30"), before=()
    ).added
    assert (row.operation, row.role, row.listed_on) == (
        "CIB: Iran-based network",
        "content-site",
        "2026-06-30",
    )
    assert row.reference == "https://a.example.org/"


def test_operations_that_go_by_a_name_are_given_it():
    (row,) = merged(stated("new.example.org", operation="Q2 Doppelganger Russia"), before=()).added
    assert (row.operation, row.attribution) == ("Doppelganger", "Russia")


def test_no_row_is_listed_in_the_future():
    (row,) = merged(stated("new.example.org", listed_on="2026-12-31"), before=()).added
    assert row.listed_on == "2026-11-25"
    (row,) = merged(stated("new.example.org"), before=()).added
    assert row.listed_on == "2026-11-25"


def test_one_value_stated_twice_is_one_row_with_all_that_is_stated():
    (row,) = merged(
        stated("new.example.org"), stated("New.Example.org", targets="FR"), before=()
    ).added
    assert row.targets == "FR"


def test_a_value_that_is_now_said_to_be_something_else_as_well_has_a_row_for_each():
    known = replace(KNOWN, role="redirector", reference="https://a.example.org/2023")
    both = [stated("old.example.org", role=role) for role in ("redirector", "content-site")]
    result = merged(*both, before=(known,))
    assert [row.role for row in result.rows] == ["redirector", "content-site"]
    assert result.changed == ()


def test_what_editors_took_out_of_a_bundled_list_does_not_come_back_with_an_update():
    one = stated("thedesertmag.com")
    result = merged(one, publisher=replace(PUBLISHER, name="tow-center"))
    assert result.added == ()
    assert "genuine magazine" in result.refused[0].why
    # On another list it is that list's affair.
    assert merged(one).added


def test_a_site_below_a_domain_is_taken_as_that_very_host():
    added = merged(stated("en.fresh.org"), stated("fresh.org")).added
    assert [(row.value, row.type) for row in added] == [
        ("en.fresh.org", "host"),
        ("fresh.org", "domain"),
    ]


def test_a_row_is_not_listed_before_the_registration_that_it_notes():
    told = stated("fresh.org", listed_on="2023-06-30", registered_on="2024-07-04")
    (row,) = merged(told).added
    assert row.listed_on == "2024-07-04"
