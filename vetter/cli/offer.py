"""``vetter offer``: the message in which work was offered, by itself."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vetter.cli.check import brought, meets, refuse_folder, show, write_files
from vetter.cli.options import AS_JSON, AS_OF, CONDUCT, FAIL_ON, HTML, MARKDOWN, SETTINGS
from vetter.settings import home, load

if TYPE_CHECKING:
    from datetime import datetime


@click.command("offer")
@click.argument("message", metavar="FILE|-")
@AS_JSON
@HTML
@MARKDOWN
@CONDUCT
@click.option("--passive", is_flag=True, help="Ask nobody for the keys of its signatures.")
@click.option("--offline", is_flag=True, help="Use no network: the same, here.")
@AS_OF
@SETTINGS
@FAIL_ON
def command(
    *,
    message: str,
    as_json: bool,
    html: Path | None,
    markdown: Path | None,
    conduct: Path | None,
    passive: bool,
    offline: bool,
    as_of: datetime | None,
    settings_file: Path | None,
    fail_on: str | None,
) -> int:
    """Read the message in which work was offered: an .eml, .msg or .mbox file, text, or - for what you paste.

    Who sent it, what it asks for, and what to do. Nothing of it leaves this machine; only the key of a
    signature is asked for by its name, unless --offline.
    """
    from vetter import worker
    from vetter.cli.progress import watching
    from vetter.named import as_text
    from vetter.offer_alone import vet_offer
    from vetter.pipeline import Options

    worker.begin()
    settings = load(settings_file)
    for path in (html, markdown):
        refuse_folder(path)
    options = Options(
        passive=passive, offline=offline, as_of=as_of, brought=brought(message, conduct)
    )
    called = "a pasted message" if message == "-" else as_text(Path(message).name)
    with watching() as tell:
        assessment = asyncio.run(vet_offer(called, options, settings, home(), tell))
    write_files(assessment, html, markdown)
    show(assessment, as_json=as_json)
    return 1 if fail_on and meets(assessment.level, fail_on) else 0
