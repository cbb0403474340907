"""Author, date, site name and kind of real pages: ``python -m tests.accuracy.fields [FOLDER]``.

Prints side by side how often our readers, trafilatura and htmldate are right on the same pages.
``--misses`` lists ours, in the half that may be looked at. FOLDER keeps the pages between runs.

An author counts as right when exactly the persons that sign the page are named. Where nobody signs,
nothing, the outlet or an agency may be named: some tools mean these too. A site's name counts when
it is one of the ways in which the page writes it, case and punctuation aside; a date by the day.
"""

from __future__ import annotations

import logging
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.accuracy.corpora import SEEN, as_read, held_back, labels, source
from tests.accuracy.intervals import written
from vetter.extract.charset import decode
from vetter.extract.fold import fold
from vetter.extract.outlet_name import outlet_name

FIELDS = ("authors", "published", "site", "kind")
AGENCIES = ("ap", "associated press", "reuters", "afp", "dpa", "ht correspondent", "grist")


def ours(payload, url):
    """Return the fields as our readers see them."""
    page = as_read(payload, url)
    name = outlet_name((page,))
    return {
        "authors": list(page.authors),
        "published": page.published.date().isoformat() if page.published else "",
        "site": name.value if name else "",
        "kind": page.kind.value,
    }


def theirs(payload, url):
    """Return the fields as trafilatura and htmldate see them."""
    import htmldate
    import trafilatura

    html = decode(payload, "text/html")
    dated = {"original_date": True, "extensive_search": True, "max_date": SEEN.date().isoformat()}
    found = trafilatura.extract_metadata(html, default_url=url, date_config=dated)
    return {
        "authors": [name for name in re.split(r"; ", found.author or "") if name],
        "published": htmldate.find_date(html, url=url, **dated) or "",
        "site": found.sitename or "",
        "kind": found.pagetype or "",
    }


def right(field, answer, label):
    """Return whether an answer says what the label says."""
    wanted = label[field]
    if field == "authors":
        found = {fold(name) for name in answer}
        if wanted != "-":
            return found == {fold(name) for name in wanted.split(";")}
        nobody = {_plain(name) for name in (*AGENCIES, *label["site"].split("|"))}
        return all(
            any(_plain(name) in own or own in _plain(name) for own in nobody) for name in found
        )
    if field == "published":
        return answer in wanted.split("|") if wanted != "-" else not answer
    if field == "site":
        return _plain(answer) in {_plain(name) for name in wanted.split("|")}
    return (answer == "article") == (wanted == "article")


def _plain(text):
    return fold(text).replace(" ", "")


def main(arguments):
    """Measure and print."""
    logging.disable(logging.CRITICAL)
    misses = "--misses" in arguments
    folders = [argument for argument in arguments if not argument.startswith("-")]
    with tempfile.TemporaryDirectory() as passing:
        tallies = measured(Path(folders[0] if folders else passing), misses=misses)
    for half in ("seen", "held back"):
        print(f"\n{half:<10} {'ours':^24} {'trafilatura, htmldate':^24}")
        for field in FIELDS:
            said = [tallies[half, field, reader] for reader in (ours, theirs)]
            print(f"{field:<10} " + " ".join(f"{written(sum(one), len(one)):<24}" for one in said))


def measured(folder, *, misses):
    """Return for each half, field and reader which answers were right."""
    tallies = defaultdict(list)
    for label in labels("fields.tsv"):
        payload = source(folder, label["page"])
        half = "held back" if held_back(label["page"]) else "seen"
        for reader in (ours, theirs):
            answers = reader(payload, label["url"])
            for field in FIELDS:
                if label[field] == "?":
                    continue
                hit = right(field, answers[field], label)
                tallies[half, field, reader].append(hit)
                if misses and not hit and half == "seen" and reader is ours:
                    print(
                        f"{label['page'][:60]}  {field}: {answers[field]!r}, not {label[field]!r}"
                    )
    return tallies


if __name__ == "__main__":
    main(sys.argv[1:])
