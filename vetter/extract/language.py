"""Which language a page is in: what it declares, and what its words say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.language_tag import normal
from vetter.extract.markup import attribute
from vetter.language_model import classify

if TYPE_CHECKING:
    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

_SAMPLE: Final = 6_000  # characters that are looked at
_ENOUGH: Final = 60  # characters; below this words say little
_GLANCE: Final = 400  # characters that are enough to see that a page is in the language it declares
_ALIKE: Final = tuple(
    frozenset(group.split())
    for group in (
        "hr sr bs me",
        "da no sv",
        "cs sk",
        "id ms jv su",
        "pt gl",
        "es gl ast ca",
        "ru be",
        "bg mk",
        "hi mr ne",
        "fa ps ur",
        "af nl",
        "it co",
    )
)
"""Languages that a short text does not tell apart: there the page's own word decides."""


_MEMBERS: Final = {"ary": "ar", "arz": "ar", "wuu": "zh", "yue": "zh", "hbo": "he", "uzs": "uz"}
"""Languages of ISO 639-3 that py3langid tells apart, and that go by the name of a larger one."""

_TOLD: Final = frozenset(
    [
        "af",
        "am",
        "an",
        "ar",
        "as",
        "az",
        "be",
        "bg",
        "bn",
        "br",
        "bs",
        "ca",
        "cs",
        "cy",
        "da",
        "de",
        "dz",
        "el",
        "en",
        "eo",
        "es",
        "et",
        "eu",
        "fa",
        "fi",
        "fo",
        "fr",
        "ga",
        "gl",
        "gu",
        "he",
        "hi",
        "hr",
        "ht",
        "hu",
        "hy",
        "id",
        "is",
        "it",
        "ja",
        "jv",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "ku",
        "ky",
        "la",
        "lb",
        "lo",
        "lt",
        "lv",
        "mg",
        "mk",
        "ml",
        "mn",
        "mr",
        "ms",
        "mt",
        "nb",
        "ne",
        "nl",
        "nn",
        "no",
        "oc",
        "or",
        "pa",
        "pl",
        "ps",
        "pt",
        "qu",
        "ro",
        "ru",
        "rw",
        "se",
        "si",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "sw",
        "ta",
        "te",
        "th",
        "tl",
        "tr",
        "ug",
        "uk",
        "ur",
        "vi",
        "vo",
        "wa",
        "xh",
        "zh",
        "zu",
    ]
)
"""Languages that py3langid tells apart (its documentation); of a page in another one it names a wrong one."""


def declared_language(document: Document, structured: Structured) -> str:
    """Return the language that the page declares (ISO 639-1), or ""."""
    for tag in document.named("html"):
        code = normal(attribute(tag, "lang") or attribute(tag, "xml:lang"))
        if code:
            return code
    return normal(structured.first("content-language", "language", "dc.language", "og:locale"))


def language_of(text: str, declared: str) -> str:
    """Return the language of a text, "" when it is too short and nothing is declared."""
    sample = text[:_SAMPLE].strip()
    if len(sample) < _ENOUGH and not any(c > "\u0370" for c in sample):
        return declared
    if not sample:
        return declared
    if declared and declared not in _TOLD:
        return declared
    # The time it takes grows with the text, so what is as declared is looked at for a moment only.
    if declared and len(sample) > 2 * _GLANCE and _classified(_middle(sample)) == declared:
        return declared
    found = _classified(sample) or declared
    for group in _ALIKE:
        if found in group and declared in group:
            return declared
    return found


def _classified(text: str) -> str:
    told = classify(text)
    return normal(_MEMBERS.get(told, told))


def _middle(text: str) -> str:
    start = (len(text) - _GLANCE) // 2
    return text[start : start + _GLANCE]
