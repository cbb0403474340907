"""A link that a service wrapped is unwrapped without asking anybody, as far as the address stands in it."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.errors import TargetError
from vetter.extract.intermediaries import intermediaries
from vetter.extract.unwrap import unwrap
from vetter.resolve.target import understand

STORY = "https://peacedata.net/story-1"
CODED = "https%3A%2F%2Fpeacedata.net%2Fstory-1"
BASE64 = base64.urlsafe_b64encode(STORY.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/amp/s/peacedata.net/story-1",
        "google.co.uk/amp/s/peacedata.net/story-1",
        f"https://www.google.de/url?sa=t&q={CODED}&ved=2ah",
        f"https://www.google.com/url?rct=j&url={CODED}",
        "https://peacedata-net.cdn.ampproject.org/c/s/peacedata.net/story-1",
        "https://peacedata-net.cdn.ampproject.org/v/s/peacedata.net/story-1?amp_js_v=0.1&utm_source=x",
        "https://peacedata-net.translate.goog/story-1",
        f"https://translate.google.com/translate?sl=ru&tl=en&u={CODED}",
        f"https://l.facebook.com/l.php?u={CODED}%3Ffbclid%3DIwAR0&h=AT0",
        f"https://lm.facebook.com/l.php?u={CODED}",
        f"https://l.instagram.com/?u={CODED}&e=AT",
        f"https://www.youtube.com/redirect?event=video&q={CODED}",
        f"https://vk.com/away.php?to={CODED}",
        f"https://www.linkedin.com/redir/redirect?url={CODED}&urlhash=x",
        f"https://duckduckgo.com/l/?uddg={CODED}&rut=1",
        f"https://www.bing.com/ck/a?!&&p=1&u=a1{BASE64}&ntb=1",
        f"https://nam02.safelinks.protection.outlook.com/?url={CODED}&data=05%7C02&reserved=0",
        f"https://urldefense.proofpoint.com/v1/url?u={CODED}&k=1",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__peacedata.net_story-2D1&d=DwMFaQ&c=e",
        "https://urldefense.com/v3/__https://peacedata.net/story-1__;!!GuAItXPztq0!jULEM6V$",
        f"https://linkprotect.cudasvc.com/url?a={CODED}&c=E,1",
        f"https://protect2.fireeye.com/v1/url?k=1&q=1&e=1&u={CODED}",
        f"https://eu-central-1.protection.sophos.com/?d=peacedata.net&u={BASE64}&i=1",
        f"https://secure-web.cisco.com/1aBcD/{CODED}",
        "https://mandrillapp.com/track/click/30/peacedata.net/story-1?p=eyJz",
        "https://abc.r.eu-west-1.awstrack.me/L0/https:%2F%2Fpeacedata.net%2Fstory-1/1/0102",
        "https://web.archive.org/web/20200708123456/https://peacedata.net/story-1",
        "https://web.archive.org/web/*/peacedata.net/story-1",
        "https://archive.ph/20200708/https://peacedata.net/story-1",
        "https://archive.ph/2020.07.08-120000/https://peacedata.net/story-1",
        "https://archive.today/newest/https://peacedata.net/story-1",
        "https://archive.is/o/AbCdE/https://peacedata.net/story-1",
        f"https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:{STORY}&hl=en",
        "https://12ft.io/https://peacedata.net/story-1",
    ],
)
def test_the_address_within_is_what_is_meant(link):
    target = understand(link)
    assert target.host == "peacedata.net"
    assert target.url.startswith(STORY)
    assert target.within
    assert target.text == link


def test_wrapped_links_may_be_wrapped_again():
    inner = "https://urldefense.com/v3/__https://www.google.com/url?q=https*3A*2F*2Fpeacedata.net__;JSUl!!x!y$"
    assert unwrap(inner) == ("https://peacedata.net", "Proofpoint")


def test_proofpoints_runs_of_characters_are_put_back():
    runs = "https://urldefense.com/v3/__https://peacedata.net/a**Bb__;w6nDqcOp!!x!y$"
    assert unwrap(runs)[0] == "https://peacedata.net/a\xe9\xe9\xe9b"


def test_what_wraps_nothing_stays_what_it_is():
    for link in (
        STORY,
        "https://www.google.com/search?q=https://peacedata.net",
        "https://news.google.com/articles/CBMiAA",
        "https://google.evil.net/url?q=https://peacedata.net",
        "https://l.facebook.com/l.php?h=AT0",
        "https://web.archive.org/",
        "https://[broken",
    ):
        assert unwrap(link) == (link, "")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("https://t.co/AbCdEf", "only forwards"),
        ("bit.ly/3abc", "only forwards"),
        ("https://archive.ph/AbCdE", "only forwards"),
        ("https://gmail.us1.list-manage.com/track/click?u=1&id=2&e=3", "only forwards"),
        ("https://protect-us.mimecast.com/s/0wSdCVON0gczLDq1tGaO_q/", "only forwards"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Fgazette", "on X"),
        ("https://www.google.com/url?q=http://127.0.0.1/", "number of a machine"),
    ],
)
def test_what_cannot_be_unwrapped_is_said_with_a_way_out(link, words):
    with pytest.raises(TargetError) as caught:
        understand(link)
    assert words in caught.value.message
    assert caught.value.hint


def test_every_wrapper_names_its_source_and_takes_what_is_known():
    kinds = {"query", "rest", "host", "proofpoint-2", "proofpoint-3", "base64"}
    for wrapper in intermediaries().wrapper:
        assert wrapper.source
        assert wrapper.target in kinds
        assert (wrapper.target in ("query", "base64")) == bool(wrapper.fields)


@given(st.text(max_size=300))
def test_any_text_is_unwrapped_or_left(text):
    for front in (
        "https://www.google.com/amp/s/",
        "https://urldefense.com/v3/__",
        "https://www.google.com/url?q=",
        "https://www.bing.com/ck/a?u=a1",
        "https://x.translate.goog/",
    ):
        assert isinstance(unwrap(front + text)[0], str)
