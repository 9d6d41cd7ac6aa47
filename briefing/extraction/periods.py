"""Reading the period a figure holds for: years, months, quarters, "last year", "за восемь месяцев"."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.languages.date_reading import date_words, month_numbers, month_pattern, nearest_year
from briefing.model import LanguageCode

_YEAR = r"(?:19|20)\d\d"
_COUNTS = {
    "en": "one two three four five six seven eight nine ten eleven".split(),
    "ru": "один два три четыре пять шесть семь восемь девять десять одиннадцать".split(),
    "kk": "бір екі үш төрт бес алты жеті сегіз тоғыз он он_бір".split(),
}
_RELATIVE = {
    "en": ((r"last year|a year earlier", -1), (r"this year|the current year", 0), (r"next year", 1)),
    "ru": (
        (r"прошлом году|прошлого года|минувшем году|прошлый год", -1),
        (r"текущего года|текущем году|этом году|этого года|нынешнем году", 0),
        (r"следующем году|будущем году", 1),
    ),
    "kk": ((r"былтыр|өткен жылы", -1), (r"биыл\w*|осы жылы", 0), (r"келесі жылы|келер жылы", 1)),
}
_DECADE = {"en": r"the end of the decade", "ru": r"концу десятилетия", "kk": r"онжылдық соңына"}


class Period(NamedTuple):
    """A period named at `text[start:end]`; `value` is written as figures hold it, `last` is its last year."""

    start: int
    end: int
    value: str
    last: int
    since: bool = False


def read_periods(text: str, language: LanguageCode, reference: dt.date | None) -> list[Period]:
    """The periods named in a sentence, longest first where they overlap, in order."""
    found = sorted(_candidates(text, language, reference), key=lambda p: (p.start, -p.end))
    kept: list[Period] = []
    for period in sorted(found, key=lambda p: p.start - p.end):
        if all(period.end <= other.start or other.end <= period.start for other in kept):
            kept.append(period)
    return sorted(kept)


def _candidates(text: str, language: LanguageCode, reference: dt.date | None) -> Iterator[Period]:
    this_year = reference.year if reference else 0
    for match in _months(language).finditer(text):
        yield from _month_period(match, language, reference)
    for match in _part_of_year(language).finditer(text):
        yield from _part_period(match, language, this_year)
    for match in _years().finditer(text):
        first, last, since = match.group("first"), match.group("last"), bool(match.group("since"))
        if last:
            last = first[:2] + last if len(last) == 2 else last
            if int(last) > int(first):
                yield Period(match.start("first"), match.end(), f"{first}-{last}", int(last))
        else:
            value = f"since {first}" if since else first
            yield Period(match.start("first"), match.end(), value, int(first), since)
    if this_year:
        for pattern, shift in _RELATIVE[language]:
            for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
                yield Period(match.start(), match.end(), str(this_year + shift), this_year + shift)
        for match in re.finditer(_DECADE[language], text, re.IGNORECASE):
            decade = (this_year // 10 + 1) * 10
            yield Period(match.start(), match.end(), str(decade), decade)


@cache
def _years() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<since>\bsince|\bс начала)\s+)?(?<![\d.,/$€£])"
        rf"(?P<first>{_YEAR})(?:[-–/](?P<last>{_YEAR}|[2-9]\d))?(?![\d%])",
        re.IGNORECASE,
    )


@cache
def _months(language: LanguageCode) -> re.Pattern[str]:
    names = month_pattern(language)
    ending = r"[а-яәғқңөұүһі]{0,6}" if language == "kk" else r"\b\.?"
    year = rf"(?:\s+(?P<year>{_YEAR}))?"
    before = rf"(?:(?P<before>{_YEAR})\s+жыл\w{{0,4}}\s+)?" if language == "kk" else ""
    to = r"(?:\s?[-–—]\s?|\s+(?:to|and|по|до)\s+)"
    return re.compile(
        rf"(?<![\w-]){before}(?:(?P<day>\d\d?)\s)?(?P<month>{names}){ending}(?:\s\d\d?(?!\d))?(?:{to}(?P<month_to>{names}){ending})?{year}",
        re.IGNORECASE,
    )


def _month_period(match: re.Match[str], language: LanguageCode, reference: dt.date | None) -> Iterator[Period]:
    month_word = match.group("month")
    is_short = len(month_word) < 5 and month_word not in date_words("en")["months"]
    if language == "en" and (not month_word[0].isupper() or (is_short and not match.group("year"))):
        return
    numbers = month_numbers(language)
    month = numbers[match.group("month").casefold()]
    end = match.group("month_to")
    last = numbers[end.casefold()] if end else month
    year = match.groupdict().get("before") or match.group("year")
    if not year and reference is None:
        return
    nearest = nearest_year(1, last, reference) if reference and not year else None
    number = int(year) if year else nearest.year if nearest else 0
    value = f"{number}-{month:02}..{number}-{last:02}" if end else f"{number}-{month:02}"
    yield Period(match.start(), match.end(), value, number)


@cache
def _part_of_year(language: LanguageCode) -> re.Pattern[str]:
    counts = "|".join(_COUNTS[language])
    year = {
        "en": rf"\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?P<this>this year|the year|the current year)|(?P<past>last year))",
        "ru": rf"\s+(?:(?P<year>{_YEAR})|(?P<this>текущего года|этого года|нынешнего года)|(?P<past>прошлого года))",
        "kk": r"(?P<year>(?!))?(?P<this>(?!))?(?P<past>(?!))?",
    }[language]
    body = {
        "en": rf"(?:first|initial)\s+(?P<months>{counts}|\d\d?)\s+months|"
        r"(?P<quarter>first|second|third|fourth)\s+quarter|Q(?P<q>[1-4])|(?P<half>first|second)\s+half",
        "ru": rf"(?P<months>{counts}|\d\d?)\s+месяц\w{{0,3}}|"
        r"(?P<quarter>перв\w+|втор\w+|треть\w+|четв[её]рт\w+)\s+квартал\w?|(?P<q>IV|I{1,3})\s+квартал\w?|(?P<half>перв\w+|втор\w+)\s+полугоди\w",
        "kk": rf"(?P<months>{counts}|\d\d?)\s+айд\w*|(?P<quarter>(?!))|(?P<q>(?!))|(?P<half>(?!))",
    }[language]
    return re.compile(rf"\b(?:{body}){year}", re.IGNORECASE)


_ORDINALS = {"fi": 1, "se": 2, "th": 3, "fo": 4, "пе": 1, "вт": 2, "тр": 3, "че": 4}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _part_period(match: re.Match[str], language: LanguageCode, this_year: int) -> Iterator[Period]:
    year = int(match.group("year")) if match.group("year") else this_year - bool(match.group("past"))
    words = " ".join(match.group().split())
    if not match.group("year") and not this_year:
        yield Period(match.start(), match.end(), words, 0)
    elif months := match.group("months"):
        names = _COUNTS[language]
        count = int(months) if months.isdigit() else names.index(months.casefold()) + 1
        yield Period(match.start(), match.end(), f"{year}-01..{year}-{min(count, 12):02}", year)
    elif half := match.group("half"):
        yield Period(match.start(), match.end(), f"{year}-H{_ORDINALS[half[:2].casefold()]}", year)
    elif quarter := match.group("quarter"):
        yield Period(match.start(), match.end(), f"{year}-Q{_ORDINALS[quarter[:2].casefold()]}", year)
    elif number := match.group("q"):
        quarter_number = int(number) if number.isdigit() else _ROMAN[number.casefold()]
        yield Period(match.start(), match.end(), f"{year}-Q{quarter_number}", year)
