"""The web searches of the lab, in their real forms: a SearXNG and the Brave Search API.

https://docs.searxng.org/dev/search_api.html, https://api-dashboard.search.brave.com/api-reference/web/search/get
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from vetter.extract.fold import fold
from vetter.lab.web import Response

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vetter.lab.site import Site
    from vetter.lab.web import Request

SEARXNG: Final = "search.lab-library.org"
BRAVE: Final = "api.search.brave.com"
HOSTS: Final = (SEARXNG, BRAVE)
TOKEN: Final = "lab-token"  # noqa: S105 - the key that the lab's search takes
ELSEWHERE: Final = "https://en.wikipedia.org/wiki/List_of_newspapers"


class Result(Struct, frozen=True):
    """One page that is found, with the words that are shown of it, and its day if the search knows that."""

    url: str
    title: str
    excerpt: str
    day: date | None = None

    def dated(self, name: str) -> dict[str, str]:
        """Return the day in the field that a service has for it."""
        return {name: f"{self.day}T06:15:00"} if self.day else {}


def answer(sites: Mapping[str, Site], request: Request) -> Response:
    """Answer as whichever of the two was asked."""
    return brave(sites, request) if request.host == BRAVE else searxng(sites, request.path)


def searxng(sites: Mapping[str, Site], path: str) -> Response:
    """Answer as SearXNG does to ``/search``; without ``format=json`` that is a page."""
    parts = urlsplit(path)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if parts.path != "/search":
        return Response(404, b"Not Found", "text/plain")
    if not query.get("q"):
        return Response(400, b"No query", "text/plain")
    if query.get("format") != "json":
        return Response(body=b"<html><body>Results</body></html>")
    results = [
        {
            "url": one.url,
            "title": one.title,
            "content": one.excerpt,
            **one.dated("publishedDate"),
            "engine": "duckduckgo",
            "engines": ["duckduckgo"],
            "positions": [number],
            "parsed_url": list(urlsplit(one.url))[:4],
            "template": "default.html",
            "score": 1 / number,
            "category": "general",
        }
        for number, one in enumerate(_found(sites, query["q"]), 1)
    ]
    told = {"query": query["q"], "number_of_results": 0, "results": results, "answers": []}
    more: dict[str, Any] = {"corrections": [], "infoboxes": [], "suggestions": []}
    return _json({**told, **more, "unresponsive_engines": [["brave", "timeout"]]})


def brave(sites: Mapping[str, Site], request: Request) -> Response:
    """Answer as the Brave Search API does, to those who show the lab's token."""
    parts = urlsplit(request.path)
    query = parse_qs(parts.query).get("q", [""])[0]
    if parts.path != "/res/v1/web/search":
        return Response(404, b"{}", "application/json")
    headers = {name.lower(): value for name, value in request.headers.items()}
    if headers.get("x-subscription-token") != TOKEN:
        error = {"code": "SUBSCRIPTION_TOKEN_INVALID", "status": 422}
        return _json({"type": "ErrorResponse", "error": error}, 422)
    results = [
        {
            "type": "search_result",
            "title": one.title,
            "url": one.url,
            "description": one.excerpt,
            **one.dated("page_age"),
        }
        for one in _found(sites, query)
    ]
    told = {"type": "search", "query": {"original": query, "more_results_available": False}}
    return _json({**told, "web": {"type": "search", "results": results}} if results else told)


def _found(sites: Mapping[str, Site], query: str) -> list[Result]:
    if query.startswith('"'):
        return [one for site in sites.values() for one in _copies(site, query.strip('"'))]
    words = set(fold(query).split())
    named = [
        Result(site.url, site.name, f"{site.name}, the site.")
        for site in sites.values()
        if words <= set(fold(site.name).split())
    ]
    # A search hardly ever finds the site alone.
    title = f"{named[0].title} - Wikipedia" if named else ""
    return [Result(ELSEWHERE, title, f"{title}, the site."), *named] if named else []


def _copies(site: Site, words: str) -> Iterator[Result]:
    """Return where else the articles of a site stand that have these words."""
    bodies = {article.slug: article for article in site.articles}
    for copy in site.copies:
        article = bodies[copy.slug]
        if f" {fold(words)} " in f" {fold(article.body)} ":
            yield Result(copy.url, article.title, f"… {words} …", copy.date)


def _json(table: dict[str, Any], status: int = 200) -> Response:
    return Response(status, json.dumps(table).encode(), "application/json")
