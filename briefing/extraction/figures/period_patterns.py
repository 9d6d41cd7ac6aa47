"""The words of periods made ready for matching (`resources/lexicons/periods.toml`)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from briefing.languages.date_reading import month_pattern
from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.resources import read_toml

YEAR = r"(?:19|20)\d\d"


class PeriodPatterns(NamedTuple):
    """Patterns of one language. `year` stands beside a part of a year: after it, in Kazakh before it."""

    number: WordPattern
    numbers: tuple[re.Pattern[str], ...]
    relative_years: tuple[tuple[WordPattern, int], ...]
    relative_months: tuple[tuple[WordPattern, int], ...]
    ahead: WordPattern
    year_before: WordPattern
    years_ago: WordPattern
    seasons_of_year: WordPattern
    last_quarter: WordPattern
    decade: WordPattern
    months_from_january: WordPattern
    months_of_year: WordPattern
    quarters_from_january: WordPattern
    quarter: WordPattern
    half: WordPattern
    year: re.Pattern[str]
    months: WordPattern
    compact: WordPattern
    past_years: WordPattern
    coming_years: WordPattern
    durations: WordPattern
    rolling: WordPattern
    told_before: WordPattern
    as_of: re.Pattern[str]
    seasons: WordPattern
    span: WordPattern

    def count(self, words: str) -> int:
        """The first number in these words, in digits or words, 0 if there is none."""
        found = self.number.search(words)
        if found is None:
            return 0
        if found.group().isdigit():
            return int(found.group())
        return next((n for n, pattern in enumerate(self.numbers, 1) if pattern.fullmatch(found.group())), 0)


@cache
def period_patterns(language: LanguageCode) -> PeriodPatterns:
    """The patterns of a language."""
    own: dict[str, Any] = read_toml("lexicons/periods.toml")[language]
    count = rf"(?:\d\d?|{'|'.join(sorted(own['counts'], key=len, reverse=True))})"

    def words(*keys: str) -> WordPattern:
        """The entries under the keys as whole words."""
        return WordPattern(rf"\b{_either(_entries(own, keys), count)}(?!\w)")

    return PeriodPatterns(
        number=WordPattern(rf"\b{count}\b"),
        numbers=tuple(re.compile(word, re.IGNORECASE) for word in own["counts"]),
        relative_years=tuple(
            (words(key), shift)
            for key, shift in (("year_before_last", -2), ("last_year", -1), ("this_year", 0), ("next_year", 1))
        ),
        relative_months=((words("last_month"), -1), (words("this_month"), 0), (words("next_month"), 1)),
        year=_year_beside(language, own, count),
        months=_months(language, own, count),
        as_of=re.compile(rf"\b{_either(own['as_of'], count)}\s*$", re.IGNORECASE),
        **{
            key: words(key)
            for key in (
                "ahead", "year_before", "years_ago", "seasons_of_year", "last_quarter", "decade",
                "months_from_january", "months_of_year", "quarters_from_january", "quarter", "half", "compact",
                "past_years", "coming_years", "durations", "rolling", "told_before", "seasons", "span",
            )
        },
    )  # fmt: skip


def _entries(own: dict[str, Any], keys: Iterable[str]) -> list[str]:
    return [entry for key in keys for entry in own[key]]


def _either(entries: Iterable[str], count: str) -> str:
    """The entries as one group that matches nothing where there are none; a space in them is any white space."""
    joined = "|".join(entry.replace(" ", r"\s+") for entry in entries) or "(?!)"
    return f"(?:{joined.replace('<count>', count).replace('<year>', YEAR)})"


def _year_words(own: dict[str, Any], count: str, *this_keys: str) -> str:
    """A year in digits or told by the date of the text, in one of the groups `year`, `this`, `past`, `next`.

    Of a fiscal year ("2021-22") the second number is in the group `fiscal_end`.
    """
    past, this = _either(own["last_year"], count), _either(_entries(own, this_keys), count)
    coming = _either(own["next_year"], count)
    fiscal = r"(?:[-–/](?P<fiscal_end>\d\d))?"
    return rf"(?:(?P<past>{past})|(?P<this>{this})|(?P<next>{coming})|(?P<year>{YEAR}){fiscal}(?!\d|[-–/]\d))"


def _year_beside(language: LanguageCode, own: dict[str, Any], count: str) -> re.Pattern[str]:
    year = _year_words(own, count, "this_year", "this_year_of")
    if language == "kk":
        return re.compile(rf"(?<!\w){year}(?:\s+жыл\w{{0,4}})?,?\s+$", re.IGNORECASE)
    return re.compile(rf"{own['of']}{year}(?!\w)", re.IGNORECASE)


def _months(language: LanguageCode, own: dict[str, Any], count: str) -> WordPattern:
    """One month or two ("from October 2024 to March 2025"), with a day before or after and a year if they have one."""
    names = month_pattern(language)
    ending = r"[а-яәғқңөұүһі]{0,6}" if language == "kk" else r"\b\.?"
    year = _year_words(own, count, "this_year")
    to = r"(?:\s?[-–—]\s?|\s+(?:to|and|through|until|по|до|и|мен|бен|пен)\s+)"
    before = rf"(?:{year}(?:\s+жыл\w{{0,4}})?\s+)?" if language == "kk" else ""
    after = "" if language == "kk" else rf"(?:,?\s+(?:of\s+)?{year})?"
    first_year = "" if language == "kk" else rf"(?:,?\s+(?P<first_year>{YEAR})(?:\s+года)?(?={to}{names}))?"
    day_after = r"(?:\s(?P<day_after>\d\d?)(?!\d))?" if language == "en" else ""
    return WordPattern(
        rf"(?<![\w-]){before}(?:(?P<day>\d\d?)[\s-])?(?P<month>{names}){ending}(?!\w){day_after}{first_year}"
        rf"(?:{to}(?P<month_to>{names}){ending}(?!\w))?{after}"
    )
