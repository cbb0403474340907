"""What a report is headed by: whose name may be another's is called by its domain, so that no word falls on that one."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from tests.report.assessments import clone, honest, offered
from vetter.model import Level
from vetter.report import html, markdown, terminal
from vetter.report.line import summary
from vetter.report.outline import outline


def test_a_copy_is_headed_by_its_own_domain_and_said_to_call_itself_by_the_name():
    told = clone()
    domain, called = told.outlet.domain, f"calls itself “{told.outlet.name}”"
    assert told.outlet.name not in ("", domain)
    page = BeautifulSoup(html.render(told), "lxml")
    assert page.h1.text == domain
    assert page.title.text.startswith(f"{domain}:")
    assert called in page.header.text
    lines = terminal.render(told, width=100, colour=False).splitlines()
    assert lines[4].strip() == domain
    assert called in lines[5]
    assert markdown.render(told).splitlines()[0] == f"# {domain}"
    assert summary(outline(told)).title == domain


def test_an_outlet_with_a_name_of_its_own_is_headed_by_that():
    told = honest()
    page = BeautifulSoup(html.render(told), "lxml")
    assert page.h1.text == told.outlet.name != told.outlet.domain
    assert told.outlet.domain in page.header.text
    assert "calls itself" not in page.header.text
    assert summary(outline(told)).title == told.outlet.name


@pytest.mark.parametrize(
    ("level", "meaning"),
    [
        (Level.NONE, "in the message; nothing of the outlet was looked at"),
        (Level.SOME, "worth asking about before you say yes"),
        (Level.STRONG, "that the message may not be what it says it is"),
    ],
)
def test_what_is_said_of_a_message_alone_falls_on_no_outlet(level, meaning):
    told = offered()
    alone = replace(told, level=level, offer=replace(told.offer, alone=True))
    assert outline(alone).meaning == meaning
    page = BeautifulSoup(html.render(alone), "lxml")
    assert page.h1.text == "The offer"
    assert f"made in the name of {told.outlet.domain}" in page.header.text
    assert told.outlet.name not in terminal.render(alone, width=100, colour=False).splitlines()[4]
    assert outline(replace(told, level=Level.NONE)).meaning == "and enough could be looked at"
