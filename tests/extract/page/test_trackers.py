"""Identifiers are found in the forms that services tell site owners to paste, and nowhere else."""

from __future__ import annotations

import pytest

from tests.growth import growth
from vetter.data import read_toml
from vetter.extract.house_trackers import whose
from vetter.extract.trackers import read_trackers


@pytest.mark.parametrize(
    ("source", "kind", "value"),
    [
        ("__gtagTracker( 'config', 'G-QWERTY1234' );", "google-analytics-4", "G-QWERTY1234"),
        ('LA.init({id:"KqW83hRt2LmZx0Pv",ck:"KqW83hRt2LmZx0Pv"})', "51-la", "KqW83hRt2LmZx0Pv"),
        ('<script src="//js.users.51.la/20473918.js">', "51-la", "20473918"),
        (
            'action="https://paper.us14.list-manage.com/subscribe/post?u=9c1e7a40b2d85f36c7e1a9d04&amp;id=77aa"',
            "mailchimp",
            "9c1e7a40b2d85f36c7e1a9d04",
        ),
        ("s1.src='https://embed.tawk.to/5e8f1c7a9b2d4e6f8a0c3b5d/default';", "tawk", "5e8f1c7a9b2d4e6f8a0c3b5d"),
        (
            'window.CRISP_WEBSITE_ID="7f3a9c1e-52d8-4b60-8e17-c94d2a6b0f35";',
            "crisp",
            "7f3a9c1e-52d8-4b60-8e17-c94d2a6b0f35",
        ),
        ('src="//js-eu1.hs-scripts.com/2648193.js"', "hubspot", "2648193"),
        ('<meta name="sogou_site_verification" content="Kq83hRt2Lm">', "sogou-verification", "Kq83hRt2Lm"),
        ('<meta name="360-site-verification" content="9c1e7a40b2d85f36">', "360-verification", "9c1e7a40b2d85f36"),
        ('<meta name="shenma-site-verification" content="9c1e7a40b2_1619">', "shenma-verification", "9c1e7a40b2_1619"),
        ('<meta name="bytedance-verification-code" content="Kq83hRt2LmZx0Pv">', "bytedance-verification", "Kq83hRt2LmZx0Pv"),
        ('<meta name="monetag" content="9c1e7a40b2d85f36c7e1a9d0">', "monetag-verification", "9c1e7a40b2d85f36c7e1a9d0"),
        ('{"measurementId":"G-QWERTY1234"}', "google-analytics-4", "G-QWERTY1234"),
        ('src="https://www.googletagmanager.com/gtag/js?id=GT-K5Q2ABCD"', "google-tag", "GT-K5Q2ABCD"),
        ('src="https://www.googletagmanager.com/gtag/js?id=AW-987654321"', "google-ads", "AW-987654321"),
        ("w.yaCounter; new Ya.Metrika({id:22334455, clickmap:true})", "yandex-metrica", "22334455"),
        ('<img src="https://mc.yandex.ru/watch/22334455" alt="">', "yandex-metrica", "22334455"),
        (
            'var u="//stats.paper.example/"; _paq.push(["setTrackerUrl", u+"matomo.php"]); _paq.push(["setSiteId", "7"]);',
            "matomo",
            "stats.paper.example:7",
        ),
        ("ym(22334455, 'init', {clickmap:true});", "yandex-metrica", "22334455"),
        ("var cx = 'partner-pub-1234567890123456:abcdefghij';", "google-search-engine", "partner-pub-1234567890123456:abcdefghij"),
        ('_tmr.push({id: "2233445", type: "pageView"});', "mail-ru-counter", "2233445"),
        ("pct.src = '//counter.rambler.ru/top100.cnt?2233445';", "rambler-top100", "2233445"),
        ("new top100({project: 2233445, element: 'logo'})", "rambler-top100", "2233445"),
        ("h._hjSettings={hjid:2233445,hjsv:6};", "hotjar", "2233445"),
        ('(window, document, "clarity", "script", "k3j4h5g6f7")', "clarity", "k3j4h5g6f7"),
        ('"https://www.facebook.com/tr?id=998877665544332&ev=PageView"', "meta-pixel", "998877665544332"),
        ('<meta content="qWeRtYuIoPaSdFgHjKlZxCvBnM123456789012345_0" name="google-site-verification">', "google-site-verification", "qWeRtYuIoPaSdFgHjKlZxCvBnM123456789012345_0"),
        ('<meta name="msvalidate.01" content="0A1B2C3D4E5F60718293A4B5C6D7E8F9">', "bing-verification", "0A1B2C3D4E5F60718293A4B5C6D7E8F9"),
        ('<meta name="facebook-domain-verification" content="abc123def456ghi789jkl0" />', "facebook-domain-verification", "abc123def456ghi789jkl0"),
        ('<meta property="fb:pages" content="1122334455667">', "facebook-page", "1122334455667"),
        ("hm.src = 'https://hm.baidu.com/hm.js?0123456789abcdef0123456789abcdef';", "baidu-tongji", "0123456789abcdef0123456789abcdef"),
        ('{"token": "0123456789abcdef0123456789abcdef"}', None, None),
        ("data-cf-beacon='{\"token\": \"0123456789abcdef0123456789abcdef\"}'", "cloudflare-insights", "0123456789abcdef0123456789abcdef"),
        ('OneSignal.init({ appId: "01234567-89ab-cdef-0123-456789abcdef" })', "onesignal", "01234567-89ab-cdef-0123-456789abcdef"),
        ("(function(){s.src='https://harbour-post.disqus.com/embed.js'})", "disqus", "harbour-post"),
        ("googletag.defineSlot('/21234567890/front', [300, 250])", "google-ad-manager", "21234567890"),
    ],
)  # fmt: skip
def test_the_forms_in_which_identifiers_stand(source, kind, value):
    assert [(t.kind, t.value) for t in read_trackers(source)] == ([(kind, value)] if kind else [])


@pytest.mark.parametrize(
    "source",
    [
        "The G-SUMMIT2024 and the G-20 meet; G-QWERTY1234 is a word here.",
        "gtag('config', 'G-SHORT')",
        "gtag('config', 'G-WAYTOOLONG12345')",
        "gtag('config', 'G-1234567890')",
        "see GTM-XXXXXXX and UA-XXXXXXXX-X",
        '<meta property="fb:app_id" content="249643311490">',
        '<meta name="description" content="abcdefghijklmnopqrstuvwxyz">',
        "fbq('init', '1234567890')",
        "a flight from UA-1 to UA-22",
        "google_ad_host = 'ca-host-pub-5555666677778888';",
        "_gaq.push(['_setAccount', 'UA-52447-2']);",
        "ga('create', 'UA-12345-6', 'auto')",
        "qacct:'p-18-mFEk4J448M'",
        "'dataLayer','GTM-ABC123')",
        '"dataLayer","GTM-NKDMSK6")',
        "data-ad-client='ca-pub-1234567891234567'",
        '<script defer data-domain="yourdomain.com" src="https://plausible.io/js/script.js">',
    ],
)
def test_words_and_samples_and_platforms_are_no_identifiers(source):
    assert read_trackers(source) == ()


@pytest.mark.parametrize(
    "source",
    ['wcs_add["wa"] = "--------";', "https://cdn.taboola.com/libtrc/----/loader.js"],
)
def test_an_identifier_of_nothing_but_dashes_hides_no_other_of_the_page(source):
    assert [
        seen.value for seen in read_trackers(f"{source} h._hjSettings={{hjid:2233445,hjsv:6}};")
    ] == ["2233445"]


def test_the_platform_that_opened_an_account_is_passed_over_and_the_account_is_read():
    source = "data-ad-client='ca-pub-4529508631166774' data-ad-host='ca-host-pub-1556223355139109'"
    assert [seen.value for seen in read_trackers(source)] == ["pub-4529508631166774"]


def test_an_account_that_only_begins_like_a_platforms_is_the_sites_own():
    for value in ("UA-524471-2", "UA-5244-7"):
        assert [seen.value for seen in read_trackers(f"ga('create', '{value}')")] == [value]


def test_a_counter_in_an_archived_copy_is_that_of_the_site():
    source = (
        'var u="//web.archive.org/web/20210916140120/https://stats.paper.example/"; '
        "_paq.push(['setTrackerUrl', u+'matomo.php']); _paq.push(['setSiteId', '6']);"
    )
    assert [seen.value for seen in read_trackers(source)] == ["stats.paper.example:6"]


def test_every_house_identifier_says_whose_it_is_and_where_that_was_read():
    table = read_toml("house-trackers.toml")
    for row in table["house"]:
        assert (
            whose(row["account"] + ("-1" if row["account"].startswith("UA-") else ""))
            == row["whose"]
        )
        assert row["source"].endswith((".", "”"))
    accounts = [row["account"] for row in table["house"]]
    assert len(accounts) == len(set(accounts))


def test_the_excerpt_shows_where_it_stands():
    (seen,) = read_trackers("<script>ga('create', 'UA-90210884-3', 'auto');</script>")
    assert "ga('create', 'UA-90210884-3', 'auto')" in seen.excerpt


@pytest.mark.parametrize(
    "piece",
    ["gtag( 'config' , ", "<meta ", "<script ", "UA-1234567-", "setTrackerUrl','//a ", "data-cf-beacon='{", "var u='//a.b/ ", "blog:123456,"],
)  # fmt: skip
def test_hostile_sources_take_time_in_proportion_to_their_length(piece):
    assert growth(read_trackers, piece * 8_000, piece * 32_000) < 12
