"""Personal names: where they begin and end, and which strings name the same person."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from briefing.extraction.lexicon import Phrases, fold
from briefing.extraction.reading import Reading
from briefing.resources import read_toml

_MOST_PARTS = 7
_SURNAMES_OF_A_LETTER = ("И", "Э", "Е", "У")
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")


class NameRun(NamedTuple):
    """A personal name in the tokens `first` to `last`; `parts` are its words without initials' stops."""

    first: int
    last: int
    parts: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether there is more than a surname; particles do not count."""
        return sum(fold(part) not in particles() for part in self.parts) > 1


@cache
def particles() -> frozenset[str]:
    """Small words inside names: bin, al, von, de, оглы."""
    return frozenset(fold(word) for word in read_toml("lexicons/names.toml")["particles"])


@cache
def _hyphen_particles() -> frozenset[str]:
    return frozenset(read_toml("lexicons/names.toml")["hyphen_particles"])


@cache
def surnames_first() -> frozenset[str]:
    """Surnames of China, Korea and Vietnam, which stand before the given name."""
    return frozenset(read_toml("lexicons/names.toml")["surname_first"])


@cache
def _months_too() -> frozenset[str]:
    return frozenset(read_toml("lexicons/names.toml")["months_too"])


@cache
def _kazakh_owned() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings of Kazakh nouns that a name before them owns, and endings of adjectives."""
    lexicon = read_toml("lexicons/names.toml")
    return tuple(lexicon["owned_kk"]), tuple(lexicon["adjectives_kk"])


@cache
def never_names() -> frozenset[str]:
    """Words that are no part of a name though they may have a capital."""
    return frozenset(read_toml("lexicons/names.toml")["never"])


@cache
def honorifics() -> Phrases[bool]:
    """Titles of respect that stand before a name and do not belong to it."""
    lexicon = read_toml("lexicons/honorifics.toml")
    return Phrases((phrase, True) for words in lexicon.values() for phrase in words)


def skip_honorifics(reading: Reading, index: int, stop: int) -> int:
    """The index after honorifics such as `Dr.`, `H.E.`, `Maj. Gen. (retd)`."""
    while index < stop:
        found = honorifics().match(reading.folded, index, stop)
        if not found:
            return index
        index += found[0]
        if index < stop and reading.tokens[index].text == "." and _touches(reading, index):
            index += 1
    return index


def read_name(reading: Reading, index: int, stop: int, is_title: Callable[[int], bool] | None = None) -> NameRun | None:
    """The name that begins at the index, or None. `is_title` tells where a post begins."""
    first, parts = index, list[str]()
    while index < stop and len(parts) < _MOST_PARTS:
        if index > first and not (reading.adjoins(index) and _is_one_script(parts[-1], reading.folded[index])):
            break
        step = _part_at(reading, index, stop, bool(parts), is_title)
        if not step or (reading.document.language == "kk" and _is_of_a_body(reading, index, len(parts), stop)):
            break
        parts.append(reading.tokens[index].text.rstrip("."))
        index += step
        if _is_dashed(reading, index, stop):
            parts[-1] += f"-{reading.tokens[index + 1].text}"
            index += 2
        if reading.possessive[index - 1]:
            parts[-1] = parts[-1][:-2]
            break
        if reading.document.language == "kk" and len(parts) > 1 and reading.folded[index - 1].endswith(_GENITIVE):
            break  # what follows is his or hers: "Нұрлан Сейітовтің Үндеуі"
    while parts and fold(parts[-1]) in particles() and parts[-1][0].islower():
        parts.pop()
        index -= 1
    return NameRun(first, index, tuple(parts)) if any(len(part) > 1 for part in parts) else None


def _is_of_a_body(reading: Reading, index: int, parts: int, stop: int) -> bool:
    """Whether a Kazakh word belongs to what follows and not to the name before it: "Олжас Беков Торғай өңірін"."""
    owned, adjectives = _kazakh_owned()
    following = reading.folded[index + 1] if index + 1 < stop and not reading.is_capitalised(index + 1) else ""
    if index + 4 < stop and [len(word) for word in reading.folded[index + 1 : index + 5]] == [1, 1, 1, 1]:
        return True  # "Эни С.П.А."
    owned_next = following.startswith(owned) and following not in owned  # "облыс пен" has no owner
    if owned_next or (parts > 1 and reading.folded[index].startswith(owned)):
        return True
    return parts > 1 and reading.folded[index].endswith(adjectives)


def _is_dashed(reading: Reading, index: int, stop: int) -> bool:
    """Whether a long dash stands for the hyphen of a double name: "Renaud–Basso"."""
    if index + 1 >= stop or reading.tokens[index].text not in ("–", "—"):
        return False
    return _touches(reading, index) and _touches(reading, index + 1) and _is_capital_word(reading, index + 1)


def _is_one_script(part: str, word: str) -> bool:
    """Whether two words are both in Cyrillic or both not: "Ербол Сапаров Chevron" is a name and a company."""
    return not part[-1:].isalpha() or not word[:1].isalpha() or _is_cyrillic(part[-1]) == _is_cyrillic(word[0])


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"


def read_name_before(
    reading: Reading, stop: int, start: int, is_title: Callable[[int], bool] | None = None
) -> NameRun | None:
    """The longest name that ends just before `stop`, or None."""
    best = None
    for first in range(stop - 1, max(start, stop - _MOST_PARTS) - 1, -1):
        run = None if _is_honorific(reading, first, stop) else read_name(reading, first, stop, is_title)
        if run and run.last == stop:
            best = run
        elif not (_is_capital_token(reading, first) or fold(reading.tokens[first].text) in particles()):
            break
    return best


def _is_capital_token(reading: Reading, index: int) -> bool:
    """Whether a token may stand within a name: a word with a capital, or the stop of an initial."""
    token = reading.tokens[index]
    return token.text == "." or (token.is_word and token.text[0].isupper() and index not in reading.place_of)


def _is_honorific(reading: Reading, index: int, stop: int) -> bool:
    found = honorifics().match(reading.folded, index, stop)
    spanning = honorifics().match(reading.folded, index - 1, index + 1) if index > 0 else None
    return bool(found) or (spanning is not None and spanning[0] > 1)


def _part_at(reading: Reading, index: int, stop: int, inside: bool, is_title: Callable[[int], bool] | None) -> int:
    """How many tokens make up the part of a name at the index; 0 if it is none."""
    token = reading.tokens[index]
    if not token.is_word:
        return 0
    word = reading.folded[index]
    if _is_particle(reading, index, stop):
        return 1
    if not token.text[0].isupper():
        prefix, hyphen, rest = token.text.partition("-")
        return int(bool(hyphen) and prefix in _hyphen_particles() and rest[:1].isupper())
    if _has_stop(reading, index, stop) and honorifics().match(reading.folded, index, stop):
        return 0
    if len(token.text) == 1 and inside and token.text >= "\u0400" and reading.folded[index - 1] in surnames_first():
        return 1
    if len(token.text) == 1 and not inside and _is_bare_initial(reading, index, stop):
        return 1
    if len(token.text) == 1 or (len(token.text) <= 3 and token.text.isalpha() and _has_stop(reading, index, stop)):
        return 2 if _has_stop(reading, index, stop) else 0
    if word in surnames_first() and not inside and _next_is_capitalised(reading, index, stop):
        return 1
    never = word in never_names() and not _is_name_of_a_month(reading, index, stop)
    if never or _is_acronym(token.text, inside) or index in reading.place_of:
        return 0
    return 0 if is_title and is_title(index) else 1


def _is_name_of_a_month(reading: Reading, index: int, stop: int) -> bool:
    """Whether a month's name is a given name here: "Jan Kowalski", but not "Jan. 5"."""
    return reading.folded[index] in _months_too() and _next_is_capitalised(reading, index, stop)


def _is_particle(reading: Reading, index: int, stop: int) -> bool:
    word = reading.tokens[index].text
    if fold(word) not in particles() or (word[0].isupper() and len(word) > 3):
        return False
    following = index + 1
    while following < stop and reading.tokens[following].text in particles():
        following += 1
    return following < stop and _is_capital_word(reading, following)


def _is_capital_word(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.is_word and token.text[0].isupper() and reading.adjoins(index)


def _next_is_capitalised(reading: Reading, index: int, stop: int) -> bool:
    return (
        index + 1 < stop
        and not reading.possessive[index]
        and _is_capital_word(reading, index + 1)
        and reading.folded[index + 1] not in never_names()
    )


def _has_stop(reading: Reading, index: int, stop: int) -> bool:
    """Whether a full stop touches the word and a name goes on after it: an initial."""
    return (
        index + 2 < stop
        and reading.tokens[index + 1].text == "."
        and _touches(reading, index + 1)
        and _is_capital_word(reading, index + 2)
        and len(reading.tokens[index].text) <= 2
    )


def _is_bare_initial(reading: Reading, index: int, stop: int) -> bool:
    """Whether a capital without a stop is part of a name: the given one in India, the surname in Chinese ones.

    "V Muraleedharan" shortens his name; "директор И Минчжэ" does not, as no "и" has a capital within a sentence.
    """
    if reading.document.language == "ru":
        return _is_surname_of_a_letter(reading, index, stop)
    if (
        reading.document.language != "en"
        or reading.tokens[index].text in "AI"
        or not _next_is_capitalised(reading, index, stop)
    ):
        return False
    return len(reading.tokens[index + 1].text) > 3 and index + 1 not in reading.place_of


def _is_surname_of_a_letter(reading: Reading, index: int, stop: int) -> bool:
    """Whether a vowel with a capital within a Russian sentence is a Chinese surname."""
    if reading.tokens[index].text not in _SURNAMES_OF_A_LETTER:
        return False
    sentence = reading.document.sentence_at(reading.tokens[index].start)
    return index > sentence.first and _next_is_capitalised(reading, index, stop)


def _touches(reading: Reading, index: int) -> bool:
    return reading.tokens[index - 1].end == reading.tokens[index].start


def _is_acronym(word: str, inside: bool) -> bool:
    if word.isupper():
        return not (inside and sum(map(str.isalpha, word)) > 3)
    return any(map(str.isdigit, word))
