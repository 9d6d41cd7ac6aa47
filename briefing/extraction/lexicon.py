"""Word lists from `resources/lexicons`, made ready for looking up phrases in a row of words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from briefing.extraction.document import split_words

Value = TypeVar("Value")


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """A word without case, with one kind of apostrophe and of hyphen, and with е for ё."""
    return word.translate(_ONE_KIND).casefold()


_ONE_KIND = str.maketrans("’ʻʼ‘`‑ёЁ", "'''''-ее")


class Phrases(Generic[Value]):
    """Phrases of one or more words with a value each, found longest first.

    Where a phrase has a space, the text may have a hyphen.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            for words in _spellings(phrase):
                self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def match(self, words: Sequence[str], start: int, stop: int) -> tuple[int, Value] | None:
        """Length in words and value of the longest phrase that begins at `start`, before `stop`."""
        if start >= stop:
            return None
        for phrase, value in self._by_first.get(words[start], ()):
            end = start + len(phrase)
            if end <= stop and (len(phrase) == 1 or tuple(words[start:end]) == phrase):
                return len(phrase), value
        return None

    def match_before(self, words: Sequence[str], stop: int, start: int) -> tuple[int, Value] | None:
        """Length and value of the longest phrase that ends at `stop`, not before `start`."""
        for first in range(max(start, stop - 6), stop):
            found = self.match(words, first, stop)
            if found and first + found[0] == stop:
                return found
        return None


def _spellings(phrase: str) -> Iterable[tuple[str, ...]]:
    is_plain = phrase.replace(" ", "").isalpha()
    words = [fold(word) for word in (phrase.split() if is_plain else split_words(phrase))]
    if is_plain and len(words) < 3:  # most of them: the same as below, without its loops
        yield from ((*words,), ("-".join(words),)) if len(words) == 2 else ((*words,),)
        return
    for glue in product((False, True), repeat=min(len(words) - 1, 4)):
        spelled = [words[0]]
        for joined, word in zip((*glue, *[False] * (len(words) - 1 - len(glue))), words[1:], strict=True):
            if joined and word[0].isalpha() and spelled[-1][-1].isalpha():
                spelled[-1] += "-" + word
            elif not joined:
                spelled.append(word)
            else:
                break
        else:
            yield tuple(spelled)
