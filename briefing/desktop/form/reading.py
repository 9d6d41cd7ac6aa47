"""Reads what people type into dates, times and numbers."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

_SCALES = {
    "thousand": 3, "тыс": 3, "мың": 3,
    "million": 6, "mln": 6, "m": 6, "млн": 6,
    "billion": 9, "bln": 9, "bn": 9, "млрд": 9,
    "trillion": 12, "trn": 12, "tn": 12, "трлн": 12,
}  # fmt: skip
_MONTHS = (
    "jan янв қаң",
    "feb фев ақп",
    "mar мар нау",
    "apr апр сәу",
    "may мая мам май",
    "jun июн мау",
    "jul июл шіл",
    "aug авг там",
    "sep сен қыр",
    "oct окт қаз",
    "nov ноя қар",
    "dec дек жел",
)


def read_date(text: str) -> str | None:
    """The date as ISO 8601: from `2025-03-21`, `21.03.2025`, `21 March 2025`, `2025 жылғы 21 наурыз`."""
    words = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    numbers = [int(word) for word in words if word.isdigit()]
    month = next((found for word in words if (found := _month(word))), None)
    if month and len(numbers) == 2:
        day, year = sorted(numbers)
        parts = (year, month, day)
    elif len(numbers) == 3 and numbers[0] > 31:
        parts = (numbers[0], numbers[1], numbers[2])
    elif len(numbers) == 3:
        parts = (numbers[2], numbers[1], numbers[0])
    else:
        return None
    try:
        return dt.date(*parts).isoformat() if parts[0] > 31 else None
    except ValueError:
        return None


def read_time(text: str) -> str | None:
    """The time as `09:30`, from `9:30`, `9.30` or `0930`."""
    found = re.fullmatch(r"\s*(\d{1,2})[:.\s]?(\d{2})\s*", text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return f"{int(found[1]):02}:{found[2]}"


def read_number(text: str) -> str | None:
    """The number in plain digits: from `1 000 000`, `1,5 млрд`, `2.5 bn`, `1,250.50`."""
    found = re.fullmatch(r"\s*([-−]?[\d\s.,\u00a0\u202f’]+?)\s*([^\W\d_]*)\.?\s*", text)
    if not found or (found[2] and found[2].casefold() not in _SCALES):
        return None
    digits = re.sub(r"[\s’]", "", found[1]).replace("−", "-")
    try:
        value = Decimal(_with_point(digits)).scaleb(_SCALES.get(found[2].casefold(), 0))
    except InvalidOperation:
        return None
    return f"{value.normalize():f}"


def _month(word: str) -> int | None:
    return next((index + 1 for index, starts in enumerate(_MONTHS) if word.startswith(tuple(starts.split()))), None)


def _with_point(digits: str) -> str:
    """The digits with a decimal point: the last sign that is not a separator of thousands."""
    if "," in digits and "." in digits:
        thousands = "," if digits.rindex(".") > digits.rindex(",") else "."
        return digits.replace(thousands, "").replace(",", ".")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", digits) and digits.count(",") > 1:
        return digits.replace(",", "")
    return digits.replace(",", ".")
