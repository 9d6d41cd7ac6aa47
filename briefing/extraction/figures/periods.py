"""Reading the period a figure holds for: years, months, quarters, "last year", "за восемь месяцев"."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.extraction.figures.period_patterns import YEAR, PeriodPatterns, period_patterns
from briefing.languages.date_reading import date_words, month_numbers, nearest_year
from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode

_ORDINALS = {"fi": 1, "1s": 1, "se": 2, "2n": 2, "th": 3, "3r": 3, "fo": 4, "4t": 4, "la": 4, "пе": 1, "вт": 2}
_ORDINALS |= {"тр": 3, "че": 4, "бі": 1, "ал": 1, "ек": 2, "үш": 3, "тө": 4}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BESIDE = 40
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_PART = re.compile(r"\d{4}(?:-(?P<part>[01]\d|[QH]\d))?$")
_FISCAL_START = 4  # The month in which fiscal years written "2021-22" begin.


class Period(NamedTuple):
    """A period named at `text[start:end]`; `value` is written as figures hold it, `last` is its last year.

    `last` is 0 for words that name no year.
    """

    start: int
    end: int
    value: str
    last: int

    def is_over(self, reference: dt.date | None) -> bool:
        """Whether the period ended before the month of the reference; False where one of them is not known."""
        end = _LAST_PART.search(self.value)
        if reference is None or end is None or not self.last:
            return False
        part = end.group("part") or "12"
        month = int(part) if part.isdigit() else int(part[1]) * (3 if part[0] == "Q" else 6)
        return (self.last, month) < (reference.year, reference.month)


def read_periods(
    text: str, language: LanguageCode, reference: dt.date | None, earlier: Period | None = None
) -> list[Period]:
    """The periods named in a sentence, longest first where they overlap, in order.

    `earlier` is the period told before, which "the reporting period" stands for.
    """
    found = sorted(_candidates(text, language, reference, earlier), key=lambda p: (p.start, -p.end))
    found += _years_before(text, period_patterns(language), reference, earlier, found)
    kept: list[Period] = []
    for period in sorted(found, key=lambda p: p.start - p.end):
        if all(period.end <= other.start or other.end <= period.start for other in kept):
            kept.append(period)
    return sorted(kept)


def _years_before(
    text: str, patterns: PeriodPatterns, reference: dt.date | None, earlier: Period | None, told: list[Period]
) -> list[Period]:
    """What "a year earlier" stands for: the period told last, in this sentence or the one before, a year back."""
    found = []
    for match in patterns.year_before.finditer(text):
        before = next((period for period in reversed(told) if period.end <= match.start() and period.last), earlier)
        if before and before.last:
            value = _FULL_YEAR.sub(lambda year: str(int(year.group()) - 1), before.value)
            found.append(Period(*match.span(), value, before.last - 1))
        else:
            year = reference.year - 1 if reference else 0
            found.append(Period(*match.span(), str(year) if year else _words(match), year))
    return found


def _candidates(
    text: str, language: LanguageCode, reference: dt.date | None, earlier: Period | None
) -> Iterator[Period]:
    patterns = period_patterns(language)
    days: list[tuple[int, int]] = []
    for match in patterns.months.finditer(text):
        if _is_event_day(match, text, patterns):
            days.append(match.span())
        else:
            yield from _months(match, text, language, patterns, reference)
    for pattern, kind in (
        (patterns.months_from_january, "months"),
        (patterns.months_of_year, "dated"),
        (patterns.quarters_from_january, "quarters"),
        (patterns.quarter, "Q"),
        (patterns.half, "H"),
    ):
        for match in pattern.finditer(text):
            yield from _part_of_year(match, kind, text, language, patterns, reference)
    yield from (year for year in _years(text) if not any(start < year.end and year.start < end for start, end in days))
    yield from _spans(text, patterns, reference)
    yield from _relative(text, patterns, reference)
    if earlier:
        for match in patterns.told_before.finditer(text):
            yield earlier._replace(start=match.start(), end=match.end())


def _years(text: str) -> Iterator[Period]:
    for match in _year_pattern().finditer(text):
        first, last = match.group("first"), match.group("last")
        if last:
            last = first[:2] + last if len(last) == 2 else last
            if int(last) > int(first):
                yield Period(match.start("first"), match.end(), f"{first}-{last}", int(last))
        else:
            value = f"since {first}" if match.group("since") else first
            yield Period(match.start("first"), match.end(), value, int(first))


@cache
def _year_pattern() -> WordPattern:
    return WordPattern(
        r"(?:(?P<since>\bsince|\bс начала)\s+)?(?<![\d.,/$€£])"
        rf"(?P<first>{YEAR})(?:\s?[-–/]\s?(?P<last>{YEAR}|(?<=[-–/])[2-9]\d))?(?![\d%])"
    )


def _spans(text: str, patterns: PeriodPatterns, reference: dt.date | None) -> Iterator[Period]:
    """Several years ("between 2024 and 2030", "the past two years") and years glued to their part ("1Q2022")."""
    for match in patterns.span.finditer(text):
        yield _span(match)
    for match in patterns.durations.finditer(text):
        yield Period(*match.span(), _words(match), 0)
    for match in patterns.compact.finditer(text):
        yield _compact(match)
    for match in patterns.coming_years.finditer(text):
        yield Period(*match.span(), _words(match), reference.year + 1 if reference else 0)
    for match in patterns.past_years.finditer(text):
        count = patterns.count(match.group())
        if reference and count > 1:
            value = f"{reference.year - count}-{reference.year - 1}"
            yield Period(*match.span(), value, reference.year - 1)
        else:
            yield Period(*match.span(), _words(match), 0)


def _span(match: re.Match[str]) -> Period:
    groups = match.groupdict()
    first = groups["from_year"] or groups.get("between_year") or groups.get("fiscal_year")
    last = groups["to_year"] or groups.get("and_year") or f"20{groups.get('fiscal_end')}"
    return Period(*match.span(), f"{first}-{last}", int(last))


def _compact(match: re.Match[str]) -> Period:
    groups = match.groupdict()
    if year := groups.get("compact_year"):
        year = year if len(year) == 4 else f"20{year}"
        return Period(*match.span(), f"{year}-{groups['part'].upper()}{groups['number']}", int(year))
    if year := groups.get("months_year"):
        return Period(*match.span(), f"{year}-01..{year}-{min(int(groups['compact_months']), 12):02}", int(year))
    year = groups.get("fiscal") or f"20{groups['short_fiscal']}"
    return Period(*match.span(), year, int(year))


def _relative(text: str, patterns: PeriodPatterns, reference: dt.date | None) -> Iterator[Period]:
    """Years and months told by the date of the text; their words stand where the date is not known."""
    for pattern, shift in patterns.relative_years:
        for match in pattern.finditer(text):
            year = reference.year + shift if reference else 0
            yield Period(*match.span(), str(year) if year else _words(match), year)
    for pattern, shift in patterns.relative_months:
        for match in pattern.finditer(text):
            yield (
                Period(*match.span(), *_month_away(reference, shift))
                if reference
                else Period(*match.span(), _words(match), 0)
            )
    if reference:
        yield from _counted_back(text, patterns, reference)


def _counted_back(text: str, patterns: PeriodPatterns, reference: dt.date) -> Iterator[Period]:
    """Years, quarters, seasons and decades told by the date of the text."""
    for match in patterns.years_ago.finditer(text):
        year = reference.year - patterns.count(match.group())
        yield Period(*match.span(), str(year), year)
    for match in patterns.seasons_of_year.finditer(text):
        yield Period(*match.span(), str(reference.year), reference.year)
    for match in patterns.last_quarter.finditer(text):
        year, quarter = divmod(reference.year * 4 + (reference.month - 1) // 3 - 1, 4)
        yield Period(*match.span(), f"{year}-Q{quarter + 1}", year)
    for match in patterns.seasons.finditer(text):
        yield Period(*match.span(), str(reference.year - 1), reference.year - 1)
    decade = (reference.year // 10 + 1) * 10
    for match in patterns.decade.finditer(text):
        yield Period(*match.span(), str(decade), decade)


def _month_away(reference: dt.date, shift: int) -> tuple[str, int]:
    year, month = divmod(reference.year * 12 + reference.month - 1 + shift, 12)
    return f"{year}-{month + 1:02}", year


def _is_event_day(match: re.Match[str], text: str, patterns: PeriodPatterns) -> bool:
    """Whether a month stands with the day of an event and not with one up to which or since when a figure holds."""
    if not (match.group("day") or match.groupdict().get("day_after")):
        return False
    return not patterns.as_of.search(text[max(0, match.start() - 30) : match.start()])


def _months(
    match: re.Match[str], text: str, language: LanguageCode, patterns: PeriodPatterns, reference: dt.date | None
) -> Iterator[Period]:
    """A month or several; the day of an event is no period, "as of 10 March" is one."""
    word, end = match.group("month"), match.group("month_to")
    has_year = any(match.group(name) for name in ("year", "this", "past", "next"))
    is_short = len(word) < 5 and word not in date_words("en")["months"]
    if language == "en" and (not word[0].isupper() or (is_short and not has_year and not end)):
        return
    numbers = month_numbers(language)
    first, last = numbers[word.casefold()], numbers[(end or word).casefold()]
    year = _year_of(match, reference)
    if not year and reference is None:
        if end:
            yield Period(*match.span(), _words(match), 0)
        return
    if not year and reference:
        nearest = nearest_year(1, last, reference)
        year = nearest.year if nearest and patterns.ahead.search(text) else reference.year - (last > reference.month)
    if match.group("fiscal_end"):
        year += last < _FISCAL_START
    first_year = int(match.groupdict().get("first_year") or year - (first > last))
    value = f"{first_year}-{first:02}..{year}-{last:02}" if end else f"{year}-{first:02}"
    window = patterns.rolling.search(text, max(0, match.start() - _BESIDE), match.start())
    if window and not end and not text[window.end() : match.start()].strip():
        yield Period(window.start(), match.end(), _window(window, year, last, patterns), year)
    yield Period(match.start(), match.end(), value, year)


def _window(match: re.Match[str], year: int, last_month: int, patterns: PeriodPatterns) -> str:
    """The months up to a month: "in the 12 months to March 2025"."""
    count = patterns.count(match.group()) or 12
    months = count * (3 if match.group("step").startswith("quarter") else 1 if count > 1 else 12)
    first_year, first = divmod(year * 12 + last_month - months, 12)
    return f"{first_year}-{first + 1:02}..{year}-{last_month:02}"


def _part_of_year(
    match: re.Match[str], kind: str, text: str, language: LanguageCode, patterns: PeriodPatterns,
    reference: dt.date | None,
) -> Iterator[Period]:  # fmt: skip
    """Months from January, quarters and halves, with the year beside them or by the date of the text."""
    if language == "kk":
        beside = patterns.year.search(text[max(0, match.start() - _BESIDE) : match.start()])
        start, end = match.start() - (len(beside.group()) if beside else 0), match.end()
    else:
        beside = patterns.year.match(text, match.end())
        start, end = match.start(), beside.end() if beside else match.end()
    year = _year_of(beside, reference)
    if kind == "dated" and not beside:
        return
    part = "months" if kind in ("dated", "quarters") else kind
    number = patterns.count(match.group()) if part == "months" else _part_number(match, part)
    number *= 3 if kind == "quarters" else 1
    if part == "months" and number > 12:
        return
    if not year and reference:
        is_ahead = patterns.ahead.search(text) is not None
        year = reference.year - (_month_known(part, number) > reference.month and not is_ahead)
    if not year:
        yield Period(start, end, " ".join(text[start:end].split()), 0)
    elif part == "months":
        yield Period(start, end, f"{year}-01..{year}-{min(number, 12):02}", year)
    else:
        window = patterns.rolling.search(text, max(0, start - _BESIDE), start) if part == "Q" else None
        if window and not text[window.end() : start].strip():
            count = patterns.count(window.group()) or 4
            first_year, first = divmod(year * 4 + number - count, 4)
            yield Period(window.start(), end, f"{first_year}-Q{first + 1}..{year}-Q{number}", year)
        yield Period(start, end, f"{year}-{part}{number}", year)


def _part_number(match: re.Match[str], part: str) -> int:
    ordinal, short = (match.group(name) for name in (("quarter", "q") if part == "Q" else ("half", "h")))
    if ordinal:
        return _ORDINALS[ordinal[:2].casefold()]
    return int(short) if short.isdigit() else _ROMAN[short.casefold()]


def _month_known(part: str, number: int) -> int:
    """The month before which a part of this year is not spoken of: its first, of months told the last of them."""
    return number if part == "months" else number * 3 - 2 if part == "Q" else number * 6 - 5


def _year_of(match: re.Match[str] | None, reference: dt.date | None) -> int:
    """The year in the groups of `PeriodPatterns.year`, 0 if it is not known."""
    if match is None:
        return 0
    if match.group("year"):
        return int(match.group("year"))
    if reference is None:
        return 0
    if match.group("past"):
        return reference.year - 1
    if match.group("next"):
        return reference.year + 1
    return reference.year if match.group("this") else 0


def _words(match: re.Match[str]) -> str:
    """The words of the text, without the capital of a sentence that begins with them."""
    words = " ".join(match.group().split())
    return words[0].lower() + words[1:] if words[1:2].islower() else words
