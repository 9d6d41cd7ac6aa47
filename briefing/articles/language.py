"""Tells English, Russian and Kazakh from each other and from everything else.

Letters decide among the Cyrillic languages, small words among the Latin ones.
"""

import re
from collections import Counter
from functools import cache

from briefing.resources import read_toml

_KAZAKH_ONLY = "әғқңөұүһі"
_OTHER_CYRILLIC = "їєґўјљњћђџѓќѕҳҷӣӯҙҫҡҗӡ"
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + _KAZAKH_ONLY + _OTHER_CYRILLIC
_LETTERS = re.compile(r"[^\W\d_]+")
_CLEARLY_KAZAKH = 0.07
"""Kazakh text holds 15 % of these letters; Russian text with Kazakh names up to 5 %."""
_SAMPLE = 2_000


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """The commonest words of each language, from `resources/articles/languages.toml`."""
    return {code: frozenset(words.split()) for code, words in read_toml("articles/languages.toml")["words"].items()}


def detect_language(text: str) -> str:
    """`en`, `ru`, `kk` or `other`; an empty string for a text without letters."""
    words = _LETTERS.findall(text[:_SAMPLE].lower())
    letters = "".join(words)
    if not letters:
        return ""
    if len(letters.encode("ascii", "ignore")) * 2 > len(letters):
        return _latin_language(Counter(words))
    cyrillic = sum(map(letters.count, _CYRILLIC))
    return _cyrillic_language(letters, cyrillic, Counter(words)) if cyrillic * 2 > len(letters) else "other"


def _cyrillic_language(letters: str, cyrillic: int, words: Counter[str]) -> str:
    def share(wanted: str) -> float:
        return sum(map(letters.count, wanted)) / cyrillic

    if share(_OTHER_CYRILLIC) > 0.01:
        return "other"
    if share(_KAZAKH_ONLY) > _CLEARLY_KAZAKH:
        return "kk" if share("қғұі") > 0.015 else "other"
    if share("ъ") > 0.01 and "ы" not in letters:
        return "other"  # Bulgarian
    russian, kazakh = _share_of(words, "ru"), _share_of(words, "kk")
    if kazakh > russian or (kazakh == russian and share(_KAZAKH_ONLY) > _CLEARLY_KAZAKH / 2):
        return "kk"
    return "ru"


def _latin_language(words: Counter[str]) -> str:
    shares = {code: _share_of(words, code) for code in _small_words() if code not in ("ru", "kk")}
    best = max(shares, key=shares.__getitem__)
    if shares["en"] >= shares[best] and (shares["en"] > 0.08 or words.total() < 25):
        return "en" if "".join(words).isascii() or shares["en"] > 0.08 else "other"
    return "other"


def _share_of(words: Counter[str], code: str) -> float:
    return sum(words[word] for word in words.keys() & _small_words()[code]) / words.total()
