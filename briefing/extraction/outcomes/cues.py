"""Cue words of questions, outcomes, documents and direct speech, as expressions."""

import re
from functools import cache
from typing import Any

from briefing.extraction.cues import pattern_of
from briefing.languages.word_patterns import WordPattern
from briefing.model import LanguageCode
from briefing.model.choices import CommitmentNature, DocumentType
from briefing.resources import read_toml


@cache
def _lexicon() -> dict[str, Any]:
    return read_toml("lexicons/outcomes.toml")


@cache
def outcome_pattern(language: LanguageCode, group: str) -> WordPattern:
    """The expression of one group: `discussed`, `talks`, `presented`, `including`, `says`, `next_acts`."""
    return pattern_of(sorted(_lexicon()[language][group], key=len, reverse=True))


def is_general(language: LanguageCode, words: str) -> bool:
    """Whether a question is only "a wide range of issues"."""
    return words.casefold() in _lexicon()[language]["general"]


@cache
def commitment_patterns(language: LanguageCode) -> tuple[tuple[CommitmentNature, WordPattern], ...]:
    """The natures in the order in which they are tried, each with its expression."""
    table = _lexicon()[language]["commitments"]
    return tuple(
        (CommitmentNature(nature), pattern_of(sorted(phrases, key=len, reverse=True)))
        for nature, phrases in table.items()
    )


@cache
def general_parties(language: LanguageCode) -> frozenset[str]:
    """First words of subjects that are no names ("the", "стороны")."""
    return frozenset(_lexicon()[language]["general_parties"])


@cache
def limit_before(language: LanguageCode) -> re.Pattern[str]:
    """The expression of a time limit right before a date ("before", "не позднее")."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_lexicon()[language]['limit_before']) or '(?!)'})\s+$", re.IGNORECASE)


@cache
def limit_after(language: LanguageCode) -> re.Pattern[str]:
    """The expression of a time limit right after a date ("дейін")."""
    return re.compile(rf"\w{{0,3}}\s+(?:{'|'.join(_lexicon()[language]['limit_after']) or '(?!)'})\b", re.IGNORECASE)


@cache
def vague_limit(language: LanguageCode) -> re.Pattern[str]:
    """The expression of a time limit that names no day: "within two weeks", "до конца года"."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_lexicon()[language]['vague_limits'])})(?!\w)", re.IGNORECASE)


@cache
def signed_pattern(language: LanguageCode) -> WordPattern:
    """The expression of "signed"."""
    return pattern_of(_lexicon()[language]["documents"]["signed"])


@cache
def document_patterns(language: LanguageCode) -> tuple[tuple[DocumentType, WordPattern], ...]:
    """The types of documents with their expressions."""
    table = _lexicon()[language]["documents"]
    return tuple((DocumentType(kind), pattern_of(words)) for kind, words in table.items() if kind != "signed")
