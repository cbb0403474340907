"""Whatever wrote a list, its rows are read: each once, with its line, and never all at once."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.batch.lines import LONGEST, lines
from vetter.batch.read import opened
from vetter.errors import UsageError


def read(tmp_path, content, name="list", column=""):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with opened(str(path), column) as found:
        return (
            found.form,
            found.columns,
            [(e.number, e.text) for e in found.entries if not e.remark],
        )


def texts(tmp_path, content, **options):
    return [text for _, text in read(tmp_path, content, **options)[2]]


def test_plain_lines_may_hold_names_domains_addresses_and_remarks(tmp_path):
    content = "# sites\npeacedata.net\n\nhttps://a.org/x#part  # seen today\nThe Times, London\nme@b.org\n"
    assert read(tmp_path, content)[2] == [
        (2, "peacedata.net"),
        (4, "https://a.org/x#part"),
        (5, "The Times, London"),
        (6, "me@b.org"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_tables_are_read_whatever_separates_their_columns(tmp_path, delimiter):
    content = "\n".join(
        delimiter.join(r) for r in (("who", "Website"), ("Ann", "a.org"), ("Bo", "b.org"))
    )
    assert read(tmp_path, content) == ("table", ("who", "Website"), [(2, "a.org"), (3, "b.org")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_tables_are_read_in_every_encoding(tmp_path, encoding):
    content = 'name,domain\r\n"Zeitung, Die",zeitung.de\r\nGazéta,gazeta.pl\r\n'.encode(encoding)
    assert texts(tmp_path, content) == ["zeitung.de", "gazeta.pl"]


def test_what_is_no_utf_8_is_read_as_windows_wrote_it(tmp_path):
    assert texts(
        tmp_path, b"Die Wochenzeitung f\xfcr Z\xfcrich\nr\xc3\xa9sum\xc3\xa9 de presse\n"
    ) == [
        "Die Wochenzeitung für Zürich",
        "résumé de presse",
    ]


def test_a_column_without_a_header_is_told_by_what_it_holds(tmp_path):
    assert read(tmp_path, "1,a.org\n2,b.org\n")[1:] == (
        ("column 1", "column 2"),
        [(1, "a.org"), (2, "b.org")],
    )


def test_a_column_can_be_named_or_counted(tmp_path):
    content = "Ours,Theirs\na.org,b.org\n"
    assert texts(tmp_path, content, column="theirs") == ["b.org"]
    assert texts(tmp_path, content, column="2") == ["b.org"]
    with pytest.raises(UsageError, match="no column"):
        texts(tmp_path, content, column="else")


def test_a_table_in_which_nothing_names_an_outlet_asks_which_column(tmp_path):
    with pytest.raises(UsageError, match="No column") as caught:
        texts(tmp_path, "a,b\n1,2\n", name="list.csv")
    assert "--column" in caught.value.hint


def test_json_lines_may_be_texts_or_objects(tmp_path):
    content = '{"url": "a.org", "n": 1}\n"b.org"\n'
    assert texts(tmp_path, content, name="list.jsonl") == ["a.org", "b.org"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"# only remarks\n"])
def test_an_empty_list_is_refused(tmp_path, content):
    with pytest.raises(UsageError, match="empty"):
        texts(tmp_path, content)


def test_a_picture_or_a_program_is_no_list(tmp_path):
    for content in (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(32)) * 20,
        bytes(range(256)) * 9,
    ):
        with pytest.raises(UsageError, match="no list"):
            texts(tmp_path, content)
    assert texts(
        tmp_path, "тест.рф\n例え.jp\n\x1blemonde.fr and so on, in a long line of its own\n"
    )


def test_a_missing_list_or_a_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"), opened(str(tmp_path / "none")):
        pass
    with pytest.raises(UsageError, match="folder"), opened(str(tmp_path)):
        pass


def test_a_quote_that_never_ends_loses_no_other_row(tmp_path):
    rows = "".join(f"site{n}.org,fine\n" for n in range(60))
    content = f'domain,note\nfirst.org,"open\n{rows}last.org,"two\nlines"\n'
    found = texts(tmp_path, content)
    assert found == ["first.org", *(f"site{n}.org" for n in range(60)), "last.org"]


def test_a_line_without_end_is_cut_and_the_next_is_read():
    content = b"a" * (3 * LONGEST) + b"\nb.org\n" + b"\0c\0.org"
    found = list(lines(io.BytesIO(content)))
    assert [(one.number, len(one.text), one.cut) for one in found] == [
        (1, LONGEST, True),
        (2, 5, False),
        (3, 5, False),
    ]


def test_a_list_longer_than_the_memory_for_it_is_read_line_by_line():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"site.org\n" * (size // 9)

    stream = lines(Endless())
    assert [next(stream).number for _ in range(100_000)][-1] == 100_000


@given(st.binary(max_size=400))
def test_no_bytes_whatever_stop_the_reading(content):
    found = list(lines(io.BytesIO(content)))
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert not any("\0" in one.text for one in found)


CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=15), st.sampled_from(",;\t|"))
def test_what_a_spreadsheet_writes_is_read_as_it_was(tmp_path_factory, rows, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(("domain", "note"))
    writer.writerows((f"site{n}.org", note) for n, (note, _) in enumerate(rows))
    path = tmp_path_factory.mktemp("lists") / "list.csv"
    path.write_text(out.getvalue(), "utf-8", newline="")
    with opened(str(path)) as found:
        read = [(entry.text, entry.cells["note"]) for entry in found.entries]
    assert read == [(f"site{n}.org", note) for n, (note, _) in enumerate(rows)]


@pytest.mark.parametrize(
    "content",
    [
        "Dear Nadia,\n\nI came across your pieces and liked them a lot, really.\n\nBest, Jake\n",
        "From: Jake <jake@peacedata.net>\nSubject: Work\n\nWe would like you to write three articles a month.\n",
        "We are a young newsroom and look for people who write well.\nWould you send us three articles a month about your country?\n",
    ],
)
def test_a_letter_is_no_list_and_is_told_where_it_is_read(tmp_path, content):
    with pytest.raises(UsageError, match="reads like a letter") as caught:
        read(tmp_path, content, name="letter.txt")
    assert "vetter offer" in caught.value.hint


def test_names_however_long_and_lines_with_words_beside_an_address_are_a_list(tmp_path):
    content = "The Society for the Promotion of Hellenic Studies in Great Britain\nThe Times\nI was asked in May to write for peacedata.net and never paid\n"
    assert len(texts(tmp_path, content, name="list.txt")) == 3
