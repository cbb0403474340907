"""Scrapy on the pages that vetter read: fetched with the same politeness, and their links parsed.

Run by ``tests.bench.batch``, with Scrapy's own Python: ``spider.py URLS PORT PER_HOST DELAY``. Every name leads to
the lab on loopback; its pages are asked for on the lab's port, under their own names.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor


class Pages(scrapy.Spider):
    """Fetches every page and parses its links."""

    name = "pages"

    async def start(self):
        for url in self.urls:
            parts = urlsplit(url)
            there = parts._replace(netloc=f"{parts.hostname}:{self.port}", path=parts.path or "/")
            yield scrapy.Request(urlunsplit(there), dont_filter=True)

    def parse(self, response):
        if isinstance(response, scrapy.http.HtmlResponse):
            found = LinkExtractor().extract_links(response)
            self.crawler.stats.inc_value("links", len(found))


class Everywhere:
    """Resolves every name to loopback."""

    @classmethod
    def from_crawler(cls, crawler, reactor):
        made = cls()
        made.reactor = reactor
        return made

    def install_on_reactor(self):
        from twisted.internet._resolver import ComplexResolverSimplifier, SimpleResolverComplexifier
        from twisted.internet.defer import succeed
        from twisted.internet.interfaces import IResolverSimple
        from zope.interface import implementer

        @implementer(IResolverSimple)
        class Here:
            def getHostByName(self, name, timeout=()):  # noqa: N802 - Twisted's interface
                return succeed("127.0.0.1")

        self.reactor.installNameResolver(SimpleResolverComplexifier(Here()))
        assert ComplexResolverSimplifier


def main(urls, port, per_host, delay):
    listed = json.loads(Path(urls).read_text("utf-8"))
    process = CrawlerProcess(
        {
            "LOG_LEVEL": "ERROR",
            "CONCURRENT_REQUESTS": 32,
            "CONCURRENT_REQUESTS_PER_DOMAIN": int(per_host),
            "DOWNLOAD_DELAY": float(delay),
            "RANDOMIZE_DOWNLOAD_DELAY": False,
            "ROBOTSTXT_OBEY": True,
            "RETRY_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "DOWNLOAD_TIMEOUT": 20,
            "DNS_RESOLVER": Everywhere,
        }
    )
    crawler = process.create_crawler(Pages)
    began = time.time()
    process.crawl(crawler, urls=listed, port=port)
    process.start()
    stats = crawler.stats.get_stats()
    # What it fetches by itself on the way, robots.txt of every site, is none of the pages asked for.
    pages = stats.get("downloader/response_count", 0) - stats.get("robotstxt/response_count", 0)
    print(
        json.dumps({"pages": pages, "links": stats.get("links", 0), "seconds": time.time() - began})
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
