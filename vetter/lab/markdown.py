"""As much Markdown as the lab's texts use."""

from __future__ import annotations

import html
import re
from typing import Final

_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def to_html(text: str) -> str:
    """Return HTML for paragraphs, ``##`` headings, ``-`` lists, pictures and links; all else is escaped."""
    return "\n".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block)


def _block(block: str) -> str:
    lines = block.splitlines()
    if lines[0].startswith("## "):
        rest = f"<p>{_inline(' '.join(lines[1:]))}</p>" if lines[1:] else ""
        return f"<h2>{_inline(lines[0][3:])}</h2>{rest}"
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    shown = _PICTURE.sub(r'<img src="\2" alt="\1">', html.escape(text, quote=False))
    return _LINK.sub(r'<a href="\2">\1</a>', shown)
