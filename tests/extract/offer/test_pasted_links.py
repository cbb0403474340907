"""In pasted text the text of a link and its target stand side by side, as mail programs write them: both are read."""

from __future__ import annotations

import pytest

from vetter.extract.offer.messages import messages

TARGET = "https://spiegel.homes/autoren"


def links_in(text):
    (message,) = messages(f"Would you write for us? {text}".encode())
    return [(link.url, link.shown, link.disguised) for link in message.links]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"https://www.spiegel.de/autoren<{TARGET}>", "https://www.spiegel.de/autoren"),
        (f"https://www.spiegel.de/autoren <{TARGET}>.", "https://www.spiegel.de/autoren"),
        (f"Register at www.spiegel.de <{TARGET}> today", "www.spiegel.de"),
        (f"Register at spiegel.de<{TARGET}>", "spiegel.de"),
        (
            f"Register at\nhttps://www.spiegel.de/autoren\n<{TARGET}>",
            "https://www.spiegel.de/autoren",
        ),
        (f"[www.spiegel.de]({TARGET})", "www.spiegel.de"),
        (f"[https://www.spiegel.de/a](<{TARGET}>)", "https://www.spiegel.de/a"),
        (f"www.spiegel.de ({TARGET})", "www.spiegel.de"),
        (f"www.spiegel.de [{TARGET}]", "www.spiegel.de"),
        (f"<{TARGET}|www.spiegel.de>", "www.spiegel.de"),
    ],
)
def test_text_and_target_are_one_link_that_hides_where_it_leads(text, shown):
    assert links_in(text) == [(TARGET, shown, True)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"[our portal]({TARGET})", "our portal"),
        (f"Please register at our portal <{TARGET}>", "Please register at our portal"),
        (f"{TARGET} <{TARGET}>", TARGET),
        (f"<{TARGET}>", ""),
        (f"Register here:\n\n<{TARGET}>", ""),
        (TARGET, ""),
        (f"({TARGET})", ""),
        (f"the Spiegel portal ({TARGET})", "the Spiegel portal"),
    ],
)
def test_a_text_that_is_no_other_address_hides_nothing(text, shown):
    (found,) = links_in(text)
    assert found[2] is False
    assert found[1] == shown


def test_a_source_in_brackets_is_no_disguise_and_both_links_are_told():
    ((url, shown, disguised),) = links_in("I read it on spiegel.de (https://bildblog.de/1)")
    assert (url, shown, disguised) == ("https://bildblog.de/1", "spiegel.de", False)
    every = links_in("https://a-paper.org/1 and https://b-paper.org/2")
    assert [url for url, _, _ in every] == ["https://a-paper.org/1", "https://b-paper.org/2"]


def test_an_address_that_another_program_wrapped_leads_where_it_says():
    wrapped = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.spiegel.de%2Fa"
    assert links_in(f"https://www.spiegel.de/a<{wrapped}>") == [
        ("https://www.spiegel.de/a", "https://www.spiegel.de/a", False)
    ]


def test_a_text_in_html_is_told_also_where_the_plain_part_has_the_bare_link():
    raw = (
        b"From: a@b.org\nMessage-ID: <1@b.org>\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/alternative; boundary="x"\n\n'
        b"--x\nContent-Type: text/plain\n\nhttps://b.org/portal\n"
        b'--x\nContent-Type: text/html\n\n<a href="https://b.org/portal">our portal</a>\n--x--\n'
    )
    (message,) = messages(raw)
    assert [(link.url, link.shown) for link in message.links] == [
        ("https://b.org/portal", "our portal")
    ]
