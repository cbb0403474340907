"""Raw WHOIS answers in checkouts of the parsers whose packages leave them out, as far as there are any.

Known are the shapes of weppos/whois-parser (``.txt`` beside ``.expected``), likexian/whois-parser
(a file beside ``.json``) and richardpenman/whois (``samples/whois`` beside ``samples/expected``).
What they expect is taken as it is published, mistakes included.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tests.accuracy.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_WHEN = ("expir", "paid", "renew", "valid", "until")  # lines with days that are yet to come


def checkouts(folder: Path) -> list[Answer]:
    """Return every answer below the folder that stands beside what is expected of it."""
    found = [*_ruby(folder), *_go(folder), *_python(folder)]
    return sorted(found, key=lambda answer: answer.name)


def _answer(folder: Path, path: Path, domain: str, kind: str, says: dict[str, str]) -> Answer:
    text = path.read_bytes().decode("utf-8", "replace")
    lines = (line.lower() for line in text.splitlines())
    past = (line for line in lines if not any(word in line for word in NOT_WHEN))
    years = [int(year) for line in past for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", line)]
    name = path.relative_to(folder).as_posix()
    return Answer(name, domain, text, kind, max(years, default=0), says)


def _ruby(folder: Path) -> Iterator[Answer]:
    for path in folder.rglob("responses/**/*.expected"):
        text = path.with_suffix(".txt")
        if not text.exists():
            continue
        parts = dict(re.findall(r"(?m)^#(\S+)\n((?:  .*\n?)*)", path.read_text(encoding="utf-8")))
        kind = "absent" if "== true" in parts.get("available?", "") else "found"
        if "== true" in parts.get("response_throttled?", ""):
            kind = "limited"
        says = {
            field: day[0]
            for field, part in (("created", "created_on"), ("expires", "expires_on"))
            if (day := re.findall(r"\d{4}-\d\d-\d\d", parts.get(part, "")))
        }
        if name := re.search(r'\.name\s+== "([^"]+)"', parts.get("registrar", "")):
            says["registrar"] = name[1]
        tld = path.parent.name.rsplit(".", 1)[-1]
        yield _answer(folder, text, f"example.{tld}", kind, says)


def _go(folder: Path) -> Iterator[Answer]:
    for path in folder.rglob("testdata/noterror/*.json"):
        if (text := path.with_suffix("")).is_file():
            expected = json.loads(path.read_text(encoding="utf-8"))
            domain = expected.get("domain") or {}
            says = {
                "created": _day(domain.get("created_date_in_time")),
                "expires": _day(domain.get("expiration_date_in_time")),
                "registrar": (expected.get("registrar") or {}).get("name") or "",
            }
            name = domain.get("domain") or "example." + text.suffix.lstrip(".")
            yield _answer(folder, text, name, "found", _known(says))
    for text in folder.rglob("testdata/notfound/*"):
        yield _answer(folder, text, f"example{text.suffix}", "absent", {})


def _python(folder: Path) -> Iterator[Answer]:
    for path in folder.rglob("samples/expected/*"):
        if (text := path.parent.parent / "whois" / path.name).exists():
            expected = json.loads(path.read_text(encoding="utf-8"))
            says = {
                "created": _day(expected.get("creation_date")),
                "expires": _day(expected.get("expiration_date")),
                "registrar": expected.get("registrar") or "",
            }
            yield _answer(folder, text, path.name, "found", _known(says))


def _known(says: dict[str, str]) -> dict[str, str]:
    """Drop what is not expected: it may be that the parser only does not read it."""
    return {field: value for field, value in says.items() if value}


def _day(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    found = re.match(r"\d{4}-\d\d-\d\d", first) if isinstance(first, str) else None
    return found[0] if found else ""
