"""Names of companies, foundations and associations, known by their legal form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.extract.vocabulary import languages, vocabulary
from vetter.extract.wording import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_NAME: Final = 120
MAX_TEXT: Final = 600  # characters that are looked at
MAX_WORDS: Final = 8
MAX_EACH: Final = 6  # names of one form in one sentence
_CJK: Final = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_OPENING: Final = "«„“\"'‘("
_QUOTES: Final = "«»„“”\"'‘’()"
_STOPS: Final = ".:;!?…|©,–—-"
_BEFORE_NAMES: Final = ("The", "Die", "Der", "Das", "Copyright")
_AROUND: Final = re.compile(r"[由是为為乃系の:：,，、/／|]")


def companies(text: str) -> Iterator[str]:
    """Return the companies that a text names, as written; services that every page uses are none."""
    text = text[:MAX_TEXT]
    ways = (_formed_after(text), _formed_before(text), _formed_without_spaces(text))
    for _, found in sorted(one for way in ways for one in islice(way, MAX_EACH)):
        name = clean(found, MAX_NAME).strip(" ,;:|")
        if len(name) > 3 and bare(name) and not is_stranger(name) and not _is_heading(name):
            yield name


def _is_heading(name: str) -> bool:
    """Return whether a form stands in the heading of a page and bears no name: "About the Foundation"."""
    words = bare(name).split()
    return len(words) > 1 and set(words) - _small() <= _heading_words()


@cache
def _heading_words() -> frozenset[str]:
    """Return the words for "about" in all languages, folded."""
    before = (phrase for code in languages() for phrase in vocabulary(code).about.before)
    return frozenset(word for phrase in before for word in fold(phrase).split())


def is_stranger(name: str) -> bool:
    """Return whether a name is that of a service that pages only use."""
    padded = f" {fold(name)} "
    return any(f" {stranger} " in padded for stranger in _strangers())


@lru_cache(maxsize=1024)
def bare(name: str) -> str:
    """Return a company's name for comparing it, without its legal form; a form alone is no name.

    >>> bare("Northmere Newspapers Ltd.")
    'northmere newspapers'
    """
    words = fold(name)
    for form in _folded_forms():
        words = words.removesuffix(f" {form}").removeprefix(f"{form} ")
    return "" if words in _folded_forms() else words


@cache
def _folded_forms() -> tuple[str, ...]:
    table = read_toml("legal-forms.toml")
    folded = {fold(form) for form in (*table["after"], *table["before"])}
    return tuple(sorted(folded - {""}, key=len, reverse=True))


@cache
def _small() -> frozenset[str]:
    return frozenset(read_toml("legal-forms.toml")["small"])


@cache
def _strangers() -> frozenset[str]:
    return frozenset(map(fold, read_toml("legal-forms.toml")["strangers"]))


@cache
def _forms(place: str, *, spaced: bool) -> re.Pattern[str]:
    """Return what matches the legal forms that stand ``after`` or ``before`` a name."""
    chosen = [
        form
        for form in sorted(read_toml("legal-forms.toml")[place], key=len, reverse=True)
        if spaced is not bool(re.search(_CJK, form))
    ]
    return re.compile(rf"(?<!\w){any_of(chosen)}(?!\w)" if spaced else any_of(chosen))


def _formed_after(text: str) -> Iterator[tuple[int, str]]:
    for form in _forms("after", spaced=True).finditer(text):
        name = _run_before(text[max(0, form.start() - 160) : form.start()])
        if name:
            yield form.start(), f"{name} {form[0]}"


def _run_before(text: str) -> str:
    """Return the name at the end of ``text``: capitalised words, small ones among them included.

    One or two words right before the form may be written small: "Sloboda medija d.o.o.".
    """
    words = text.split()[-MAX_WORDS:]
    if words and words[-1].endswith(","):
        words[-1] = words[-1][:-1]  # "Harbour Media, Inc."
    tail = 0
    while tail < min(2, len(words)) and _is_small(words[-1 - tail]):
        tail += 1
    name = _name_at_end(words[: len(words) - tail])
    return " ".join([*name, *words[len(words) - tail :]]) if name else ""


def _name_at_end(words: list[str]) -> list[str]:
    run: list[str] = []
    for word in reversed(words):
        if not word or (word[-1] in _STOPS and not _is_initial(word)):
            break
        if _is_small(word) and not (run and word.lower() in _small()):
            break
        run.insert(0, word)
        if word[0] in _OPENING:
            break
    while run and (run[0] in _small() or run[0].isdigit() or run[0] in _BEFORE_NAMES):
        run.pop(0)
    return run


def _is_initial(word: str) -> bool:
    return len(word) <= 3 and word.endswith(".")


def _is_small(word: str) -> bool:
    first = word.strip(_QUOTES)[:1]
    return not first or first.islower() or not first.isalnum()


def _formed_before(text: str) -> Iterator[tuple[int, str]]:
    for form in _forms("before", spaced=True).finditer(text):
        rest = text[form.end() : form.end() + 160]
        name = _quoted(rest) or _formed_on_both_sides(rest) or _run_after(rest)
        if name:
            yield form.start(), f"{form[0]} {name}"


def _formed_on_both_sides(text: str) -> str:
    """Return a name up to the form that follows it: "S.C. Presa de pe Târnave S.R.L." has two."""
    form = _forms("after", spaced=True).search(text)
    name = _run_before(text[: form.start()]) if form else ""
    return f"{name} {form[0]}" if form and name and text[: form.start()].strip() == name else ""


def _quoted(text: str) -> str:
    found = re.match(r"\s{0,3}([«„“\"'‘][^«»„“”\"]{2,80}[»”“\"'’])", text)
    return found[1] if found else ""


def _run_after(text: str) -> str:
    if not text.startswith(" ") or _describes(text):
        return ""
    run: list[str] = []
    for word in text.split()[:MAX_WORDS]:
        bare = word.strip(_QUOTES + _STOPS)
        if run and bare and _is_small(bare) and word[-1] in ",;.":
            run.append(bare)  # the last word of a name: "Udruga Sunjska kronika, OIB …"
            break
        if not bare or (bare.lower() not in _small() and _is_small(bare)):
            break
        run.append(word.rstrip(_STOPS))
        if word[-1] in _STOPS:
            break
    while run and run[-1].lower() in _small():
        run.pop()
    return " ".join(run)


def _describes(text: str) -> bool:
    """Return whether a form is followed by what kind of body it is: in scripts without capitals nothing else tells a name."""
    return fold(" ".join(text.split()[:1])) in _describing()


@cache
def _describing() -> frozenset[str]:
    return frozenset(map(fold, read_toml("legal-forms.toml")["describing"]))


def _formed_without_spaces(text: str) -> Iterator[tuple[int, str]]:
    """Chinese, Japanese and Korean: the form is written on to the name, on either side."""
    for form in _forms("after", spaced=False).finditer(text):
        before = re.search(rf"{_CJK}{{2,24}}$", text[max(0, form.start() - 24) : form.start()])
        name = _AROUND.split(before[0])[-1] if before else ""
        if len(name) >= 2:
            yield form.start(), name + form[0]
    for form in _forms("before", spaced=False).finditer(text):
        after = re.match(
            rf"\s?((?:{_CJK}|[A-Za-z0-9&]){{2,24}})", text[form.end() : form.end() + 26]
        )
        if after:
            yield form.start(), form[0] + after[0].rstrip()
