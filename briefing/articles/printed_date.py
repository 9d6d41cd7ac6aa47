"""Reads the date printed in a dateline, a byline or a crawl header: day, hour and time zone."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from briefing.languages.date_reading import month_numbers
from briefing.model import LANGUAGE_CODES
from briefing.resources import read_toml

_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?!\d)(?:\s*(am|pm)\b)?", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(?:GMT|UTC)\s*[+\-−]\s*\d{1,2}(?::?\d{2})?|\b(?:GMT|UTC|MSK|МСК|CET|CEST|EST|EDT|IST|BST)\b"
    r"|\b(?:[A-Z]\w+(?: [A-Z]\w+)? time)\b|\bпо (?:[\w-]+ому времени|времени [А-ЯЁӘІҢҒҮҰҚӨҺ][\w-]+)"
    r"|\b[А-ЯЁӘІҢҒҮҰҚӨҺ][\w-]+ уақыты(?:мен)?\b"
)
_LONGEST_DATE_LINE, _LONGEST_DAY_LINE = 80, 40
_BESIDE_DAY = re.compile(r"\b(?:at|в|сағат)\b|[,.|·•()–—-]")
_MOST_WORDS = 4
"""More words beside a date make a sentence, not a date line, unless it says that it was published."""
_PUBLISHED = re.compile(
    r"\s*(?:posted|published|updated|release[ds]?|issued|опубликован|дата публикации|обновлен|жариялан|жаңартыл)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?:\s*(?:года|год|г\.|г\b|жылғы|жылы|жыл|ж\.))?"


_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d{1,2}[ .]\w+[ .]\d{4})")


class PrintedDate(NamedTuple):
    """A date in a text and the span it takes; `year` 0 where none is printed."""

    year: int
    month: int
    day: int
    start: int
    end: int

    @property
    def full(self) -> dt.date | None:
        """The calendar day, or None without a year or for a day that does not exist."""
        try:
            return dt.date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


@cache
def _months() -> dict[str, int]:
    """Month names and their short forms in English, Russian and Kazakh, lower case."""
    numbers: dict[str, int] = {}
    for language in LANGUAGE_CODES:
        numbers.update(month_numbers(language))
    return numbers


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(sorted(map(re.escape, _months()), key=len, reverse=True)) + r")\b\.?"
    forms = (
        r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<!\d)(?P<day>[0-3]?\d)[./](?P<number>[01]?\d)[./](?P<year>(?:19|20)\d{2})(?!\d)",
        rf"(?<!\w){_YEAR},?\s+{_DAY}\s+{month}",
        rf"(?<!\w){_DAY}\s+{month}(?:\s*,?\s+{_YEAR})?",
        rf"(?<!\w){month}\s+{_DAY}(?!\d)(?:,?\s+{_YEAR})?",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def find_date(text: str, start: int = 0, end: int | None = None) -> PrintedDate | None:
    """The first date printed between `start` and `end`."""
    end = len(text) if end is None else end
    if not _DIGIT.search(text, start, end):
        return None
    found = [date for pattern in _patterns() if (date := _date_of(pattern.search(text, start, end)))]
    return min(found, key=lambda date: (date.start, -date.end), default=None)


def _date_of(match: re.Match[str] | None) -> PrintedDate | None:
    if not match:
        return None
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _months()[parts["month"].casefold()]
    day = int(parts["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return PrintedDate(int(parts["year"] or 0), month, day, match.start(), match.end())


def find_time(text: str) -> dt.time | None:
    """The first hour and minute printed, such as “17:30” or “4:05 pm”."""
    match = _TIME.search(text)
    if not match:
        return None
    hour = int(match[1])
    if (match[3] or "").lower() == "pm" and hour < 12:
        hour += 12
    return dt.time(hour, int(match[2]))


def hour_line(text: str) -> dt.time | None:
    """The hour of a line that holds nothing else."""
    return find_time(text) if _TIME.fullmatch(text.strip()) else None


def day_line(text: str) -> int | None:
    """How many days after today a line such as “Yesterday, 18:05” names, which holds nothing else; None for others."""
    if len(text) > _LONGEST_DAY_LINE:
        return None
    words = " ".join(_BESIDE_DAY.sub(" ", _TIME.sub(" ", text.casefold())).split())
    return _day_words().get(words)


@cache
def _day_words() -> dict[str, int]:
    """The words for today, yesterday and the like in English, Russian and Kazakh, lower case."""
    tables = read_toml("languages/dates.toml")
    return {word: days for language in LANGUAGE_CODES for word, days in tables[language]["relative"].items()}


def find_zone(text: str) -> str:
    """The time zone as printed, such as “GMT+5” or “Astana time”, or an empty string."""
    match = _ZONE.search(text)
    if not match:
        return ""
    words = match.group().replace("−", "-")
    return words if words[-1].islower() else words.replace(" ", "")


def with_date_apart(line: str) -> str:
    """A short line with a space before a date glued to a word: a page keeps “Economy11 April 2025” apart by style."""
    return _GLUED.sub(" ", line) if len(line) <= _LONGEST_DATE_LINE else line


def date_line(text: str) -> PrintedDate | None:
    """The date of a line that holds nothing else but an hour, a zone or a few words such as “Published”."""
    date = find_date(text) if len(text) <= _LONGEST_DATE_LINE else None
    if not date or not date.full:
        return None
    rest = _TIME.sub(" ", _ZONE.sub(" ", text[: date.start] + " " + text[date.end :]))
    words = re.findall(r"[^\W\d_]+", rest)
    sentence = rest.rstrip().endswith((".", "!", "?"))
    few = len(words) <= _MOST_WORDS or bool(_PUBLISHED.match(text))
    return date if not words or (few and not sentence) else None
