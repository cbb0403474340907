"""The report as one self-contained page: no script, nothing fetched, a strict policy."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vetter.model import Axis, Level
from vetter.phrases import count, day, day_of
from vetter.report import offered, words
from vetter.report import outline as parts
from vetter.report.drawing import draw
from vetter.roles import role

if TYPE_CHECKING:
    from jinja2 import Template

    from vetter.model import Assessment
    from vetter.report.outline import Outline

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9._~:/?#%&=+,;!$*@-]{1,500}")
_WHOLE: Final = re.compile(r"https://[A-Za-z0-9._~:/?#%&=+,;!$*@()'-]{1,2000}")
_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(?::\d{1,5})?")


def render(assessment: Assessment) -> str:
    """Return the page. Every text of others' is escaped; no address of the outlet can be clicked."""
    return page(parts.outline(assessment))


def page(found: Outline) -> str:
    """Return the page of an assessment that is outlined."""
    numbers = {one.record: number for number, one in enumerate(found.key, 1)}
    return template().render(
        found=found, safe=found.assessment, numbers=numbers, drawing=draw(found.assessment)
    )


def template() -> Template:
    """Return the template of the page, made once."""
    return pages().get_template("report.html.j2")


@cache
def pages() -> Environment:
    """Return where the templates of all pages are, with what they may use; whatever they are given is escaped."""
    environment = Environment(
        loader=PackageLoader("vetter.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        Axis=Axis,
        Level=Level,
        names=offered.desk,
        offered=offered,
        parts=parts,
        policy=POLICY,
        role=role,
        words=words,
        count=count,
    )
    environment.filters.update(day=day, day_of=day_of, link=link, linked=linked, kept=kept)
    return environment


def link(url: str, label: str = "") -> Markup:
    """Return a link that tells its target nothing, or plain text if ``url`` is no clean address."""
    if not is_clean(url):
        return Markup("{} {}").format(label, url) if label else Markup("{}").format(url)
    anchor = Markup('<a rel="noreferrer noopener" href="{}">{}</a>')
    return anchor.format(url, label or url)


def kept(text: str) -> str:
    """Return ``text`` with its percentages kept on one line."""
    return text.replace(" %", "\u00a0%")


def linked(text: str) -> Markup:
    """Return ``text`` with the addresses in it as links."""
    out = Markup("")
    end = 0
    for found in _ADDRESS.finditer(text):
        url = found[0].rstrip(".,;:!?")
        out += text[end : found.start()]
        out += link(url)
        end = found.start() + len(url)
    return out + text[end:]


def is_clean(url: str) -> bool:
    """Return whether ``url`` is https, with a host, and without a user name that feigns another."""
    return bool(_WHOLE.fullmatch(url)) and bool(_HOST.fullmatch(urlsplit(url).netloc))
