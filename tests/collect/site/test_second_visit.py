"""Two pages are visited once more, as an ordinary reader, within the budget and never against the settings."""

from __future__ import annotations

import pytest

from tests.collect.site.test_reading_a_site import HOME, HOST, gazette
from tests.websites import moved, plain
from vetter.extract.readers import read
from vetter.model import Mark, Purpose

PLENTY = 20


def again(done):
    return [record for record in done.case.records() if record.purpose is Purpose.PAGE_AGAIN]


def said_of_us(done, record):
    exchange = done.case.kept(record.id).exchange
    return {name.lower(): value for name, value in exchange.request_headers}


async def test_the_front_page_and_one_article_are_visited_as_another_reader(internet, visit):
    internet.hosts[HOST] = gazette()
    done = await visit(f"{HOME}/", max_pages=PLENTY)
    visits = again(done)
    assert len(visits) == 2
    assert f"{HOME}/" in {record.url for record in visits}
    assert all(Mark.OTHER_READER in record.marks for record in visits)
    first = said_of_us(done, next(r for r in done.case.records() if r.purpose is Purpose.PAGE))
    for record in visits:
        now = said_of_us(done, record)
        assert now["user-agent"] != first["user-agent"]
        assert now["referer"].startswith("https://")
        assert "referer" not in first
        assert now["accept-language"].startswith("en,")
    assert len(done.pages()) + len(visits) <= PLENTY
    assert any(what.startswith("2 pages once more, as a reader with") for _, what in done.ledger())


@pytest.mark.parametrize("crawl", [{"max_pages": 10}, {"max_pages": PLENTY, "identity": "honest"}])
async def test_not_with_a_small_budget_nor_under_another_name_than_ones_own(internet, visit, crawl):
    internet.hosts[HOST] = gazette()
    done = await visit(f"{HOME}/", **crawl)
    assert again(done) == []
    assert len(done.pages()) >= 10


async def test_what_looks_different_is_visited_again_as_both_and_no_more(internet, visit):
    internet.hosts["victim.net"] = {"/": gazette()["/"], "/robots.txt": plain("")}
    pages = gazette()
    asked = []

    def answer(path):
        asked.append(path)
        # Whoever comes back is sent away: as often as it is asked, the page never answers as at first.
        return moved("https://victim.net/") if asked.count("/") > 1 and path == "/" else pages[path]

    internet.hosts[HOST] = lambda path: answer(path) if path in pages else moved(f"{HOME}/about")
    done = await visit(f"{HOME}/", max_pages=PLENTY)
    visits = [record for record in again(done) if record.url == f"{HOME}/"]
    assert len(visits) == 3
    assert sorted(Mark.OTHER_READER in record.marks for record in visits) == [False, True, True]
    assert len(done.pages()) + sum(r.url.startswith(HOME) for r in again(done)) <= PLENTY + 2


async def test_robots_txt_is_obeyed_on_the_second_visit_too(internet, visit):
    internet.hosts[HOST] = gazette(robots="User-agent: *\nDisallow: /news/\n")
    done = await visit(f"{HOME}/", max_pages=PLENTY)
    assert [record.url for record in again(done)] == [f"{HOME}/"]


async def test_what_answers_as_before_is_not_read_again_and_says_the_same(
    internet, visit, monkeypatch
):
    sent = []

    async def reading_of(kept):
        sent.append(kept.record.id)
        return read(kept)

    monkeypatch.setattr("vetter.collect.errand.reading_of", reading_of)
    internet.hosts[HOST] = gazette()
    done = await visit(f"{HOME}/", max_pages=PLENTY)
    visits = again(done)
    assert len(visits) == 2
    assert not {record.id for record in visits} & set(sent)
    for record in visits:
        assert done.errand.readings[record.id] == read(done.case.kept(record.id))


async def test_what_answers_otherwise_is_read(internet, visit):
    pages, asked = gazette(), []

    def answer(path):
        asked.append(path)
        return pages["/about"] if path == "/" and asked.count("/") > 1 else pages[path]

    internet.hosts[HOST] = lambda path: answer(path) if path in pages else moved(f"{HOME}/about")
    done = await visit(f"{HOME}/", max_pages=PLENTY)
    (front, *_) = [record for record in again(done) if record.url == f"{HOME}/"]
    assert done.errand.readings[front.id] == read(done.case.kept(front.id))
