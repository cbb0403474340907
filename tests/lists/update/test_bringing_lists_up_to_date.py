"""An update takes over what publishers changed, says so row by row, and switches over in one step."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lists.update.conftest import MASSMOVE, META, TOW
from vetter import clock
from vetter.errors import CannotError, DataError
from vetter.lists import load
from vetter.lists.places import CURRENT, VERSIONS
from vetter.lists.update import State
from vetter.lists.update.cabinet import DOCUMENTS
from vetter.lists.update.publisher import publishers
from vetter.lists.update.version import alone


def day() -> date:
    """Return the day it is: an update may begin before midnight and end after it."""
    return clock.now().date()


async def test_lists_that_did_not_change_are_the_same_and_as_of_today(updated):
    before = {source.name: source for source in load().sources()}
    begun = day()
    outcomes = await updated()
    assert {one.state for one in outcomes.values()} <= {State.UNCHANGED, State.UPDATED}
    for name in ("asd", "eu-sanctions", "leapfrog", "massmove", "ofac", "tow-center"):
        assert outcomes[name].state is State.UNCHANGED, name
    for source in load().sources():
        if source.name in outcomes:
            assert begun <= date.fromisoformat(source.retrieved) <= day()
        else:
            assert source.retrieved == before[source.name].retrieved


@pytest.mark.parametrize("name", ["dima", "meta", "viginum"])
async def test_no_site_is_lost_or_accused_anew_in_lists_of_many_shapes(updated, name):
    sites = ("domain", "host")
    before = {(row.value, row.role) for row in load().all() if row.list_name == name}
    outcome = (await updated(name))[name]
    assert [row.value for row in outcome.withdrawn] == []
    after = {
        (row.value, row.role) for row in load().all() if row.list_name == name and row.type in sites
    }
    hosted = {
        (row.value, row.role) for row in outcome.added if row.role == "account-or-channel-url"
    }
    assert after <= before | hosted


async def test_a_file_of_another_kind_among_many_is_said_and_the_rest_is_taken(updated, lab):
    lab.publishers.documents[f"{META}notes.csv"] = b"a,b\n1,2\n"
    outcome = (await updated("meta"))["meta"]
    assert outcome.state is State.UPDATED
    (said,) = [one for one in outcome.not_read if one.document.endswith("notes.csv")]
    assert "header" in said.rows[0].why


async def test_one_file_of_many_that_is_not_understood_any_more_keeps_the_list_back(updated, lab):
    place = next(url for url in lab.publishers.documents if "Q1_2024_IRAN" in url)
    await updated("meta")
    lab.publishers.documents[place] = b"a,b\n1,2\n"
    assert (await updated("meta"))["meta"].state is State.KEPT_BACK


async def test_what_has_not_changed_is_not_sent_again(updated, lab):
    await updated("tow-center", "ofac")
    lab.requests.clear()
    await updated("tow-center", "ofac")
    asked = [(one.whom, one.what) for one in lab.asked("web")]
    assert (
        "raw.githubusercontent.com",
        TOW.removeprefix("https://raw.githubusercontent.com"),
    ) not in asked
    assert len(asked) == 2  # the list of files, and OFAC's document; both are answered with 304


async def test_what_was_added_and_withdrawn_is_told_and_found(updated, lab):
    lines = lab.publishers.documents[TOW].splitlines(keepends=True)
    gone = lines.pop(1).split(b",")[2].decode()
    lines.append(b"Cedar Sun,Ohio,cedarsun-news.com,Star,\n")
    lab.publishers.documents[TOW] = b"".join(lines)
    begun = day()
    outcome = (await updated("tow-center"))["tow-center"]
    assert outcome.state is State.UPDATED
    (added,), (withdrawn,) = outcome.added, outcome.withdrawn
    assert (added.value, added.operation, added.role) == (
        "cedarsun-news.com",
        "Partisan local news: Star",
        "pink-slime",
    )
    assert begun <= added.listed <= day()
    assert added.reference.startswith("https://github.com/TowCenter/partisan-local-news/blob/main/")
    assert withdrawn.value == gone
    lists = load()
    assert [row.list_name for row in lists.of_host("www.cedarsun-news.com")] == ["tow-center"]
    assert "tow-center" not in {row.list_name for row in lists.of_host(gone)}


async def test_a_row_that_accuses_a_bystander_is_refused_and_said(updated, lab):
    lab.publishers.documents[TOW] += (
        b"Le Monde,France,lemonde.fr,Star,\nAny,US,wordpress.com,Star,\n"
    )
    outcome = (await updated("tow-center"))["tow-center"]
    assert {row.text for row in outcome.refused} == {"lemonde.fr", "wordpress.com"}
    assert not load().of_host("lemonde.fr")


async def test_rows_that_came_from_elsewhere_stay(updated):
    before = {row for row in load().all() if row.list_name == "massmove" and row.type != "domain"}
    assert before
    await updated("massmove")
    assert {
        row for row in load().all() if row.list_name == "massmove" and row.type != "domain"
    } == before


async def test_what_nobody_reads_in_a_table_is_said_once(updated):
    outcome = (await updated("asd"))["asd"]
    assert [count for _, count in outcome.reasons()] == [1, 1]
    (table,) = outcome.not_read
    assert any("google.com" in row.text for row in table.rows)


@pytest.mark.parametrize("how", [404, 403, 429, 500, "html", "cut"])
async def test_a_list_that_cannot_be_had_stays_and_the_others_go_on(updated, lab, how):
    lab.publishers.spoiled[TOW] = how
    lab.publishers.documents[MASSMOVE] += b"1.2.3.4,oneandonly-news.com,a,b,1,2\n"
    before = {source.name: source for source in load().sources()}["tow-center"]
    outcomes = await updated("tow-center", "massmove")
    assert outcomes["tow-center"].state is State.FAILED
    assert outcomes["tow-center"].why.endswith(".")
    assert outcomes["massmove"].state is State.UPDATED
    assert before in load().sources()
    assert load().of_host("oneandonly-news.com")


@pytest.mark.parametrize("how", [429, "html", "cut"])
async def test_a_repository_that_cannot_be_listed_leaves_its_list_as_it_is(updated, lab, how):
    lab.publishers.spoiled["https://api.github.com/"] = how
    assert (await updated("tow-center"))["tow-center"].state is State.FAILED
    assert load().sources()


async def test_a_document_that_was_moved_is_said(updated, lab):
    lab.publishers.documents[TOW + ".old"] = lab.publishers.documents.pop(TOW)
    outcome = (await updated("tow-center"))["tow-center"]
    assert outcome.state is State.FAILED
    assert "no document any more" in outcome.why


async def test_a_list_that_changed_its_form_is_kept_back(updated, lab):
    lab.publishers.documents[TOW] = lab.publishers.documents[TOW].replace(b"domain", b"site", 1)
    outcome = (await updated("tow-center"))["tow-center"]
    assert outcome.state is State.KEPT_BACK
    assert "all_domains.csv" in outcome.why
    assert "domain" in outcome.why


async def test_a_web_page_in_the_place_of_an_offices_list_is_kept_back(updated, lab):
    lab.publishers.spoiled["https://sanctionslistservice"] = "html"
    outcome = (await updated("ofac"))["ofac"]
    assert outcome.state is State.KEPT_BACK


async def test_a_list_that_shrank_by_more_than_a_third_is_kept_back_and_told(updated, lab):
    lines = lab.publishers.documents[TOW].splitlines(keepends=True)
    lab.publishers.documents[TOW] = b"".join(lines[: len(lines) // 2])
    outcome = (await updated("tow-center"))["tow-center"]
    assert outcome.state is State.KEPT_BACK
    assert "from 1228 rows to 613" in outcome.why
    assert len(outcome.withdrawn) == 615
    assert sum(row.list_name == "tow-center" for row in load().all()) == 1228


async def test_two_updates_at_once_are_refused(updated, home):
    with alone(home / "lists"), pytest.raises(CannotError, match="already"):
        await updated("tow-center")


@pytest.mark.parametrize("place", [VERSIONS, DOCUMENTS])
async def test_where_nothing_can_be_written_nothing_changes(updated, home, place):
    (home / "lists").mkdir(parents=True)
    (home / "lists" / place).write_text("in the way")
    with pytest.raises(CannotError, match="cannot be written") as told:
        await updated("tow-center")
    assert "VETTER_HOME" in told.value.hint
    assert not (home / "lists" / CURRENT).exists()
    assert load().sources()


@pytest.mark.parametrize("name", [b"gone\n", b"\xff\xfe"])
async def test_while_nobody_can_tell_which_version_is_in_use_none_is_removed(updated, home, name):
    await updated("ofac")
    (kept,) = (home / "lists" / VERSIONS).iterdir()
    (home / "lists" / CURRENT).write_bytes(name)
    with pytest.raises(DataError, match="missing"):
        await updated("ofac")
    assert (kept / "ofac").is_dir()


async def test_the_last_two_versions_are_kept_and_no_others(updated, home):
    for _ in range(4):
        await updated("ofac")
    folders = sorted(path.name for path in (home / "lists" / VERSIONS).iterdir())
    assert len(folders) == 2
    assert (home / "lists" / CURRENT).read_text().strip() == folders[-1]


async def test_lists_fetched_earlier_stay_when_others_are_updated(updated, lab):
    lab.publishers.documents[TOW] += b"Cedar Sun,Ohio,cedarsun-news.com,Star,\n"
    await updated("tow-center")
    await updated("ofac")
    assert load().of_host("cedarsun-news.com")


def test_every_publisher_is_asked_for_a_list_that_vetter_brings():
    names = {source.name for source in load().sources()}
    found = publishers()
    assert {publisher.name for publisher in found} <= names
    for publisher in found:
        assert all(wanted.row.credit or publisher.row.credit for wanted in publisher.document)
