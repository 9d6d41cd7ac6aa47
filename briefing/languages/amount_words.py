"""The words of amounts in one language, made ready for matching (`resources/languages/amounts.toml`)."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.model.choices import Comparator
from briefing.resources import read_toml

Value = TypeVar("Value")

_BLANK = r"[ \t\u00a0\u202f]"
_GAP = rf"(?:{_BLANK}{{0,3}}\n?{_BLANK}{{0,3}}|[-‑–])"
_RANGE_GAPS: dict[LanguageCode, str] = {
    "en": r"\s*(?:[-‐‑–—]|\bto\b|\band\b)\s*",
    "ru": r"\s*(?:[-‐‑–—]|\bдо\b|\bпо\b)\s*",
    "kk": r"\s*[-‐‑–—]\s*|-?[дтн][ае]н\s+|\s+",
}


class AmountWords(NamedTuple):
    """Patterns and what their words mean. Words are looked up as `as_word` writes them."""

    number: str
    numbers: Mapping[str, Decimal]
    articles: frozenset[str]
    scale: re.Pattern[str]
    money_scale: re.Pattern[str]
    unit: re.Pattern[str]
    sign: re.Pattern[str]
    signs: Mapping[str, str]
    rate: re.Pattern[str]
    rate_before: WordPattern
    rates: Mapping[str, str]
    before: WordPattern
    comparators: Mapping[str, Comparator]
    after: re.Pattern[str] | None
    comparators_after: Mapping[str, Comparator]
    multiple: WordPattern
    multiples: Mapping[str, Decimal]
    range_gap: re.Pattern[str]
    scale_words: Mapping[str, Decimal]
    unit_words: Mapping[str, tuple[str, Decimal]]

    def scale_of(self, found: str) -> Decimal:
        """The factor of a scale word."""
        return _look_up(self.scale_words, found, Decimal(1))

    def unit_of(self, found: str) -> tuple[str, Decimal]:
        """Unit code and factor of a unit word."""
        return _look_up(self.unit_words, found, ("", Decimal(1)))


def as_word(found: str) -> str:
    """Words of a text as the tables hold them: lower case, single spaces."""
    return " ".join(found.casefold().split())


@cache
def amount_words(language: LanguageCode) -> AmountWords:
    """The words of amounts of a language."""
    tables = read_toml("languages/amounts.toml")
    own: dict[str, Any] = tables[language]
    signs = dict(tables["signs"]) | {code: code for code in tables["codes"]["list"]}
    units = _units(own, tables["codes"]["list"])
    fillers = _alternatives(own["fillers"])
    before, after = _by_word(own["before"]), _by_word(own.get("after", {}))
    rates = {as_word(word): per for per, words in own["rates"].items() for word in words}
    money_scales = {**own["scales"], **own["money_scales"]}
    multiples = {as_word(word): Decimal(value) for word, value in own["multiples"].items()}
    return AmountWords(
        number=_number_words(own["numbers"]),
        numbers={as_word(word): _decimal(value) for word, value in own["numbers"].items()},
        articles=frozenset(own.get("articles", ())),
        scale=_pattern(rf"{_GAP}({_alternatives(own['scales'])})(?!\w)"),
        money_scale=_pattern(rf"{_GAP}({_alternatives(money_scales)})(?!\w)"),
        unit=_pattern(rf"{_GAP}(?:(?:{fillers})\s)?({_alternatives(units)})(?!\w|[.,]\d)"),
        sign=re.compile(rf"(?<![^\W\d])({_alternatives(signs)}){_BLANK}{{0,2}}$"),
        signs=signs,
        rate=_pattern(rf"(?:{_BLANK}of(?:\s[^\W\d]+){{1,3}}?)?{_BLANK}?\n?({_alternatives(rates)})(?!\w)"),
        rate_before=WordPattern(rf"(?<!\w)({_alternatives(rate for rate in rates if rate[0].isalpha())})\s{{1,3}}$"),
        rates=rates,
        before=WordPattern(rf"(?<!\w)({_alternatives(before)}){_BLANK}+\n?(?:the\s)?$"),
        comparators=before | {"~": Comparator.ABOUT},
        after=_pattern(rf"(?:-[дтнғгқк][а-яң]{{1,2}})?{_GAP}({_alternatives(after)})(?!\w)") if after else None,
        comparators_after=after,
        multiple=WordPattern(rf"(?<![\w-])({_alternatives(multiples)})(?![\w-])"),
        multiples=multiples,
        range_gap=_pattern(_RANGE_GAPS[language]),
        scale_words={as_word(word): _decimal(value) for word, value in money_scales.items()},
        unit_words=units,
    )  # fmt: skip


def _number_words(numbers: Mapping[str, float]) -> str:
    """A number in words: hundreds, tens and units in this order, so that "eight-nine" is two numbers."""

    def of(*values: float) -> str:
        return f"(?:{_alternatives(word for word, value in numbers.items() if value in values)})"

    hundreds, tens, units = of(*range(100, 1000, 100)), of(*range(10, 100, 10)), of(*range(1, 10))
    joint = r"(?:\s|-)(?:and\s)?"
    return rf"(?:{hundreds}{joint})?{tens}{joint}{units}|{hundreds}{joint}{tens}|{_alternatives(numbers)}"


def _units(own: dict[str, Any], codes: list[str]) -> dict[str, tuple[str, Decimal]]:
    units = {as_word(code): (code, Decimal(1)) for code in codes}
    for code, words in own["currencies"].items():
        units |= {as_word(word): (code, Decimal(1)) for word in words}
    for code, words in own["units"].items():
        units |= {as_word(word): (code, _decimal(factor)) for word, factor in words.items()}
    return units


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, Comparator]:
    return {as_word(word): Comparator(name) for name, words in table.items() for word in words}


def _alternatives(words: Iterable[str]) -> str:
    """A group of words, the longest first; a trailing asterisk stands for any ending, a space for any gap."""

    def expression(word: str) -> str:
        stem = word.removesuffix("*")
        return re.escape(stem).replace(r"\ ", r"\s{1,3}") + (r"\w{0,8}" if stem != word else "")

    return "|".join(expression(word) for word in sorted(words, key=lambda word: -len(word))) or "(?!)"


def _look_up(table: Mapping[str, Value], found: str, default: Value) -> Value:
    word = as_word(found)
    if word in table:
        return table[word]
    stems = (f"{word[:count]}*" for count in range(len(word), 0, -1))
    return next((table[stem] for stem in stems if stem in table), default)


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _decimal(value: float) -> Decimal:
    return Decimal(str(value))
