"""The figures that must not get worse, and the same figures made of the golden files."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from tests.corpus.members import Split, corpus
from tests.evaluate.figures import Counts, Figures, figures, worse
from tests.evaluate.told import golden

BASELINE = Path(__file__).resolve().parent / "baseline.json"


def write(path: Path, made: dict[str, Figures], *, names: bool = False) -> None:
    """Write figures by part of the corpus; of those held back only numbers, unless ``names`` are wanted."""
    held_back = Split.HELD_BACK.value
    if held_back in made and not names:
        made = {**made, held_back: nameless(made[held_back])}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")


def nameless(found: Figures) -> Figures:
    """Return the same figures without who was missed or alarmed, and without the checks that carried it."""

    def bare(row: Counts | None) -> Counts | None:
        return row and replace(row, missed=(), alarmed=())

    return replace(
        found,
        normal=bare(found.normal),
        without_lists=bare(found.without_lists),
        other_theme=bare(found.other_theme),
        after_kin=bare(found.after_kin),
        web_search=bare(found.web_search),
        without_source={name: bare(row) for name, row in found.without_source.items()},
        without_family={name: bare(row) for name, row in found.without_family.items()},
        carried=(),
    )


def read(path: Path = BASELINE) -> dict[str, Figures]:
    """Return figures by part of the corpus, as they were written."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Figures])


def of_golden() -> dict[str, Figures]:
    """Return the figures that the golden files make, by part; there is no other theme in them."""
    members = corpus()
    parts = {split.value: [one for one in members if one.split is split] for split in Split}
    return {
        part: figures([(one, golden(one.name)) for one in of_part])
        for part, of_part in parts.items()
        if of_part
    }


def what_is_worse(now: dict[str, Figures], before: dict[str, Figures]) -> list[str]:
    """Return in words which figures have become worse, in which part, and with what missing."""
    found = []
    for part, old in before.items():
        new = rows(now[part])
        for name, row in rows(old).items():
            if name in new:
                found += [f"{part}, {name}: {said}" for said in worse(new[name], row)]
    return found


def rows(found: Figures) -> dict[str, Counts]:
    """Return the counts by what was missing; the families are left out, since they are no promise."""
    table = {"as it is": found.normal, "without lists": found.without_lists}
    if found.other_theme:
        table["in another theme"] = found.other_theme
    return table | {f"without {name}": row for name, row in found.without_source.items()}
