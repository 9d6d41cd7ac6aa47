"""Writing dates, ranges and periods (FIELDS.md section 9)."""

import datetime as dt
import re
from typing import Literal

from briefing.languages.date_reading import date_words
from briefing.languages.kazakh import with_ending
from briefing.model import LanguageCode

DateStyle = Literal["text", "requisite", "table"]
DateCase = Literal["plain", "on", "of"]

_NB = "\u00a0"
_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)))?$")
_RATES = {
    "per year": {"en": "a year", "ru": "в год", "kk": "жылына"},
    "per month": {"en": "a month", "ru": "в месяц", "kk": "айына"},
    "per day": {"en": "a day", "ru": "в сутки", "kk": "тәулігіне"},
}


def format_date(
    date: dt.date,
    language: LanguageCode,
    style: DateStyle = "text",
    *,
    case: DateCase = "plain",
    american: bool = False,
) -> str:
    """A date as the language writes it.

    `text` is for sentences, `requisite` for the head of a document, `table` for
    tables. `case="on"` says when (`on 21 March 2025`, `2025 жылғы 21 наурызда`),
    `case="of"` what something is dated (`от 25 августа 2023 года`,
    `2023 жылғы 25 тамыздағы`). `american` writes `March 21, 2025`.
    """
    if style == "table" and language != "en":
        return f"{date:%d.%m.%Y}"
    month = month_name(date.month, language, short=style != "text")
    if language == "ru":
        year = f"{date.year}{_NB}г." if style == "requisite" else f"{date.year}{_NB}года"
        return f"{'от' + _NB if case == 'of' else ''}{date.day}{_NB}{month} {year}"
    if language == "kk":
        year = f"{date.year}{_NB}ж." if style == "requisite" else f"{date.year} жылғы"
        return f"{year}{_NB}{date.day}{_NB}{_kazakh_case(month, case)}"
    preposition = "" if case == "plain" else f"{case} "
    text = f"{month} {date.day}, {date.year}" if american else f"{date.day} {month} {date.year}"
    return preposition + text


def format_date_range(
    first: dt.date, last: dt.date, language: LanguageCode, style: DateStyle = "text", *, case: DateCase = "plain"
) -> str:
    """Two dates as one: `24–25 November 2025`, `28 ноября – 2 декабря 2025 года`."""
    if first == last:
        return format_date(first, language, style, case=case)
    if style == "table" and language != "en":
        return f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"
    whole = format_date(last, language, style, case=case)
    if first.year != last.year:
        return f"{format_date(first, language, style)}{_spaced_dash(language)}{whole}"
    if first.month == last.month:
        return _insert_before_day(whole, f"{first.day}–", last)
    month = month_name(first.month, language, short=style != "text")
    joint = " " if language == "en" else _NB
    return _insert_before_day(whole, f"{first.day}{joint}{month}{_spaced_dash(language)}", last)


def format_month(year: int, month: int, language: LanguageCode, *, case: DateCase = "plain") -> str:
    """A month: `September 2025`, `сентябрь 2025 года` (in it: `в сентябре …`), `2025 жылғы қыркүйек`."""
    words = date_words(language)
    name = words["months"][month - 1]
    if language == "ru":
        return f"{'в ' + words['prepositional_months'][month - 1] if case == 'on' else name} {year}{_NB}года"
    if language == "kk":
        return f"{year} жылғы{_NB}{_kazakh_case(name, case)}"
    return f"{'in ' if case == 'on' else ''}{name} {year}"


def format_period(period: str, language: LanguageCode) -> str:
    """A period as figures hold it (`2030`, `2025-09`, `2025-Q1`, `2025-01..2025-09`, `per year`) in words.

    Words that are no such code stand as they are.
    """
    if period in _RATES:
        return _RATES[period][language]
    first, dots, last = period.partition("..")
    if dots:
        return _period_range(first, last, language)
    if re.fullmatch(r"\d{4}-\d{4}", period):
        years = period.replace("-", "–")
        return {"en": years, "ru": f"{years}{_NB}годы", "kk": f"{years} жылдар"}[language]
    match = _PERIOD.match(period)
    if not match:
        return period
    year, quarter, half, month = match.groups()
    if month:
        return format_month(int(year), int(month), language) if 1 <= int(month) <= 12 else period
    return _part_of_year(year, quarter, half, language)


def format_weekday(date: dt.date, language: LanguageCode) -> str:
    """The day of the week: `Friday`, `пятница`, `жұма`."""
    return date_words(language)["weekdays"][date.weekday()]


def month_name(month: int, language: LanguageCode, *, short: bool = False) -> str:
    """The month as it stands beside a day: `March`, `марта`, `наурыз`; `short` matters in English only."""
    key = {"en": "short_months" if short else "months", "ru": "genitive_months", "kk": "months"}[language]
    return date_words(language)[key][month - 1]


def _part_of_year(year: str, quarter: str | None, half: str | None, language: LanguageCode) -> str:
    number = quarter or half
    if not number:
        return {"en": year, "ru": f"{year}{_NB}год", "kk": f"{year}{_NB}жыл"}[language]
    part = {
        "en": f"Q{number}" if quarter else f"H{number}",
        "ru": f"{'I' * int(number) if number != '4' else 'IV'}{_NB}{'квартал' if quarter else 'полугодие'}",
        "kk": f"{'I' * int(number) if number != '4' else 'IV'}{_NB}{'тоқсан' if quarter else 'жартыжылдық'}",
    }[language]
    return {"en": f"{part} {year}", "ru": f"{part} {year}{_NB}года", "kk": f"{year} жылғы {part}"}[language]


def _period_range(first: str, last: str, language: LanguageCode) -> str:
    one, other = _PERIOD.match(first), _PERIOD.match(last)
    if one and other and one.group(4) and other.group(4) and one.group(1) == other.group(1):
        names = date_words(language)["months"]
        months = f"{names[int(one.group(4)) - 1]}–{names[int(other.group(4)) - 1]}"
        year = one.group(1)
        return {"en": f"{months} {year}", "ru": f"{months} {year}{_NB}года", "kk": f"{year} жылғы {months}"}[language]
    return f"{format_period(first, language)}{_spaced_dash(language)}{format_period(last, language)}"


def _insert_before_day(whole: str, words: str, last: dt.date) -> str:
    """The whole date with words put before its day, which is never part of the year before it."""
    place = re.search(rf"(?<!\d){last.day}(?=\s)", whole)
    return whole if place is None else whole[: place.start()] + words + whole[place.start() :]


def _spaced_dash(language: LanguageCode) -> str:
    return " – " if language == "en" else f"{_NB}– "


def _kazakh_case(month: str, case: DateCase) -> str:
    if case == "plain":
        return month
    return with_ending(month, "locative" if case == "on" else "attributive")
