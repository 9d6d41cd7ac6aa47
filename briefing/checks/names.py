"""Checks of names: one person spelled in two ways, a post spelled in two ways, a person listed twice.

Case endings of Russian and suffixes of Kazakh are no other spellings, nor are ё and е, nor the spellings of one
language beside those of another.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from briefing.checks.check import Check, Found
from briefing.checks.finding import Fix, Severity
from briefing.checks.matter import Matter, Words
from briefing.languages import city_named, country_named, people_named, split_name
from briefing.languages.kazakh import stems
from briefing.messages import Message
from briefing.model import LANGUAGE_CODES, FieldPath, LanguageCode, Official
from briefing.model.gaps import GapKind

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʻʼ‘`-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_APOSTROPHE = re.compile("[’'ʻʼ‘`]")
_SHORTEST = 5
_LONG = 8
_LONGEST_ENDING = 5
_SAME_SOUND = (
    ("dzh", "j"), ("kh", "h"), ("zh", "j"), ("gh", "g"), ("ts", "c"), ("tz", "c"), ("iya", "ia"), ("ya", "ia"),
    ("yu", "iu"), ("yo", "io"), ("ye", "e"), ("iy", "i"), ("yi", "i"), ("ij", "i"), ("ou", "u"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("x", "ks"), ("ii", "i"),
)  # fmt: skip
_SAME_LETTER = str.maketrans("ёйэәғқңөұүһі", "еиеагкноуухи", "ъьʻ’'`‘ʼ-")
_RUSSIAN_ENDING = re.compile(r"(?:ого|ому|ыми|ами|ями|ых|их|ым|им|ом|ем|ой|ей|ою|ую|ая|ов|ам|ах|а|у|ы|е|и|ю|я)$")


class _Person(NamedTuple):
    """A person as one language of the note spells the name."""

    surname: str
    given: str
    full: str


def spelled_in_two_ways(matter: Matter) -> Iterator[Found]:
    """A surname in the text that is nearly that of an official, and no form of it."""
    for language in LANGUAGE_CODES:
        people = [person for row in matter.briefing.officials if (person := _person(row, language))]
        for words in matter.words if people else ():
            if words.language == language and not words.pattern.startswith("officials/*/name"):
                yield from _misspelled(matter, words, people)


def _misspelled(matter: Matter, words: Words, people: list[_Person]) -> Iterator[Found]:
    previous = ""
    for match in _WORD.finditer(words.text):
        word = match.group()
        if len(word) >= _SHORTEST and word[0].isupper():
            person = _meant(word, previous, people, words.language)
            if person and not _is_place(word, words.language):
                text = Message(
                    "{place}: “{word}” here, “{name}” among the officials; spell a name in one way.",
                    place=matter.place(words.path),
                    word=word,
                    name=person.full,
                )
                yield Found(words.path, text, words=word, span=match.span(), fix=_fix(words, match, person))
        previous = word


def _meant(word: str, previous: str, people: list[_Person], language: LanguageCode) -> _Person | None:
    """The person whose name this word nearly is, None where it is a form of a known name or nobody's."""
    bare = _POSSESSIVE.sub("", word)
    if any(_is_form(bare, name, language) for person in people for name in person.full.split()):
        return None
    bases = _bases(bare, language)
    for person in people:
        if len(person.surname) < _SHORTEST:
            continue
        named_before = bool(previous) and (_is_form(previous, person.given, language) or previous == person.given[:1])
        if any(_is_nearly(base, person.surname, language, sure=named_before) for base in bases):
            return person
    return None


def _is_nearly(word: str, surname: str, language: LanguageCode, *, sure: bool) -> bool:
    """Whether two spellings may be of one name; with the given name before it more may differ."""
    if word[0].casefold() != surname[0].casefold() and _sound(word, language)[:1] != _sound(surname, language)[:1]:
        return False
    if _sound(word, language) == _sound(surname, language):
        return True
    allowed = 2 if sure else 1 if len(surname) >= _LONG and len(word) >= _LONG else 0
    return Levenshtein.distance(word.casefold(), surname.casefold(), score_cutoff=allowed) <= allowed


def _is_form(word: str, name: str, language: LanguageCode) -> bool:
    """Whether a word is a name in one of its forms."""
    one, other = (_plain(text) for text in (word, name))
    if not other or one == other:
        return bool(other)
    if language == "en":
        return one.removesuffix("s") == other.removesuffix("s")
    if language == "kk" and other in (_plain(stem) for stem in stems(word)):
        return True
    stem = other[:-1] if other[-1] in "аяьйыоеу" and len(other) > 3 else other
    return one.startswith(stem) and len(one) - len(stem) <= _LONGEST_ENDING


def _bases(word: str, language: LanguageCode) -> tuple[str, ...]:
    """What the word may be without its ending."""
    if language == "ru":
        return (word, _RUSSIAN_ENDING.sub("", word)) if len(word) > _SHORTEST else (word,)
    return stems(word) if language == "kk" else (word,)


@lru_cache(maxsize=4096)
def _sound(word: str, language: LanguageCode) -> str:
    """The word as it sounds, so that spellings that sound alike are one."""
    sound = word.casefold().translate(_SAME_LETTER)
    if language == "en":
        for letters, sounds in _SAME_SOUND:
            sound = sound.replace(letters, sounds)
    return re.sub(r"(.)\1+", r"\1", sound)


def _plain(word: str) -> str:
    """The word without capitals, ё and the shape of its apostrophes."""
    return _APOSTROPHE.sub("", word.casefold().replace("ё", "е"))


def _is_place(word: str, language: LanguageCode) -> bool:
    return any(named(word, language) is not None for named in (country_named, city_named, people_named))


def _fix(words: Words, match: re.Match[str], person: _Person) -> Fix | None:
    """The name of the official in place of the word; in English only, where a name has no cases."""
    if words.language != "en":
        return None
    possessive = _POSSESSIVE.search(match.group())
    ending = possessive.group() if possessive else ""
    return Fix(words.path, words.text[: match.start()] + person.surname + ending + words.text[match.end() :])


def _person(row: Official, language: LanguageCode) -> _Person | None:
    full = row.name.in_language(language)
    surname = row.surname.in_language(language) or split_name(full).surname
    given = row.given.in_language(language) or split_name(full).given
    return _Person(surname.split(" ")[-1], given.split(" ")[0], full) if surname else None


def listed_twice(matter: Matter) -> Iterator[Found]:
    """Two officials whose names sound alike."""
    for one, other in combinations(matter.briefing.officials, 2):
        for language in LANGUAGE_CODES:
            names = [row.name.in_language(language) for row in (one, other)]
            if all(names) and _sounds_of(names[0], language) == _sounds_of(names[1], language):
                path = FieldPath(f"officials/{other.id}/name")
                text = Message("{place}: this person is listed already.", place=matter.place(path))
                yield Found(path, text, words=names[1])
                break


def _sounds_of(name: str, language: LanguageCode) -> tuple[str, ...]:
    return tuple(sorted(_sound(word, language) for word in name.split()))


def spelled_in_two_ways_in_source(matter: Matter) -> Iterator[Found]:
    """A name or post whose hyphens or spaces differ within the sources."""
    for gap in matter.gaps:
        if gap.kind is GapKind.SPELLINGS:
            spellings = ", ".join(f"“{word}”" for word in gap.words)
            text = Message(
                "{place}: the sources spell it in two ways, {words}; keep to one.",
                place=matter.place(gap.path),
                words=spellings,
            )
            yield Found(gap.path, text, words=" ".join(gap.words))


CHECKS = (
    Check(
        "name_spelling",
        Severity.WARN,
        Message("A name in the text is nearly that of an official, and no form of it."),
        spelled_in_two_ways,
        sure=False,
    ),
    Check(
        "listed_twice",
        Severity.WARN,
        Message("Two officials have names that sound alike."),
        listed_twice,
    ),
    Check(
        "source_spelling",
        Severity.HINT,
        Message("The sources spell a name or post of an official in two ways."),
        spelled_in_two_ways_in_source,
    ),
)
