"""Sentences and paragraphs of prose, whose full stops also end abbreviations and initials."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.resources import read_toml

_LINE = re.compile(r"[^\n]+|\n(?=\n)")
_MARKER = re.compile(r"\s*(?:[-*•]|#{1,6}|\d+[.)])\s+")
_END = re.compile(r"(?<![.?!…])[.?!…]++[\"”’»)\]]*+(?=\s++[\"“„«(\[]?[^\W_a-zа-яёәғқңөұүһі])")
_LAST_WORD = re.compile(r"(?P<number>\d\s?)?(?P<word>[^\W\d_]+)\.$")
_LONGEST_ABBREVIATION = 20  # characters, with the number before it
_NEAR = 500  # characters
_WORD = re.compile(r"\w[\w’'\-\u2011]*")


class Span(NamedTuple):
    """A piece of a text, `text[start:end]`."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs and items of lists, without their markers; an empty line or a marker begins a new one."""
    start, end, is_open = 0, 0, False
    for line in _LINE.finditer(text):
        marker, is_empty = _MARKER.match(line.group()), not line.group().strip()
        if is_open and (marker or is_empty):
            yield Span(start, end, text[start:end])
            is_open = False
        if not is_open:
            start, is_open = line.start() + (marker.end() if marker else 0), not is_empty
        end = line.start() + len(line.group().rstrip())
    if is_open:
        yield Span(start, end, text[start:end])


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences, in order; none crosses a paragraph."""
    return tuple(_sentences(text))


def sentence_at(text: str, position: int) -> str:
    """The sentence around a position of the text, as far as it is near; empty between sentences."""
    found = sentences(text)
    index = bisect_right(found, position, key=lambda sentence: sentence.start) - 1
    if index < 0 or position >= found[index].end:
        return ""
    return text[max(found[index].start, position - _NEAR) : min(found[index].end, position + _NEAR)]


def _sentences(text: str) -> Iterator[Span]:
    for paragraph in paragraphs(text):
        start = 0
        for end in _END.finditer(paragraph.text):
            before = paragraph.text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start() + 1]
            if _ends_sentence(before):
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
    word = last.group("word")
    if len(word) == 1 and word.isupper():
        return False
    if word.casefold() in _after_number() and last.group("number"):
        return True
    return word.casefold() not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(read_toml("lexicons/sentences.toml")["abbreviations"])


@cache
def _after_number() -> frozenset[str]:
    return frozenset(read_toml("lexicons/sentences.toml")["may_end_after_number"])
