"""Kazakh word endings: taking them off names, and putting on those a note needs."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

KazakhCase = Literal["genitive", "dative", "accusative", "locative", "ablative", "instrumental", "attributive"]

_VOICELESS = "кқпстфхһцчшщбвгд"
_BACK_VOWELS = "аоұыуяёю"
_FRONT_VOWELS = "әөүіеиэ"

# Each ending with the letters that may stand before it.
_ENDINGS: tuple[tuple[str, str], ...] = (
    (r"[дт][ае]ғы|[дт][ае]гі|нд[ае]ғы|нд[ае]гі", r"\w"),
    (r"н[ыі]ң", r"[аәеиіоөұүыуяюэёмнң]"),
    (r"д[ыі]ң", r"[лрйузжмнң]"),
    (r"т[ыі]ң", rf"[{_VOICELESS}]"),
    (r"н[ае]н", r"[аәеиіоыуяюэмнң]"),
    (r"д[ае]н", r"[аәеиіоөұүыуяюэёлрйзжмнң]"),
    (r"т[ае]н", rf"[{_VOICELESS}]"),
    (r"мен", r"[аәеиіоөұүыуяюэёлрймнң]"),
    (r"бен", r"[зж]"),
    (r"пен", rf"[{_VOICELESS}]"),
    (r"ғ[а]|ге", r"[аәеиіоөұүыуяюэёлрйзжмнң]"),
    (r"қа|ке", rf"[{_VOICELESS}]"),
    (r"н[ыі]", r"[аәеиіоөұүыуяюэё]"),
    (r"д[ыі]", r"[лрйузжмнң]"),
    (r"т[ыі]", rf"[{_VOICELESS}]"),
    (r"нд[ае]", r"[ыісаеә]"),
    (r"д[ае]", r"[аәеиіоөұүыуяюэёлрйзжмнң]"),
    (r"т[ае]", rf"[{_VOICELESS}]"),
    (r"н[ае]", r"[ыі]"),
    (r"н", r"[ыі]"),
    (r"л[ыі]қ(?:т[ае]р)?|л[ыі]к(?:т[ае]р)?", r"[аәеиіоөұүыуяюэёлрй]"),
    (r"д[ыі][қк](?:т[ае]р)?", r"[зжмнң]"),
    (r"т[ыі][қк](?:т[ае]р)?", rf"[{_VOICELESS}]"),
)
_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н|ұлы|улы|қызы|кызы|[оеё]ва|(?<!қыз)(?<!кыз)[иы]на|ский|ская|бай|бек|хан|гүл|тегі)$", re.IGNORECASE
)
_SURE = slice(1, 10)


def stems(word: str, depth: int = 2) -> Iterator[str]:
    """The word and what is left of it without case endings, the longest first; meant for look-ups."""
    yield word
    if depth == 0 or len(word) < 4:
        return
    for pattern in _strippers():
        if (match := pattern.match(word)) and len(match.group(1)) > 1:
            yield from stems(match.group(1).rstrip("-–’'"), depth - 1)


@cache
def _strippers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(.*{before})(?:{ending})$", re.IGNORECASE) for ending, before in _ENDINGS)


def person_to_nominative(name: str) -> str:
    """A person's name without the case ending of its last word (Жамауовпен → Жамауов).

    Genitive, ablative and instrumental endings are recognised on any name, the
    short ones (-ға, -ды, -да) only where a usual ending of a surname is left.
    """
    *before, last = name.split(" ")
    if _SURNAME.search(last):
        return name
    found = [m.group(1) for pattern in _strippers() if (m := pattern.match(last)) and len(m.group(1)) > 2]
    known = [stem for stem in found if _SURNAME.search(stem)]
    sure = [m.group(1) for pattern in _strippers()[_SURE] if (m := pattern.match(last)) and len(m.group(1)) > 3]
    best = (known or [stem for stem in sure if len(last) > 6] or [last])[0]
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
