"""The words by which figures are understood, made ready for matching (`resources/lexicons/figures.toml`)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.model.choices import IndicatorKind
from briefing.resources import read_toml

_COUNTED = (("people", "people"), ("containers", "TEU"), ("units", "units"))


class FigureWords(NamedTuple):
    """Patterns of one language; `kinds` tells what an indicator's noun measures."""

    target: WordPattern
    actual: WordPattern
    change: WordPattern
    capacity: WordPattern
    area: WordPattern
    facility: WordPattern
    trade: WordPattern
    investment: WordPattern
    duration: WordPattern
    length: WordPattern
    works: WordPattern
    excluded_near: WordPattern
    comparison: re.Pattern[str]
    comparison_after: re.Pattern[str]
    clause_opening: re.Pattern[str]
    event: re.Pattern[str]
    excluded_after: re.Pattern[str]
    source: re.Pattern[str]
    planned: WordPattern
    present: WordPattern
    same_period: WordPattern
    yearly: WordPattern
    pronoun: WordPattern
    result: WordPattern
    office: WordPattern
    worth: WordPattern
    deals: WordPattern
    served: WordPattern
    emission: WordPattern
    part_of: WordPattern
    passengers: WordPattern
    sold: WordPattern
    persons: re.Pattern[str]
    employment: WordPattern
    done: WordPattern
    so_far: re.Pattern[str]
    further: re.Pattern[str]
    no_noun: re.Pattern[str]
    any_noun: re.Pattern[str]
    no_part: re.Pattern[str]
    counted: tuple[tuple[re.Pattern[str], str], ...]
    kinds: tuple[tuple[WordPattern, IndicatorKind], ...]

    def unit_of_count(self, after: str) -> str:
        """`people`, `units` or `TEU` by a counted noun within the next few words, or an empty string."""
        return next((unit for pattern, unit in self.counted if pattern.match(after)), "")

    def unit_of_count_before(self, before: str) -> str:
        """The same by a noun that stands before ("flights from two to five")."""
        return next((unit for pattern, unit in self.counted if re.search(pattern.pattern[_LEAD:], before)), "")


_NO_JOINT = r"(?!(?:of|in|from|to|at|by|for|with|and|or|on|per|the|в|на|с|из|и|от|для|к)\b)"
# An ending of a Kazakh numeral and up to three words of which none joins or leads on.
_FOLLOWING = (
    r"(?:-[а-яәғқңөұүһі]{1,4}\b)?\s*(?:(?!(?:of|in|from|to|at|by|for|with|and|or|on|per|в|на|с|из|и|от|для|к)\b)"
    r"[^\W\d]\S*\s+){0,3}?"
)
_LEAD = len(_FOLLOWING)


@cache
def figure_words(language: LanguageCode) -> FigureWords:
    """The words of figures of a language."""
    own: dict[str, Any] = read_toml("lexicons/figures.toml")[language]
    counted = tuple((re.compile(f"{_FOLLOWING}{_group(own[kind])}", re.IGNORECASE), unit) for kind, unit in _COUNTED)
    return FigureWords(
        **{
            name: _anywhere(own[name])
            for name in (
                "target", "actual", "change", "capacity", "area", "facility", "trade", "investment", "duration",
                "length", "works", "excluded_near", "planned", "present", "same_period", "yearly", "pronoun", "result",
                "office", "worth", "deals", "served", "emission", "sold", "done", "employment",
            )
        },
        excluded_after=re.compile(rf"\W{{0,3}}(?:\w+\s)?{_group(own['excluded_after'])}", re.IGNORECASE),
        comparison=re.compile(rf"{_group(own['comparison'])}(?:\s+[^\W\d][\w-]*){{0,6}}\s*$", re.IGNORECASE),
        comparison_after=re.compile(rf"\s{_group(own['comparison_after'])}", re.IGNORECASE),
        event=re.compile(rf"{_group(own['event'])}(?:\s[^\W\d]\w*){{0,3}}\s*$", re.IGNORECASE),
        clause_opening=re.compile(
            rf"(?:^|[,;:(–—]|\b(?:and|while|but|и|а|но|ал))\s*(?:(?:and|while|but|и|а|но|ал)\s+)?"
            rf"(?:(?:{'|'.join(own['period_lead'])})\s+)*$", re.IGNORECASE
        ),
        source=re.compile(rf"{_group(own['from'])}\s+(?:{_group(own['from_between'])}\s+)?$", re.IGNORECASE),
        any_noun=re.compile(
            rf"\s(?:{_NO_JOINT}{own['attribute']}\s){{0,2}}?(?!{_group(own['uncounted'])}){own['noun']}\b(?!\s{_group(own['uncounted'])})"
        ),
        no_noun=re.compile(rf"\s*(?:$|[.,;)–—\"”]|-\s|{_group(own['no_noun'])})", re.IGNORECASE),
        so_far=re.compile(rf"{_group(own['so_far'])}\s+$", re.IGNORECASE),
        further=re.compile(rf"{_group(own['further'])}\s+$", re.IGNORECASE),
        no_part=re.compile(rf"{_group(own['no_part'])}(?!\w)", re.IGNORECASE),
        part_of=_anywhere(own["part_of"]),
        passengers=_anywhere(own["passengers"]),
        persons=re.compile(f"{_FOLLOWING}{_group(own['persons'])}", re.IGNORECASE),
        counted=counted,
        kinds=tuple((_anywhere(heads), IndicatorKind(kind)) for kind, heads in own["kinds"].items()),
    )  # fmt: skip


def _group(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(words) or '(?!)'})"


def _anywhere(words: Iterable[str]) -> WordPattern:
    return WordPattern(_group(words))
