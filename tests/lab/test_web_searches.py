"""The web searches of the lab find what a quoted sentence stands in, and say since when."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from vetter.lab.site import load
from vetter.lab.web import Request
from vetter.lab.web_searches import BRAVE, SEARXNG, TOKEN, answer

SITES = {"peacedata.net": load("peacedata")}


def asked(host, path, words):
    query = urlencode({"q": words, "format": "json"})
    headers = {"X-Subscription-Token": TOKEN}
    return json.loads(answer(SITES, Request(host, f"{path}?{query}", headers, secure=True)).body)


def test_a_sentence_of_a_copied_article_is_found_with_its_day_in_either_form():
    site = SITES["peacedata.net"]
    copy = site.copies[0]
    body = next(one.body for one in site.articles if one.slug == copy.slug)
    words = " ".join(body.split()[:12])
    (row,) = asked(SEARXNG, "/search", f'"{words}"')["results"]
    assert (row["url"], row["publishedDate"][:10]) == (copy.url, str(copy.date))
    assert words in row["content"]
    (row,) = asked(BRAVE, "/res/v1/web/search", f'"{words}"')["web"]["results"]
    assert (row["url"], row["page_age"][:10]) == (copy.url, str(copy.date))


def test_words_that_stand_nowhere_else_are_not_found():
    assert asked(SEARXNG, "/search", '"nobody ever wrote these words"')["results"] == []
