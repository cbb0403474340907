"""What the readers take from lists of sanctions, and what they say of the rest."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vetter.lists.formats import Document, Parsed, ShapeError, read


def values(parsed: Parsed) -> list[tuple[str, str, int]]:
    return [(each.type, each.value, each.line) for each in parsed.stated]


def reasons(parsed: Parsed) -> list[tuple[int, str, str]]:
    return [(each.line, each.text, each.why) for each in parsed.unread]


OFAC_XML = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>08/07/2026</Publish_Date></publshInformation>
  <sdnEntry>
    <uid>101</uid><lastName>NORTHERN  HERALD</lastName><sdnType>Entity</sdnType>
    <remarks>(Linked To: OFFICE OF ARTS; Website legacy.example; Website on request)</remarks>
    <programList><program>CYBER2</program><program>ELECTION-EO13848</program></programList>
    <idList>
      <id><uid>1</uid><idType>Website</idType><idNumber>www.herald.example</idNumber></id>
      <id><uid>2</uid><idType>Website</idType><idNumber>https://de.herald.example/</idNumber></id>
      <id><uid>3</uid><idType>Email Address</idType><idNumber>post@herald.example</idNumber></id>
      <id><uid>4</uid><idType>Website</idType><idNumber>http://t.example/herald</idNumber></id>
    </idList>
    <akaList><aka><uid>9</uid><type>a.k.a.</type><lastName>SEVERNY VESTNIK</lastName></aka></akaList>
  </sdnEntry>
  <sdnEntry>
    <uid>102</uid><lastName>SHIPYARD 7</lastName><sdnType>Entity</sdnType>
    <idList><id><uid>5</uid><idType>Website</idType><idNumber>yard.example</idNumber></id></idList>
  </sdnEntry>
  <sdnEntry>
    <uid>103</uid><firstName>Anna</firstName><lastName>WRITER</lastName><sdnType>Individual</sdnType>
  </sdnEntry>
</sdnList>"""


def test_ofac_xml_takes_the_sites_of_an_entry_named_by_its_name_in_any_case():
    parsed = read(OFAC_XML.encode(), Document(format="ofac-xml", entities=("Northern Herald",)))
    assert values(parsed) == [
        ("domain", "herald.example", 1),
        ("domain", "de.herald.example", 1),
        ("url", "http://t.example/herald", 1),
        ("domain", "legacy.example", 1),
    ]
    first = parsed.stated[0]
    assert first.role == "sanctioned-outlet"
    assert first.operation == "NORTHERN HERALD"
    assert first.note == "uid 101, CYBER2, ELECTION-EO13848"
    assert reasons(parsed) == [
        (1, "Website on request)", "no site that is understood, of NORTHERN HERALD"),
        (2, "SHIPYARD 7", "not an outlet"),
        (3, "WRITER, Anna", "not an outlet"),
    ]


@pytest.mark.parametrize("name", ["101", "severny vestnik", " northern   herald "])
def test_ofac_xml_knows_an_entry_by_its_number_and_by_its_other_names(name):
    parsed = read(OFAC_XML.encode(), Document(format="ofac-xml", entities=(name,)))
    assert len(parsed.stated) == 4


def test_ofac_xml_says_that_a_named_entry_has_no_site():
    parsed = read(OFAC_XML.encode(), Document(format="ofac-xml", entities=("WRITER, Anna",)))
    assert parsed.stated == ()
    assert (3, "WRITER, Anna", "states no site") in reasons(parsed)


def test_nothing_is_taken_from_a_list_of_sanctions_if_no_entry_is_named():
    parsed = read(OFAC_XML.encode(), Document(format="ofac-xml"))
    assert parsed.stated == ()
    assert {each.why for each in parsed.unread} == {"not an outlet"}
    assert len(parsed.unread) == 3


def test_ofac_xml_reads_the_enhanced_form():
    document = b"""<sanctionsData><publicationInfo/><entities>
      <entity id="7"><sanctionsPrograms><sanctionsProgram>CYBER2</sanctionsProgram></sanctionsPrograms>
        <names><name><translations><translation>
          <formattedFullName>NORTHERN HERALD</formattedFullName></translation></translations></name></names>
        <features><feature id="1"><type featureTypeId="14">Website</type><value>herald.example</value></feature>
          <feature id="2"><type featureTypeId="9">Email Address</type><value>a@b.example</value></feature>
        </features></entity>
      <entity id="8"><names/></entity></entities></sanctionsData>"""
    parsed = read(document, Document(format="ofac-xml", entities=("7",)))
    assert values(parsed) == [("domain", "herald.example", 1)]
    assert parsed.stated[0].note == "uid 7, CYBER2"
    assert reasons(parsed) == [(2, "8", "not an outlet")]


def test_ofac_xml_reads_the_advanced_form_by_its_own_table_of_feature_types():
    document = b"""<Sanctions xmlns="urn:x"><ReferenceValueSets><FeatureTypeValues>
      <FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="21">Website</FeatureType>
      </FeatureTypeValues></ReferenceValueSets><DistinctParties>
      <DistinctParty FixedRef="31212"><Profile ID="31212"><Identity><Alias><DocumentedName>
        <DocumentedNamePart><NamePartValue>NORTHERN</NamePartValue></DocumentedNamePart>
        <DocumentedNamePart><NamePartValue>HERALD</NamePartValue></DocumentedNamePart>
        </DocumentedName></Alias></Identity>
        <Feature FeatureTypeID="8"><FeatureVersion><VersionDetail>herald.test</VersionDetail></FeatureVersion></Feature>
        <Feature FeatureTypeID="21"><FeatureVersion><VersionDetail>herald.example</VersionDetail></FeatureVersion></Feature>
        <Feature FeatureTypeID="21"><FeatureVersion><VersionDetail/></FeatureVersion></Feature>
      </Profile></DistinctParty></DistinctParties><SanctionsEntries/></Sanctions>"""
    parsed = read(document, Document(format="ofac-xml", entities=("northern herald",)))
    assert values(parsed) == [("domain", "herald.example", 1)]


@pytest.mark.parametrize("form", ["ofac-xml", "eu-sanctions-xml"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>Access denied</body></html>",
        b"<!doctype html><title>Sign in</title>",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sdnList>&b;</sdnList>',
        b'<!DOCTYPE export SYSTEM "http://a.example/x.dtd"><export/>',
        OFAC_XML.encode()[:700],
        b"<sdnList><sdnEntry>\xff\xfe</sdnEntry></sdnList>",
        '<?xml version="1.0" encoding="utf-16"?><sdnList/>'.encode("utf-16"),
        b"<export>" + b"<a>" * 200 + b"</a>" * 200 + b"</export>",
        b"<sdnList>" + b"<a>" * 200 + b"</a>" * 200 + b"</sdnList>",
    ],
)
def test_what_is_no_complete_list_or_declares_entities_is_refused(form, content):
    with pytest.raises(ShapeError):
        read(content, Document(format=form))


def test_a_long_list_is_read_in_little_memory():
    import tracemalloc

    entry = b"<sdnEntry><uid>1</uid><lastName>A</lastName><remarks>%s</remarks></sdnEntry>" % (
        b"x" * 2000
    )
    content = b"<sdnList>" + entry * 3000 + b"</sdnList>"
    tracemalloc.start()
    read(content, Document(format="ofac-xml"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < len(content) / 2


OFAC_CSV = (
    '36,"ISLAND AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    '101,"NORTHERN HERALD",-0- ,"CYBER2] [NPWMD",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"a.k.a. 'HERALD; NEWS'; Website www.herald.example; alt. Website herald2.example; "
    'Website https://t.example/herald; Linked To: OFFICE OF ARTS."\r\n'
    '102,"WRITER, Anna",individual,"CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1 Jan 1970."\r\n'
    '103,"SHORT ROW",-0- ,"CYBER2"\r\n'
    "\x1a"
)


def test_ofac_csv_takes_every_site_from_the_remarks_of_a_named_entry():
    document = Document(format="ofac-csv", entities=("northern herald", "102"))
    parsed = read(OFAC_CSV.encode(), document)
    assert values(parsed) == [
        ("domain", "herald.example", 2),
        ("domain", "herald2.example", 2),
        ("url", "https://t.example/herald", 2),
    ]
    assert {each.role for each in parsed.stated} == {"sanctioned-outlet"}
    assert parsed.stated[0].note == "uid 101, CYBER2, NPWMD"
    assert reasons(parsed) == [
        (1, "ISLAND AIRLINES", "not an outlet"),
        (3, "WRITER, Anna", "states no site"),
        (4, "103,SHORT ROW,,CYBER2", "is not of twelve columns that begin with a number"),
    ]


def test_a_site_at_the_end_of_remarks_that_were_cut_off_is_not_taken():
    remarks = "x" * 970 + "; Website www.herald.exam"
    row = '7,"HERALD",-0- ,"A",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"%s"\n'
    parsed = read((row % remarks).encode(), Document(format="ofac-csv", entities=("7",)))
    assert parsed.stated == ()
    assert [each.text for each in parsed.unread] == ["Website www.herald.exam"]
    parsed = read((row % f"{remarks}.").encode(), Document(format="ofac-csv", entities=("7",)))
    assert [each.value for each in parsed.stated] == ["herald.exam"]


def test_a_quote_in_a_row_that_is_not_closed_is_said_and_at_the_end_of_the_list_refused():
    row = '7,"HERALD",-0- ,"A",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    document = Document(format="ofac-csv", entities=("7",))
    broken = row + '8,HER"ALD,-0- ,"A",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    assert [each.why for each in read(broken.encode(), document).unread] == [
        "states no site",
        "has a quote that is not closed",
    ]
    with pytest.raises(ShapeError, match="never closed"):
        read((row + '8,"HERALD\n' + row).encode(), document)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\x1a",
        b"<!DOCTYPE html><html>Access denied</html>",
        b"uid,name,type,program,title,call,vtype,tonnage,grt,flag,owner,remarks\n",
        b'36,"AIRLINES",-0- ,"CUBA"\n',
        b"\0" * 50,
    ],
)
def test_ofac_csv_refuses_what_does_not_begin_with_its_twelve_columns(content):
    with pytest.raises(ShapeError):
        read(content, Document(format="ofac-csv", entities=("36",)))


EU_XML = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00">
  <sanctionEntity designationDate="2024-12-16" euReferenceNumber="EU.1.11" logicalId="501">
    <remark>Websites: https://herald.example/ and herald2.example; Telegram: t.example. It often
      cites the website genuine.example and runs a website.</remark>
    <regulation programme="RUSDA" numberTitle="2024/3188 (OJ L)">
      <publicationUrl>https://eur-lex.example/legal</publicationUrl></regulation>
    <subjectType code="enterprise"/>
    <nameAlias wholeName="Northern  Herald" strong="true"/>
    <nameAlias wholeName="Северный вестник"><remark>Website: on request</remark></nameAlias>
    <address city="X"><contactInfo key="WEB" value="www.herald3.example, herald.example"/>
      <contactInfo key="EMAIL" value="post@herald.example"/>
      <contactInfo key="EMAILa@b.examplePHONE+7WEBhttps://glued.example/" value=""/></address>
  </sanctionEntity>
  <sanctionEntity designationDate="" euReferenceNumber="EU.2.22" logicalId="502">
    <nameAlias wholeName="Shipyard 7"/><remark>Website: yard.example</remark>
  </sanctionEntity>
</export>"""


def test_eu_xml_takes_sites_from_contacts_and_labelled_remarks_but_no_link_to_an_act():
    document = Document(format="eu-sanctions-xml", entities=("northern herald",))
    parsed = read(EU_XML.encode(), document)
    assert [each.value for each in parsed.stated] == [
        "herald3.example",
        "herald.example",
        "herald2.example",
    ]
    first = parsed.stated[0]
    assert (first.listed_on, first.operation) == ("2024-12-16", "Northern Herald")
    assert first.note == "EU.1.11, RUSDA 2024/3188 (OJ L)"


def test_eu_xml_says_which_passages_on_sites_it_did_not_take():
    document = Document(format="eu-sanctions-xml", entities=("EU.1.11",))
    (unclear, other) = read(EU_XML.encode(), document).unread
    assert "glued.example" in unclear.text
    assert "website genuine.example" in unclear.text
    assert "Website: on request" in unclear.text
    assert (other.line, other.text, other.why) == (2, "Shipyard 7", "not an outlet")


@pytest.mark.parametrize("name", ["501", "северный ВЕСТНИК"])
def test_eu_xml_knows_an_entity_by_number_and_by_names_in_any_script(name):
    assert read(EU_XML.encode(), Document(format="eu-sanctions-xml", entities=(name,))).stated


EU_CSV = """celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,website,notes
32024R2642,1,EU-RUSDA,I.A,Asset freeze,16.12.2024,"Writes for genuine.example, daily.",Person,Anna WRITER,,,
32024R2642,3,EU-RUSDA,I.B,Asset freeze,2 December 2024,"Spreads, at length.",Organization,Northern Herald,"Herald; ""NH; North""; Nord","www.herald.example; ""herald2.example""; https://t.example/h; n.a.",
32024R2642,4,EU-RUSDA,I.B,Asset freeze,2024-05,"Builds ships.",Company,Shipyard 7,,yard.example,
32024R2642,5,EU-RUSDA,I.B,Asset freeze,16.12.2024,"Too, few",Company,Cut
"""


def test_eu_csv_takes_the_sites_between_semicolons_of_a_named_entry():
    document = Document(format="eu-sanctions-csv", entities=("NH; north", "32024R2642 I.B 4"))
    parsed = read(EU_CSV.encode(), document)
    assert values(parsed) == [
        ("domain", "herald.example", 3),
        ("domain", "herald2.example", 3),
        ("url", "https://t.example/h", 3),
        ("domain", "yard.example", 4),
    ]
    assert [(each.listed_on, each.note) for each in parsed.stated[2:]] == [
        ("2024-12-02", "Reg. 32024R2642 I.B"),
        ("", "Reg. 32024R2642 I.B, since 2024-05"),
    ]
    assert [(each.line, each.why) for each in parsed.unread] == [
        (2, "not an outlet"),
        (3, "no site that is understood, of Northern Herald"),
        (5, "has not as many cells as the header"),
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"<html/>", b"name,website\nA,a.example\n", EU_CSV.replace("website", "web").encode()],
)
def test_eu_csv_refuses_another_header(content):
    with pytest.raises(ShapeError):
        read(content, Document(format="eu-sanctions-csv"))


def test_a_consolidated_file_without_entries_states_nothing():
    header = EU_CSV.splitlines()[0].encode()
    assert read(header, Document(format="eu-sanctions-csv")) == Parsed((), ())


FORMS = st.sampled_from(["ofac-csv", "ofac-xml", "eu-sanctions-xml", "eu-sanctions-csv"])
PIECES = st.lists(
    st.sampled_from(
        [
            b"<sdnList>", b"</sdnList>", b"<sdnEntry>", b"</sdnEntry>", b"<export>", b"</export>",
            b'<sanctionEntity logicalId="7">', b"</sanctionEntity>", b"<remark>Website: ", b"</remark>",
            b"<uid>7</uid>", b"<idType>Website</idType>", b'7,"A",-0- ,"B",', b"-0- ,", b'"', b"\n",
            b"celex,name,website,startDate\n", b"a,7,b.example,1.1.2020\n", b"Website x.example;", b"\xff",
        ]
    ),
    max_size=30,
).map(b"".join)  # fmt: skip


@given(FORMS, st.one_of(st.binary(max_size=400), PIECES))
@example("ofac-csv", b"\xff\xfe\x00")
@example("ofac-xml", b'<?xml version="1.0" encoding="big5"?><sdnList/>')
@example("eu-sanctions-xml", b'<?xml version="1.0" encoding="nonsense"?><export/>')
def test_any_bytes_are_read_or_refused_and_nothing_else(form, content):
    try:
        parsed = read(content, Document(format=form, entities=("7",)))
    except ShapeError:
        return
    assert isinstance(parsed, Parsed)
    assert all(each.value and each.role == "sanctioned-outlet" for each in parsed.stated)
    # No row has two reasons.
    assert len({each.line for each in parsed.unread}) == len(parsed.unread)


def test_an_entry_can_be_named_by_one_of_its_sites():
    parsed = read(OFAC_XML.encode(), Document(format="ofac-xml", entities=("herald.example",)))
    assert ("domain", "herald.example", 1) in values(parsed)
    assert (2, "SHIPYARD 7", "not an outlet") in reasons(parsed)
