"""Finds Latin letters hidden inside Cyrillic words: searches, registries and checks miss such words."""

import re

_TWINS = frozenset("ABCEHIKMOPTXYaceiopxyhHkmtbn")
_CLASH = re.compile(r"[A-Za-z](?:(?=[\u0400-\u052f])|(?<=[\u0400-\u052f].))")
_LATIN = re.compile(r"[A-Za-z]")
_REST_OF_WORD = re.compile(r"[^\W\d_]*")


def lookalike_words(text: str) -> list[str]:
    """The distinct words that mix Cyrillic letters with Latin ones of the same shape, in order."""
    found: dict[str, None] = {}
    for clash in _CLASH.finditer(text):
        word = _word_around(text, clash.start())
        if _TWINS.issuperset(_LATIN.findall(word)):
            found[word] = None
    return list(found)


def _word_around(text: str, position: int) -> str:
    start = position
    while start and text[start - 1].isalpha():
        start -= 1
    rest = _REST_OF_WORD.match(text, position)
    return text[start : rest.end() if rest else position]
