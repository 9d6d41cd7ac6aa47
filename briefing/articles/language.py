"""Tells English, Russian and Kazakh from each other and from everything else.

Letters decide among the Cyrillic languages, small words among the Latin ones.
"""

import re
from collections import Counter
from functools import cache

from briefing.resources import read_toml

_KAZAKH_ONLY = frozenset("әғқңөұүһі")
_OTHER_CYRILLIC = frozenset("їєґўјљњћђџѓќѕҳҷӣӯҙҫҡҗӡ")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLEARLY_KAZAKH = 0.07
"""Kazakh text holds 15 % of these letters; Russian text with Kazakh names up to 5 %."""
_SAMPLE = 3_000


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """The commonest words of each language, from `resources/articles/languages.toml`."""
    return {code: frozenset(words.split()) for code, words in read_toml("articles/languages.toml")["words"].items()}


def detect_language(text: str) -> str:
    """`en`, `ru`, `kk` or `other`; an empty string for a text without letters."""
    words = [word.lower() for word in _LETTERS.findall(text[:_SAMPLE])]
    letters = Counter("".join(words))
    total = sum(letters.values())
    if not total:
        return ""
    cyrillic = {letter: count for letter, count in letters.items() if "\u0400" <= letter <= "\u052f"}
    if sum(cyrillic.values()) * 2 > total:
        return _cyrillic_language(cyrillic, words)
    latin = sum(count for letter, count in letters.items() if letter <= "\u024f")
    return _latin_language(words) if latin * 2 > total else "other"


def _cyrillic_language(letters: dict[str, int], words: list[str]) -> str:
    total = sum(letters.values())

    def share(wanted: frozenset[str]) -> float:
        return sum(letters.get(letter, 0) for letter in wanted) / total

    if share(_OTHER_CYRILLIC) > 0.01:
        return "other"
    if share(_KAZAKH_ONLY) > _CLEARLY_KAZAKH:
        return "kk" if share(frozenset("қғұі")) > 0.015 else "other"
    if letters.get("ъ", 0) > 0.01 * total and not letters.get("ы", 0):
        return "other"  # Bulgarian
    russian, kazakh = _share_of(words, "ru"), _share_of(words, "kk")
    if kazakh > russian or (kazakh == russian and share(_KAZAKH_ONLY) > _CLEARLY_KAZAKH / 2):
        return "kk"
    return "ru"


def _latin_language(words: list[str]) -> str:
    shares = {code: _share_of(words, code) for code in _small_words() if code not in ("ru", "kk")}
    best = max(shares, key=shares.__getitem__)
    if shares["en"] >= shares[best] and (shares["en"] > 0.08 or len(words) < 25):
        return "en" if "".join(words).isascii() or shares["en"] > 0.08 else "other"
    return "other"


def _share_of(words: list[str], code: str) -> float:
    known = _small_words()[code]
    return sum(1 for word in words if word in known) / len(words)
