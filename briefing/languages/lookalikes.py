"""Latin letters hidden inside Cyrillic words, and the reverse: searches, registries and checks miss such words."""

import re

_CYRILLIC = dict(zip("ABCEHIKMOPTXYaceiopxyhkmt", "АВСЕНІКМОРТХУасеіорхуһкмт", strict=True))
_LATIN_TWINS = frozenset(_CYRILLIC) | frozenset("bn")
_TO_CYRILLIC = str.maketrans(_CYRILLIC)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _CYRILLIC.items()})
_SCHWA = str.maketrans("əƏ", "әӘ")
_CLASH = re.compile(r"[A-Za-zəƏ][\u0400-\u052f]|[\u0400-\u052f][A-Za-zəƏ]")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")
_REST_OF_WORD = re.compile(r"[^\W\d_]*")


def lookalike_words(text: str) -> list[str]:
    """The distinct words that mix Cyrillic letters with Latin ones of the same shape, in order."""
    found: dict[str, None] = {}
    end = 0
    for clash in _CLASH.finditer(text):
        if clash.start() < end:
            continue  # another clash of the same word
        word = _word_around(text, clash.start(), end)
        end = text.index(word, end) + len(word)
        if _LATIN_TWINS.issuperset(_LATIN.findall(word)):
            found[word] = None
    return list(found)


def in_one_script(word: str) -> str:
    """The word in the script that most of its letters are of; the word itself where a letter has no twin there."""
    bare = word.translate(_SCHWA)
    is_cyrillic = len(_CYRILLIC_LETTER.findall(bare)) >= len(_LATIN.findall(bare))
    return bare.translate(_TO_CYRILLIC if is_cyrillic else _TO_LATIN)


def _word_around(text: str, position: int, earliest: int) -> str:
    """The word at a position, which begins no earlier than told."""
    start = position
    while start > earliest and text[start - 1].isalpha():
        start -= 1
    rest = _REST_OF_WORD.match(text, position)
    return text[start : rest.end() if rest else position]
