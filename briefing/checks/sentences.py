"""Sentences and paragraphs of prose, whose full stops also end abbreviations and initials."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.resources import read_toml

_PARAGRAPH = re.compile(r"[^\n](?:.*[^\n\s])?(?:\n(?!\s*(?:\n|[-*•#]|\d+[.)]\s)).*[^\n\s])*")
_MARKER = re.compile(r"\s*(?:[-*•]|#{1,6}|\d+[.)])\s+")
_END = re.compile(r"[.?!…]+[\"”’»)\]]*(?=\s+[\"“„«(\[]?[^\W_a-zа-яёәғқңөұүһі])")
_LAST_WORD = re.compile(r"([^\W_]+)\.$")
_WORD = re.compile(r"\w[\w’'\-\u2011]*")


class Span(NamedTuple):
    """A piece of a text, `text[start:end]`."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs and items of lists, without their markers."""
    for match in _PARAGRAPH.finditer(text):
        marker = _MARKER.match(match.group())
        start = match.start() + (marker.end() if marker else 0)
        yield Span(start, match.end(), text[start : match.end()])


def sentences(text: str) -> Iterator[Span]:
    """The sentences, in order; none crosses a paragraph."""
    for paragraph in paragraphs(text):
        start = 0
        for end in _END.finditer(paragraph.text):
            if _ends_sentence(paragraph.text[start : end.start() + 1]):
                yield _piece(paragraph, start, end.end())
                start = end.end()
        if paragraph.text[start:].strip():
            yield _piece(paragraph, start, len(paragraph.text))


def count_words(text: str) -> int:
    """How many words and numbers a text has."""
    return len(_WORD.findall(text))


def _piece(paragraph: Span, start: int, end: int) -> Span:
    text = paragraph.text[start:end]
    start += len(text) - len(text.lstrip())
    return Span(paragraph.start + start, paragraph.start + end, text.strip())


def _ends_sentence(before: str) -> bool:
    """Whether the full stop at the end of these words ends a sentence, not an abbreviation or an initial."""
    last = _LAST_WORD.search(before)
    if last is None:
        return True
    word = last.group(1)
    if len(word) == 1 and word.isupper():
        return False
    if word.casefold() in _after_number() and re.search(r"\d\s*$", before[: last.start()]):
        return True
    return word.casefold() not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(read_toml("lexicons/sentences.toml")["abbreviations"])


@cache
def _after_number() -> frozenset[str]:
    return frozenset(read_toml("lexicons/sentences.toml")["may_end_after_number"])
