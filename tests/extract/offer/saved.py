"""A message as Outlook saves it: just enough of a compound file ([MS-CFB], version 3) to hold one ([MS-OXMSG])."""

from __future__ import annotations

import struct

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF
STRING, BINARY = "001F", "0102"


def saved(*, attachment: tuple[str, bytes] | None = None, **texts: str) -> bytes:
    """Return a .msg file; ``texts`` are ``headers``, ``subject``, ``body``, ``sender``, ``address``."""
    tags = {
        "headers": "007D",
        "subject": "0037",
        "body": "1000",
        "sender": "0C1A",
        "address": "0C1F",
    }
    own = [(tags[name], STRING, text.encode("utf-16-le")) for name, text in texts.items()]
    tree = {
        "__properties_version1.0": _properties(32, own),
        **_streams(own),
        "__nameid_version1.0": {},
    }
    if attachment:
        name, content = attachment
        files = [("3707", STRING, name.encode("utf-16-le")), ("3701", BINARY, content)]
        tree["__attach_version1.0_#00000000"] = {
            "__properties_version1.0": _properties(8, files),
            **_streams(files),
        }
    return _compound(tree)


def _streams(each):
    return {f"__substg1.0_{tag}{kind}": data for tag, kind, data in each}


def _properties(head, each):
    rows = [
        struct.pack(
            "<HHIII", int(kind, 16), int(tag, 16), 6, len(data) + (2 if kind == STRING else 0), 0
        )
        for tag, kind, data in each
    ]
    return b"\0" * head + b"".join(rows)


def _compound(tree):
    entries, minis, sectors = [["Root Entry", 5, NONE, NONE, NONE, END, 0]], [], []

    def add(children):
        """Append the children of a storage; each is the right neighbour of the one before it."""
        first = before = NONE
        for name in sorted(children, key=lambda one: (len(one), one.upper())):
            thing, place = children[name], len(entries)
            folder = isinstance(thing, dict)
            entries.append([name, 1 if folder else 2, NONE, NONE, NONE, END, 0])
            if before == NONE:
                first = place
            else:
                entries[before][3] = place
            before = place
            if folder:
                entries[place][4] = add(thing)
                entries[place][5] = 0
            else:
                entries[place][5], entries[place][6] = store(thing), len(thing)
        return first

    def store(data):
        size, where = (MINI, minis) if len(data) < CUTOFF else (SECTOR, sectors)
        start = len(where)
        where.extend(data[at : at + size].ljust(size, b"\0") for at in range(0, len(data), size))
        chains.append((where, start, len(where)))
        return start if data else END

    chains: list = []
    entries[0][4] = add(tree)
    mini = b"".join(minis)
    entries[0][6] = len(mini)
    entries[0][5] = len(sectors)
    chains.append((sectors, len(sectors), len(sectors) + -(-len(mini) // SECTOR)))
    sectors.extend(
        mini[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(mini), SECTOR)
    )
    fat, minifat = _chained(chains, sectors), _chained(chains, minis)
    table = _packed(minifat)
    directory = b"".join(_entry(*one) for one in entries)
    starts = []
    for data in (table, directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")):
        starts.append(len(fat))
        count = len(data) // SECTOR
        sectors.extend(data[at : at + SECTOR] for at in range(0, len(data), SECTOR))
        fat.extend([*range(len(fat) + 1, len(fat) + count), END])
    fats = -(-(len(fat) + 2) // (SECTOR // 4))
    places = [len(sectors) + number for number in range(fats)]
    packed = _packed([*fat, *[0xFFFFFFFD] * fats]).ljust(fats * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6s9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\0" * 16,
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"\0" * 6,
        0,
        fats,
        starts[1],
        0,
        CUTOFF,
        starts[0],
        len(table) // SECTOR,
        END,
        0,
    )
    header += struct.pack("<109I", *places, *[FREE] * (109 - len(places)))
    return header + b"".join(sectors) + packed


def _chained(chains, where):
    table = []
    for kind, start, stop in chains:
        if kind is where and stop > start:
            table[start:stop] = [*range(start + 1, stop), END]
    return table


def _packed(table):
    data = struct.pack(f"<{len(table)}I", *table)
    return data.ljust(-(-len(data) // SECTOR) * SECTOR, b"\xff")


def _entry(name, kind, left, right, child, start, size):
    spelt = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        spelt,
        len(spelt),
        kind,
        1,
        left,
        right,
        child,
        b"\0" * 16,
        0,
        0,
        0,
        start,
        size,
    )
