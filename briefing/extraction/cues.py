"""Cue words of visits and meetings, found in running text."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from briefing.extraction.facts import Span
from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.resources import read_toml

KINDS = ("state", "official", "working", "business", "private")


def pattern_of(phrases: Iterable[str]) -> WordPattern:
    """One expression for phrases in which `*` stands for any ending and `~` for up to two words."""
    return WordPattern(rf"(?<!\w)(?:{'|'.join(map(_expression, phrases)) or '(?!)'})(?!\w)")


def _expression(phrase: str) -> str:
    pieces: list[str] = []
    for word in phrase.split():
        if word == "~":
            pieces[-1] += r"(?:\s{1,3}[\w-]{1,20}){0,2}"
        else:
            pieces.append(re.escape(word).replace(r"\*", r"\w{0,12}").replace("'", "['’]").replace("ё", "[её]"))
    return r"\s{1,3}".join(pieces)


@cache
def _lexicon() -> dict[str, Any]:
    return read_toml("lexicons/visits.toml")


@cache
def cue_pattern(language: LanguageCode, cue: str) -> WordPattern:
    """The expression of one group of cues: `visit`, `meeting`, `phone`, `event`, …"""
    return pattern_of(_lexicon()[language]["cues"][cue])


@cache
def months_told(language: LanguageCode) -> tuple[str, ...]:
    """How a language says that something was in a month, from January on: "in January", "в январе"."""
    return tuple(_lexicon()[language]["months"]["told"])


@cache
def kind_pattern(language: LanguageCode, kind: str) -> WordPattern:
    """The expression of the words for one kind of visit."""
    return pattern_of(_lexicon()[language]["kinds"][kind])


@cache
def post_pattern(group: str) -> WordPattern:
    """The expression of a group of posts: `resident`, `spokesmen`, `monarchs` and the other groups of the lexicon."""
    return pattern_of(_lexicon()["posts"][group])


@cache
def day_counts() -> tuple[re.Pattern[str], dict[str, int]]:
    """The expression of "three-day", its count in group `count`, and the number words."""
    numbers: dict[str, int] = _lexicon()["days"]
    words = "|".join(numbers)
    expression = (
        rf"(?<!\w)(?P<count>\d|{words})"
        r"(?:-day\b|\s+days?\b|\w{0,4}\s+(?:визит|поездк|сапар)|-?дневн\w{1,4}|-?күндік|\s+күндік)"
    )
    return re.compile(expression, re.IGNORECASE), numbers


def first_span(pattern: WordPattern, text: str, start: int, end: int) -> Span | None:
    """The first place between two offsets where the pattern stands."""
    found = pattern.search(text, start, end)
    return Span(found.start(), found.end()) if found else None
