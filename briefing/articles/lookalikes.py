"""Finds Latin letters hidden inside Cyrillic words: searches, registries and checks miss such words."""

import re

_TWINS = frozenset("ABCEHIKMOPTXYaceiopxyhHkmtbn")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z]")


def lookalike_words(text: str) -> list[str]:
    """The distinct words that mix Cyrillic letters with Latin ones of the same shape, in order."""
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        latin = _LATIN.findall(word)
        if latin and _CYRILLIC.search(word) and _TWINS.issuperset(latin):
            found[word] = None
    return list(found)
