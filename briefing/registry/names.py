"""Whether a name in an article denotes a person of the registry, and how surely."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from briefing.languages import kazakh_to_russian, split_name
from briefing.languages.kazakh import person_to_nominative
from briefing.registry.spelling import folded, is_latin, is_near, spelling_key

_SON_OR_DAUGHTER = re.compile("(?:[oei]vich|ich|[oei]vna|ichna|inichna|uli|kizi|ogli|zoda)$")


class Likeness(IntEnum):
    """How a name matches a known one, the surest first."""

    SAME = 0
    DECLINED = 1
    """The same words, in a case of Russian or Kazakh."""
    TRANSLITERATED = 2
    """Other letters or another usual transliteration."""
    TURNED = 3
    """The surname first in one and last in the other, where nothing in the words tells which it is."""
    INITIALS = 4
    NEAR = 5
    """One part in Latin letters differs by a vowel, as transliterations do."""

    @property
    def needs_country(self) -> bool:
        """Whether the match counts only for somebody known to be of the same country."""
        return self >= Likeness.TURNED


class NameParts(NamedTuple):
    """The parts of a name as they are compared."""

    surname: str
    given: str
    patronymic: str

    @classmethod
    def of(cls, name: str) -> "NameParts":
        """The parts of a name in any order."""
        surname, given, patronymic = (folded(part) for part in split_name(name))
        first, _, second = given.partition(" ")
        if not patronymic and is_initial(second) and not is_initial(first):  # Айдар С. Бекенов
            given, patronymic = first, second
        return cls(surname, given, patronymic)

    @property
    def turned(self) -> "NameParts | None":
        """The same two words with surname and given name changed over; None where there are not two."""
        if self.patronymic or not self.given or " " in self.given or is_initial(self.given):
            return None
        return NameParts(self.given, self.surname, "")

    @property
    def surname_keys(self) -> set[str]:
        """Keys under which the surname may stand in the registry."""
        return {spelling_key(word) for word in (self.surname, *nominatives(self.surname))}

    @property
    def given_keys(self) -> set[str]:
        """Keys under which the given name may stand in the registry."""
        return {spelling_key(word) for word in (self.given, *nominatives(self.given))}


def likeness(asked: NameParts, known: NameParts) -> Likeness | None:
    """How surely a name denotes the known one; None if it does not.

    A surname alone denotes nobody, except who is known by one name only. Where
    both names have a patronymic, or another name between, these must agree.
    """
    if not asked.given or not known.given:
        alone = not asked.given and not known.given and asked.surname == known.surname
        return Likeness.TURNED if alone else None
    found: list[Likeness] = []
    for alike, asked_part, known_part in (
        (_likeness_of_given, asked.given, known.given),
        (_likeness_of_words, asked.surname, known.surname),
        (_likeness_of_patronymics, asked.patronymic, known.patronymic),
    ):
        level = alike(asked_part, known_part)
        if level is None:
            return None
        found.append(level)
    is_vague = found.count(Likeness.NEAR) > 1 or {Likeness.NEAR, Likeness.INITIALS} <= {*found}
    return None if is_vague else max(found)


def is_initial(word: str) -> bool:
    """Whether a word stands for a name only by its first letter or letters: `а.`, `дж.`, `к.-ж.`"""
    return word.endswith(".") and len(word) <= 5


@lru_cache(maxsize=16_384)
def nominatives(word: str) -> tuple[str, ...]:
    """Nominatives of which a Cyrillic word may be an oblique case, by what endings say.

    The endings -а and -я are left alone: Александра may be a woman's own name.
    """
    if is_latin(word) or len(word) < 5:
        return ()
    kazakh = person_to_nominative(word)
    return tuple(dict.fromkeys(form for form in (kazakh, *_russian_nominatives(word)) if form != word))


_RUSSIAN_CASES = (
    ("ским", "ский"), ("скому", "ский"), ("ском", "ский"), ("ской", "ская"), ("скую", "ская"),
    ("ым", ""), ("ом", ""), ("ем", ""), ("ем", "й"), ("ем", "ь"), ("им", "ий"),
    ("у", ""), ("у", "а"), ("ю", "й"), ("ю", "ь"), ("ю", "я"), ("е", ""), ("е", "а"), ("е", "я"),
    ("ой", "а"), ("ой", "ая"), ("ей", "я"), ("ы", "а"), ("и", "я"),
)  # fmt: skip


def _russian_nominatives(word: str) -> Iterator[str]:
    for ending, nominative in _RUSSIAN_CASES:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield word.removesuffix(ending) + nominative


def _likeness_of_words(asked: str, known: str) -> Likeness | None:
    if asked == known:
        return Likeness.SAME
    if known in nominatives(asked):
        return Likeness.DECLINED
    key, known_key = spelling_key(asked), spelling_key(known)
    if key == known_key or known_key in map(spelling_key, nominatives(asked)):
        return Likeness.TRANSLITERATED
    if is_latin(asked) and is_near(key, known_key):
        return Likeness.NEAR
    return None


def _likeness_of_given(asked: str, known: str) -> Likeness | None:
    """As of words; an initial stands for every name it begins, the first of several names for them all."""
    if is_initial(known):
        return Likeness.SAME if asked == known else None
    if is_initial(asked):
        return Likeness.INITIALS if _begins(known, asked) else None
    level = _likeness_of_words(asked, known)
    first, known_first = asked.partition(" "), known.partition(" ")
    if level is None and not (first[2] and known_first[2]):
        return _likeness_of_words(first[0], known_first[0])
    return level


def _likeness_of_patronymics(asked: str, known: str) -> Likeness | None:
    if not asked or not known or asked == known:
        return Likeness.SAME
    if is_initial(asked) or is_initial(known):
        return Likeness.INITIALS if _begins(known, asked) or _begins(asked, known) else None
    stems = [_SON_OR_DAUGHTER.sub("", spelling_key(word)) for word in (asked, known)]
    if stems[0] == stems[1] or stems[1] in {
        _SON_OR_DAUGHTER.sub("", spelling_key(word)) for word in nominatives(asked)
    }:
        return Likeness.TRANSLITERATED
    return None


def _begins(word: str, initial: str) -> bool:
    """Whether a word begins with an initial: letter by letter in one script, by sound between two."""
    letters = initial.partition(".")[0]
    if is_latin(word) == is_latin(letters):
        return kazakh_to_russian(word).startswith(kazakh_to_russian(letters))
    return spelling_key(word).startswith(spelling_key(letters))
