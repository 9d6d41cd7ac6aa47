"""Expressions of many words that are tried only where a word of the text begins like one of them.

`re` tries an alternation of hundreds of words at every character. Nearly all of
ours begin at the beginning of a word, so the beginnings of a text's words are
listed once: in a sentence, an expression none of whose beginnings is there is
not run at all; in an article, it is tried only where one of them stands.
"""

import re
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain

_HEAD = 3  # letters of a word by which it is looked up
_DIGITS = "0"  # stands for the beginning of any number
_STOP = "."
_NEVER = "(?!)"
_PART = re.compile(r"([^\W\d]{1,3})[^\W\d]*|\d+")
_ATOM = re.compile(
    r"(?P<around>\(\?<?[=!])|(?P<group>\((?:\?(?:P<\w+>|[a-z]*:))?)|(?P<letters>\[(?:\\.|[^\]\\])+\])"
    r"|\\(?P<escaped>.)|(?P<bar>\|)|(?P<close>\))|(?P<letter>.)",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^\\()\[|]+")
_REPEAT = re.compile(r"[?*+]\??|\{\d*,?\d*\}\??")
_SENTENCE = 1_000  # characters


class WordPattern:
    """A regular expression, without regard to case, that matches from the beginning of a word or number on.

    It is used as `re.Pattern` is; `match` and `fullmatch` take any text.
    """

    def __init__(self, expression: str) -> None:
        self.regex = re.compile(expression, re.IGNORECASE)
        self.match, self.fullmatch = self.regex.match, self.regex.fullmatch

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first three letters of the words with which a match may begin; fewer stand for all that begin so."""
        return _heads(self.regex.pattern)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets of the text."""
        if len(text) < _SENTENCE:
            return None if self.heads.isdisjoint(_beginnings(text)) else self.regex.search(text, start, end)
        places = _word_starts(text).places(self)
        index = bisect_left(places, start)
        while index < len(places) and places[index] < end:
            if found := self.match(text, places[index], end):
                return found
            index += 1
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches between two offsets of the text, in order and without overlaps."""
        if len(text) < _SENTENCE:
            return iter(()) if self.heads.isdisjoint(_beginnings(text)) else self.regex.finditer(text, start, end)
        return self._from_places(text, start, end)

    def _from_places(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        places = _word_starts(text).places(self)
        for index in range(bisect_left(places, start), len(places)):
            place = places[index]
            if place >= end:
                return
            if place >= start and (found := self.match(text, place, end)):
                start = found.end()
                yield found


class WordStarts:
    """Where the words and numbers of a text begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._of_pattern: dict[WordPattern, array[int]] = {}
        for found in _PART.finditer(_lower(text)):
            self._places[found[1] or _DIGITS].append(found.start())

    def places(self, pattern: WordPattern) -> "array[int]":
        """The offsets at which a match of the pattern may begin, in order."""
        known = self._of_pattern.get(pattern)
        if known is None:
            fitting = [places for head in pattern.heads for places in self._beginning(head)]
            known = fitting[0] if len(fitting) == 1 else array("I", sorted(chain.from_iterable(fitting)))
            self._of_pattern[pattern] = known
        return known

    def _beginning(self, head: str) -> "list[array[int]]":
        if len(head) < _HEAD and head != _DIGITS:
            return self._by_fewer_letters.get(head, [])
        return [self._places[head]] if head in self._places else []

    @cached_property
    def _by_fewer_letters(self) -> "dict[str, list[array[int]]]":
        found: dict[str, list[array[int]]] = {}
        for head, places in self._places.items():
            for count in range(len(head) + 1):
                found.setdefault(head[:count], []).append(places)
        return found


_latest: deque[WordStarts] = deque(maxlen=2)


def _word_starts(text: str) -> WordStarts:
    """Those of the latest two texts are kept; an equal text takes the place of the kept one, to be compared once."""
    known = next((starts for starts in _latest if starts.text is text or starts.text == text), None)
    if known is None:
        known = WordStarts(text)
        _latest.append(known)
    known.text = text
    return known


@lru_cache(maxsize=64)
def _beginnings(text: str) -> frozenset[str]:
    """The first one, two and three letters of the words of a sentence."""
    heads = [head or _DIGITS for head in _PART.findall(_lower(text))]
    return frozenset(["", *heads, *(head[:1] for head in heads), *(head[:2] for head in heads)])


def _lower(text: str) -> str:
    """The text in lower case, every character at its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


# -- with which words an expression begins ----------------------------------------------
#
# A beginning that ends in a stop is known to go on with something else than a known letter.


def _heads(expression: str) -> frozenset[str]:
    """The beginnings of words that an expression can match, none of which begins another."""
    found, _ = _alternatives(expression, 0)
    heads = {head.rstrip(_STOP) for head in found}
    return frozenset(head for head in heads if not any(head[:count] in heads for count in range(len(head))))


def _alternatives(expression: str, index: int) -> tuple[set[str], int]:
    """The beginnings of what matches from the index to the end of its group, and the index after that end."""
    found, heads = set[str](), {""}
    while index < len(expression):
        if all(map(_is_whole, heads)) and (rest := _PLAIN.match(expression, index)):
            index = rest.end()
            continue
        atom = _ATOM.match(expression, index)
        assert atom is not None, "every character is an atom"
        index = atom.end()
        if atom.lastgroup == "close":
            break
        if atom.lastgroup == "bar":
            found, heads = found | heads, {""}
        elif atom.lastgroup == "around":
            is_never = expression[atom.start() : index + 1] == _NEVER
            _, index = _alternatives(expression, index)
            heads = set() if is_never else heads
        elif atom.group() not in (r"\b", r"\B"):
            following, index = _following(expression, atom)
            repeat = _REPEAT.match(expression, index)
            heads = _joined(heads, following, repeat.group() if repeat else "")
            index = repeat.end() if repeat else index
    return found | heads, index


def _is_whole(head: str) -> bool:
    return head.endswith(_STOP)


def _following(expression: str, atom: re.Match[str]) -> tuple[set[str], int]:
    """What an atom can match, as the beginnings of words are written, and the index after it."""
    if atom.lastgroup == "group":
        return _alternatives(expression, atom.end())
    text = atom.group()
    letters = text[1:-1] if atom.lastgroup == "letters" else text
    if letters.isalpha():
        return set(letters.lower()), atom.end()
    is_digit = letters == r"\d" or letters.replace("-", "").isdigit()
    return {_DIGITS if is_digit else _STOP}, atom.end()


def _joined(heads: set[str], following: set[str], repeat: str) -> set[str]:
    """The beginnings made longer by what follows them."""
    joined = set(heads) if repeat.startswith(("?", "*", "{0", "{,")) else set[str]()
    for head in heads:
        if _is_whole(head):
            joined.add(head)
            continue
        for more in following:
            is_open = more.isalpha() and repeat[:1] in ("", "?") and len(head + more) < _HEAD
            begun = head if head and more.startswith(_DIGITS) else (head + more.rstrip(_STOP))[:_HEAD]
            joined.add(begun if is_open or not more else begun + _STOP)
    return joined
