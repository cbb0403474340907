"""What ``vetter lists`` prints, and how it ends."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.lists.update.conftest import TOW, lab  # noqa: F401 - a fixture
from vetter.cli import lists as cli
from vetter.errors import CannotError, UsageError


async def run(*arguments):
    import asyncio

    def call():
        return CliRunner().invoke(
            cli.command, [str(one) for one in arguments], standalone_mode=False
        )

    # The lab answers on this event loop, so that the command has a thread of its own.
    return await asyncio.to_thread(call)


async def test_an_update_says_what_is_new_and_what_could_not_be_had(lab):  # noqa: F811
    lab.publishers.documents[TOW] += b"Cedar Sun,Ohio,cedarsun-news.com,Star,\n"
    lab.publishers.spoiled["https://sanctionslist"] = 404
    result = await run("update", "tow-center", "ofac", "--settings", lab.settings_file)
    assert result.return_value == 3
    assert "tow-center: 1229 rows: 1 added, 0 changed, 0 withdrawn" in result.stdout
    assert "    + cedarsun-news.com  Partisan local news: Star  pink-slime" in result.stdout
    assert (
        "ofac: NOT UPDATED, the old list stays in use. There is nothing at https://sanctionslist"
        in result.stdout
    )
    assert "tow-center: 1 document, reading" in result.stderr


async def test_an_update_is_told_to_programs_row_by_row(lab):  # noqa: F811
    lab.publishers.documents[TOW] += b"Cedar Sun,Ohio,cedarsun-news.com,Star,\n"
    result = await run("update", "tow-center", "--json", "--settings", lab.settings_file)
    assert result.return_value == 0
    (outcome,) = json.loads(result.stdout)
    assert (outcome["state"], outcome["rows"]) == ("updated", 1229)
    assert [row["value"] for row in outcome["added"]] == ["cedarsun-news.com"]


async def test_lists_that_are_kept_by_hand_cannot_be_asked_for():
    result = await run("update", "citizen-lab")
    assert isinstance(result.exception, UsageError)
    assert "kept by hand" in result.exception.hint


async def test_a_list_of_ones_own_can_be_added_from_the_web(lab):  # noqa: F811
    url = "https://raw.githubusercontent.com/newsroom/watch/main/june-fronts.txt"
    lab.publishers.documents[url] = b"# seen in June\nfront[.]example.net\n"
    result = await run("add", url, "--settings", lab.settings_file)
    assert result.exception is None
    assert "Added: june-fronts, 1 entry" in result.stderr
    found = await run("search", "hxxps://front[.]example[.]net/")
    assert url in (await run("show", "june-fronts")).stdout
    assert "your own list “june-fronts”" in found.stdout


@pytest.mark.parametrize("how", [404, "cut"])
async def test_a_list_that_cannot_be_had_from_the_web_is_not_added(lab, how):  # noqa: F811
    url = "https://raw.githubusercontent.com/newsroom/watch/main/june-fronts.txt"
    lab.publishers.documents[url] = b"front.example.net\n" * 1000
    lab.publishers.spoiled[url] = how
    result = await run("add", url, "--settings", lab.settings_file)
    assert isinstance(result.exception, CannotError)
    assert result.exception.hint
    assert "june-fronts" not in (await run("show")).stdout


async def test_one_list_is_shown_with_what_it_does_not_mean():
    shown = (await run("show", "tow-center")).stdout
    assert "What it does not mean: These are partisan networks" in " ".join(shown.split())
    assert isinstance((await run("show", "nobody")).exception, UsageError)
    (told,) = json.loads((await run("show", "tow-center", "--json")).stdout)
    assert told["rows"] == 1228


async def test_an_update_says_of_a_changed_row_what_has_changed(lab):  # noqa: F811
    result = await run("update", "viginum", "--all-rows", "--settings", lab.settings_file)
    assert "    ~ 20minuts.com  registered_on: 2022-06-28\n" in result.stdout


async def test_nothing_that_a_publisher_wrote_reaches_the_terminal_unspelt_in_json(tmp_path):
    table = tmp_path / "watch.csv"
    table.write_text("Domain,Where\nfront.example.net,\x9b31m \u202eedispu\n", "utf-8")
    columns = ("--column", "value=Domain", "--column", "targets=Where")
    assert (await run("add", table, *columns)).exception is None
    shown = (await run("search", "front.example.net", "--json")).stdout
    assert not {"\x9b", "\u202e"} & set(shown)
    assert json.loads(shown)[0]["targets"] == "\x9b31m \u202eedispu"
