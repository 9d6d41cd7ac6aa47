"""The words by which projects are found, made ready for matching (`resources/lexicons/projects.toml`)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from briefing.model import LanguageCode
from briefing.model.choices import ProjectKind
from briefing.resources import read_toml


class ProjectWords(NamedTuple):
    """Patterns of one language."""

    head: re.Pattern[str]
    works: re.Pattern[str]
    leading: re.Pattern[str]
    visited: re.Pattern[str]
    announced: re.Pattern[str]
    vague: re.Pattern[str]
    stop: frozenset[str]

    def kind_of(self, match: re.Match[str]) -> ProjectKind:
        """The kind of project that a match of `head` stands for."""
        return ProjectKind(match.lastgroup or "other")


@cache
def project_words(language: LanguageCode) -> ProjectWords:
    """The words of projects of a language."""
    own: dict[str, Any] = read_toml("lexicons/projects.toml")[language]
    heads = "|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in own["heads"].items())
    return ProjectWords(
        head=re.compile(rf"(?<![\w])(?:{heads})(?!\w)", re.IGNORECASE),
        works=_words(own["works"]),
        leading=re.compile(rf"\b(?:{'|'.join(own['leading']) or '(?!)'})$", re.IGNORECASE),
        visited=_words(own["visited"]),
        announced=_words(own["announced"]),
        vague=_words(own["vague"] or ["(?!)"]),
        stop=frozenset(own["stop"]),
    )


def _words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
