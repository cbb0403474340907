"""What the publishers of the lab publish: the bundled rows, put back into the forms that they came in.

Each form has the traps of the real one: blanks and misspellings in headers, defanged and half
defanged values, byte order marks, prose among values, rows that are no outlets.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from xml.sax.saxutils import escape, quoteattr

from vetter import data
from vetter.domains import registrable
from vetter.lists.row import Row, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# How Meta calls what was found, by the role that it has in our rows.
PROCEDURES: Final = {
    "proxy-ip": "0.1.1 Acquiring proxy IP addresses",
    "operator-contact": "0.2.1 Acquiring email addresses on owned domains",
    "front-company-site": "0.4.1 Acquiring company websites",
    "content-site": "0.6.2 Acquiring domains to support influence operations",
    "impersonation": "0.6.2 Acquiring domains to support influence operations",
    "account-or-channel-url": "0.9.8 Acquiring accounts on online forums",
    "fictitious-persona": "1.2.7 Creating fictitious byline",
    "fictitious-outlet": "1.3.1 Creating fictitious news outlet ",
    "placed-content-url": "9.2.3 Dispersing content across many platforms",
    "redirector": "9.5.3 Using redirect domains",
}

ACCOUNT: Final = "account-or-channel-url"

# How DIMA calls its arrays, by the operation that their rows bear here.
ARRAYS: Final = {
    "RRN (Doppelganger)": "rrnDomains",
    "Doppelganger": "doppelgangerDomains",
    "Portal Kombat / Pravda network": "portalKombatDomains",
    "Storm-1516 / CopyCop": "storm1516Domains",
    "CopyCop": "copycopDomains",
    "InfoRos": "infoRosDomains",
    "BAYBRIDGE (PAPERWALL/HaiEnergy ecosystem)": "baybridgeDomains",
    'RT content laundering (GMF "nesting doll")': "laundromatDomains",
}


Place = tuple[str, str]  # repository with its branch, and the path in it


def in_repositories() -> dict[Place, bytes]:
    """Return the files of all repositories."""
    return {
        ("TowCenter/partisan-local-news/main", "datasets/domains/all_domains.csv"): _tow_center(),
        ("TowCenter/partisan-local-news/main", "README.md"): b"# Partisan local news\n",
        ("MassMove/AttackVectors/master", "LocalJournals/sites.csv"): _massmove(),
        ("ASD-at-GMF/disinfo-laundromat/main", "sites_of_concern.csv"): _asd(),
        (
            "Leapfrog-LSA/osint-sources-disinfo-watchlist/main",
            "disinfo_sources_master.csv",
        ): _leapfrog(),
        **{("facebook/threat-research/main", path): file for path, file in _meta().items()},
        **{("M82-project/DIMA_Plugin_Chrome/main", path): file for path, file in _dima().items()},
        **{("VIGINUM-FR/Rapports-Techniques/main", path): file for path, file in _viginum()},
    }


def of_offices() -> dict[str, bytes]:
    """Return the documents of single addresses."""
    return {
        "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML": _ofac(),
        "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw": _eu(),
    }


def _rows(name: str, *kinds: str) -> list[Row]:
    return [row for row in read_rows(data.root() / "lists" / name) if row.type in kinds]


def _table(lines: Iterable[Sequence[str]], *, end: str = "\n", bom: bool = False) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows(lines)
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _tow_center() -> bytes:
    lines = [("title", "geolocation", "domain", "network", "subnetwork")]
    for row in _rows("tow-center", "domain"):
        network, _, part = row.operation.removeprefix("Partisan local news: ").partition(" / ")
        title = row.value.partition(".")[0].title()
        lines.append((title, row.targets, row.value, network, part))
    return _table(lines)


def _massmove() -> bytes:
    header = ("awsOrigin", "domain", "siteName", "siteOperator", "lat", "lng")
    lines = [
        ("34.236.176.60", row.value, row.value.partition(".")[0], "Metric Media", "39.1", "-84.5")
        for row in _rows("massmove", "domain")
    ]
    return _table([header, *lines])


def _asd() -> bytes:
    lines = [("Threat Actor", "Domain", "Name", "Source")]
    for row in _rows("asd", "domain", "host", "ip"):
        if row.role != "hosting-ip":
            source = row.credit.partition("(")[2].removesuffix(")")
            lines.append(("", f"https://{row.value}/", row.value, source))
    lines += [
        ("", "https://www.google.com/", "Google", "EuvsDisinfo"),
        ("", "https://www.lemonde.fr", "Le Monde", "Wikidata All News"),
    ]
    return _table(lines)


def _leapfrog() -> bytes:
    header = (
        "domain", "impersonated_outlet", "authentic_domain", "country", "tld", "first_seen", "campaign", "attribution", "source",
        "evidence_level", "cats_flag", "notes",
    )  # fmt: skip
    lines = [
        (row.value, "", row.imitates, "", "", "2022-06-05", row.operation, row.attribution, "Qurium 2022-09-27", "forensic", "disinformation_clone" if row.role == "impersonation" else "fake_news_portal", "")
        for row in _rows("leapfrog", "domain")
    ]  # fmt: skip
    satire = ("lercio.it", "Lercio", "N/A", "IT", "it", "", "IT satira", "satira dichiarata", "BUTAC", "debunker", "satire_recognizable", "")  # fmt: skip
    return _table([header, *lines, satire])


def _meta() -> dict[str, bytes]:
    """Return one table a network, in the shape of its time, and a page that has none."""
    files: dict[str, list[Row]] = {}
    for row in read_rows(data.root() / "lists" / "meta"):
        files.setdefault(unquote(row.reference.partition("/main/")[2]), []).append(row)
    index = b'{"files": []}'
    none = b"# An Influence Operation\n\nNo IOCs are shared for this network.\n"
    told = {"index.json": index, "indicators/meta-h2-2026-ruritania-based-cib-network.md": none}
    malware = [("indicator_type", "indicator_value", "comment", "ds"), ("hash_md5", "0" * 32, "a spy", "2021-03-24")]  # fmt: skip
    told["indicators/csv/2021_03_taking_action_against_hackers_in_china.csv"] = _table(malware)
    for path, rows in files.items():
        form = _page if path.endswith(".md") else _old if "/csv/2022_" in path else _procedures
        told[path] = form(rows)
    return told


def _old(rows: list[Row]) -> bytes:
    words = {"domain": "domain_name", "url": "cib_url", "handle": "telegram_url"}
    lines = [
        (words[row.type], _defanged(_address(row)), f"CIB: {row.operation}", row.listed_on)
        for row in rows
    ]
    return _table([("indicator_type", "indicator_value", "comment", "ds"), *lines])


def _procedures(rows: list[Row]) -> bytes:
    lines = [("Tactic ", "Technique", "Procedure", "Indicator", "Commernts")]
    for row in rows:
        registered = "Domain registration date: {1}-{2}-{0}".format(*row.registered_on.split("-")) if row.registered_on else ""  # fmt: skip
        note = "A domain spoofing a media outlet. " if row.role == "impersonation" else ""
        lines.append(("", "", PROCEDURES[row.role], _defanged(_address(row)), note + registered))
    lines.append(("", "", "0.9.1 Acquiring Facebook assets", "63 accounts, 9 pages", ""))
    return _table(lines)


def _page(rows: list[Row]) -> bytes:
    words = {"proxy-ip": "Proxy IP", "content-site": "Domain", "placed-content-url": "URL"}
    lines = [
        f"| {words.get(row.role, 'Social media account')} | `{_defanged(_address(row))}` |"
        for row in rows
    ]
    head = ["# " + rows[0].operation, "", "| Indicator Type | Indicator Value |", "|---|---|"]
    return "\n".join([*head, *lines, ""]).encode()


def _dima() -> dict[str, bytes]:
    """Return one script an array: an object literal an entry, keys bare or quoted, commas too many."""
    arrays: dict[str, list[Row]] = {}
    for row in _rows("dima", "domain", "host"):
        arrays.setdefault(ARRAYS[row.operation], []).append(row)
    told = {}
    for name, rows in arrays.items():
        entries = "".join(
            f'  {{ domain: "{row.value}", matchType: \'exact\', "source": {json.dumps(row.credit.partition(", citing ")[2])}, '
            f'reportUrl: "{row.reference}", identifiedDate: "{row.first_seen}", tags: ["a", "b"], }},\n'
            for row in rows
        )
        pattern = "  { domain: \"topnews\", matchType: 'contains', source: 'a guess' },\n"
        script = f"// A copy of a report.\nconst {name} = [\n{entries}{pattern}];\n\nmodule.exports = {{ {name} }};\n"
        told[f"data/databases/{name}.js"] = script.encode()
    return told


def _viginum() -> Iterator[tuple[str, bytes]]:
    """Yield both tables: one kept up, one dated; days as in France, values half defanged."""
    plain, dated = (
        [("domain name", "created on")],
        [("domain", "create date", "first seen", "type")],
    )
    for row in _rows("viginum", "domain", "host"):
        day = "/".join(reversed(row.registered_on.split("-"))) if row.registered_on else ""
        if row.operation.startswith("RRN"):
            plain.append((_defanged(row.value), day))
        else:
            kind = "domain" if registrable(row.value) == row.value else "subdomain"
            dated.append((row.value, day, "", kind))
    yield "202306 - RRN/NDD_RRN.csv", _table(dict.fromkeys(plain), end="\r\n")
    name = "20241227_SGDSN_VIGINUM_NP_TLP-CLEAR_Portal-Kombat-domains.csv"
    yield f"202402 - Portal Kombat/{name}", _table(dict.fromkeys(dated), end="\r\n", bom=True)


def _address(row: Row) -> str:
    """Return the value of a row as Meta writes it: accounts by the addresses of their profiles."""
    if row.type != "handle":
        return f"https://{row.value}/" if row.type == "host" and row.role == ACCOUNT else row.value
    platform, _, name = row.value.partition(":")
    return f"https://{data.read_toml('social.toml')[platform]['hosts'][0]}/{name}"


def _defanged(value: str) -> str:
    return value.replace("https:", "hxxps:").replace(".", "[.]")


def _ofac() -> bytes:
    entries: dict[str, list[Row]] = {}
    for row in _rows("ofac", "domain", "host"):
        entries.setdefault(row.credit.partition("uid ")[2].partition(",")[0], []).append(row)
    told = "".join(
        f"<sdnEntry><uid>{uid}</uid><lastName>{escape(rows[0].operation.upper())}</lastName><sdnType>Entity</sdnType>"
        f"<programList><program>CYBER2</program></programList><idList>"
        + "".join(
            f"<id><uid>{uid}{n}</uid><idType>Website</idType><idNumber>www.{row.value}</idNumber></id>"
            for n, row in enumerate(rows)
        )
        + "</idList></sdnEntry>"
        for uid, rows in entries.items()
    )
    ship = (
        "<sdnEntry><uid>99</uid><lastName>SHIPYARD 7</lastName><sdnType>Entity</sdnType><idList><id><uid>991</uid>"
        "<idType>Website</idType><idNumber>shipyard-seven.com</idNumber></id></idList></sdnEntry>"
    )
    space = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"
    head = "<publshInformation><Publish_Date>11/20/2026</Publish_Date></publshInformation>"
    return f'<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="{space}">{head}{told}{ship}</sdnList>'.encode()


def _eu() -> bytes:
    entries: dict[str, list[Row]] = {}
    for row in _rows("eu-sanctions", "domain", "host"):
        entries.setdefault(row.operation, []).append(row)
    told = "".join(
        f'<sanctionEntity designationDate="{rows[0].listed_on}" euReferenceNumber="EU.{number}.10" logicalId="{number}">'
        f"<nameAlias wholeName={quoteattr(name)}/>"
        + "".join(
            f'<address><contactInfo key="WEB" value="www.{row.value}"/></address>' for row in rows
        )
        + "</sanctionEntity>"
        for number, (name, rows) in enumerate(entries.items(), start=9001)
    )
    bank = (
        '<sanctionEntity designationDate="2022-02-28" euReferenceNumber="EU.1.1" logicalId="1">'
        '<nameAlias wholeName="A Bank"/><address><contactInfo key="WEB" value="a-bank-abroad.com"/></address></sanctionEntity>'
    )
    space = "http://eu.europa.ec/fpi/fsd/export"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<export xmlns="{space}">{told}{bank}</export>'.encode()
