"""One key for all spellings of a word of a name: in Russian, Kazakh and Latin letters, by any usual transliteration.

Жамауов, Zhamauov and Jamauow have one key; Ахметов and Ахматов have two. Keys
are stored in registries: whoever changes them makes a new version of the file
(`briefing.registry.database`), with a step that computes them again.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from briefing.languages import to_latin

_TURKIC = str.maketrans({"ş": "sh", "ç": "ch", "ı": "i", "ə": "a", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "e"})
_APOSTROPHES = re.compile("['’‘ʻʼ`´]")
_ARTICLE = re.compile("^(?:al|el|as|ad|an|ash|аль|эль|ас|аш|ад)-")
_SAME_SOUNDS = (
    ("you", "u"),
    ("shch|sch", "sh"),
    ("dzh|zh|dj", "j"),
    ("tch", "ch"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck|q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("tz", "ts"),
    ("c(?=[eiy])", "s"),
    ("c(?!h)", "k"),
    ("y[eo]", "e"),
    ("y", "i"),
    (r"(.)\1+", r"\1"),
    ("iu", "u"),
    ("ia", "a"),
)
"""What is written in several ways, and the one way it has in keys; tried in this order."""
_SAME_SOUND = tuple((re.compile(pattern), sound) for pattern, sound in _SAME_SOUNDS)
_VOWELS_HEARD_ALIKE = ({"i", "e"}, {"u", "o"}, {"u", "i"})
_SHORTEST_WITH_ERRORS = 5


def folded(text: str) -> str:
    """The text as equal spellings are compared: no case, one kind of space, ё as е, hyphens of one kind."""
    words = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return " ".join(re.sub("[‐‑–—]", "-", words).replace("\u00a0", " ").split())


@lru_cache(maxsize=65_536)
def spelling_key(word: str) -> str:
    """The key of a word or of several; it holds nothing but Latin letters and digits."""
    text = _ARTICLE.sub("", _APOSTROPHES.sub("", folded(word)))
    latin = to_latin(text).translate(_TURKIC)
    latin = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if letter.isalnum())
    for pattern, sound in _SAME_SOUND:
        latin = pattern.sub(sound, latin)
    return latin


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters, whose transliterations vary."""
    return word.isascii() or not any("\u0400" <= letter <= "\u04ff" for letter in word)


def is_near(one: str, other: str) -> bool:
    """Whether two keys differ by what transliterations differ by: one vowel or one h.

    A woman's and a man's surname (Ahmetova, Ahmetov) are never near.
    """
    if min(len(one), len(other)) < _SHORTEST_WITH_ERRORS or one[0] != other[0]:
        return False
    if one == other + "a" or other == one + "a" or Levenshtein.distance(one, other, score_cutoff=1) != 1:
        return False
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        return {one[place], other[place]} in _VOWELS_HEARD_ALIKE
    return max(one, other, key=len)[place] in "aeiouh"
