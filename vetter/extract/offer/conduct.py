"""What the person noted of how it went on, from a file of theirs (TOML)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec
import tomli
from msgspec import Struct
from msgspec.structs import replace

from vetter.errors import UsageError
from vetter.model import Amount, Call, Citation, Conduct, ConductReading, Contract, Edits
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_FILE: Final = 100_000
LONGEST: Final = 100  # characters of a sum
UNITS: Final = ("piece", "word", "hour", "day", "month")
EXAMPLE: Final = 'For example:  rate_offered = "200 USD a piece"  or  call = "refused".'
_SIGNS: Final = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "zł": "PLN",
    "₴": "UAH",
    "₽": "RUB",
    "₺": "TRY",
    "¥": "CNY",
}
_SUM: Final = re.compile(
    r"\s*(?P<before>[$€£₴₽₺¥])?\s*(?P<figure>\d{1,9}(?:[.,]\d{1,2})?)\s*(?P<after>[A-Za-z]{3}|[$€£₴₽₺¥]|zł)?"
    r"(?:\s*(?:/|\bper\b|\ba\b|\ban\b)\s*(?P<unit>piece|article|word|hour|day|month))?\s*"
)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    rate_offered: str = ""
    rate_paid: str = ""
    payer: str = ""
    paid_by: str = ""
    call: Call = Call.NOT_NOTED
    contract: Contract = Contract.NOT_NOTED
    entity: str = ""
    edits: Edits = Edits.NOT_NOTED
    published: bool = False
    note: str = ""


def read(kept: Kept) -> ConductReading:
    """Return what was noted, citing its record. Raises `UsageError`."""
    found = conduct_of(kept.exchange.payload)
    return ConductReading(replace(found, cited=(Citation(kept.record.id),)))


def conduct_of(raw: bytes) -> Conduct:
    """Return what the notes say. Raises `UsageError` with what is wrong with them."""
    try:
        noted = tomli.loads(raw[:MAX_FILE].decode("utf-8"))
        file = shaped(noted, _File)
    except (UnicodeDecodeError, tomli.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UsageError(f"The notes on what happened cannot be used: {error}.", EXAMPLE) from error
    return Conduct(
        rate_offered=amount(file.rate_offered),
        rate_paid=amount(file.rate_paid),
        payer=file.payer.strip()[:200],
        paid_by=file.paid_by.strip()[:100],
        call=file.call,
        contract=file.contract,
        entity=file.entity.strip()[:200],
        edits=file.edits,
        published=file.published,
        note=file.note.strip()[:2_000],
    )


def amount(written: str) -> Amount | None:
    """Return the sum that ``200 USD a piece`` or ``€80`` says, None for "". Raises `UsageError`."""
    if not written.strip():
        return None
    found = _SUM.fullmatch(written)
    currency = (found["after"] or found["before"] or "") if found else ""
    if found is None or not currency:
        read = _as_in_messages(written)
        if read is None:
            raise UsageError(f"“{written[:60]}” is no sum of money.", EXAMPLE)
        return read
    unit = {"article": "piece", None: ""}.get(found["unit"], found["unit"])
    figure = float(found["figure"].replace(",", "."))
    return Amount(figure, _SIGNS.get(currency, currency.upper()), unit)


def _as_in_messages(written: str) -> Amount | None:
    """Return the one sum that is written as people write in messages, in any of their languages; None for none."""
    from vetter.extract.offer.approach import approaches
    from vetter.extract.offer.rates import read_rates
    from vetter.extract.offer.spelling import spelled
    from vetter.extract.offer.wording import read_wording

    found: list[Amount] = []
    for approach in approaches():
        text = spelled(f"{approach.rates.pay[0].rstrip('*')}: {written[:LONGEST]}")
        rates = list(read_rates(text, read_wording(text), approach.language))
        if len(rates) == 1 and rates[0].low == rates[0].high and rates[0].currency:
            one = rates[0]
            # What follows is what the sum is for, or another one; it must not be left out.
            if one.unit or not text[one.end :].strip(" ."):
                found.append(Amount(one.low, one.currency, one.unit))
    if any(one.unit not in ("", *UNITS) for one in found):
        return None  # it is for something that no notes can name
    return max(found, key=lambda one: bool(one.unit), default=None)


def written(conduct: Conduct) -> bytes:
    """Return the notes as a file that `conduct_of` reads."""
    fields = {
        name: value
        for name, value in msgspec.to_builtins(conduct).items()
        if value and name not in ("cited", "rate_offered", "rate_paid")
    }
    for name, sum_of_money in (
        ("rate_offered", conduct.rate_offered),
        ("rate_paid", conduct.rate_paid),
    ):
        if sum_of_money is not None:
            fields[name] = spelt(sum_of_money)
    return "".join(f"{name} = {_quoted(value)}\n" for name, value in fields.items()).encode()


def spelt(one: Amount) -> str:
    """Return a sum as people write it: ``200 USD a piece``."""
    unit = f" a {one.unit}" if one.unit else ""
    return f"{figure(one.amount)} {one.currency}{unit}"


def figure(number: float) -> str:
    """Return a number with all its figures: five million is no 5e+06."""
    return f"{number:.12g}"


def _quoted(value: object) -> str:
    # A JSON string is a TOML string, but for DEL.
    return msgspec.json.encode(value).decode().replace("\x7f", "")
