"""Reading dates in running text: absolute, without a year, relative, ranges."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from briefing.languages.word_patterns import WordPattern
from briefing.model import LANGUAGE_CODES, LanguageCode
from briefing.resources import read_toml

DateKind = Literal["full", "no_year", "relative", "weekday"]


class DateMention(NamedTuple):
    """A day, or the days `value` to `value_to`, named at `text[start:end]`.

    `kind` tells how sure the year is: written (`full`), chosen nearest to the
    reference (`no_year`), counted from the reference (`relative`), or the last
    such weekday up to the reference (`weekday`).
    """

    start: int
    end: int
    value: dt.date
    kind: DateKind
    value_to: dt.date | None = None


_SPACE = r"[ \t\u00a0\u202f]*\n?[ \t]*"
_DASH = rf"(?:{_SPACE}[-‐‑–—]{_SPACE})"
_YEAR = r"(?:19|20)\d\d"
_BOTH_YEARS = ("year_first", "year")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"


def read_dates(text: str, language: LanguageCode, reference: dt.date | None = None) -> list[DateMention]:
    """Every date of day precision in the text, in order and without overlaps.

    `reference` is the date of the text itself. Without it, dates that lack a
    year and relative dates are left out.
    """
    found = sorted(_candidates(text, language, reference), key=lambda m: (m.start, -m.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def read_date(words: str, language: LanguageCode | None = None, reference: dt.date | None = None) -> dt.date | None:
    """The day these words stand for as a whole (`21.03.2025`, `21 марта 2025 года`), or None."""
    bare = words.strip()
    for code in (language,) if language else LANGUAGE_CODES:
        for mention in read_dates(bare, code, reference):
            if mention.start == 0 and not bare[mention.end :].strip(" .,") and mention.value_to is None:
                return mention.value
    return None


def month_pattern(language: LanguageCode) -> str:
    """A regular expression for the name of a month in any form, abbreviated too."""
    return f"(?:{'|'.join(sorted(month_numbers(language), key=len, reverse=True))})"


@cache
def month_numbers(language: LanguageCode) -> dict[str, int]:
    """Month numbers by every lower-case form."""
    words = date_words(language)
    numbers = {}
    for key in ("months", "genitive_months", "prepositional_months", "short_months"):
        for number, name in enumerate(words.get(key, ()), 1):
            numbers[name.casefold()] = number
    for number, names in enumerate(words["read_months"], 1):
        numbers.update(dict.fromkeys(names, number))
    return numbers


@cache
def date_words(language: LanguageCode) -> dict[str, list[str]]:
    """The words of dates of a language, as `resources/languages/dates.toml` has them."""
    words: dict[str, list[str]] = read_toml("languages/dates.toml")[language]
    return words


def nearest_year(day: int, month: int, reference: dt.date) -> dt.date | None:
    """The date with this day and month that is nearest to the reference."""
    dates = [d for year in (-1, 0, 1) if (d := _date(reference.year + year, month, day))]
    return min(dates, key=lambda d: abs((d - reference).days), default=None)


def _candidates(text: str, language: LanguageCode, reference: dt.date | None) -> Iterator[DateMention]:
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            mention = _mention(match, language, reference)
            if mention:
                yield mention
    if reference:
        yield from _relative(text, language, reference)


def _mention(match: re.Match[str], language: LanguageCode, reference: dt.date | None) -> DateMention | None:
    groups = match.groupdict()

    def number(name: str) -> int | None:
        return int(groups[name]) if groups.get(name) else None

    month, month_to = (_month(groups.get(name), language) for name in ("month", "month_to"))
    day, year = number("day"), number("year")
    if day is None or month is None or (language == "en" and groups["month"][0].islower()):
        return None
    year_first = number("year_first") or year
    last_month = month_to or month
    if year_first is None or year is None:
        if reference is None or (year_first or year):
            return None
        value = nearest_year(day, month, reference)
        kind: DateKind = "no_year"
    else:
        value = _date(year_first, month, day)
        kind = "full"
    if value is None:
        return None
    day_to = number("day_to")
    value_to = _date(year or value.year + (last_month < month), last_month, day_to) if day_to else None
    if value_to and value_to < value and "year_first" not in groups and value.month > value_to.month:
        value = value.replace(year=value.year - 1) if kind == "full" else value
    if day_to and (value_to is None or value_to <= value):
        return None
    return DateMention(match.start(), match.end(), value, kind, value_to)


def _month(word: str | None, language: LanguageCode) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else month_numbers(language)[word.casefold().rstrip(".")]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _patterns(language: LanguageCode) -> tuple[WordPattern, ...]:
    build: dict[LanguageCode, Callable[[str], list[str]]] = {"en": _english, "ru": _russian, "kk": _kazakh}
    shared = [
        rf"(?<![\w.-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
        rf"(?<![\w./])(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>{_YEAR})(?!\w|\.\d)",
        rf"(?<![\w./])(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d\d?)/(?P<year>{_YEAR})(?![\w/])",
        rf"(?<![\w./])(?P<month>\d\d?)/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{_YEAR})(?![\w/])",
    ]
    return tuple(map(WordPattern, [*build[language](month_pattern(language)), *shared]))


def _english(names: str) -> list[str]:
    month, month_to = rf"(?P<month>{names})\b\.?", rf"(?P<month_to>{names})\b\.?"
    day, day_to = (rf"(?<![\w.,:$€£-])(?P<day>{_DAY})(?:st|nd|rd|th)?", rf"(?P<day_to>{_DAY})(?:st|nd|rd|th)?")
    year = rf"(?:,?{_SPACE}(?P<year>{_YEAR})(?![\w%]|[.,]\d))?"
    first_year = rf"(?:,?{_SPACE}(?P<year_first>{_YEAR}))?"
    to = rf"(?:{_DASH}|{_SPACE}\b(?:to|and|until|till|through)\b{_SPACE})"
    end = r"(?![\w%]|[.,]\d)"
    of = rf"(?:{_SPACE}of\b)?{_SPACE}"
    return [
        rf"{day}{of}{month}{first_year}{to}{day_to}{of}{month_to}{year}",
        rf"\b{month}{_SPACE}(?P<day>{_DAY})(?:st|nd|rd|th)?{first_year}{to}{month_to}{_SPACE}{day_to}{end}{year}",
        rf"{day}{to}{day_to}{of}{month}{year}",
        rf"\b{month}{_SPACE}(?P<day>{_DAY})(?:st|nd|rd|th)?{to}{day_to}{end}{year}",
        rf"{day}{of}{month}{year}",
        rf"\b{month}{_SPACE}(?P<day>{_DAY})(?:st|nd|rd|th)?{end}{year}",
    ]


def _russian(names: str) -> list[str]:
    month, month_to = rf"(?P<month>{names})\b\.?", rf"(?P<month_to>{names})\b\.?"
    day, day_to = rf"(?<![\w.,:])(?P<day>{_DAY})(?:-?го)?", rf"(?P<day_to>{_DAY})(?:-?го)?"
    suffix = rf"(?:{_SPACE}(?:года|году|год|г\b\.?))?"
    year = rf"(?:,?{_SPACE}(?P<year>{_YEAR})(?!\w){suffix})?"
    first_year = rf"(?:{_SPACE}(?P<year_first>{_YEAR}){suffix})?"
    to = rf"(?:{_DASH}|{_SPACE}\b(?:по|до|и)\b{_SPACE})"
    return [
        rf"{day}{_SPACE}{month}{first_year}{to}{day_to}{_SPACE}{month_to}{year}",
        rf"{day}{to}{day_to}{_SPACE}{month}{year}",
        rf"{day}{_SPACE}{month}{year}",
    ]


def _kazakh(names: str) -> list[str]:
    ending = r"(?:[а-яәғқңөұүһі]{0,6})"
    month, month_to = rf"(?P<month>{names}){ending}(?!\w)", rf"(?P<month_to>{names}){ending}(?!\w)"
    day, day_to = rf"(?<![\w.,:])(?P<day>{_DAY})", rf"(?P<day_to>{_DAY})"
    year_first = rf"(?:(?<!\w)(?P<year>{_YEAR}){_SPACE}(?:жыл[а-яғқңі]{{0,5}}|ж\.),?{_SPACE})?"
    year_last = rf"(?:,?{_SPACE}(?P<year>{_YEAR})(?!\w)(?:{_SPACE}(?:жыл[а-яғқңі]{{0,5}}|ж\b\.?))?)?"
    gap = rf"(?:{_SPACE}|-)"
    to = rf"(?:{_DASH}|{_SPACE}\b(?:мен|бен|пен|және)\b{_SPACE})"
    each_year = (rf"(?<!\w)(?P<{name}>{_YEAR}){_SPACE}(?:жыл[а-яғқңі]{{0,5}}|ж\.),?{_SPACE}" for name in _BOTH_YEARS)
    first_year, last_year = each_year
    return [
        rf"{first_year}{day}{gap}{month}{to}{last_year}{day_to}{gap}{month_to}",
        rf"{year_first}{day}{gap}{month}{to}{day_to}{gap}{month_to}",
        rf"{year_first}{day}{to}{day_to}{gap}{month}",
        rf"{day}{to}{day_to}{gap}{month}{year_last}",
        rf"{year_first}{day}{gap}{month}",
        rf"{day}{gap}{month}{year_last}",
        rf"{year_first}(?P<month>{names})[дтн][ыі]ң{_SPACE}(?P<day>{_DAY})(?:-?(?:і|ы|сы|сі)[а-я]{{0,3}})?(?!\w)",
    ]


_BACKWARD = r"last|past|минувш\w{2,3}|прошл\w{2,3}|өткен"
_FORWARD = r"next|coming|this coming|следующ\w{2,3}|ближайш\w{2,3}|предстоящ\w{2,3}|келесі|алдағы"
_THIS = r"this"


@cache
def _relative_patterns(language: LanguageCode) -> tuple[WordPattern, WordPattern, WordPattern | None]:
    words = date_words(language)
    names = sorted((name for forms in words["read_weekdays"] for name in forms), key=len, reverse=True)
    ending = r"(?:[дтнғг][аеыі][а-яң]{0,3})?(?:\s+күні)?" if language == "kk" else ""
    weekday = rf"\b(?:(?P<back>{_BACKWARD})\s+|(?P<ahead>{_FORWARD}|{_THIS})\s+)?(?P<name>{'|'.join(names)}){ending}\b"
    day_words = "|".join(sorted(words["relative"], key=len, reverse=True))
    ago = {
        "en": r"\b(?P<count>two|three|four|five|six|\d{1,2}) days ago\b",
        "ru": r"\b(?P<count>два|три|четыре|пять|шесть|\d{1,2}) д(?:ня|ней) назад\b",
        "kk": None,
    }[language]
    return (
        WordPattern(rf"\b(?:{day_words})\b"),
        WordPattern(weekday),
        WordPattern(ago) if ago else None,
    )


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6}


def _relative(text: str, language: LanguageCode, reference: dt.date) -> Iterator[DateMention]:
    words = date_words(language)
    offsets: dict[str, int] = words["relative"]  # type: ignore[assignment]
    day_word, weekday, ago = _relative_patterns(language)
    for match in day_word.finditer(text):
        days = offsets[" ".join(match.group().casefold().split())]
        yield DateMention(match.start(), match.end(), reference + dt.timedelta(days=days), "relative")
    for match in ago.finditer(text) if ago else ():
        count = match.group("count").casefold()
        days = int(count) if count.isdigit() else _COUNTS[count]
        yield DateMention(match.start(), match.end(), reference - dt.timedelta(days=days), "relative")
    numbers = {name: number for number, names in enumerate(words["read_weekdays"]) for name in names}
    for match in weekday.finditer(text):
        if language == "en" and not match.group("name")[0].isupper():
            continue
        value = _weekday(numbers[match.group("name").casefold()], match, reference)
        yield DateMention(match.start("name"), match.end(), value, "weekday")


def _weekday(number: int, match: re.Match[str], reference: dt.date) -> dt.date:
    back = (reference.weekday() - number) % 7
    if match.group("ahead"):
        return reference + dt.timedelta(days=(number - reference.weekday()) % 7)
    if match.group("back") and back == 0:
        back = 7
    return reference - dt.timedelta(days=back)
