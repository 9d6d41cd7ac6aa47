"""Kazakh word endings: taking them off names, and putting on those a note needs."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

KazakhCase = Literal["genitive", "dative", "accusative", "locative", "ablative", "instrumental", "attributive"]

_VOICELESS = "кқпстфхһцчшщбвгд"
_BACK_VOWELS = "аоұыуяёю"
_FRONT_VOWELS = "әөүіеиэ"

_AFTER_VOWEL = "аәеиіоөұүыуяюэё"

# Endings with the letters that may stand before them, in the order in which they are tried.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("дағы дегі тағы тегі", ""),
    ("ның нің", _AFTER_VOWEL + "мнң"),
    ("дың дің", "лрйузжмнң"),
    ("тың тің", _VOICELESS),
    ("нан нен", "аәеиіоыуяюэмнң"),
    ("дан ден", _AFTER_VOWEL + "лрйзжмнң"),
    ("тан тен", _VOICELESS),
    ("мен", _AFTER_VOWEL + "лрймнң"),
    ("бен", "зж"),
    ("пен", _VOICELESS),
    ("ға ге", _AFTER_VOWEL + "лрйзжмнң"),
    ("қа ке", _VOICELESS),
    ("ны ні", _AFTER_VOWEL),
    ("ды ді", "лрйузжмнң"),
    ("ты ті", _VOICELESS),
    ("нда нде", "ыісаеә"),
    ("да де", _AFTER_VOWEL + "лрйзжмнң"),
    ("та те", _VOICELESS),
    ("на не", "ыі"),
    ("н", "ыі"),
    ("лық лік лықтар ліктер", _AFTER_VOWEL + "лрй"),
    ("дық дік дықтар діктер", "зжмнң"),
    ("тық тік тықтар тіктер", _VOICELESS),
    ("іге іде іден інің ідегі", "к"),  # foreign names in -ск: Минскіге
)
_SURE = range(1, 10)  # the endings that no name ends in by itself
_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н|ұлы|улы|қызы|кызы|[оеё]ва|(?<!қыз)(?<!кыз)[иы]на|ский|ская|бай|бек|хан|гүл|тегі)$", re.IGNORECASE
)


@lru_cache(maxsize=16_384)
def stems(word: str, depth: int = 2) -> tuple[str, ...]:
    """The word and what is left of it without up to `depth` case endings; meant for look-ups."""
    if depth == 0 or len(word) < 4:
        return (word,)
    shorter = (stem.rstrip("-–’'") for _, stem in _without_ending(word) if len(stem) > 1)
    return (word, *(stem for one in shorter for stem in stems(one, depth - 1)))


def _without_ending(word: str) -> Iterator[tuple[int, str]]:
    """What is left of a word without each ending it may have, with the place of the ending in the list."""
    lower = word.lower()
    for number, ending, before in _endings_by_last().get(lower[-1:], ()):
        letter = lower[-len(ending) - 1 : -len(ending)]
        if letter and lower.endswith(ending) and (letter in before if before else letter.isalnum()):
            yield number, word[: -len(ending)]


@cache
def _endings_by_last() -> dict[str, list[tuple[int, str, str]]]:
    """The endings by their last letter, each with its place in the list and the letters before it."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for number, (endings, before) in enumerate(_ENDINGS):
        for ending in endings.split():
            found.setdefault(ending[-1], []).append((number, ending, before))
    return found


def person_to_nominative(name: str) -> str:
    """A person's name without the case ending of its last word (Жамауовпен → Жамауов).

    Genitive, ablative and instrumental endings are recognised on any name, the
    short ones (-ға, -ды, -да) only where a usual ending of a surname is left.
    """
    *before, last = name.split(" ")
    if _SURNAME.search(last):
        return name
    found = list(_without_ending(last))
    known = [stem for _, stem in found if len(stem) > 2 and _SURNAME.search(stem)]
    sure = [stem for number, stem in found if number in _SURE and len(stem) > 3 and len(last) > 6]
    best = (known or sure or [last])[0]
    return " ".join([*before, best])


def without_accusative(phrase: str) -> str:
    """A phrase whose last word has a possessive ending, without the accusative after it (айналымын → айналымы)."""
    word = phrase.rpartition(" ")[2]
    return phrase[:-1] if len(word) > 5 and word.endswith(("ын", "ін")) else phrase


def with_ending(word: str, case: KazakhCase, *, possessed: bool = False) -> str:
    """The word with a case ending by vowel harmony and the last letter (қараша → қарашада).

    `possessed` says that the word ends in the possessive -ы, -і, -сы, -сі
    (доллары → долларына).
    """
    front = _is_front(word)
    a, y = ("е", "і") if front else ("а", "ы")
    if possessed:
        attributive = f"нд{a}{'гі' if front else 'ғы'}"
        return word + _possessed_endings(a, y, attributive)[case]
    last = word[-1:].casefold()
    hard = last in _VOICELESS
    nasal = last in "мнң"
    stop = "т" if hard else "д"
    vowel = last in _BACK_VOWELS + _FRONT_VOWELS and last != "у"
    linking = "т" if hard else "н" if vowel or nasal else "д"
    endings: dict[KazakhCase, str] = {
        "genitive": f"{linking}{y}ң",
        "dative": (("к" if hard else "г") if front else ("қ" if hard else "ғ")) + a,
        "accusative": ("т" if hard else "н" if vowel else "д") + y,
        "locative": stop + a,
        "ablative": f"{'н' if nasal else stop}{a}н",
        "instrumental": ("п" if hard else "б" if last in "зж" else "м") + "ен",
        "attributive": f"{stop}{a}{'гі' if front else 'ғы'}",
    }
    return word + endings[case]


def _possessed_endings(a: str, y: str, attributive: str) -> dict[KazakhCase, str]:
    return {
        "genitive": f"н{y}ң",
        "dative": f"н{a}",
        "accusative": "н",
        "locative": f"нд{a}",
        "ablative": f"н{a}н",
        "instrumental": "мен",
        "attributive": attributive,
    }


def _is_front(word: str) -> bool:
    vowels = [letter for letter in word.casefold() if letter in _BACK_VOWELS + _FRONT_VOWELS]
    if not vowels:
        return False
    last = vowels[-1]
    # У and И take their harmony from the vowel before them: сәуір is front, мамыр is back.
    if last == "у" and len(vowels) > 1:
        return vowels[-2] in _FRONT_VOWELS
    return last in _FRONT_VOWELS
