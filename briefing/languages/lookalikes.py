"""Latin letters hidden inside Cyrillic words, and the reverse: searches, registries and checks miss such words."""

import re

_CYRILLIC = dict(zip("ABCEHIKMOPTXYaceiopxyhkmt", "АВСЕНІКМОРТХУасеіорхуһкмт", strict=True))
_LATIN_TWINS = frozenset(_CYRILLIC) | frozenset("bn")
_LATIN_OF = {cyrillic: latin for latin, cyrillic in _CYRILLIC.items()}
_SCHWA = str.maketrans("əƏ", "әӘ")
_CLASH = re.compile(r"[A-Za-zəƏ][\u0400-\u052f]|[\u0400-\u052f][A-Za-zəƏ]")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")
_REST_OF_WORD = re.compile(r"[^\W\d_]*")


def lookalike_words(text: str) -> list[str]:
    """The distinct words that mix Cyrillic letters with Latin ones of the same shape, in order."""
    found: dict[str, None] = {}
    for clash in _CLASH.finditer(text):
        word = _word_around(text, clash.start())
        if _LATIN_TWINS.issuperset(_LATIN.findall(word)):
            found[word] = None
    return list(found)


def in_one_script(word: str) -> str:
    """The word in the script that most of its letters are of; the word itself where a letter has no twin there."""
    bare = word.translate(_SCHWA)
    latin, cyrillic = _LATIN.findall(bare), _CYRILLIC_LETTER.findall(bare)
    if len(cyrillic) >= len(latin):
        twins, strangers = _CYRILLIC, latin
    else:
        twins, strangers = _LATIN_OF, cyrillic
    return "".join(twins.get(letter, letter) if letter in strangers else letter for letter in bare)


def _word_around(text: str, position: int) -> str:
    start = position
    while start and text[start - 1].isalpha():
        start -= 1
    rest = _REST_OF_WORD.match(text, position)
    return text[start : rest.end() if rest else position]
