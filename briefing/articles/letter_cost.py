"""How unlikely a text's letters are in Russian, Kazakh or a western language: the measure behind encodings.

The cost of a letter is roughly the bits needed to write it. Only letters
beyond ASCII count, so that readings of the same bytes can be compared.
"""

import math
from functools import cache

_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_KAZAKH = "аыеінлдртсқбоғйкжшзмүөпұуңгәихяюэфвһцчьщёъ"
_NEIGHBOURS = "їєґў"  # Ukrainian and Belarusian
_FAR = "јљњћђџѕќѓ"  # Serbian and Macedonian
_PUNCTUATION = "«»“”„‘’—–…№§°•·©®™€₸₽\u00a0\u00ad−"
_SIGNS = "£¥¢¿¡¼½¾²³¹±×÷´`¨¶"
_WESTERN = "äöüßéèêëàâáãåæçíìîïñóòôõøœúùûýÿšžğşıčćřžąęłń"
_ONE_LETTER_WORDS = frozenset("авиокусяжбАВИОКУСЯ")
_SCRIPT_CLASH = 8.0
_CAPITAL_INSIDE = 6.0
_STRANGE = 12.0


@cache
def _base_costs() -> dict[str, float]:
    costs = {letter: math.log2(rank + 2) + 1 for rank, letter in enumerate(_RUSSIAN)}
    for rank, letter in enumerate(_KAZAKH):
        costs[letter] = min(costs.get(letter, 99), math.log2(rank + 2) + 2)
    costs |= dict.fromkeys(_NEIGHBOURS, 7.5) | dict.fromkeys(_FAR, 9.5)
    costs |= {letter.upper(): cost + 1 for letter, cost in costs.items()}
    costs |= dict.fromkeys(_PUNCTUATION, 4.0) | dict.fromkeys(_SIGNS, 5.5)
    western = dict.fromkeys(_WESTERN, 4.5)
    return costs | western | {letter.upper(): 6.5 for letter in western if len(letter.upper()) == 1}


def is_cyrillic(letter: str) -> bool:
    """Whether the letter belongs to the Cyrillic blocks used by living languages."""
    return "\u0400" <= letter <= "\u052f"


def letter_cost(text: str) -> float:
    """The summed cost of all letters beyond ASCII; lower is likelier."""
    base = _base_costs()
    total = 0.0
    before = " "
    for letter, after in zip(text, text[1:] + " ", strict=True):
        if letter > "\x7f":
            total += base.get(letter, _STRANGE) + _clash(before, letter)
            if not before.isalpha() and not after.isalpha() and is_cyrillic(letter) and letter not in _ONE_LETTER_WORDS:
                total += _SCRIPT_CLASH
        elif letter.isalpha() and is_cyrillic(before):
            total += _SCRIPT_CLASH
        before = letter
    return total


def _clash(before: str, letter: str) -> float:
    """What it costs that `letter` follows `before`: two alphabets in a word, a capital inside one."""
    if not before.isalpha() or not letter.isalpha():
        return 0.0
    if is_cyrillic(before) != is_cyrillic(letter):
        return _SCRIPT_CLASH
    if letter.isupper() and before.islower():
        return _CAPITAL_INSIDE
    # Cyrillic read as western: nothing but accented letters in a row.
    return 4.0 if before > "\x7f" and not is_cyrillic(letter) else 0.0
