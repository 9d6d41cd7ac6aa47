"""The words a note prints for a field, read back into the values they stand for.

Words are read only where reading what was exported gives what was exported:
then the note has printed the field in a way that leads back. Anything else is
told and never guessed.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any, Final, get_args

from briefing.languages import (
    Amount,
    format_month,
    format_period,
    read_date,
    read_dates,
    read_quantities,
    unit_forms,
)
from briefing.languages.date_reading import month_numbers
from briefing.messages import Message
from briefing.model import Briefing, FieldPath, LanguageCode
from briefing.model.schema import Field, FieldKind, choice_words, field_of
from briefing.word.edits.carried import CarriedField
from briefing.word.edits.export import READ_AS_CODES

Values = Mapping[str, str]
"""Values as text (`briefing.model.replace` reads it) by the paths of their fields."""

_UNITS: Final = {
    "targets/*/value": {"unit": "unit", "comparator": "comparator", "value_to": "value_to"},
    "targets/*/baseline": {"unit": "unit"},
    "targets/*/actual": {"unit": "unit"},
    "projects/*/capacity": {"unit": "capacity_unit"},
    "projects/*/cost": {"unit": "cost_currency", "year": "cost_year"},
}
"""The fields beside a number that are printed with it."""
_DASH: Final = re.compile(r"\s*[–—-]\s*")
_YEAR_BEHIND: Final = re.compile(r"\s*\(((?:19|20)\d\d)\)$")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLAIN: Final = re.compile(r"([-−]?)(\d[\d \u00a0\u202f]*(?:,\d{3})*(?:[.,]\d+)?)$")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d\d)$")
_YES_NO: Final = {"true": "true", "yes": "true", "да": "true", "иә": "true"} | dict.fromkeys(
    ("false", "no", "нет", "жоқ"), "false"
)
_MOST_WORDS: Final = 300
"""Characters of a printed date, number or choice; longer words are none."""


class UnreadableError(ValueError):
    """The words do not stand for a value of the field; the message says why."""


def read_words(exported: CarriedField, words: str, language: LanguageCode, briefing: Briefing) -> tuple[Values, Values]:
    """What the exported words and the present words of one print stand for, both by the same fields.

    Raises UnreadableError.
    """
    field = field_of(exported.path)
    if exported.value is None:
        raise UnreadableError(_PRINTED_OTHERWISE)
    if field.kind in (FieldKind.TEXT, FieldKind.LINE) and field.path not in READ_AS_CODES:
        return {exported.path: exported.value}, {exported.path: _text(exported, words)}
    reader = _WordsReader(field, exported.path, language, briefing)
    before: Values = {exported.path: ""}
    if exported.value:
        before = reader.read(exported.words) or {}
        if not _is_same(field, before.get(exported.path), exported.value):
            raise UnreadableError(_PRINTED_OTHERWISE)
    if not words.strip():
        return before, {path: "" for path in before if field_of(path).kind is field.kind}
    after = reader.read(words)
    if after is None:
        raise UnreadableError(_reason(field, words))
    return before, after


_PRINTED_OTHERWISE: Final = Message("The note prints this field in other words than it holds; change it in the editor.")


def _text(exported: CarriedField, words: str) -> str:
    """Text as typed; a capital that only the print gave to its beginning is taken back where the beginning stayed."""
    value, typed = exported.value or "", words.strip()
    printed = exported.words.strip()
    if not value or " ".join(printed.split()) == " ".join(value.split()):
        return typed
    if printed == value.strip()[:1].upper() + value.strip()[1:]:
        is_same_start = typed.split(" ")[0] == printed.split(" ")[0]
        return value.strip()[:1] + typed[1:] if is_same_start and typed else typed
    raise UnreadableError(_PRINTED_OTHERWISE)


def _is_same(field: Field, read: str | None, value: str) -> bool:
    if read is None or field.kind is not FieldKind.NUMBER:
        return read == value
    return Decimal(read) == Decimal(value)


def _reason(field: Field, words: str) -> Message:
    shown = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
    if field.kind is FieldKind.DATE:
        return Message("“{words}” is no date with day, month and year.", words=shown)
    if field.kind in (FieldKind.NUMBER, FieldKind.INTEGER):
        return Message("“{words}” is no number, or its unit is not known.", words=shown)
    if field.kind is FieldKind.CHOICE:
        return Message("“{words}” is none of the choices of this field.", words=shown)
    if field.kind in (FieldKind.OFFICIAL, FieldKind.OFFICIALS):
        return Message("“{words}” is the name of no official of the briefing; add the official first.", words=shown)
    if field.kind is FieldKind.ROWS:
        return Message("This is a list; add its rows in the editor.")
    return Message("“{words}” cannot be read as a value of this field.", words=shown)


class _WordsReader:
    """Reads words by the kind of one field; every method gives None for words it cannot read."""

    def __init__(self, field: Field, path: str, language: LanguageCode, briefing: Briefing) -> None:
        self._field = field
        self._path: str = path
        self._parent = FieldPath(path).parent
        self._language = language
        self._briefing = briefing

    def read(self, words: str) -> Values | None:
        """The values the words stand for."""
        bare = " ".join(words.split())
        if not bare or len(bare) > _MOST_WORDS:
            return None
        match self._field.kind:
            case FieldKind.DATE:
                return self._date(bare)
            case FieldKind.NUMBER:
                return self._number(bare)
            case FieldKind.OFFICIAL | FieldKind.OFFICIALS:
                return self._officials(bare)
            case _:
                value = self._single(bare)
                return None if value is None else {self._path: value}

    def _single(self, words: str) -> str | None:
        """The value of a field that is printed by itself."""
        match self._field.kind:
            case FieldKind.INTEGER:
                number = _plain_number(words, self._language)
                return f"{number:f}" if number is not None and number == number.to_integral_value() else None
            case FieldKind.CHOICE:
                return _choice_codes(self._field.annotation, self._field.choices).get(words.casefold().strip(" .,;"))
            case FieldKind.LINE:
                return _period(words, self._language)
            case FieldKind.YES_NO:
                return _YES_NO.get(words.casefold())
            case FieldKind.TIME:
                found = _TIME.match(words)
                return f"{int(found[1]):02}:{found[2]}:00" if found else None
        return None

    def _date(self, words: str) -> Values | None:
        """A day; for the first of two dates also both (`24–25 November 2025`), or a month (`March 2025`)."""
        day = read_date(words, self._language)
        last = f"{self._parent}/date_to" if self._field.path.name == "date_from" else None
        if day is not None:
            return {self._path: day.isoformat()} | ({last: ""} if last else {})
        if last is None:
            return None
        month = _month(words, self._language)
        if month is not None:
            return {self._path: month.isoformat()}
        days = _both_days(words, self._language)
        return {self._path: days[0].isoformat(), last: days[1].isoformat()} if days else None

    def _number(self, words: str) -> Values | None:
        beside = _UNITS.get(self._field.path, {})
        year = _YEAR_BEHIND.search(words) if "year" in beside else None
        words = words[: year.start()] if year else words
        read: dict[str, Any] = {"year": year[1] if year else ""}
        number = _plain_number(words, self._language)
        if number is None:
            amount = _amount(words, self._language)
            if amount is None or ((amount.unit or amount.comparator) and not beside):
                return None
            number = amount.value
            read |= {"unit": amount.unit, "comparator": amount.comparator or "", "value_to": amount.value_to}
        values = {self._path: f"{number:f}"}
        for name, field in beside.items():
            value = read.get(name)
            values[f"{self._parent}/{field}"] = f"{value:f}" if isinstance(value, Decimal) else str(value or "")
        return values

    def _officials(self, words: str) -> Values | None:
        """Officials by their names in any language, parted by commas."""
        names = {
            " ".join(name.split()).casefold(): row.id
            for row in self._briefing.officials
            for name in (row.name.en, row.name.ru, row.name.kk)
            if name
        }
        whole = words.casefold().strip(" .;")
        parts = [whole] if self._field.kind is FieldKind.OFFICIAL else [part.strip() for part in whole.split(",")]
        found = [names.get(part) for part in parts]
        return None if None in found else {self._path: " ".join(filter(None, found))}


def _both_days(words: str, language: LanguageCode) -> tuple[dt.date, dt.date] | None:
    """The first and the last day: `24–25 November 2025`, `24.11.2025–25.11.2025`."""
    for mention in read_dates(words, language):
        if mention.value_to and mention.start == 0 and not words[mention.end :].strip(" .,"):
            return mention.value, mention.value_to
    one, *others = _DASH.split(words)
    days = [read_date(words, language) for words in (one, *others)]
    return (days[0], days[1]) if len(days) == 2 and days[0] and days[1] and days[0] < days[1] else None


def _amount(words: str, language: LanguageCode) -> Amount | None:
    """The amount that the words are as a whole; units that articles do not name are known as notes write them."""
    found = [item for item in read_quantities(words, language) if not item.per]
    if len(found) == 1 and found[0].unit != "other":
        amount = found[0]
        if not words[: amount.full_start].strip() and not words[amount.full_end :].strip(" .,"):
            return amount
    unit = _unit_pattern(language).search(words)
    if unit is None:
        return None
    amount_of_rest = _amount(f"{words[: unit.start()]}{words[unit.end() :]}".strip(), language)
    if amount_of_rest is None or amount_of_rest.unit:
        return None
    return amount_of_rest._replace(unit=unit_forms(language)[unit[0].casefold()])


@cache
def _unit_pattern(language: LanguageCode) -> re.Pattern[str]:
    forms = sorted(unit_forms(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def _plain_number(words: str, language: LanguageCode) -> Decimal | None:
    """A number in digits and nothing else: 1,234.5 · 1 234,5."""
    found = _PLAIN.match(words)
    if not found:
        return None
    digits = re.sub(r"\s", "", found[2])
    digits = digits.replace(",", "") if language == "en" else digits.replace(",", ".")
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return None
    return -number if found[1] else number


def _month(words: str, language: LanguageCode) -> dt.date | None:
    """The first day of the month that the words name as a note writes it, with its year."""
    year = _YEAR.search(words)
    if year is None:
        return None
    for month in range(1, 13):
        if _folded(format_month(int(year[0]), month, language)) == _folded(words):
            return dt.date(int(year[0]), month, 1)
    named = {month_numbers(language).get(word.strip(".,")) for word in words.casefold().split()} - {None}
    rest = len(words.split()) - 1
    return dt.date(int(year[0]), named.pop() or 1, 1) if len(named) == 1 and rest == 1 else None


def _period(words: str, language: LanguageCode) -> str:
    """The code of a period that is written like this; other words are a period in words of their own."""
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(words)))[:2]
    return _periods(years, language).get(_folded(words), words)


@lru_cache(maxsize=64)
def _periods(years: tuple[int, ...], language: LanguageCode) -> Mapping[str, str]:
    """The code of every period in these years by the words for it."""
    return {_folded(format_period(code, language)): code for code in reversed(_period_codes(years))}


def _period_codes(years: Sequence[int]) -> list[str]:
    """The codes of all periods in these years: whole years, parts of them, months and spans of months."""
    codes = ["per year", "per month", "per day"]
    parts: list[str] = []
    for year in years:
        parts += [f"{year}", *(f"{year}-Q{part}" for part in range(1, 5)), f"{year}-H1", f"{year}-H2"]
        parts += [f"{year}-{month:02}" for month in range(1, 13)]
    codes += parts
    codes += [f"{first}-{last}" for first in years for last in years if first < last]
    return codes + [f"{first}..{last}" for first in parts for last in parts if first < last]


@cache
def _choice_codes(annotation: Any, choices: Any) -> dict[str, str]:
    """The code of each choice by its words in every language, and by the code itself."""
    if choices is None:
        literal = next((item for item in get_args(annotation) if get_args(item)), annotation)
        return {str(code): str(code) for code in get_args(literal)}
    codes = {str(code.value).casefold(): str(code.value) for code in choices}
    for code, text in choice_words(choices).items():
        codes |= {" ".join(words.split()).casefold(): code for words in (text.en, text.ru, text.kk) if words}
    return codes


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold().replace("‑", "-")
