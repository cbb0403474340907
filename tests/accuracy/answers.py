"""Raw WHOIS answers that other projects publish in their packages, for their own tests.

The answers are other people's and are not kept here: they are fetched with the package index's own
client. What each says was read off it by hand and stands in ``answers.toml`` (days only; "" for
what an answer does not say), with the expectations of those packages at hand; where those are
wrong, a comment says so. Each answer belongs by its name to one of two halves.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.accuracy.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("asyncwhois==1.1.15", "whois-python==1.0.0", "python-whois==0.9.6")
YEARS = {"asyncwhois": 2020, "whois-python": 2026}  # when the answers of a package were given
TRUTH = Path(__file__).with_name("answers.toml")


def fetch(folder: Path) -> None:
    """Bring the packages into a folder, unpacked, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:"]
    for package in PACKAGES:
        subprocess.run([*command, f"--dest={folder}", package], check=True)
    for archive in folder.glob("*.tar.gz"):
        with tarfile.open(archive) as opened:
            opened.extractall(folder, filter="data")


def answers(folder: Path) -> list[Answer]:
    """Return every answer of the packages of which it is known what it says.

    Some domains were asked for several times: each counts once, in the half that was looked at if
    any of its answers belongs there.
    """
    truth = tomllib.loads(TRUTH.read_text(encoding="utf-8"))
    every = []
    for name, domain, text in raw(folder):
        if (row := truth.get(name)) is not None:
            year = row.get("year", YEARS.get(name.partition("/")[0], 0))
            every.append(Answer(name, domain, text, row.get("kind", "found"), year, row))
    found: list[Answer] = []
    seen = set()
    for answer in sorted(every, key=lambda answer: answer.kept_back):
        facts = tuple(answer.says.get(field) for field in ("created", "expires", "registrar"))
        if not (all(facts) and facts in seen):
            seen.add(facts)
            found.append(answer)
    return found


def raw(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Return name, domain and text of every answer in the packages."""
    for path in sorted(folder.glob("asyncwhois-*/tests/samples/tld_*.txt")):
        tld = path.stem.removeprefix("tld_").rstrip("0123456789")
        if text := path.read_text(encoding="utf-8"):
            yield f"asyncwhois/{path.name}", f"example.{tld}", text
    for path in sorted(folder.glob("asyncwhois-*/tests/test_tld_parsers_regressions.py")):
        for name, text in _texts(path):
            yield f"asyncwhois/{name}", f"example.{name.split('_')[0].lower()}", text
    for path in sorted(folder.glob("python_whois-*/test/test_parser.py")):
        for name, text in _texts(path):
            yield f"python-whois/{name}", f"example.{name.split('_')[1]}", text
    for path in sorted(folder.glob("whois_python-*/tests/fixtures/*.json")):
        yield from _recorded(path)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Return the long strings that a test file gives a name to, by that name or its function's."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        for part in [node, *(part for part in ast.walk(node) if isinstance(part, ast.FunctionDef))]:
            for line in getattr(part, "body", ()) if part is not node else (node,):
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                    text = line.value.value
                    if isinstance(text, str) and text.count("\n") > 3:
                        name = (
                            part.name if isinstance(part, ast.FunctionDef) else line.targets[0].id
                        )
                        yield name, _last_server(text)


def _last_server(text: str) -> str:
    """Return the last of several servers' answers, which the whois command prints one by one."""
    return re.split(r"(?m)^# whois\.\S+$", text)[-1]


def _recorded(path: Path) -> Iterator[tuple[str, str, str]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    for number, row in enumerate(rows):
        name = f"whois-python/{path.stem}/{number}"
        text = (row.get("response") or row.get("message") or "").removeprefix(" ---")
        if text.strip() and not text.lstrip().startswith(("{", "<")):
            yield name, row.get("query") or f"example{row['tld']}", text
