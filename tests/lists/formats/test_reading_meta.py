"""What the readers take from Meta's threat research, and what they leave with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter import data
from vetter.lists.formats import Document, Parsed, ShapeError, read
from vetter.lists.formats.meta_words import published, words
from vetter.lists.row import KINDS

FOLDER = "indicators/csv/Q2_2023 /"
TABLE = Document(format="meta-csv", path=f"{FOLDER}Q2_2023_Paper_Swan_Ruritania_based_updated.csv")
PAGE = Document(
    format="meta-markdown", path="indicators/meta-h2-2025-ruritania-based-cib-network.md"
)


def pairs(parsed: Parsed) -> list[tuple[int, str, str, str]]:
    return [(each.line, each.role, each.type, each.value) for each in parsed.stated]


def whys(parsed: Parsed) -> list[tuple[int, str]]:
    return [(each.line, each.why) for each in parsed.unread]


PROCEDURES = """Tactic ,Technique,Procedure,Indicator,Commernts
0. Acquiring assets,0.1 Acquiring IP addresses,0.1.1 Acquiring proxy IP addresses,192[.]0[.]2[.]19,
0 Acquiring Assets,0.2 Acquiring email addresses,0.2.1 Acquiring email addresses on owned domains,info[at]herald[.]example,
0 Acquiring Assets,0.2 Acquiring email addresses,0.2.1 Acquiring email addresses on owned domains,Configure herald[.]example with a mail service,
0. Acquiring assets,0.6 Acquiring domains,0.6.2 Acquiring domains to support influence operations,Herald[.]example,
0. Acquiring assets,0.6 Acquiring domains,0.6.2 Acquiring domains to support influence operations,https://www.north[.]example/,
0. Acquiring assets,0.6 Acquiring domains,0.6.2 Acquiring domains to support influence operations,south[.]example (Hosted a spoof of The Star),
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.1 Acquiring Facebook assets,"4,789 accounts",
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.4 Acquiring X / Twitter accounts,https://twitter[.]com/north_herald/,
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.4 Acquiring X / Twitter accounts,x[.]com/south_herald,
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.4 Acquiring X / Twitter accounts,@west_herald,
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.5 Acquiring YouTube channel,https://www[.]youtube[.]com/channel/UCnorth,
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.7 Acquiring Telegram channels,https{:}//t[.]me/north_herald,
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.7 Acquiring Telegram channels,https[:]//t[.]me/north_herald/42,
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.8 Acquiring accounts on online forums,northherald.medium[.]com,Acquiring Medium blogs
0. Acquiring assets,0.9 Acquiring social media accounts,0.9.8 Acquiring accounts on online forums,youtube[.]com,
,,,,
1. Disguising assets,1.2 Posing as non-existent person,1.2.4 Posing as fictional hacktivist,Paper Swan,
1. Disguising assets,1.2 Posing as non-existent person,1.2.3 Posing as fictional activist,Fake accounts posed as supporters,
1. Disguising assets,1.3 Posing as non-existent institution,1.3.1 Creating fictitious news outlet ,North  Herald,
1. Disguising assets,1.3 Posing as non-existent institution,1.3.1 Creating fictitious news outlet ,The websites are listed above,
5. Evading detection,5.1 Privacy protection,5.1.1 Privacy protecting website registrations,Registering domains with registrar[.]example,
6. Indiscriminate engagement,6.3 Spraying content,6.3.1 Posting common or generic hashtags,#north,
8. Compromising assets,8.2 Compromising websites,8.2.1 Defacing websites ,victim[.]example,By its own account
9. Enabling longevity,9.2 Changing platforms,9.2.3 Dispersing content across many platforms,www[.]genuine.example/opinion/2025-06-25-a-piece/,
9. Enabling longevity,9.5 Replacing infrastructure,9.5.3 Using redirect domains,away[.]example,
9. Enabling longevity,9.5 Replacing infrastructure,9.5.3 Acquiring something new,other[.]example,
1. Disguising assets,1. Disguising assets,1.3 Posing as non-existent institution,"The threat actors, as it is said, posed",
0. Acquiring assets,0.6 Acquiring domains,0.6.2 Acquiring domains to support influence operations,,
0. Acquiring assets,0.6 Acquiring domains
"""


def test_the_procedure_says_what_an_indicator_is():
    assert pairs(read(PROCEDURES.encode(), TABLE)) == [
        (2, "proxy-ip", "ip", "192.0.2.19"),
        (3, "operator-contact", "email", "info@herald.example"),
        (5, "content-site", "domain", "herald.example"),
        (6, "content-site", "domain", "north.example"),
        (7, "content-site", "domain", "south.example"),
        (9, "account-or-channel-url", "handle", "x:north_herald"),
        (10, "account-or-channel-url", "handle", "x:south_herald"),
        (11, "account-or-channel-url", "handle", "x:west_herald"),
        (12, "account-or-channel-url", "handle", "youtube:UCnorth"),
        (13, "account-or-channel-url", "handle", "telegram:north_herald"),
        (14, "account-or-channel-url", "url", "https://t.me/north_herald/42"),
        (15, "account-or-channel-url", "host", "northherald.medium.com"),
        (18, "fictitious-persona", "persona", "Paper Swan"),
        (20, "fictitious-outlet", "outlet-name", "North Herald"),
        (25, "placed-content-url", "url", "http://www.genuine.example/opinion/2025-06-25-a-piece/"),
        (26, "redirector", "host", "away.example"),
    ]


def test_sentences_victims_and_procedures_that_name_no_values_are_left_with_a_reason():
    parsed = read(PROCEDURES.encode(), TABLE)
    unnamed = "not among the procedures that name values"
    assert whys(parsed) == [
        (4, "is no email"),
        (8, "is no account"),
        (16, "is no account"),
        (19, "is no persona"),
        (21, "is no outlet-name"),
        (22, f"{unnamed}: “5.1.1 Privacy protecting website registrations”"),
        (23, f"{unnamed}: “6.3.1 Posting common or generic hashtags”"),
        (24, f"{unnamed}: “8.2.1 Defacing websites”"),
        (27, f"{unnamed}: “9.5.3 Acquiring something new”"),
        (28, f"{unnamed}: “1.3 Posing as non-existent institution”"),
        (29, "has no value"),
        (30, "has not as many cells as the header"),
    ]
    assert "victim[.]example" in parsed.unread[7].text


NOTED = """Tactic,Technique,Procedure,Indicator,Comments
0.,0.6,0.6.2 Acquiring domains to support influence operations,the-star[.]example," Domains spoofing news or government sites Registration date: 10-18-2023, Country likely targeted: USA"
0.,0.6,0.6.2 Acquiring domains to support influence operations,own[.]example," Bespoke brands Registration date: 02-10-2022, Country likely targeted: Middle East"
0.,0.6,0.6.2 Acquiring domains to support influence operations,odd[.]example,Registration date: 18-10-2023
0.,0.6,0.6.2 Acquiring domains to support influence operations,south[.]example (Hosted a spoof of The Star),
"""


def test_what_was_registered_after_the_period_in_the_name_was_listed_later():
    late = ",,0.6.2 Acquiring domains to support influence operations,late[.]example,Registration date: 09-05-2024\n"
    assert [each.listed_on for each in read(f"{NOTED}{late}".encode(), TABLE).stated] == [
        "2024-09-05",  # registered in October 2023
        "2023-06-30",  # registered in 2022
        "2023-06-30",  # nobody knows when
        "2023-06-30",
        "2024-09-05",
    ]


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        ("south[.]example (Hosted a spoof of The Star)", [("south.example", "Hosted a spoof of The Star")]),
        ('"south[.]example, hosted with a service.of theirs"', [("south.example", "hosted with a service.of theirs")]),
        ("south[.]example (and north[.]example)", []),
        ('"south[.]example, north[.]example and west[.]example"', []),
        ('"south.example, north.example"', []),
        ("see south[.]example", []),
    ],
)  # fmt: skip
def test_a_remark_behind_a_value_is_kept_and_a_second_value_is_not_lost(cell, taken):
    table = f"Tactic,Technique,Procedure,Indicator\n,,9.5.3 Using redirect domains,{cell}\n"
    parsed = read(table.encode(), TABLE)
    assert [(each.value, each.note) for each in parsed.stated] == taken
    assert len(parsed.stated) + len(parsed.unread) == 1


def test_notes_on_a_domain_say_when_it_was_registered_whom_it_addressed_and_whether_it_copied():
    first, second, third, fourth = read(NOTED.encode(), TABLE).stated
    assert (first.role, first.registered_on, first.targets) == (
        "impersonation", "2023-10-18", "USA",
    )  # fmt: skip
    assert (second.role, second.registered_on, second.targets) == (
        "content-site", "2022-02-10", "Middle East",
    )  # fmt: skip
    assert (third.registered_on, third.note) == ("", "Registration date: 18-10-2023")
    assert fourth.note == "Hosted a spoof of The Star"
    assert first.operation == "Meta CIB: Q2 2023 Paper Swan Ruritania based"


FIRST = """indicator_type,indicator_value,comment,ds
domain_name,malware.example,"UNC000, Ruritania",2022-04-07
md5,43535540e94b39279af925e9548dce7f,CIB dropper,2022-04-07
domain_name,north.example,"CIB: Ruritania, Graustark",2022-04-07
domain_name,the-star.example,Germany-targeting CIB domain,2022-09-27
telegram_url,https://t.me/north_herald,CIB Telegram URL,2022-09-27
cib_url,https://www.petitions[.]example/a_petition,Ruritania: CIB Petition,2022-09-27
domain_name,undated.example,CIB domain,
domain_name,odd.example,CIB domain,9/27/22
domain_name,no domain,CIB domain,2022-09-27
"""


def test_of_the_first_files_only_what_is_said_to_be_of_an_influence_operation_is_taken():
    document = Document(format="meta-csv", path="indicators/csv/2022_09_removing_networks.csv")
    parsed = read(FIRST.encode(), document)
    assert pairs(parsed) == [
        (4, "content-site/impersonation", "domain", "north.example"),
        (5, "content-site/impersonation", "domain", "the-star.example"),
        (6, "account-or-channel-url", "handle", "telegram:north_herald"),
        (7, "posting-url", "url", "https://www.petitions.example/a_petition"),
        (8, "content-site/impersonation", "domain", "undated.example"),
    ]
    north, star, *_, undated = parsed.stated
    assert north.operation == "Meta CIB: Ruritania, Graustark"
    assert (star.operation, star.targets) == ("Meta CIB: 2022 09 removing networks", "Germany")
    assert (north.listed_on, undated.listed_on) == ("2022-04-07", "2022-09-30")
    assert whys(parsed) == [
        (2, "not said to be of an influence operation"),
        (3, "not among the kinds taken: “md5”"),
        (9, "“9/27/22” is no day that is understood"),
        (10, "is no domain"),
    ]


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("indicators/csv/Q2_2023 /Q2 2023_ Ruritania _ Graustark-based CIB network.csv", "2023-06-30"),
        ("indicators/csv/Q2_2023%20/Q2%202023_%20A_network.csv", "2023-06-30"),
        ("indicators/csv/2021_03_taking_action.csv", "2021-03-31"),
        ("indicators/csv/2024_02_taking_action.csv", "2024-02-29"),
        ("indicators/csv/Q2-3_2025/Q2-3_2025_GithubIOCs - Q2-3_2025_A.csv", "2025-09-30"),
        ("indicators/csv/Q4-1_2026_GithubIOCs - H1_2026_A_BASED_CIB_NETWORK_1.csv", "2026-06-30"),
        ("indicators/meta-h2-2025-a-based-cib-network.md", "2025-12-31"),
        ("indicators/h2-2026-a-and-b-cib-based-network.md", "2026-12-31"),
        ("indicators/csv/2022_malicious_mobile_apps.csv", ""),
        ("indicators/csv/2022_13_nothing.csv", ""),
        ("indicators/csv/H3_2026_nothing.csv", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_file_was_listed_at_the_end_of_the_period_that_its_name_states(path, day):
    assert published(path) == day


def test_the_collection_is_no_part_of_a_networks_name():
    document = Document(
        format="meta-csv",
        path="indicators/csv/Q2-3_2025_GithubIOCs - Q2-3_2025_A_BASED_NETWORK.csv",
    )
    table = "Tactic,Technique,Procedure,Indicator\n,,9.5.3 Using redirect domains,away[.]example\n"
    (stated,) = read(table.encode(), document).stated
    assert stated.operation == "Meta CIB: Q2-3 2025 A BASED NETWORK"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!DOCTYPE html><title>Sign in</title>",
        b"404: Not Found",
        b"Tactic,Procedure,Indicator\n",
        b"Tactic,Technique,Procedure,Indicator,Verdict\n",
        b"indicator_type,indicator_value,comment\n",
        b'Tactic,Technique,Procedure,Indicator\n0,0.6,"0.6.2 Acquiring\n0,0.6,0.6.2,a[.]exam',
    ],
)
def test_another_header_and_a_table_cut_off_are_refused(content):
    with pytest.raises(ShapeError):
        read(content, TABLE)


REPORT = """# Indicators of Compromise: Ruritania-Based Influence Operation Network Targeting Graustark, Freedonia

Meta disrupted a network. See our [repository](https://research.example/).

## Indicators of Compromise

*Note: URLs have been defanged for safety. Replace `[.]` with `.` to resolve.*

| Indicator Type | Indicator Value |
| :--- | :--- |
| Domain | `hxxps://herald[.]example/` |
| Domain | `north[.]example` |
| Social Media Account | `hxxp://x[.]com/north_herald` |
| Social Media Account | `northherald[.]substack[.]com` |
| URL | `www[.]genuine[.]example/p/a\\|b?recruiter=1` |
| Proxy IP | `192[.]0[.]2[.]19` |
| Hashtag | `#north` |
| Domain | 15 accounts |
| Domain | `a[.]example` | `b[.]example` |
| Domain | |

| Platform | Removed |
|---|---|
| Pages | 9 |

A further site is stray[.]example.

## Cross-Links
- **Report:** [Report](https://report.example/)
"""


def test_the_table_of_a_page_is_read_and_its_title_says_the_operation():
    parsed = read(REPORT.replace("\n", "\r\n").encode(), PAGE)
    assert pairs(parsed) == [
        (11, "content-site", "domain", "herald.example"),
        (12, "content-site", "domain", "north.example"),
        (13, "account-or-channel-url", "handle", "x:north_herald"),
        (14, "account-or-channel-url", "host", "northherald.substack.com"),
        (15, "placed-content-url", "url", "http://www.genuine.example/p/a|b?recruiter=1"),
        (16, "proxy-ip", "ip", "192.0.2.19"),
    ]
    first = parsed.stated[0]
    assert first.operation == (
        "Meta CIB: Ruritania-Based Influence Operation Network Targeting Graustark, Freedonia"
    )
    assert (first.attribution, first.targets) == ("Ruritania", "Graustark, Freedonia")
    assert first.listed_on == "2025-12-31"


def test_what_a_page_names_elsewhere_is_left_with_a_reason():
    assert whys(read(REPORT.encode(), PAGE)) == [
        (17, "not among the kinds taken: “Hashtag”"),
        (18, "is no domain"),
        (19, "has not as many cells as the header"),
        (20, "has no value"),
        (24, "stands in a table of another kind"),
        (26, "stands outside of a table"),
    ]


def test_a_page_whose_title_is_only_its_files_name_is_called_after_the_file():
    text = "# meta-h2-2025-ruritania-based-cib-network" + REPORT[REPORT.index("\n") :]
    (stated, *_) = read(text.encode(), PAGE).stated
    assert stated.operation == "Meta CIB: meta-h2-2025-ruritania-based-cib-network"
    assert (stated.attribution, stated.targets) == ("", "")


def test_a_page_may_say_that_there_are_no_indicators():
    page = b"# A network\n\n## Indicators of Compromise\n\n*No IOCs associated with this report.*\n"
    assert read(page, PAGE) == Parsed((), ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"# A network\n\nA story.\n",
        b"| Type | Value |\n| --- | --- |\n| Domain | `a[.]example` |\n",
    ],
)
def test_a_page_without_the_table_is_refused(content):
    with pytest.raises(ShapeError):
        read(content, PAGE)


def test_every_word_of_metas_has_a_kind_and_a_role_that_are_known():
    known = words()
    sorts = [*known.procedure.values(), *known.old.types.values(), *known.table.values()]
    assert {sort.kind for sort in sorts} <= KINDS | {"account"}
    roles = data.read_toml("roles.toml")["role"]
    assert {*(sort.role for sort in sorts), *(noted.role for noted in known.noted)} <= set(roles)
    assert all(sort.says for sort in known.procedure.values())


CELLS = st.sampled_from(
    ["0.6.2 Acquiring domains to support influence operations", "9.5.3 Using redirect domains", "0.9.4 Acquiring X / Twitter accounts", "1.3.1 Creating fictitious news outlet", "a[.]example", "https://x[.]com/b", "63 accounts", "@c", "CIB", "domain_name", "| Domain | `a[.]example` |", "|", "\\|", "`", "", " ", '"', ",", "\n", "\r", "ü", "\x1c"]
)  # fmt: skip
TEXTS = st.one_of(
    st.binary(max_size=300), st.lists(CELLS, max_size=40).map(lambda each: "".join(each).encode())
)


@given(
    st.sampled_from(
        [
            (TABLE, b""),
            (TABLE, b"Tactic,Technique,Procedure,Indicator,Notes\n"),
            (TABLE, b"indicator_type,indicator_value,comment,ds\n"),
            (PAGE, b"| Indicator Type | Indicator Value |\n"),
        ]
    ),
    TEXTS,
)
def test_any_bytes_are_read_or_refused_and_no_line_is_both_stated_and_unread(start, content):
    document, header = start
    try:
        parsed = read(header + content, document)
    except ShapeError:
        return
    lines = [each.line for each in (*parsed.stated, *parsed.unread)]
    assert len(set(lines)) == len(lines)
    assert all(each.value and each.role for each in parsed.stated)


@given(
    st.lists(
        st.sampled_from(
            [",,9.5.3 Using redirect domains,a[.]example,", ",,0.9.1 Acquiring Facebook assets,9 Pages,", ",,7.1.1 Advertising,$5,", "short", ",,,,"]
        ),
        max_size=20,
    )
)  # fmt: skip
def test_every_row_with_something_on_it_ends_as_stated_or_as_unread(lines):
    table = "\n".join(["Tactic,Technique,Procedure,Indicator,Notes", *lines])
    parsed = read(table.encode(), TABLE)
    ended = {each.line for each in (*parsed.stated, *parsed.unread)}
    assert ended == {number for number, line in enumerate(lines, start=2) if line.strip(",")}
