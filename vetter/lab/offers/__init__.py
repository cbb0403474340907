"""Messages in which work was offered, to practise on; ``README.md`` says what they rest on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
PEACEDATA: Final = HERE / "peacedata.eml"
WHITBY_TIDE: Final = HERE / "whitby-tide.eml"
