"""What a report is headed by: whose name may be another's is called by its domain, so that no word falls on that one."""

from __future__ import annotations

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


def test_a_calm_reading_of_a_message_alone_does_not_speak_of_the_outlet():
    told = offered()
    alone = replace(told, level=Level.NONE, offer=replace(told.offer, alone=True))
    assert outline(alone).meaning == "in the message; nothing of the outlet was looked at"
    assert outline(replace(told, level=Level.NONE)).meaning == "and enough could be looked at"
