"""Which strings of a text name the same person."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from briefing.extraction.facts import Mention
from briefing.extraction.lexicon import fold
from briefing.extraction.names import NameRun, honorifics, particles, read_name, surnames_first
from briefing.extraction.people.holders import Holder
from briefing.extraction.reading import Reading
from briefing.languages.kazakh import stems

_RUSSIAN_ENDINGS = (
    "ыми",
    "ого",
    "ому",
    "ова",
    "ым",
    "им",
    "ом",
    "ем",
    "ой",
    "ей",
    "ою",
    "ую",
    "ая",
    "а",
    "я",
    "у",
    "ю",
    "е",
    "ы",
    "и",
    "ь",
    "й",
)


class Person:
    """All posts and names of one person while they are collected."""

    def __init__(self, holder: Holder) -> None:
        self.holders = [holder]
        self.mentions: list[Mention] = []
        self.keys = name_keys(holder.name.parts)
        self.surname = surname_key(holder.name.parts)

    @property
    def first(self) -> int:
        """The token at which the person is first named with a post."""
        return min(holder.name.first for holder in self.holders)

    def add(self, holder: Holder) -> None:
        """Another post or naming of the same person."""
        self.holders.append(holder)
        if len(holder.name.parts) > len(self.keys):
            self.keys = name_keys(holder.name.parts)
            self.surname = surname_key(holder.name.parts)


def group_holders(holders: Sequence[Holder]) -> list[Person]:
    """The persons behind the holders of posts; a surname alone joins the one person who bears it."""
    people: list[Person] = []
    by_key: dict[str, list[Person]] = {}
    for holder in sorted(holders, key=lambda holder: not holder.name.is_full):
        keys = name_keys(holder.name.parts)
        rivals = {id(person): person for key in keys for person in by_key.get(key[:4], ())}
        known = [person for person in rivals.values() if is_same(holder.name.parts, person)]
        if len(known) == 1:
            known[0].add(holder)
        elif not known:
            people.append(Person(holder))
            for key in {key[:4] for key in keys}:
                by_key.setdefault(key, []).append(people[-1])
    return sorted(people, key=lambda person: person.first)


def is_same(parts: Sequence[str], person: Person) -> bool:
    """Whether the parts of a name can denote the person."""
    keys = name_keys(parts)
    if len(keys) == 1:
        return any(_alike(keys[0], key) for key in _single_names(person))
    if not any(_alike(key, person.surname) for key in keys):
        return False
    others = [key for key in keys if not _alike(key, person.surname)]
    return all(any(_alike(key, known) or _initial(key, known) for known in person.keys) for key in others)


def _single_names(person: Person) -> tuple[str, ...]:
    """The parts by which a person is named alone: the surname, or the last name of a Vietnamese."""
    return (person.surname, person.keys[-1])


def _initial(key: str, known: str) -> bool:
    shorter, longer = sorted((key, known), key=len)
    return len(shorter) <= 2 and longer.startswith(shorter[:1])


def find_mentions(reading: Reading, people: Sequence[Person]) -> None:
    """Adds to each person every place where the text names it."""
    by_key: dict[str, list[Person]] = {}
    for person in people:
        for key in {person.surname, *person.keys}:
            by_key.setdefault(key[:4], []).append(person)
    initials = {key[:1] for key in by_key}
    index, stop = 0, len(reading.tokens)
    while index < stop:
        if not _may_begin_a_name(reading, index, initials):
            index += 1
            continue
        run = read_name(reading, index, min(stop, index + 12))
        found = _named(reading, run, by_key) if run else None
        if not run or not found:
            index += 1
            continue
        person, last = found
        span = reading.span(index, last)
        person.mentions.append(Mention(span, reading.text[span.start : span.end]))
        index = last


def _may_begin_a_name(reading: Reading, index: int, initials: Collection[str]) -> bool:
    """Whether a word may begin a name of somebody whose names begin with one of the letters."""
    token = reading.tokens[index]
    if not token.is_word or not (token.text[0].isupper() or "-" in token.text):
        return False
    if honorifics().match(reading.folded, index, index + 1) and not reading.possessive[index]:
        return False  # "Mr" may stand for no initial of a name
    return name_key(token.text)[:1] in initials or reading.folded[index] in particles()


def _named(reading: Reading, run: NameRun, by_key: dict[str, list[Person]]) -> tuple[Person, int] | None:
    """The person that a run names, and where the name ends: words after it may have got into the run."""
    count = len(run.parts)
    while count:
        parts = run.parts[:count]
        rivals = {id(p): p for key in name_keys(parts) for p in by_key.get(key[:4], ())}
        known = [person for person in rivals.values() if is_same(parts, person)]
        if len(known) == 1:
            return known[0], run.last if count == len(run.parts) else _end_of(reading, run, count)
        count -= 1
    return None


def _end_of(reading: Reading, run: NameRun, count: int) -> int:
    """The token after the first `count` parts of a name; the stops of initials are no parts."""
    index = run.first
    for _ in range(count):
        index += 1
        if index < run.last and reading.tokens[index].text == ".":
            index += 1
    return index


def name_keys(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a name as they are compared, particles left out."""
    return tuple(name_key(part) for part in parts if fold(part) not in particles()) or tuple(map(name_key, parts))


def surname_key(parts: Sequence[str]) -> str:
    """The part by which a person is named alone."""
    kept = [part for part in parts if fold(part) not in particles()] or list(parts)
    first = fold(kept[0])
    if len(kept) in (2, 3) and first in surnames_first() and _looks_eastern(kept[1:]):
        return name_key(kept[0])
    return name_key(kept[-1])


def _looks_eastern(given: Sequence[str]) -> bool:
    """Whether given names look Chinese, Korean or Vietnamese: short, or of two short syllables."""
    return all(len(half) <= 7 for part in given for half in part.split("-")) and not any(
        part.endswith(("ov", "ova", "ев", "ов")) for part in given
    )


@lru_cache(maxsize=8192)
def name_key(part: str) -> str:
    """A part of a name without case, diacritics, apostrophes and case endings."""
    word = fold(part).replace("'", "").replace("ı", "i")
    if word < "а":
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return re.sub("^(al|el|as|ad|an|ash|аль|эль|ас|аш|ад)-", "", word)


def _alike(key: str, other: str) -> bool:
    """Whether two parts are the same name in other cases or with another spelling of one letter."""
    if key == other:
        return True
    if len(key) < 3 or len(other) < 3:
        return False
    if "а" <= key[0] <= "ӿ":
        return _same_stem(key, other)
    return len(key) >= 6 and len(other) >= 6 and key[0] == other[0] and Levenshtein.distance(key, other) == 1


def _same_stem(key: str, other: str) -> bool:
    """Whether two Cyrillic words differ only in a case ending."""
    if any(len(stem) > 2 for stem in set(stems(key)) & set(stems(other))):
        return True
    common = 0
    for one, two in zip(key, other, strict=False):
        if one != two:
            break
        common += 1
    return common >= 2 and all(_is_ending(word[common:]) for word in (key, other))


def _is_ending(rest: str) -> bool:
    return rest == "" or rest in _RUSSIAN_ENDINGS
