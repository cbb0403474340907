"""How often an article was read is taken from its own counter, and from nothing else."""

from __future__ import annotations

import json

import pytest

PROSE = "<p>" + "The council met on Tuesday and spoke about the harbour. " * 20 + "</p>"


@pytest.fixture
def counted(page):
    def count(shown, head=""):
        html = (
            f'<html lang=en><head><title>Ferry</title><meta property="og:type" content="article">{head}</head>'
            f"<body><article><h1>Ferry</h1><div>{shown}</div>{PROSE}</article></body></html>"
        )
        return page(html, url="https://gazette.example.com/2026/05/ferry-stays/").views

    return count


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ('<span class="post-views">1,207 views</span>', 1207),
        ('<span class="td-post-views"><i></i> 88</span>', 88),
        ("<p>Просмотров: 3 412</p>", 3412),
        ("<p>412 Aufrufe</p>", 412),
        ("<p>Views: 12.345</p>", 12345),
        ("<p>1.2K views</p>", None),
        ("<p>12 views of the harbour in winter</p>", None),
        ('<span class="reviews">14</span>', None),
        ('<span class="post-views">5 of 12</span>', None),
        ("", None),
    ],
)
def test_counters_on_the_page(counted, shown, number):
    assert counted(shown) == number


def test_a_counter_in_structured_data(counted):
    node = {
        "@type": "NewsArticle",
        "interactionStatistic": [
            {"@type": "InteractionCounter", "interactionType": "https://schema.org/CommentAction", "userInteractionCount": 3},
            {"@type": "InteractionCounter", "interactionType": {"@type": "ReadAction"}, "userInteractionCount": 77},
        ],
    }  # fmt: skip
    assert counted("", f'<script type="application/ld+json">{json.dumps(node)}</script>') == 77
