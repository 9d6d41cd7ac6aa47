"""The word lists of `resources/checks/`, made ready for matching."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from briefing.model import LanguageCode
from briefing.resources import read_toml

_NEVER = re.compile(r"(?!)")


@cache
def pattern(list_name: str, language: LanguageCode, file: str = "wording") -> re.Pattern[str]:
    """One pattern for all words of a list in a language; one that never matches where the list has none."""
    return words_pattern(table(file)[list_name].get(language, ()))


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words or phrases; a star stands for any ending, a space for any gap."""
    alternatives = [_expression(word) for word in sorted(words, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE) if alternatives else _NEVER


@cache
def table(file: str) -> dict[str, Any]:
    """The tables of a file of `resources/checks/`."""
    return read_toml(f"checks/{file}.toml")


def _expression(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
