"""The lab answers like the services it stands for, to clients that nobody here wrote."""

from __future__ import annotations

import json

import dns.asyncquery
import dns.message
import httpx
import pytest

from vetter.lab import Lab
from vetter.lab.site import load, names


@pytest.fixture
async def lab(tmp_path):
    async with Lab(tmp_path, ["peacedata", "northmere-courier", "el-tintero"]) as made:
        yield made


@pytest.mark.parametrize("name", names())
def test_every_site_can_be_read(name):
    site = load(name)
    assert site.host
    assert site.description
    assert site.kind in ("honest", "front", "network", "hostile")


async def test_names_resolve_and_others_do_not(lab):
    async def ask(name, kind):
        query = dns.message.make_query(name, kind)
        return await dns.asyncquery.udp(query, "127.0.0.1", port=lab.ports["dns"], timeout=3)

    assert "127.0.0.1" in (await ask("peacedata.net", "A")).to_text()
    assert "mail.peacedata.net" in (await ask("peacedata.net", "MX")).to_text()
    assert (await ask("nowhere.example", "A")).rcode() == 3
    assert (await ask("net", "A")).rcode() == 0
    assert lab.asked("dns")
    lab.publish("key._domainkey.late.example", "TXT", '"v=DKIM1"')
    assert (await ask("late.example", "TXT")).rcode() == 0


async def test_pages_feeds_sitemaps_and_the_wordpress_interface(browser):
    front = await browser.get("https://peacedata.net/")
    assert "Peace Data" in front.text
    assert (await browser.get("http://peacedata.net/about/")).status_code == 301
    assert "<rss" in (await browser.get("https://peacedata.net/feed/")).text
    assert "<sitemapindex" in (await browser.get("https://peacedata.net/sitemap.xml")).text
    posts = (await browser.get("https://peacedata.net/wp-json/wp/v2/posts?per_page=50")).json()
    assert {"date", "link", "title"} <= set(posts[0])
    for path in (
        "/robots.txt",
        "/favicon.ico",
        "/team/",
        "/author/alex-lacusta/",
        "/section/world/",
    ):
        assert (await browser.get(f"https://peacedata.net{path}")).status_code == 200, path
    assert (await browser.get(posts[0]["link"])).status_code == 200
    assert (await browser.get("https://peacedata.net/nothing/")).status_code == 404


async def test_registries_answer_by_rdap(browser):
    answer = await browser.get("https://rdap.verisign.com/net/v1/domain/peacedata.net")
    assert answer.headers["content-type"] == "application/rdap+json"
    table = answer.json()
    assert table["objectClassName"] == "domain"
    assert {event["eventAction"] for event in table["events"]} >= {"registration", "expiration"}
    (related,) = [link for link in table["links"] if link["rel"] == "related"]
    assert "REDACTED" in (await browser.get(related["href"])).text
    missing = await browser.get("https://rdap.verisign.com/net/v1/domain/nothing.net")
    assert (missing.status_code, missing.json()["errorCode"]) == (404, 404)


async def test_the_archive_has_an_index_and_copies(browser):
    index = await browser.get(
        "https://web.archive.org/cdx/search/cdx?url=northmerecourier.co.uk&output=json&limit=3"
    )
    header, *rows = index.json()
    assert header[:3] == ["urlkey", "timestamp", "original"]
    assert len(rows) == 3
    copy = await browser.get(f"https://web.archive.org/web/{rows[0][1]}id_/{rows[0][2]}")
    assert copy.headers["memento-datetime"]
    assert "Northmere" in copy.text
    none = await browser.get("https://web.archive.org/cdx/search/cdx?url=x.org&output=json")
    assert none.json() == []
    assert (
        await browser.get("https://web.archive.org/web/2020id_/https://x.org/")
    ).status_code == 404
    assert (await browser.get("https://web.archive.org/other")).status_code == 404


async def test_certificate_logs_and_the_encyclopaedia(browser):
    entries = (await browser.get("https://crt.sh/?q=peacedata.net&output=json")).json()
    assert {"not_before", "name_value", "issuer_name"} <= set(entries[0])
    api = "https://www.wikidata.org/w/api.php"
    found = await browser.get(
        api, params={"action": "wbsearchentities", "search": "The Northmere Courier"}
    )
    (hit,) = found.json()["search"]
    item = await browser.get(
        api, params={"action": "wbgetentities", "ids": f"{hit['id']}|Q91000002|Q1"}
    )
    entities = item.json()["entities"]
    assert entities[hit["id"]]["claims"]["P856"]
    assert entities["Q91000002"]["labels"]["en"]["value"] == "Allsop Trust"
    assert "missing" in entities["Q1"]
    assert "error" in (await browser.get(api, params={"action": "x"})).json()


async def test_things_can_be_made_to_go_wrong(lab, browser):
    lab.fail("crt.sh", 429)
    assert (await browser.get("https://crt.sh/?q=x")).status_code == 429
    lab.mend("crt.sh")
    assert (await browser.get("https://crt.sh/?q=x")).status_code == 200
    lab.fail("crt.sh", 0)
    with pytest.raises(httpx.HTTPError):
        await browser.get("https://crt.sh/?q=x")
    lab.mend("crt.sh")
    lab.unplug()
    with pytest.raises(httpx.HTTPError):
        await browser.get("https://crt.sh/?q=x")
    lab.replug()
    assert (await browser.get("https://crt.sh/?q=x")).status_code == 200


async def test_every_question_is_written_down(lab, browser):
    await browser.get("https://crt.sh/?q=peacedata.net&output=json")
    (asked,) = lab.asked("web", "crt.sh")
    assert asked.what == "/?q=peacedata.net&output=json"


async def test_the_settings_lead_here(lab):
    settings = lab.settings
    assert settings.network.allow_addresses == ("127.0.0.0/8",)
    assert any(entry.startswith("*:443=127.0.0.1:") for entry in settings.network.connect_to)
    assert json.dumps(settings.network.ca_file)
