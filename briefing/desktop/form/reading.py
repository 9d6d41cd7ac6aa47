"""Reads what people type into dates, times and numbers."""

import re
from decimal import Decimal, InvalidOperation

_SCALES = {
    "thousand": 3, "тыс": 3, "мың": 3,
    "million": 6, "mln": 6, "m": 6, "млн": 6,
    "billion": 9, "bln": 9, "bn": 9, "млрд": 9,
    "trillion": 12, "trn": 12, "tn": 12, "трлн": 12,
}  # fmt: skip
_DIGITS = re.compile(r"\s*(\d{1,4})([-./ ])\s*(\d{1,2})\2\s*(\d{1,4})\s*\.?\s*")
"""Three numbers with the same sign between them: a date typed in a hurry."""


def read_date(text: str) -> str | None:
    """The date as ISO 8601, as `briefing.languages` reads it: `21.03.2025`, `21 March 2025`, `2025 жылғы 21 наурыз`.

    Digits may have any sign between them: `21-03-2025`, `2025/03/21`.
    """
    from briefing.languages import read_date as read  # the gazetteers are not needed to open the window

    if digits := _DIGITS.fullmatch(text):
        first, _, month, last = digits.groups()
        between = "/" if "/" in text else "."
        text = f"{first}-{month:0>2}-{last:0>2}" if len(first) == 4 else between.join((first, month, last))
    found = read(text)
    return found.isoformat() if found else None


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


def _with_point(digits: str) -> str:
    """The digits with a decimal point: the last sign that is not a separator of thousands."""
    if "," in digits and "." in digits:
        thousands = "," if digits.rindex(".") > digits.rindex(",") else "."
        return digits.replace(thousands, "").replace(",", ".")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", digits) and digits.count(",") > 1:
        return digits.replace(",", "")
    return digits.replace(",", ".")
