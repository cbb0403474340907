"""What holds for every format that can be read, whatever arrives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.lists.formats import READERS, Document, Parsed, ShapeError, read

# How the formats begin that say so, so that more than the first look at a document is tried.
BEGINNINGS = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"{", b"[", b'{"objects": [', b'{"list": [', b"<", b"<export>", b"<sdnList>", b"const a = [{", b"domain,", b"0.0.0.0 ", b"| Indicator Type | Indicator Value |\n"]
)  # fmt: skip
DOCUMENTS = st.sampled_from(
    [Document(format=name, columns={"value": "domain"} if name == "csv" else {}) for name in READERS]
)  # fmt: skip


@given(DOCUMENTS, BEGINNINGS, st.binary(max_size=400))
def test_arbitrary_bytes_are_read_or_refused_and_nothing_else(document, beginning, content):
    try:
        parsed = read(beginning + content, document)
    except ShapeError:
        return
    assert isinstance(parsed, Parsed)
    assert all(each.value and each.type for each in parsed.stated)
    assert all(each.why for each in parsed.unread)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n",
        b"\x00\x01\x02",
        b"<!DOCTYPE html><html><body>Sign in to go on</body></html>",
        b"404: Not Found",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"message": "API rate limit exceeded"}',
    ],
    ids=["empty", "blank", "binary", "web page", "not found", "nested", "nested objects", "error"],
)
def test_what_is_no_list_at_all_is_refused(name, content):
    columns = {"value": "domain"} if name == "csv" else {}
    with pytest.raises(ShapeError):
        read(content, Document(format=name, columns=columns))
