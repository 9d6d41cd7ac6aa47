"""Reading amounts in running text: digits and words, scales, currencies, units, ranges, comparators."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from briefing.languages.amount_words import AmountWords, amount_words, as_word
from briefing.languages.amount_writing import is_currency
from briefing.languages.date_reading import read_dates
from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.model.choices import Comparator

_DIGITS = {
    "en": r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    "ru": r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[,.]\d+)?|\d+(?:[,.]\d+)?",
    "kk": r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[,.]\d+)?|\d+(?:[,.]\d+)?",
}
_BETWEEN = re.compile(r"between\s*$", re.IGNORECASE)
_YEARS = range(1900, 2101)
_MOST_DIGITS = 30
_ANY_DAY = dt.date(2025, 6, 30)
_DASHES = frozenset("-‐‑–—")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d[-–‑]$")
_ABLATIVE = re.compile(r"[дтн][ае]н$")
_ABOUT = re.compile(r"(~)[ \t\u00a0\u202f]*$")


class Amount(NamedTuple):
    """A number with its unit, at `text[start:end]` (currency sign, scale word and unit included).

    `value` is in base units of `unit` (`m3`, `t`, `MW` …) or of the currency;
    `unit` is empty for a bare number and `other` for units a briefing does not
    keep. With `value_to` the words are a range; its second number starts at
    `second`. `comparator` stands in the words next to it, which reach from
    `full_start` to `full_end`; `per` is `year`, `month`, `week`, `day` or empty.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    value_to: Decimal | None = None
    second: int = 0
    comparator: Comparator | None = None
    per: str = ""
    full_start: int = 0
    full_end: int = 0
    number_end: int = 0
    is_scaled: bool = False
    is_verb: bool = False


class _Number(NamedTuple):
    start: int
    end: int
    value: Decimal


class _Reading(NamedTuple):
    """A number with its surroundings; `factor` leads to base units, `end` is after scale and unit."""

    number: _Number
    start: int
    end: int
    factor: Decimal
    unit: str
    is_scaled: bool


def read_amounts(text: str, language: LanguageCode) -> list[Amount]:
    """Every amount that has a unit, a currency or a multiple ("doubled") in the text, in order."""
    return [amount for amount in read_quantities(text, language) if amount.unit not in ("", "other")]


def read_quantities(text: str, language: LanguageCode) -> list[Amount]:
    """Every number that is no date, with its unit if it has one: the ground `read_amounts` stands on."""
    words = amount_words(language)
    dates = [(mention.start, mention.end) for mention in read_dates(text, language, _ANY_DAY)]
    starts = [start for start, _ in dates]
    numbers = [n for n in _numbers(text, language, words) if not _inside(n, dates, starts)]
    amounts = sorted([*_amounts(text, numbers, words), *_multiples(text, words)], key=lambda a: a.start)
    return _without_overlaps(amounts)


def _amounts(text: str, numbers: list[_Number], words: AmountWords) -> Iterator[Amount]:
    index = 0
    while index < len(numbers):
        here = _reading(text, numbers[index], words)
        after = _second_of_range(text, here, numbers[index + 1 : index + 2], words)
        index += 2 if after else 1
        found = _pair(here, after) if after else [_amount(here, here.factor, here.unit)]
        yield from (_finished(text, amount, words) for amount in found)


def _reading(text: str, number: _Number, words: AmountWords) -> _Reading:
    """A number with the currency sign before it and the scale and unit after it."""
    sign = words.sign.search(text, max(0, number.start - 6), number.start)
    start, unit = (sign.start(1), words.signs[sign.group(1)]) if sign else (number.start, "")
    factor, end, is_scaled = Decimal(1), number.end, False
    scale = (words.money_scale if sign else words.scale).match(text, end)
    while scale:
        factor *= words.scale_of(scale.group(1))
        end, is_scaled = scale.end(), True
        scale = words.scale.match(text, end)
    found = words.unit.match(text, end)
    if found:
        code, unit_factor = words.unit_of(found.group(1))
        if not unit or is_currency(code):
            unit, factor, end = code, factor * unit_factor, found.end()
    return _Reading(number, start, end, factor, unit, is_scaled)


def _amount(reading: _Reading, factor: Decimal, unit: str) -> Amount:
    value = _plain(reading.number.value * factor)
    number_end, is_scaled = reading.number.end, reading.is_scaled
    return Amount(reading.start, reading.end, value, unit, number_end=number_end, is_scaled=is_scaled)


def _pair(first: _Reading, last: _Reading) -> list[Amount]:
    """Both ends of a range as one amount; scale and unit of one serve the other where it has none."""
    is_bare = not first.is_scaled and (not first.unit or (first.unit == last.unit and is_currency(first.unit)))
    low = _amount(first, last.factor if is_bare else first.factor, first.unit or last.unit)
    high = _amount(last, last.factor, last.unit or first.unit)
    if low.unit != high.unit:
        return [low, high]
    return [high._replace(start=low.start, value=low.value, value_to=high.value, second=high.start)]


def _second_of_range(text: str, here: _Reading, following: list[_Number], words: AmountWords) -> _Reading | None:
    """The next number if nothing but a dash or "to" stands between it and the first with its unit."""
    if not following or following[0].start - here.end > 12:
        return None
    after = _reading(text, following[0], words)
    between = text[here.end : after.start]
    if not words.range_gap.fullmatch(between):
        return None
    bare = between.strip()
    if bare.casefold() == "and" and not _BETWEEN.search(text, max(0, here.start - 20), here.start):
        return None
    if not bare and not _ABLATIVE.search(text[here.number.end : here.end]):
        return None
    is_dash = bare in _DASHES
    if is_dash and not here.unit and after.number.value <= here.number.value:
        return None
    return after


def _finished(text: str, amount: Amount, words: AmountWords) -> Amount:
    """The amount with its comparator and rate."""
    start, end, comparator = amount.start, amount.end, None
    before = words.before.search(text, max(0, start - 40), start) or _ABOUT.search(text, max(0, start - 4), start)
    if before:
        start, comparator = before.start(), words.comparators[as_word(before.group(1))]
    after = words.after.match(text, end) if words.after else None
    if after:
        end = after.end()
        comparator = comparator or words.comparators_after[as_word(after.group(1))]
    rate = words.rate.match(text, amount.end) or words.rate_before.search(text, max(0, start - 20), start)
    per = words.rates[as_word(rate.group(1))] if rate else _glued_rate(text[amount.number_end : amount.end])
    return amount._replace(
        comparator=comparator, per=per, full_start=start, full_end=max(end, rate.end() if rate else 0)
    )


def _glued_rate(unit_words: str) -> str:
    folded = unit_words.casefold()
    if "bpd" in folded or "b/d" in folded:
        return "day"
    return "year" if re.search(r"mtpa|bcma|\btpa\b", folded) else ""


def _multiples(text: str, words: AmountWords) -> Iterator[Amount]:
    for match in words.multiple.finditer(text):
        value = words.multiples[as_word(match.group(1))]
        yield Amount(
            match.start(), match.end(), value, "x", full_start=match.start(), full_end=match.end(),
            number_end=match.end(), is_verb=True,
        )  # fmt: skip


def _numbers(text: str, language: LanguageCode, words: AmountWords) -> Iterator[_Number]:
    last_end = 0
    for match in _number_pattern(language, words.number).finditer(text):
        digits, start = match.group("digits"), match.start()
        half = Decimal("0.5") if match.group("half") else Decimal(0)
        if digits is None:
            spelled = match.group("words")
            is_counted = as_word(spelled) not in words.articles or words.scale.match(text, match.end())
            # A hyphen joins a word to another number ("eight-nine"), or makes it part of a word ("mid-seven").
            if is_counted and (text[start - 1 : start] != "-" or last_end == start - 1):
                yield _Number(start, match.end(), _value_of_words(spelled, words) + half)
        elif not _is_label(text, match, words):
            yield _Number(start, match.end(), _value_of_digits(digits, language) + half)
        last_end = match.end()


@cache
def _number_pattern(language: LanguageCode, words: str) -> WordPattern:
    digits = rf"(?<![\d.,])(?P<digits>{_DIGITS[language]})(?![\d])"
    half = r"(?P<half>\sand\sa\shalf\b|\sс\sполовиной\b|\sжарым\b)?"
    return WordPattern(rf"(?:{digits}|(?<!\w)(?P<words>{words})(?!\w)){half}")


def _is_label(text: str, match: re.Match[str], words: AmountWords) -> bool:
    """Whether the digits belong to a name (CASA-1000, C5+1, E40), a number sign, a time or a year."""
    start, end = match.span()
    before = text[start - 1 : start]
    if end - start > _MOST_DIGITS:
        return True
    if before and (before.isalpha() or before in "+#№/:") and not words.sign.search(text, max(0, start - 6), start):
        return True
    if before in "-–‑" and start > 1 and (text[start - 2].isalpha() or _YEAR_BEFORE.search(text, start - 6, start)):
        return True
    if re.match(r":\d\d|\+\d|/\d|\.\d", text[end : end + 3]):
        return True
    return (
        len(match.group()) == 4
        and match.group().isdigit()
        and int(match.group()) in _YEARS
        and not _has_unit(text, match, words)
    )


def _has_unit(text: str, match: re.Match[str], words: AmountWords) -> bool:
    if words.sign.search(text, max(0, match.start() - 6), match.start()) or words.scale.match(text, match.end()):
        return True
    unit = words.unit.match(text, match.end())
    return bool(unit and words.unit_of(unit.group(1))[0] != "other")


def _value_of_digits(digits: str, language: LanguageCode) -> Decimal:
    bare = re.sub(r"[ \u00a0\u202f]", "", digits)
    return Decimal(bare.replace(",", "") if language == "en" else bare.replace(",", "."))


def _value_of_words(found: str, words: AmountWords) -> Decimal:
    whole = as_word(found)
    if whole in words.numbers:
        return words.numbers[whole]
    total = Decimal(0)
    for part in re.split(r"[\s-]+(?:and\s+)?", whole):
        total += words.numbers.get(part, Decimal(0))
    return total


def _plain(value: Decimal) -> Decimal:
    normal = value.normalize()
    exponent: Any = normal.as_tuple().exponent
    return normal.quantize(Decimal(1)) if exponent > 0 and normal.adjusted() < 27 else normal


def _inside(number: _Number, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    index = bisect_right(starts, number.start) - 1
    return index >= 0 and number.start < spans[index][1]


def _without_overlaps(amounts: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    for amount in amounts:
        if kept and amount.start < kept[-1].end:
            if amount.unit and not kept[-1].unit:
                kept[-1] = amount
            continue
        kept.append(amount)
    return kept
