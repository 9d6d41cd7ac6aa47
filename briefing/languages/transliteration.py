"""Transliteration between Latin, Russian and Kazakh: suggestions only (FIELDS.md section 9)."""

import re
from functools import cache
from typing import Literal

from briefing.resources import read_toml

LatinStyle = Literal["common", "passport"]

_VOWELS = "аеёиоуыэюяәөұүі"
_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)


def to_latin(text: str, style: LatinStyle = "common") -> str:
    """Russian or Kazakh letters in Latin ones: Жамауов → Zhamauov; other characters stay."""
    table = _table(style)
    return "".join(
        _cased(table.get(letter.casefold(), letter), letter, text, place) for place, letter in enumerate(text)
    )


def kazakh_to_russian(text: str) -> str:
    """A Kazakh spelling in Russian letters: Әлібек → Алибек, Қасым → Касым."""
    table = _letters("kazakh_to_russian")
    return "".join(
        _cased(table.get(letter.casefold(), letter), letter, text, place) for place, letter in enumerate(text)
    )


def russian_to_kazakh(text: str) -> str | None:
    """None where a Kazakh letter may be hidden, which is nearly always: ask. A name in Kazakh letters stays."""
    return text if _KAZAKH_LETTERS.search(text) else None


def to_cyrillic(text: str) -> str:
    """A Latin spelling in Russian letters, a rough suggestion: Zhamauov → Жамауов."""
    table = _letters("to_cyrillic")
    longest = max(map(len, table))
    letters: list[str] = []
    place = 0
    while place < len(text):
        for size in range(longest, 0, -1):
            chunk = text[place : place + size].casefold()
            if chunk in table and len(chunk) == size:
                letters.append(_cased(_after(table[chunk], letters), text[place], text, place))
                place += size
                break
        else:
            letters.append(text[place])
            place += 1
    return "".join(letters)


def _after(letter: str, before: list[str]) -> str:
    """Y is й after a vowel, e is э at the start of a word."""
    previous = before[-1].casefold() if before else ""
    if letter == "ы" and previous and previous[-1] in _VOWELS:
        return "й"
    if letter == "е" and (not previous or not previous[-1].isalpha()):
        return "э"
    return letter


def _cased(letters: str, like: str, text: str, place: int) -> str:
    """The letters with the case of the one they stand for: Щ → Shch, ЩУКА → SHCHUKA."""
    if not like.isupper() or not letters:
        return letters
    neighbours = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    if len(letters) > 1 and not neighbours.strip().isupper():
        return letters[0].upper() + letters[1:]
    return letters.upper()


@cache
def _table(style: LatinStyle) -> dict[str, str]:
    common = _letters("common")
    return common if style == "common" else {**common, **_letters("passport")}


@cache
def _letters(name: str) -> dict[str, str]:
    """One table of `resources/languages/transliteration.toml`."""
    table: dict[str, str] = read_toml("languages/transliteration.toml")[name]
    return table
