"""Drops what pages and wires leave in a text: share bars, “read also”, captions, subscription boxes, end marks."""

import re
from functools import cache

from briefing.resources import read_toml

_LONGEST_REMNANT = 300
"""A longer paragraph is text, however it begins."""


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str], frozenset[str]]:
    lists = read_toml("articles/remnants.toml")
    patterns = re.compile("|".join(f"(?:{pattern})" for pattern in lists["patterns"]), re.IGNORECASE)
    return frozenset(lists["whole"]), tuple(lists["starts"]), patterns, frozenset(lists["rubrics"])


def is_remnant(paragraph: str) -> bool:
    """Whether the paragraph is no part of the article (`resources/articles/remnants.toml`)."""
    if len(paragraph) > _LONGEST_REMNANT:
        return False
    whole, starts, patterns, _ = _lists()
    words = paragraph.lower().strip()
    return words in whole or _bare(words) in whole or words.startswith(starts) or bool(patterns.fullmatch(words))


def is_rubric(paragraph: str) -> bool:
    """Whether the paragraph only says what kind of text follows, such as “Opinion”."""
    return _bare(paragraph.lower()) in _lists()[3]


def without_role(author: str) -> str:
    """An author's name without the post behind it, such as “correspondent”."""
    return _role().sub("", author)


@cache
def _role() -> re.Pattern[str]:
    roles = "|".join(map(re.escape, read_toml("articles/remnants.toml")["roles"]))
    return re.compile(rf"[\s,–—-]+(?:{roles})\W*$", re.IGNORECASE)


def _bare(words: str) -> str:
    return words.strip(" .:!…»«›‹→>|")
